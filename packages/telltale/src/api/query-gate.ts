/** How many heavy queries run at once; a few more wait their turn for a short while. */
export interface GateLimits {
  readonly running: number
  readonly waiting: number
  readonly waitMs: number
}

const DEFAULT_LIMITS: GateLimits = { running: 8, waiting: 24, waitMs: 2_000 }

/** Keeps one client, or many, from giving the store more queries at once than it can serve. */
export class QueryGate {
  readonly #limits: GateLimits
  readonly #waiting = new Set<() => void>()
  #running = 0

  constructor(limits: GateLimits = DEFAULT_LIMITS) {
    this.#limits = limits
  }

  /** Runs a task when there is room; `busy` when there is none in time. */
  async run<T>(task: () => Promise<T>, busy: () => T): Promise<T> {
    if (!(await this.#enter())) return busy()
    try {
      return await task()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<boolean> {
    if (this.#running < this.#limits.running) {
      this.#running += 1
      return true
    }
    if (this.#waiting.size >= this.#limits.waiting) return false
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(admit)
        resolve(false)
      }, this.#limits.waitMs)
      const admit = (): void => {
        clearTimeout(timer)
        resolve(true)
      }
      this.#waiting.add(admit)
    })
  }

  /** Hands the place to the one that has waited longest. */
  #leave(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#running -= 1
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
