/** Why something was not delivered. */
export const DROP_REASONS = ['queue_full', 'rejected', 'too_large', 'gave_up'] as const
export type DropReason = (typeof DROP_REASONS)[number]
export type DropCounts = Readonly<Record<DropReason, number>>

const NONE: DropCounts = { queue_full: 0, rejected: 0, too_large: 0, gave_up: 0 }

/** Counts what is dropped, since the start and since the last report. */
export class DropCounter {
  #total: DropCounts = NONE
  #unreported: DropCounts = NONE

  get total(): DropCounts {
    return this.#total
  }

  get hasUnreported(): boolean {
    return DROP_REASONS.some((reason) => this.#unreported[reason] > 0)
  }

  add(reason: DropReason, count = 1): void {
    this.#total = plus(this.#total, { ...NONE, [reason]: count })
    this.#unreported = plus(this.#unreported, { ...NONE, [reason]: count })
  }

  /** What was not reported yet, to be reported now. */
  takeUnreported(): DropCounts {
    const taken = this.#unreported
    this.#unreported = NONE
    return taken
  }

  /** A report did not arrive. */
  giveBack(counts: DropCounts): void {
    this.#unreported = plus(this.#unreported, counts)
  }
}

function plus(a: DropCounts, b: DropCounts): DropCounts {
  return {
    queue_full: a.queue_full + b.queue_full,
    rejected: a.rejected + b.rejected,
    too_large: a.too_large + b.too_large,
    gave_up: a.gave_up + b.gave_up,
  }
}
