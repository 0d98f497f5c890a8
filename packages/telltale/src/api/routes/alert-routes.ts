import {
  ALERT_LEVELS,
  ALERT_RESOLUTIONS,
  ALERT_STATUSES,
  type AlertJson,
  ATLAS_RELEASE,
  CATEGORIES,
  type Category,
  type EventJson,
  type FindingJson,
} from '@telltale/model'
import { z } from 'zod'
import type { AlertChange, AlertFilter, KeptAlert } from '../../desk/desk.ts'
import { alertDetailSchema, alertPageSchema, alertSchema, alertSummarySchema } from '../alert-schemas.ts'
import { type Answer, json, problem } from '../answer.ts'
import type { ApiContext } from '../api-context.ts'
import { PAGE, shortText, someOf, WINDOW, wholeNumber } from '../query/parameters.ts'
import type { QueryShape } from '../query/parse-query.ts'
import { type ApiRequest, defineRoute, type Route } from '../route.ts'
import { parseTailPosition, TailStream } from '../tail-stream.ts'
import { HEX_ID } from './event-routes.ts'

const DAY_MS = 86_400_000
const RELATED = 20
const SHOWN_EVENTS = 30

const FILTER = {
  from: { ...WINDOW.from, about: 'Last seen at or after this time.' },
  to: { ...WINDOW.to, about: 'Last seen before this time.' },
  status: someOf('Only alerts in these states.', ALERT_STATUSES),
  level: someOf('Only alerts of these levels.', ALERT_LEVELS),
  rule: shortText('Only alerts of this rule, by its id.', 200),
  category: someOf('Only alerts whose last event is of these logs.', CATEGORIES),
  trace_id: shortText('Only alerts with events of this trace.', 64),
  conversation_id: shortText('Only alerts with events of this conversation.', 500),
  assignee: shortText('Only alerts that this person looks after.', 200),
  q: shortText('A part of the title or of who and what it names, in any case.', 200),
} as const satisfies QueryShape
const LIST_QUERY = {
  ...FILTER,
  limit: wholeNumber('How many to give at most.', { min: 1, max: 500, fallback: 100 }),
  cursor: PAGE.cursor,
} as const

const TEXT_RULE = 'must be a text of at most 2000 characters, or null'
const longText = z.string(TEXT_RULE).max(2_000, TEXT_RULE).nullable()
const changeBody = z.strictObject(
  {
    status: z.enum(ALERT_STATUSES, `must be one of ${ALERT_STATUSES.join(', ')}`).exactOptional(),
    resolution: z
      .enum(ALERT_RESOLUTIONS, `must be one of ${ALERT_RESOLUTIONS.join(', ')}, or null`)
      .nullable()
      .exactOptional(),
    assignee: longText.exactOptional(),
    note: longText.exactOptional(),
  },
  'must be JSON of the form {"status":"closed","resolution":"true_positive","note":"…"}',
)

type Filtered = ApiRequest<typeof FILTER>['query']['values']

function toFilter(values: Filtered): AlertFilter {
  const { from, to, status, level, rule, category, trace_id, conversation_id, assignee, q } = values
  return {
    ...(from !== undefined && { fromMs: from }),
    ...(to !== undefined && { toMs: to }),
    ...(status !== undefined && { statuses: status as AlertFilter['statuses'] & object }),
    ...(level !== undefined && { levels: level as AlertFilter['levels'] & object }),
    ...(rule !== undefined && { ruleIds: [rule] }),
    ...(category !== undefined && { categories: category as readonly Category[] }),
    ...(trace_id !== undefined && { traceId: trace_id.toLowerCase() }),
    ...(conversation_id !== undefined && { conversationId: conversation_id }),
    ...(assignee !== undefined && { assignee }),
    ...(q !== undefined && { text: q }),
  }
}

/** Alerts, last seen newest first. */
async function listAlerts({ tenant, query }: ApiRequest<typeof LIST_QUERY>, { desk }: ApiContext): Promise<Answer> {
  const { limit, cursor } = query.values
  const page = { limit, ...(cursor === undefined ? {} : { cursor }) }
  const { alerts, next } = await desk.alerts.findAlerts(tenant, toFilter(query.values), page)
  return json({ alerts: alerts.map(toAlertJson), next: next ?? null })
}

/** Counts of alerts. */
async function summarize({ tenant, query }: ApiRequest<typeof FILTER>, { desk, now }: ApiContext): Promise<Answer> {
  const toMs = query.values.to ?? now() + 1
  const fromMs = query.values.from ?? toMs - DAY_MS
  const buckets = 48
  const counts = await desk.alerts.countAlerts(tenant, toFilter(query.values), { fromMs, toMs, buckets })
  const width = (toMs - fromMs) / buckets
  return json({
    total: counts.total,
    by_status: Object.fromEntries(ALERT_STATUSES.map((status) => [status, counts.byStatus.get(status) ?? 0])),
    by_level: Object.fromEntries(ALERT_LEVELS.map((level) => [level, counts.byLevel.get(level) ?? 0])),
    by_rule: counts.byRule.map(({ ruleId, title, count }) => ({ rule: ruleId, title, count })),
    histogram: counts.histogram.map((count, place) => ({ from: toIso(fromMs + place * width), count })),
  })
}

/** One alert with its events, what was found in them, and its rule. */
async function getAlert({ tenant, params }: ApiRequest, context: ApiContext): Promise<Answer> {
  const id = params.get('id')?.toLowerCase() ?? ''
  const alert = await context.desk.alerts.findAlert(tenant, id)
  if (alert === undefined) return problem(404, `There is no alert ${id}.`)
  const events = await findEventsOf(alert, context)
  const findings: FindingJson[] = []
  for (const event of events.slice(-5)) {
    const found = await context.store.findFindings(tenant, { eventId: String(event['event.id']) })
    findings.push(...found.findings)
  }
  const rule = await context.rules.findRule(tenant, alert.ruleId)
  const related = (await findRelated(alert, context)).map(toAlertJson)
  return json({ alert: toAlertJson(alert), events, findings, rule: rule?.rule ?? null, related })
}

async function findEventsOf({ tenant, eventIds }: KeptAlert, { store }: ApiContext): Promise<readonly EventJson[]> {
  const shown =
    eventIds.length > SHOWN_EVENTS
      ? [...eventIds.slice(0, SHOWN_EVENTS / 2), ...eventIds.slice(-SHOWN_EVENTS / 2)]
      : eventIds
  const events = await Promise.all(shown.map((id) => store.findEvent(tenant, id)))
  return events
    .flatMap((event) => (event === undefined ? [] : [event]))
    .sort((a, b) => String(a['@timestamp']).localeCompare(String(b['@timestamp'])))
}

async function findRelated(alert: KeptAlert, { desk }: ApiContext): Promise<readonly KeptAlert[]> {
  const [traceId] = alert.traceIds
  const [conversationId] = alert.conversationIds
  const filters: AlertFilter[] = []
  if (traceId !== undefined) filters.push({ traceId })
  if (conversationId !== undefined) filters.push({ conversationId })
  const pages = await Promise.all(
    filters.map((filter) => desk.alerts.findAlerts(alert.tenant, filter, { limit: RELATED + 1 })),
  )
  const all = new Map(pages.flatMap((page) => page.alerts).map((other) => [other.id, other]))
  all.delete(alert.id)
  return [...all.values()].slice(0, RELATED)
}

/** What a person made of an alert. */
async function changeAlert(
  { tenant, params, body, caller, address }: ApiRequest<QueryShape, z.output<typeof changeBody>>,
  { desk, now, audit }: ApiContext,
): Promise<Answer> {
  const id = params.get('id')?.toLowerCase() ?? ''
  const reopened = body.status !== undefined && body.status !== 'closed'
  const change: AlertChange = {
    ...body,
    ...(reopened && { resolution: null }),
    by: caller?.keyId ?? '',
    nowMs: now(),
  }
  const changed = await desk.alerts.changeAlert(tenant, id, change)
  if (changed === undefined) return problem(404, `There is no alert ${id}.`)
  audit({
    tenant,
    action: 'alert.changed',
    category: 'configuration',
    type: 'change',
    object: { type: 'alert', id, name: changed.title },
    actor: change.by,
    address,
    changes: Object.entries(body).map(([field, value]) => ({ field, old: '', new: String(value) })),
  })
  return json(toAlertJson(changed))
}

/** Alerts as they are raised or change, as server-sent events. */
async function openAlertTail(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const { caller, tenant } = request
  if (caller === undefined) return problem(401, 'This needs a read key.')
  if (context.tails.isFull) {
    const detail = 'Twenty live tails are open, which is the most; close one, or try again later.'
    return problem(429, detail, { headers: [['retry-after', '30']] })
  }
  const lastId = request.headers['last-event-id']
  const last = await context.desk.alerts.lastRevision()
  const resume = parseTailPosition(typeof lastId === 'string' ? lastId : undefined)
  const from = resume !== undefined && resume.receivedMs <= last ? resume : { receivedMs: last, id: '' }
  const source = {
    // Alerts are numbered as they are written: the number stands where events have their time.
    store: {
      findNewer: async (_tenant: string, _filter: unknown, after: { readonly receivedMs: number }, limit: number) => {
        const changed = await context.desk.alerts.findChanged(tenant, after.receivedMs, limit)
        return changed.map((alert) => ({ position: { receivedMs: alert.revision, id: '' }, event: toAlertJson(alert) }))
      },
    },
    name: 'alert',
    now: context.now,
    isStillAllowed: caller.isStillAllowed,
    tenant,
    filter: {},
    from,
    watermarkMs: () => 0,
  }
  return { kind: 'stream', open: (response, headers) => context.tails.add(new TailStream(response, headers, source)) }
}

/** An alert in the words of the API. */
export function toAlertJson(alert: KeptAlert): AlertJson {
  return {
    id: alert.id,
    rule: alert.ruleId,
    title: alert.title,
    level: alert.level,
    kind: alert.kind,
    category: alert.category ?? null,
    status: alert.status,
    resolution: alert.resolution ?? null,
    assignee: alert.assignee ?? null,
    note: alert.note ?? null,
    changed_by: alert.changedBy ?? null,
    atlas: alert.atlas,
    atlas_release: ATLAS_RELEASE,
    owasp: alert.owasp,
    first_seen: toIso(alert.firstMs),
    last_seen: toIso(alert.lastMs),
    count: alert.count,
    events: alert.eventIds,
    traces: alert.traceIds,
    conversations: alert.conversationIds,
    entities: alert.entities,
    evidence: alert.evidence.map(({ eventId, field, excerpt }) => ({ event_id: eventId, field, excerpt })),
  }
}

function toIso(ms: number): string {
  return new Date(Math.round(ms)).toISOString()
}

const ID = new Map([['id', HEX_ID]])

export const ALERT_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/alerts',
    summary: 'Alerts, last seen newest first.',
    access: 'read',
    query: LIST_QUERY,
    success: { status: 200, mediaType: 'application/json', schema: alertPageSchema },
    handle: listAlerts,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/alerts/summary',
    summary: 'Counts of alerts by state, level, rule and time.',
    access: 'read',
    query: FILTER,
    success: { status: 200, mediaType: 'application/json', schema: alertSummarySchema },
    handle: summarize,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/alerts/stream',
    summary:
      'Alerts as they are raised or change, as server-sent events; Last-Event-ID goes on where a client stopped.',
    access: 'read',
    success: { status: 200, mediaType: 'text/event-stream' },
    handle: openAlertTail,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/alerts/{id}',
    summary: 'One alert with its events, what was found in them, its rule and others of the same story.',
    access: 'read',
    heavy: true,
    params: ID,
    success: { status: 200, mediaType: 'application/json', schema: alertDetailSchema },
    handle: getAlert,
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/alerts/{id}',
    summary: 'Acknowledge, close, reopen, assign or note an alert.',
    access: 'write',
    params: ID,
    body: changeBody,
    success: { status: 200, mediaType: 'application/json', schema: alertSchema },
    handle: changeAlert,
  }),
]
