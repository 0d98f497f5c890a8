import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'
import { type TimeRange, timeParams } from './time-range.ts'

/** The ledger, asked for every two seconds: the nav's foot and the first-run page live on it. */
export const statsQuery = queryOptions({
  queryKey: ['stats'],
  queryFn: ({ signal }) => api.stats(signal),
  refetchInterval: 2_000,
})

/** Which app sends which log over `range`, asked for every ten seconds. */
export function telemetryQuery(range: TimeRange) {
  return queryOptions({
    queryKey: ['telemetry', range],
    queryFn: ({ signal }) => api.telemetry(timeParams(range, Date.now()), signal),
    refetchInterval: 10_000,
    placeholderData: (previous) => previous,
  })
}

/** Records that could not be read. */
export const quarantineQuery = queryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ signal }) => api.quarantine(signal),
  refetchInterval: 10_000,
})

/** Addresses to send to, and what was refused at the door. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.setup(signal),
  refetchInterval: 2_000,
})

/** One record as it came; it never changes. */
export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ['record', id],
    queryFn: ({ signal }) => api.record(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** One trace whole. It is asked for again while it may still be arriving. */
export function traceQuery(id: string) {
  return queryOptions({
    queryKey: ['trace', id],
    queryFn: ({ signal }) => api.trace(id, signal),
    refetchInterval: 5_000,
  })
}
