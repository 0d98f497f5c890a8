import type {
  AlertDetailJson,
  AlertJson,
  AlertPage,
  AlertResolution,
  AlertStatus,
  AlertSummaryJson,
  Approval,
  ApprovalsJson,
  CoverageJson,
  EventJson,
  EventPage,
  FieldsJson,
  FindingsJson,
  HistogramJson,
  HuntJson,
  PolicyJson,
  QuarantineEntriesJson,
  QuarantineEntry,
  QuarantineJson,
  RecordJson,
  RecordPage,
  RuleCheckJson,
  RuleDetailJson,
  RuleExceptionJson,
  RuleExceptionsJson,
  RuleJson,
  RulesJson,
  RuleTestJson,
  StatsJson,
  StoryJson,
  TelemetryJson,
  TraceJson,
} from '@telltale/model'
import { askJson, deleteAt, getJson, isObject, type Reader, sendJson } from './http.ts'

/** `GET /api/v1/setup`: what a first sender needs to know, and what was turned away at the door. */
export interface SetupJson {
  readonly otlp_http: string
  readonly otlp_grpc: string
  readonly events: string
  readonly data_dir: string
  readonly keys_required: boolean
  readonly refused: readonly { readonly at: string; readonly reason: string; readonly count: number }[]
  readonly version: string
}

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'object'

/** Reads an object that has the named parts; the parts' insides follow the model's types by contract. */
function shaped<T>(parts: Readonly<Record<string, Kind>>): Reader<T> {
  const wanted = Object.entries(parts)
  return (body) => {
    if (!isObject(body)) return undefined
    const values = new Map(Object.entries(body))
    const fits = wanted.every(([name, kind]) => isKind(values.get(name), kind))
    return fits ? (body as T) : undefined
  }
}

function isKind(value: unknown, kind: Kind): boolean {
  if (kind === 'list') return Array.isArray(value)
  if (kind === 'object') return isObject(value)
  return typeof value === kind
}

const readEvent: Reader<EventJson> = (body) => (isObject(body) ? (body as EventJson) : undefined)
const readPage = shaped<EventPage>({ events: 'list' })
const readTrace = shaped<TraceJson>({ trace_id: 'string', spans: 'list', events: 'list' })
const readStory = shaped<StoryJson>({
  trace_id: 'string',
  answers: 'list',
  nodes: 'list',
  flows: 'list',
  actions: 'list',
  gaps: 'list',
  alerts: 'list',
})
const readFindings = shaped<FindingsJson>({ findings: 'list' })
const readRecord = shaped<RecordJson>({ id: 'string', signal: 'string' })
const readRecords = shaped<RecordPage>({ records: 'list' })
const readStats = shaped<StatsJson>({ accepted: 'number', stored: 'number', by_category: 'object', by_app: 'object' })
const readHistogram = shaped<HistogramJson>({ buckets: 'list', total: 'number', bucket_ms: 'number' })
const readFields = shaped<FieldsJson>({ fields: 'list' })
const readTelemetry = shaped<TelemetryJson>({ apps: 'list', sources: 'list' })
const readQuarantine = shaped<QuarantineJson>({ items: 'list' })
const readSetup = shaped<SetupJson>({ otlp_http: 'string', events: 'string', refused: 'list' })
const readEntries = shaped<QuarantineEntriesJson>({ entries: 'list' })
const readEntry = shaped<QuarantineEntry>({ id: 'string', kind: 'string', value: 'string' })
const readPolicy = shaped<PolicyJson>({ version: 'number' })
const readApprovals = shaped<ApprovalsJson>({ approvals: 'list' })
const readAlerts = shaped<AlertPage>({ alerts: 'list' })
const readSummary = shaped<AlertSummaryJson>({ total: 'number', by_status: 'object', by_level: 'object' })
const readDetail = shaped<AlertDetailJson>({ alert: 'object', events: 'list', findings: 'list', related: 'list' })
const readException = shaped<RuleExceptionJson>({ id: 'string', rule: 'string', conditions: 'list' })
const readExceptions = shaped<RuleExceptionsJson>({ exceptions: 'list' })
const readRules = shaped<RulesJson>({ rules: 'list' })
const readRule = shaped<RuleJson>({ id: 'string', title: 'string', tests: 'object', judged: 'object' })
const readRuleDetail = shaped<RuleDetailJson>({ rule: 'object', yaml: 'string', tests: 'string' })
const readRuleCheck = shaped<RuleCheckJson>({ problems: 'list' })
const readRuleTest = shaped<RuleTestJson>({ problems: 'list', results: 'list' })
const readHunt = shaped<HuntJson>({ total: 'number', per_day: 'list', samples: 'list', sql: 'string' })
const readCoverage = shaped<CoverageJson>({ atlas_release: 'string', tactics: 'list', totals: 'object' })
/** An alert as a message or an answer carries it; `undefined` for what is none. */
export const readAlert = shaped<AlertJson>({ id: 'string', rule: 'string', title: 'string', entities: 'list' })
const readApproval = shaped<Approval>({ id: 'string', state: 'string' })

/** What a person quarantines. */
export type NewQuarantine = Pick<QuarantineEntry, 'kind' | 'value' | 'reason' | 'untilMs'>

/** What a person answers to an application that asks. */
export interface ApprovalAnswer {
  readonly state: 'approved' | 'refused'
  readonly note: string
}

/** What a person changes of an alert; what is left out stays. */
export interface AlertChange {
  readonly status?: AlertStatus
  readonly resolution?: AlertResolution | null
  readonly assignee?: string | null
  readonly note?: string | null
}

/** What a person excepts a rule from; `expires` is ISO 8601. */
export type NewException = Pick<RuleExceptionJson, 'rule' | 'conditions' | 'owner' | 'reason' | 'expires'>

/** The text of a rule with its fixtures. */
export interface RuleText {
  readonly yaml: string
  readonly tests: string
}

/** How far back a hunt looks. */
export type HuntSince = '24h' | '7d' | '30d'

const NONE = new URLSearchParams()

/** Every call of `/api/v1` that the screens make. */
export const api = {
  events: (params: URLSearchParams, signal?: AbortSignal) => getJson('/api/v1/events', params, readPage, signal),
  event: (id: string, signal?: AbortSignal) =>
    getJson(`/api/v1/events/${encodeURIComponent(id)}`, NONE, readEvent, signal),
  trace: (id: string, signal?: AbortSignal) =>
    getJson(`/api/v1/traces/${encodeURIComponent(id)}`, NONE, readTrace, signal),
  eventFindings: (id: string, signal?: AbortSignal) =>
    getJson(`/api/v1/events/${encodeURIComponent(id)}/findings`, NONE, readFindings, signal),
  story: (traceId: string, signal?: AbortSignal) =>
    getJson(`/api/v1/traces/${encodeURIComponent(traceId)}/story`, NONE, readStory, signal),
  traceFindings: (id: string, signal?: AbortSignal) =>
    getJson(`/api/v1/traces/${encodeURIComponent(id)}/findings`, NONE, readFindings, signal),
  records: (params: URLSearchParams, signal?: AbortSignal) => getJson('/api/v1/records', params, readRecords, signal),
  record: (id: string, signal?: AbortSignal) =>
    getJson(`/api/v1/records/${encodeURIComponent(id)}`, NONE, readRecord, signal),
  stats: (signal?: AbortSignal) => getJson('/api/v1/stats', NONE, readStats, signal),
  histogram: (params: URLSearchParams, signal?: AbortSignal) =>
    getJson('/api/v1/histogram', params, readHistogram, signal),
  fields: (params: URLSearchParams, signal?: AbortSignal) => getJson('/api/v1/fields', params, readFields, signal),
  telemetry: (params: URLSearchParams, signal?: AbortSignal) =>
    getJson('/api/v1/telemetry', params, readTelemetry, signal),
  quarantine: (signal?: AbortSignal) => getJson('/api/v1/quarantine', NONE, readQuarantine, signal),
  setup: (signal?: AbortSignal) => getJson('/api/v1/setup', NONE, readSetup, signal),
  controlQuarantine: (signal?: AbortSignal) => getJson('/api/v1/control/quarantine', NONE, readEntries, signal),
  addQuarantine: (entry: NewQuarantine) => sendJson('POST', '/api/v1/control/quarantine', entry, readEntry),
  liftQuarantine: (id: string) => deleteAt(`/api/v1/control/quarantine/${encodeURIComponent(id)}`),
  policy: (signal?: AbortSignal) => getJson('/api/v1/policy', NONE, readPolicy, signal),
  setPolicy: (policy: unknown, after: number) => sendJson('PUT', `/api/v1/policy?after=${after}`, policy, readPolicy),
  approvals: (params: URLSearchParams, signal?: AbortSignal) =>
    getJson('/api/v1/approvals', params, readApprovals, signal),
  answerApproval: (id: string, answer: ApprovalAnswer) =>
    sendJson('POST', `/api/v1/approvals/${encodeURIComponent(id)}`, answer, readApproval),
  alerts: (params: URLSearchParams, signal?: AbortSignal) => getJson('/api/v1/alerts', params, readAlerts, signal),
  alertSummary: (params: URLSearchParams, signal?: AbortSignal) =>
    getJson('/api/v1/alerts/summary', params, readSummary, signal),
  alert: (id: string, signal?: AbortSignal) =>
    getJson(`/api/v1/alerts/${encodeURIComponent(id)}`, NONE, readDetail, signal),
  changeAlert: (id: string, change: AlertChange) =>
    sendJson('PUT', `/api/v1/alerts/${encodeURIComponent(id)}`, change, readAlert),
  addException: (exception: NewException) => sendJson('POST', '/api/v1/exceptions', exception, readException),
  exceptions: (signal?: AbortSignal) => getJson('/api/v1/exceptions', NONE, readExceptions, signal),
  endException: (id: string) => deleteAt(`/api/v1/exceptions/${encodeURIComponent(id)}`),
  rules: (signal?: AbortSignal) => getJson('/api/v1/rules', NONE, readRules, signal),
  rule: (id: string, signal?: AbortSignal) => getJson(rulePath(id), NONE, readRuleDetail, signal),
  checkRule: (yaml: string, signal?: AbortSignal) => askJson('/api/v1/rules/check', { yaml }, readRuleCheck, signal),
  testRule: (text: RuleText, signal?: AbortSignal) => askJson('/api/v1/rules/test', text, readRuleTest, signal),
  huntRule: (yaml: string, since: HuntSince, signal?: AbortSignal) =>
    askJson('/api/v1/rules/hunt', { yaml, since }, readHunt, signal),
  /** A new rule is kept off: to turn it on is a step of its own. */
  createRule: (text: RuleText, reason: string) =>
    sendJson('POST', '/api/v1/rules', { ...text, reason, enabled: false }, readRuleDetail),
  changeRule: (id: string, text: RuleText, reason: string) =>
    sendJson('PUT', rulePath(id), { ...text, reason }, readRuleDetail),
  enableRule: (id: string, enabled: boolean, reason: string) =>
    sendJson('PUT', `${rulePath(id)}/enabled`, { enabled, reason }, readRule),
  takeBackRule: (id: string) => deleteAt(rulePath(id)),
  coverage: (signal?: AbortSignal) => getJson('/api/v1/coverage', NONE, readCoverage, signal),
}

function rulePath(id: string): string {
  return `/api/v1/rules/${encodeURIComponent(id)}`
}
