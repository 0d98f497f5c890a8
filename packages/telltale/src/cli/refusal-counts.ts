import type { Refusal } from '../api/api-options.ts'

/** Counts what was refused, by door and reason. Both come from bounded lists. */
export class RefusalCounts {
  readonly #counts = new Map<string, Refusal>()

  add(at: string, reason: string, count: number): void {
    const key = `${at}\n${reason}`
    this.#counts.set(key, { at, reason, count: (this.#counts.get(key)?.count ?? 0) + count })
  }

  list(): readonly Refusal[] {
    return [...this.#counts.values()]
  }
}
