import { quantileOf } from './window-tally.ts'

/** Makes the median of absolute deviations comparable to a standard deviation of normal numbers. */
const MAD_TO_SIGMA = 1.4826
/** The least spread that is believed: this share of the median, and one event or value. */
const LEAST_SPREAD_SHARE = 0.05
/** Centre and spread of past windows that single odd ones hardly move. */
export interface Habit {
  readonly median: number
  /** Standard deviation as the median of absolute deviations gives it, not below a floor. */
  readonly spread: number
}

/** The habit that past aggregates show; sums have no floor of one, since their unit may be small. */
export function habitOf(history: readonly number[], measure: 'count' | 'sum' | 'distinct'): Habit {
  const median = medianOf(history)
  const mad = medianOf(history.map((value) => Math.abs(value - median)))
  const floor = Math.max(LEAST_SPREAD_SHARE * Math.abs(median), measure === 'sum' ? 0 : 1)
  return { median, spread: MAD_TO_SIGMA * Math.max(mad, floor) }
}

function medianOf(values: readonly number[]): number {
  const ascending = [...values].sort((left, right) => left - right)
  return quantileOf(ascending, 0.5) ?? 0
}
