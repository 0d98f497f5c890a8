import type { Provider } from './provider.ts'

/** What the proxy did since it began. */
export interface ProxyCounts {
  readonly calls: number
  /** Calls to paths that are not read. */
  readonly unobserved: number
  /** Calls that were refused by the policy, or could not be decided of. */
  readonly refused: number
  /** Calls whose caller left before the end. */
  readonly cutOff: number
  /** What is missing in the records, by reason. */
  readonly gaps: Readonly<Record<string, number>>
}

/** Counts what happens, and warns of the first gap of each reason, then of each thousandth. */
export class CallCounter {
  #calls = 0
  #unobserved = 0
  #refused = 0
  #cutOff = 0
  readonly #gaps = new Map<string, number>()
  readonly #warn: (reason: string, provider: Provider) => void

  constructor(warn: ((reason: string, provider: Provider) => void) | undefined) {
    this.#warn = warn ?? (() => {})
  }

  call(): void {
    this.#calls += 1
  }

  unobserved(): void {
    this.#unobserved += 1
  }

  refused(): void {
    this.#refused += 1
  }

  cutOff(): void {
    this.#cutOff += 1
  }

  /** `reason` is one of a fixed few words, never taken from a call. */
  gap(reason: string, provider: Provider): void {
    const count = (this.#gaps.get(reason) ?? 0) + 1
    this.#gaps.set(reason, count)
    if (count === 1 || count % 1000 === 0) this.#warn(reason, provider)
  }

  counts(): ProxyCounts {
    return {
      calls: this.#calls,
      unobserved: this.#unobserved,
      refused: this.#refused,
      cutOff: this.#cutOff,
      gaps: Object.fromEntries(this.#gaps),
    }
  }
}
