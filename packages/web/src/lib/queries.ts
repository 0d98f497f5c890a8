import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'
import { LAST_DAY, type TimeRange, timeParams } from './time-range.ts'

/** The ledger, asked for every two seconds: the nav's foot and the first-run page live on it. */
export const statsQuery = queryOptions({
  queryKey: ['stats'],
  queryFn: ({ signal }) => api.stats(signal),
  refetchInterval: 2_000,
})

/** When the first event of the last 24 hours came (epoch ms, to a few seconds); null while there is none. */
export const firstEventQuery = queryOptions({
  queryKey: ['first-event'],
  queryFn: async ({ signal }) => {
    const day = await findFirstBucket(LAST_DAY, signal)
    return day && ((await findFirstBucket(day, signal))?.fromMs ?? day.fromMs)
  },
  staleTime: ({ state }) => (state.data === null ? 0 : 30_000),
  refetchInterval: ({ state }) => (state.data === null ? 2_000 : 30_000),
})

async function findFirstBucket(range: TimeRange, signal: AbortSignal) {
  const params = timeParams(range, Date.now())
  params.set('buckets', '144')
  const { buckets, bucket_ms } = await api.histogram(params, signal)
  const first = buckets.find((bucket) => bucket.total > 0)
  if (!first) return null
  const fromMs = Date.parse(first.start)
  return { kind: 'between' as const, fromMs, toMs: fromMs + bucket_ms }
}

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

/** Where the words of a trace went. Asked for again while it may still be arriving. */
export function storyQuery(traceId: string) {
  return queryOptions({
    queryKey: ['story', traceId],
    queryFn: ({ signal }) => api.story(traceId, signal),
    refetchInterval: 10_000,
  })
}

/** What the texts of one event give away; asked only where its risk says that there is something. */
export function eventFindingsQuery(id: string, isRisky: boolean) {
  return queryOptions({
    queryKey: ['findings', 'event', id],
    queryFn: ({ signal }) => api.eventFindings(id, signal),
    enabled: isRisky,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What the texts of a trace give away, while it may still be arriving. */
export function traceFindingsQuery(id: string) {
  return queryOptions({
    queryKey: ['findings', 'trace', id],
    queryFn: ({ signal }) => api.traceFindings(id, signal),
    refetchInterval: 5_000,
  })
}

/** Most approvals shown at once; the newest. */
export const MOST_APPROVALS = 50

/** What applications wait with for a person's answer. */
export const pendingApprovalsQuery = queryOptions({
  queryKey: ['approvals', 'pending'],
  queryFn: ({ signal }) =>
    api.approvals(new URLSearchParams({ state: 'pending', limit: String(MOST_APPROVALS) }), signal),
  refetchInterval: 3_000,
})

/** The last approvals of any state. */
export const lastApprovalsQuery = queryOptions({
  queryKey: ['approvals', 'last'],
  queryFn: ({ signal }) => api.approvals(new URLSearchParams({ limit: String(MOST_APPROVALS) }), signal),
  refetchInterval: 5_000,
})

/** Whose calls are refused now. */
export const controlQuarantineQuery = queryOptions({
  queryKey: ['control', 'quarantine'],
  queryFn: ({ signal }) => api.controlQuarantine(signal),
  refetchInterval: 5_000,
})

/** The policy in force. */
export const policyQuery = queryOptions({
  queryKey: ['control', 'policy'],
  queryFn: ({ signal }) => api.policy(signal),
  refetchInterval: 5_000,
})

/** What waits for a person and cannot wait long: open alerts of level high and critical. */
export const urgentSummaryQuery = queryOptions({
  queryKey: ['alerts', 'summary', 'urgent'],
  queryFn: ({ signal }) => api.alertSummary(urgentParams(), signal),
  refetchInterval: 5_000,
})

/** The newest of them, at most six. */
export const urgentAlertsQuery = queryOptions({
  queryKey: ['alerts', 'urgent'],
  queryFn: ({ signal }) => {
    const params = urgentParams()
    params.set('limit', '6')
    return api.alerts(params, signal)
  },
  refetchInterval: 5_000,
})

function urgentParams(): URLSearchParams {
  return new URLSearchParams([
    ['status', 'open'],
    ['level', 'critical'],
    ['level', 'high'],
  ])
}

/** Alerts about a trace, the last seen first, at most 50. */
export function traceAlertsQuery(traceId: string) {
  return queryOptions({
    queryKey: ['alerts', 'trace', traceId],
    queryFn: ({ signal }) => api.alerts(new URLSearchParams({ trace_id: traceId, limit: '50' }), signal),
    refetchInterval: 10_000,
  })
}

/** One alert with its events, findings and rule. */
export function alertQuery(id: string) {
  return queryOptions({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => api.alert(id, signal),
    staleTime: 10_000,
  })
}

/** What the rules would see of ATLAS and the OWASP lists, and the names of their entries. */
export const coverageQuery = queryOptions({
  queryKey: ['coverage'],
  queryFn: ({ signal }) => api.coverage(signal),
  staleTime: 60_000,
})

/** Every rule with what it has found. */
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => api.rules(signal),
  staleTime: 5_000,
  refetchInterval: 15_000,
})

/** One rule with its text, fixtures and hunt. */
export function ruleQuery(id: string) {
  return queryOptions({
    queryKey: ['rule', id],
    queryFn: ({ signal }) => api.rule(id, signal),
    staleTime: 5_000,
  })
}

/** Exceptions in force, of every rule. */
export const exceptionsQuery = queryOptions({
  queryKey: ['exceptions'],
  queryFn: ({ signal }) => api.exceptions(signal),
  staleTime: 5_000,
})
