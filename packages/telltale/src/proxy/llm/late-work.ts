interface Waiting {
  readonly run: () => void
  readonly bytes: number
  readonly sinceMs: number
}

/** When work that waits is done after all. */
export interface LateLimits {
  /** How long nothing must have happened, milliseconds. */
  readonly quietMs: number
  /** The longest that work waits while calls keep coming, milliseconds. */
  readonly mostMs: number
  /** Most pieces that wait. */
  readonly mostPieces: number
  /** Most bytes that they hold. */
  readonly mostBytes: number
}

const LIMITS: LateLimits = { quietMs: 4, mostMs: 1000, mostPieces: 1024, mostBytes: 16 * 1024 ** 2 }

// Beyond this many times the bounds, work is done where it is added: memory comes before speed.
const HARD = 4

/**
 * Work that no caller waits for: it is done in the order it came, piece by piece, while no call is on its way to its
 * first byte; at the latest after a second, or when too much waits.
 */
export class LateWork {
  readonly #waiting: Waiting[] = []
  readonly #limits: LateLimits
  readonly #now: () => number
  #bytes = 0
  #underway = 0
  #lastMs = 0
  #planned = false

  constructor(limits: Partial<LateLimits> = {}, now: () => number = () => performance.now()) {
    this.#limits = { ...LIMITS, ...limits }
    this.#now = now
  }

  /** A call is on its way; what it gives back tells that its first byte went out, or that it ended. */
  begin(): () => void {
    this.#underway += 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.#underway -= 1
      this.#lastMs = this.#now()
    }
  }

  /** Adds a piece that must not throw; `bytes` is what it keeps in memory. Does older pieces at once where there is no room. */
  add(run: () => void, bytes = 0): void {
    this.#waiting.push({ run, bytes, sinceMs: this.#now() })
    this.#bytes += bytes
    while (this.#isBeyond(HARD)) this.#step()
    this.#plan()
  }

  /** Does all that waits. */
  drain(): void {
    while (this.#waiting.length > 0) this.#step()
  }

  #plan(): void {
    if (this.#planned || this.#waiting.length === 0) return
    this.#planned = true
    // Nobody's process is kept alive for this: `drain` does what is left.
    setTimeout(() => this.#turn(), this.#limits.quietMs).unref()
  }

  #turn(): void {
    const first = this.#waiting[0]
    const atMs = this.#now()
    const { quietMs, mostMs } = this.#limits
    const quiet = this.#underway === 0 && atMs - this.#lastMs >= quietMs / 2
    if (first === undefined || !(quiet || this.#isBeyond(1) || atMs - first.sinceMs >= mostMs)) {
      this.#planned = false
      this.#plan()
      return
    }
    this.#step()
    // One piece at a time: a call that comes in now waits for one, not for all.
    setImmediate(() => this.#turn())
  }

  #isBeyond(times: number): boolean {
    const { mostPieces, mostBytes } = this.#limits
    return this.#waiting.length > mostPieces * times || this.#bytes > mostBytes * times
  }

  #step(): void {
    const piece = this.#waiting.shift()
    if (piece === undefined) return
    this.#bytes -= piece.bytes
    piece.run()
  }
}
