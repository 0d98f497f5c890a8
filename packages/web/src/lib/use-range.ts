import { useQuery } from '@tanstack/react-query'
import { firstEventQuery } from './queries.ts'
import { fitRange, parseRange, type RangeSearch, type TimeRange } from './time-range.ts'

/** What part of time a screen looks at, and whether it chose that itself. */
export interface RangeChoice {
  readonly range: TimeRange
  /** Nobody chose: it is the shortest range that holds all events of the last 24 hours. */
  readonly isFitted: boolean
}

/** The range in the address; without one, the range that fits the data. */
export function useRange(search: RangeSearch): RangeChoice {
  const chosen = parseRange(search)
  const { data } = useQuery({ ...firstEventQuery, enabled: chosen === undefined })
  return chosen ? { range: chosen, isFitted: false } : { range: fitRange(data ?? null, Date.now()), isFitted: true }
}
