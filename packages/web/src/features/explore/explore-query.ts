import { type InfiniteData, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EventJson, EventPage } from '@telltale/model'
import { api } from '../../lib/api.ts'
import { idOf } from '../../lib/event-fields.ts'
import { type QueryTerm, queryParams } from '../../lib/query-language.ts'
import { type TimeRange, timeParams } from '../../lib/time-range.ts'

/** Events a page of the list. */
const PAGE = 200

/** The API's parameters for what the screen shows. */
function exploreParams(terms: readonly QueryTerm[], range: TimeRange, nowMs: number): URLSearchParams {
  const params = queryParams(terms)
  for (const [name, value] of timeParams(range, nowMs)) params.set(name, value)
  return params
}

/** Pages of events, newest received first. */
export function eventsOptions(terms: readonly QueryTerm[], range: TimeRange) {
  return {
    queryKey: ['events', terms, range],
    queryFn: ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) => {
      const params = exploreParams(terms, range, Date.now())
      params.set('limit', String(PAGE))
      if (pageParam !== '') params.set('cursor', pageParam)
      return api.events(params, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page: EventPage) => page.next ?? undefined,
    staleTime: 30_000,
  }
}

/** Counts over time, with how long the server took as seen from here, milliseconds. */
export function histogramOptions(terms: readonly QueryTerm[], range: TimeRange) {
  return queryOptions({
    queryKey: ['histogram', terms, range],
    queryFn: async ({ signal }) => {
      const startMs = performance.now()
      const params = exploreParams(terms, range, Date.now())
      params.set('buckets', '70')
      const histogram = await api.histogram(params, signal)
      return { histogram, tookMs: Math.round(performance.now() - startMs) }
    },
    placeholderData: keepPreviousData,
  })
}

/** Top values of the fields worth filtering on; of one field when `name` is given. */
export function fieldsOptions(terms: readonly QueryTerm[], range: TimeRange, name?: string) {
  return queryOptions({
    queryKey: ['fields', terms, range, name ?? ''],
    queryFn: ({ signal }) => {
      const params = exploreParams(terms, range, Date.now())
      if (name !== undefined) params.set('field', name)
      return api.fields(params, signal)
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
}

/** How many events match; for finding the condition that removed them all. */
export function countOptions(terms: readonly QueryTerm[], range: TimeRange) {
  return queryOptions({
    queryKey: ['count', terms, range],
    queryFn: async ({ signal }) => {
      const params = exploreParams(terms, range, Date.now())
      params.set('buckets', '1')
      return (await api.histogram(params, signal)).total
    },
  })
}

/** The tail's events over the pages', each event once. */
export function joinRows(tail: readonly EventJson[], pages: InfiniteData<EventPage> | undefined): readonly EventJson[] {
  const seen = new Set<string>()
  return [...tail, ...(pages?.pages.flatMap((page) => page.events) ?? [])].filter((event) => {
    const id = idOf(event)
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}
