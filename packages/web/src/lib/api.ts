import type {
  Approval,
  ApprovalsJson,
  EventJson,
  EventPage,
  FieldsJson,
  FindingsJson,
  HistogramJson,
  PolicyJson,
  QuarantineEntriesJson,
  QuarantineEntry,
  QuarantineJson,
  RecordJson,
  RecordPage,
  StatsJson,
  TelemetryJson,
  TraceJson,
} from '@telltale/model'
import { deleteAt, getJson, isObject, type Reader, sendJson } from './http.ts'

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
const readFindings = shaped<FindingsJson>({ findings: 'list' })
const readRecord = shaped<RecordJson>({ id: 'string', signal: 'string' })
const readRecords = shaped<RecordPage>({ records: 'list' })
const readStats = shaped<StatsJson>({ accepted: 'number', stored: 'number', by_category: 'object', by_app: 'object' })
const readHistogram = shaped<HistogramJson>({ buckets: 'list', total: 'number', bucket_ms: 'number' })
const readFields = shaped<FieldsJson>({ fields: 'list' })
const readTelemetry = shaped<TelemetryJson>({ apps: 'list' })
const readQuarantine = shaped<QuarantineJson>({ items: 'list' })
const readSetup = shaped<SetupJson>({ otlp_http: 'string', events: 'string', refused: 'list' })
const readEntries = shaped<QuarantineEntriesJson>({ entries: 'list' })
const readEntry = shaped<QuarantineEntry>({ id: 'string', kind: 'string', value: 'string' })
const readPolicy = shaped<PolicyJson>({ version: 'number' })
const readApprovals = shaped<ApprovalsJson>({ approvals: 'list' })
const readApproval = shaped<Approval>({ id: 'string', state: 'string' })

/** What a person quarantines. */
export type NewQuarantine = Pick<QuarantineEntry, 'kind' | 'value' | 'reason' | 'untilMs'>

/** What a person answers to an application that asks. */
export interface ApprovalAnswer {
  readonly state: 'approved' | 'refused'
  readonly note: string
}

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
}
