/** Bounds the bytes of all requests under way: the sum of what leases cover never exceeds the capacity. */
export class ByteBudget {
  readonly #capacity: number
  #used = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Bytes covered now. */
  get used(): number {
    return this.#used
  }

  /** A lease on nothing yet. */
  lease(): ByteLease {
    let held = 0
    return {
      cover: (bytes) => {
        const more = bytes - held
        if (more > 0 && this.#used + more > this.#capacity) return false
        if (more > 0) {
          this.#used += more
          held = bytes
        }
        return true
      },
      release: () => {
        this.#used -= held
        held = 0
      },
    }
  }
}

/** One request's share of the budget. */
export interface ByteLease {
  /** Raises the share to `bytes` in all; false, and nothing changes, when the budget has no room. */
  cover(bytes: number): boolean
  /** Gives everything back. */
  release(): void
}
