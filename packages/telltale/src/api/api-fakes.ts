import type { EventJson, FindingJson, RecordJson, TraceJson } from '@telltale/model'
import type { AccessKey, Desk } from '../desk/desk.ts'
import type { JournalStats, QuarantinedItem } from '../journal/journal.ts'
import type { EventFilter, EventStore, FindingsOf, TailItem } from '../store/store.ts'
import type { ApiOptions } from './api-options.ts'
import { FakeControl } from './fake-control.ts'
import { fakeAlerts, fakeRuleBook, fakeRuleDesk } from './fake-rules.ts'

/** Monday morning, in the tests of the API. */
export const NOW = Date.UTC(2026, 10, 23, 9)
export const EVENT_ID = '0af7651916cd43dd8448eb211c80319c'
export const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'
export const RECORD_ID = '11111111111111111111111111111111'
/** Stands in everything that belongs to tenant `acme`, so that it can be looked for in what others are shown. */
export const CANARY = 'canary-of-acme'

const ISO = new Date(NOW).toISOString()

export const EVENT: EventJson = {
  '@timestamp': ISO,
  'event.id': EVENT_ID,
  'event.ingested': ISO,
  'event.action': 'tool.called',
  'telltale.category': 'ai_tool',
  'service.name': CANARY,
  'gen_ai.tool.name': 'send_mail',
  trace_id: TRACE_ID,
}

const RECORD: RecordJson = {
  id: RECORD_ID,
  signal: 'span',
  name: 'chat gpt-4.1',
  trace_id: TRACE_ID,
  span_id: '00f067aa0ba902b7',
  service: CANARY,
  dialect: 'otel',
  time: ISO,
  received: ISO,
  event_count: 3,
  body: { attributes: [['gen_ai.system', 'openai']] },
}

const SPAN = {
  parent_span_id: '',
  kind: 'client',
  service: CANARY,
  dialect: 'otel',
  start: ISO,
  end: ISO,
  duration_ms: 12.5,
  status: 'ok',
  status_message: '',
  record_id: RECORD_ID,
} as const

const TRACE: TraceJson = {
  trace_id: TRACE_ID,
  spans: [
    {
      ...SPAN,
      span_id: '00f067aa0ba902b7',
      name: 'invoke_agent',
      parent_missing: true,
      children: [{ ...SPAN, span_id: '00f067aa0ba902b8', name: 'chat', children: [] }],
    },
  ],
  span_count: 2,
  events: [EVENT],
  truncated: false,
}

const FOUND: FindingJson = {
  id: '22222222222222222222222222222222',
  event_id: EVENT_ID,
  trace_id: TRACE_ID,
  field: 'gen_ai.tool.call.result',
  index: 0,
  detector: 'signature/override.ignore-previous',
  label: 'injection',
  score: 0.97,
  start: 4,
  end: 40,
  reason: CANARY,
  atlas: ['AML.T0051.001'],
  owasp: ['LLM01:2026'],
}

/** A question that the fake store was asked. */
export interface Asked {
  readonly method: string
  readonly tenant: string
  readonly arguments: readonly unknown[]
}

/** A store that holds one of everything for tenant `acme` and nothing for others, and notes what it is asked. */
export class FakeStore implements EventStore {
  readonly asked: Asked[] = []
  /** What every question rejects with, when set. */
  failure: Error | undefined
  /** What the live tail finds, oldest first. */
  newer: TailItem[] = []

  readonly #owner: string

  constructor(owner = 'acme') {
    this.#owner = owner
  }

  write = async () => this.#answer('write', '', [], undefined, undefined)
  ping = async () => this.#answer('ping', '', [], undefined, undefined)
  close = async () => undefined
  findEvents = async (tenant: string, ...rest: unknown[]) =>
    this.#answer('findEvents', tenant, rest, { events: [EVENT], next: 'c2' }, { events: [], next: null })
  findEvent = async (tenant: string, id: string) =>
    this.#answer('findEvent', tenant, [id], id === EVENT_ID ? EVENT : undefined, undefined)
  findTrace = async (tenant: string, id: string) =>
    this.#answer('findTrace', tenant, [id], id === TRACE_ID ? TRACE : undefined, undefined)
  findFindings = async (tenant: string, of: FindingsOf) => {
    const some = { findings: [FOUND], truncated: false }
    return this.#answer('findFindings', tenant, [of], some, { findings: [], truncated: false })
  }
  findRecords = async (tenant: string, ...rest: unknown[]) =>
    this.#answer('findRecords', tenant, rest, { records: [RECORD], next: null }, { records: [], next: null })
  findRecord = async (tenant: string, id: string) =>
    this.#answer('findRecord', tenant, [id], id === RECORD_ID ? RECORD : undefined, undefined)
  hunt = async () => ({ ok: false, reason: 'not in this test' }) as const
  huntSql = () => ({ ok: false, reason: 'not in this test' }) as const
  countEvents = async (tenant: string) => {
    const none = { total: 0, byCategory: new Map<string, number>(), byApp: new Map<string, number>() }
    const some = { total: 7, byCategory: new Map([['ai_tool', 7]]), byApp: new Map([[CANARY, 7]]) }
    return this.#answer('countEvents', tenant, [], some, none)
  }
  histogram = async (tenant: string, ...rest: unknown[]) => {
    const empty = { from: ISO, to: ISO, bucket_ms: 60_000, total: 0, buckets: [] }
    const buckets = [{ start: ISO, total: 7, by_category: { ai_tool: 7 } }]
    return this.#answer('histogram', tenant, rest, { ...empty, total: 7, buckets }, empty)
  }
  topValues = async (tenant: string, ...rest: unknown[]) => {
    const fields = [{ name: 'service.name', values: [{ value: CANARY, count: 7 }] }]
    return this.#answer('topValues', tenant, rest, { fields }, { fields: [] })
  }
  telemetry = async (tenant: string, ...rest: unknown[]) => {
    const log = {
      category: 'ai_tool',
      count: 7,
      per_second: 0.1,
      last_seen: ISO,
      state: 'arriving',
      fields: [{ name: 'user.id', missing: 0.5 }],
      series: [0, 7],
    } as const
    const apps = [{ name: CANARY, dialects: ['otel'], last_seen: ISO, logs: [log] }]
    const window = { from: ISO, to: ISO, sources: [] }
    return this.#answer('telemetry', tenant, rest, { ...window, apps }, { ...window, apps: [] })
  }
  findNewer = async (tenant: string, filter: EventFilter, ...rest: unknown[]) =>
    this.#answer('findNewer', tenant, [filter, ...rest], this.newer.splice(0), [])

  async #answer<T>(method: string, tenant: string, given: readonly unknown[], own: T, others: T): Promise<T> {
    this.asked.push({ method, tenant, arguments: given })
    if (this.failure !== undefined) throw this.failure
    return tenant === this.#owner || tenant === '' ? own : others
  }
}

const KEY = {
  name: 'a key',
  createdMs: NOW,
  expiresMs: NOW + 365 * 86_400_000,
  revokedMs: undefined,
  lastUsedMs: undefined,
}

/** A desk with a few keys, whose secrets are their names here. */
export class FakeDesk implements Desk {
  readonly control = new FakeControl(CANARY, NOW)
  readonly alerts = fakeAlerts(CANARY, NOW)
  readonly rules = fakeRuleDesk(CANARY, NOW)
  readonly keys = new Map<string, AccessKey>([
    ['tt_r_acme', { ...KEY, id: 'acmereadkey0', tenant: 'acme', scope: 'read' }],
    ['tt_w_acme', { ...KEY, id: 'acmewritekey', tenant: 'acme', scope: 'write' }],
    ['tt_w_globex', { ...KEY, id: 'globexwritek', tenant: 'globex', scope: 'write' }],
    ['tt_r_globex', { ...KEY, id: 'globexreadk0', tenant: 'globex', scope: 'read' }],
    ['tt_i_acme', { ...KEY, id: 'acmeingest00', tenant: 'acme', scope: 'ingest' }],
  ])
  readonly touched: string[] = []

  createKey = () => Promise.reject(new Error('not used by the API'))
  findKey = async (secret: string, nowMs: number) => {
    const key = this.keys.get(secret)
    return key !== undefined && key.revokedMs === undefined && nowMs < key.expiresMs ? key : undefined
  }
  listKeys = async () => [...this.keys.values()]
  revokeKey = async (id: string, nowMs: number) => {
    for (const [secret, key] of this.keys) if (key.id === id) this.keys.set(secret, { ...key, revokedMs: nowMs })
    return true
  }
  touchKey = async (id: string) => void this.touched.push(id)
  close = async () => undefined
}

const JOURNAL_STATS: JournalStats = {
  lastSeq: 12,
  checkpointSeq: 11,
  accepted: 100,
  stored: 90,
  quarantined: 4,
  unrecognised: 3,
  bytes: 5_000,
  capacityBytes: 1_000_000,
  oldestPendingMs: NOW - 1_500,
}

const QUARANTINED: QuarantinedItem = {
  tenant: 'acme',
  seq: 7,
  index: -1,
  itemCount: 4,
  signal: 'traces',
  reason: 'not protobuf',
  receivedMs: NOW,
  excerpt: Buffer.from(`${CANARY}\u001b[2J\n`),
}

/** Everything `createApi` needs, with fakes that belong to tenant `acme`. */
export function fakeOptions(more: Partial<ApiOptions> = {}): ApiOptions & { store: FakeStore; desk: FakeDesk } {
  return {
    journalStats: () => JOURNAL_STATS,
    rules: fakeRuleBook(CANARY, NOW),
    audit: () => undefined,
    findQuarantined: (tenant) => (tenant === 'acme' ? [QUARANTINED] : []),
    pipelineState: () => 'running',
    refusals: () => [
      { at: '/v1/traces', reason: 'too_large', count: 2 },
      { at: 'otlp-grpc', reason: 'too_large', count: 1 },
      { at: '/v1/logs', reason: 'no_key', count: 5 },
    ],
    stageSeconds: () => new Map([['normalize', 1.25]]),
    setup: () => ({
      otlpHttp: 'http://127.0.0.1:4318',
      otlpGrpc: 'http://127.0.0.1:4317',
      events: 'http://127.0.0.1:4318/v1/events',
      dataDir: '/var/lib/telltale',
    }),
    auth: { mode: 'keys' },
    now: () => NOW,
    version: '0.1.0',
    startedAtMs: NOW - 60_000,
    webDir: '/nonexistent',
    ...more,
    store: more.store instanceof FakeStore ? more.store : new FakeStore(),
    desk: more.desk instanceof FakeDesk ? more.desk : new FakeDesk(),
  }
}
