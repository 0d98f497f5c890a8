import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AlertPage } from '@telltale/model'
import { api } from '../../lib/api.ts'
import type { TimeRange } from '../../lib/time-range.ts'
import { type AlertFilter, alertParams } from './alert-filter.ts'

/** Alerts a page of the list. */
const PAGE = 100

/** Under what the cache keeps a list. */
export function listKey(filter: AlertFilter, range: TimeRange) {
  return ['alerts', 'list', filter, range] as const
}

/** Pages of alerts, last seen newest first. They are never asked for again by themselves: no row moves. */
export function listOptions(filter: AlertFilter, range: TimeRange) {
  return {
    queryKey: listKey(filter, range),
    queryFn: ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) => {
      const params = alertParams(filter, range, Date.now())
      params.set('limit', String(PAGE))
      if (pageParam !== '') params.set('cursor', pageParam)
      return api.alerts(params, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page: AlertPage) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // A list that nobody looks at is forgotten at once: whoever comes back sees what is true then.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  }
}

/** Counts over all alerts of the filter, asked for every five seconds. */
export function summaryOptions(filter: AlertFilter, range: TimeRange) {
  return queryOptions({
    queryKey: ['alerts', 'summary', filter, range],
    queryFn: ({ signal }) => api.alertSummary(alertParams(filter, range, Date.now()), signal),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  })
}
