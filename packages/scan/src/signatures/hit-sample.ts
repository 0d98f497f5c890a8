const HEAD = 64
const TAIL = 16
const MIDDLE = 1024

/** Where one literal was hit: all of its places while they are few, else the first, the last and an even spread between. */
export class HitSample {
  #seen = 0
  #stride = 1
  readonly #head: number[] = []
  readonly #tail: number[] = []
  #middle: number[] = []

  /** How often the literal was hit. */
  get seen(): number {
    return this.#seen
  }

  /** Takes the next hit, each a number above the one before; memory stays bounded. */
  add(hit: number): void {
    if (this.#seen < HEAD) this.#head.push(hit)
    else this.#addLater(hit)
    this.#seen += 1
  }

  #addLater(hit: number): void {
    this.#tail[this.#seen % TAIL] = hit
    if ((this.#seen - HEAD) % this.#stride !== 0) return
    this.#middle.push(hit)
    if (this.#middle.length < MIDDLE) return
    this.#middle = this.#middle.filter((_, index) => index % 2 === 0)
    this.#stride *= 2
  }

  /** At most `limit` (16 or more) of the hits in order: a quarter from the head, the tail, the rest spread over the middle. */
  pick(limit: number): readonly number[] {
    if (this.#seen <= Math.min(limit, HEAD)) return this.#head
    const head = this.#head.slice(0, limit >> 2)
    const tail = [...this.#tail].sort((a, b) => a - b).slice(-(limit >> 2))
    const rest = [...this.#head.slice(head.length), ...this.#middle]
    const room = limit - head.length - tail.length
    const step = Math.max(1, rest.length / room)
    const spread = Array.from(
      { length: Math.min(room, rest.length) },
      (_, index) => rest[Math.floor(index * step)] ?? 0,
    )
    return [...new Set([...head, ...spread, ...tail])].sort((a, b) => a - b)
  }
}
