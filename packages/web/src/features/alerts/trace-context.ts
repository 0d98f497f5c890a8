import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { TraceContext } from './alert-sentences.ts'

/** Events of a trace that are asked for: what was asked and read stands among the first and last of them. */
const MOST_EVENTS = '500'

/** The events of a trace and what was found in them, for an alert whose own events do not say what was asked. */
export function traceContextQuery(traceId: string) {
  return queryOptions({
    queryKey: ['alert-trace', traceId],
    queryFn: async ({ signal }): Promise<TraceContext> => {
      const params = new URLSearchParams({ trace_id: traceId, limit: MOST_EVENTS })
      const [page, found] = await Promise.all([api.events(params, signal), api.traceFindings(traceId, signal)])
      return { events: page.events, findings: found.findings }
    },
    staleTime: 30_000,
  })
}
