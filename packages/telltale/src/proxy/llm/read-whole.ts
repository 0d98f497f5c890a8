/** What was read of a body: all of it, or the beginning of one that is too large. */
export type ReadBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'begun'; readonly parts: readonly Buffer[] }

/** How many bytes are held at one time, over all calls. */
export class ByteBudget {
  #left: number

  constructor(most: number) {
    this.#left = most
  }

  /** False where there is no room. */
  take(bytes: number): boolean {
    if (bytes > this.#left) return false
    this.#left -= bytes
    return true
  }

  give(bytes: number): void {
    this.#left += bytes
  }
}

/** Holds bytes of one body within a bound of its own and the bound of all. */
export class HeldBytes {
  readonly #parts: Buffer[] = []
  #size = 0
  readonly #most: number
  readonly #budget: ByteBudget

  constructor(most: number, budget: ByteBudget) {
    this.#most = most
    this.#budget = budget
  }

  /** False where it would be too much; then nothing is kept of it. */
  add(part: Buffer): boolean {
    if (this.#size + part.length > this.#most || !this.#budget.take(part.length)) return false
    this.#size += part.length
    this.#parts.push(part)
    return true
  }

  parts(): readonly Buffer[] {
    return this.#parts
  }

  whole(): Buffer {
    return this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts)
  }

  /** Gives the room back; safe to call more than once. */
  release(): void {
    this.#budget.give(this.#size)
    this.#size = 0
    this.#parts.length = 0
  }
}

/** Reads a body as far as there is room; what is left of it can still be read from the iterator. */
export async function readWhole(body: AsyncIterator<Buffer>, held: HeldBytes): Promise<ReadBody> {
  for (let next = await body.next(); next.done !== true; next = await body.next()) {
    if (!held.add(next.value)) return { kind: 'begun', parts: [...held.parts(), next.value] }
  }
  return { kind: 'whole', bytes: held.whole() }
}

/** The parts that were read, then the rest. */
export async function* readOn(parts: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* parts
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
