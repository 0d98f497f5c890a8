/**
 * Bounds how many calls may be sending their message at once; the others wait their turn, which holds
 * nothing but their headers, since HTTP/2 lets a sender go on only when it is read.
 */
export class CallSlots {
  readonly #mostWaiting: number
  readonly #waiting = new Set<() => void>()
  #free: number

  constructor(slots: number, mostWaiting: number) {
    this.#free = slots
    this.#mostWaiting = mostWaiting
  }

  /** Resolves true with a slot, or false when too many wait already or `signal` gives up. */
  acquire(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false)
    if (this.#free > 0) {
      this.#free -= 1
      return Promise.resolve(true)
    }
    if (this.#waiting.size >= this.#mostWaiting) return Promise.resolve(false)
    return new Promise((resolve) => {
      const giveUp = (): void => {
        this.#waiting.delete(takeTurn)
        resolve(false)
      }
      const takeTurn = (): void => {
        signal.removeEventListener('abort', giveUp)
        resolve(true)
      }
      this.#waiting.add(takeTurn)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  /** Gives a slot back: to who waits longest, if anyone does. */
  release(): void {
    const [next] = this.#waiting
    if (next === undefined) this.#free += 1
    else {
      this.#waiting.delete(next)
      next()
    }
  }
}
