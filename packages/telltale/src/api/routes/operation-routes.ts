import { CATEGORIES, type Category, type QuarantineJson, type StatsJson } from '@telltale/model'
import { type Answer, json } from '../answer.ts'
import { quarantineSchema, setupSchema, statsSchema, telemetrySchema } from '../answer-schemas.ts'
import type { ApiContext } from '../api-context.ts'
import type { Refusal } from '../api-options.ts'
import { escapeControls } from '../escape-controls.ts'
import { toWindow } from '../query/event-query.ts'
import { WINDOW, wholeNumber } from '../query/parameters.ts'
import { type ApiRequest, defineRoute } from '../route.ts'

const DAY_MS = 86_400_000
/** App names come from senders: the answer stays readable however many they make up. */
const MAX_APPS = 500

const QUARANTINE_QUERY = {
  limit: wholeNumber('How many to give at most.', { min: 1, max: 1_000, fallback: 100 }),
} as const

/** The ledger: what came in and what became of it. */
async function getStats(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const journal = context.journalStats()
  const counts = await context.store.countEvents(request.tenant)
  const apps = [...counts.byApp].sort(([, a], [, b]) => b - a).slice(0, MAX_APPS)
  const stats: StatsJson = {
    accepted: journal.accepted,
    stored: journal.stored,
    quarantined: journal.quarantined,
    pending: Math.max(0, journal.accepted - journal.stored - journal.quarantined),
    unrecognised: journal.unrecognised,
    refused: sumByReason(context.refusals()),
    lag_ms: journal.oldestPendingMs === undefined ? 0 : Math.max(0, context.now() - journal.oldestPendingMs),
    events: counts.total,
    by_category: countEach(counts.byCategory),
    by_app: Object.fromEntries(apps),
    journal: { bytes: journal.bytes, capacity_bytes: journal.capacityBytes },
    version: context.version,
    started_at: new Date(context.startedAtMs).toISOString(),
  }
  return json(stats)
}

/** Which app sends which of the nine logs, and what each leaves out; over the last day unless a window is given. */
async function getTelemetry(request: ApiRequest<typeof WINDOW>, context: ApiContext): Promise<Answer> {
  const { from, to } = request.query.values
  const asked = { ...(from === undefined ? {} : { fromMs: from }), ...(to === undefined ? {} : { toMs: to }) }
  return json(await context.store.telemetry(request.tenant, toWindow(asked, context.now(), DAY_MS)))
}

/** Records that could not be read, newest first. */
function getQuarantine(request: ApiRequest<typeof QUARANTINE_QUERY>, context: ApiContext): Answer {
  const found = context.findQuarantined(request.tenant, request.query.values.limit)
  const items: QuarantineJson['items'] = found.map((item) => ({
    seq: item.seq,
    index: item.index,
    signal: item.signal,
    reason: escapeControls(item.reason),
    received: new Date(item.receivedMs).toISOString(),
    excerpt: escapeControls(new TextDecoder().decode(item.excerpt)),
  }))
  return json({ items })
}

/** Where to send, and what was turned away so far. */
function getSetup(_request: ApiRequest, context: ApiContext): Answer {
  const { otlpHttp, otlpGrpc, events, dataDir } = context.setup()
  return json({
    otlp_http: otlpHttp,
    otlp_grpc: otlpGrpc,
    events,
    data_dir: dataDir,
    keys_required: context.auth.mode === 'keys',
    refused: context.refusals().map(({ at, reason, count }) => ({ at, reason, count })),
    version: context.version,
  })
}

/** How often each reason was given, over all doors. */
function sumByReason(refusals: readonly Refusal[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>()
  for (const { reason, count } of refusals) sums.set(reason, (sums.get(reason) ?? 0) + count)
  return Object.fromEntries(sums)
}

function countEach(counts: ReadonlyMap<string, number>): Readonly<Record<Category, number>> {
  // Every category is in the list, so every key is there.
  return Object.fromEntries(CATEGORIES.map((name) => [name, counts.get(name) ?? 0])) as Record<Category, number>
}

export const OPERATION_ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/stats',
    summary: 'The ledger: accepted, stored, quarantined, refused; events by log and app.',
    access: 'read',
    heavy: true,
    success: { status: 200, mediaType: 'application/json', schema: statsSchema },
    handle: getStats,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/telemetry',
    summary: 'Which app sends which of the nine logs, and which fields each leaves out.',
    access: 'read',
    heavy: true,
    query: WINDOW,
    success: { status: 200, mediaType: 'application/json', schema: telemetrySchema },
    handle: getTelemetry,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/quarantine',
    summary: 'Records that could not be read, newest first.',
    access: 'read',
    query: QUARANTINE_QUERY,
    success: { status: 200, mediaType: 'application/json', schema: quarantineSchema },
    handle: getQuarantine,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/setup',
    summary: 'Where to send telemetry, and what was refused at the door.',
    access: 'read',
    success: { status: 200, mediaType: 'application/json', schema: setupSchema },
    handle: getSetup,
  }),
] as const
