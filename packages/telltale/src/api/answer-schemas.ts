import {
  APPROVAL_STATES,
  type ApprovalsJson,
  CATEGORIES,
  type EventJson,
  type EventPage,
  type FieldsJson,
  type FindingsJson,
  type PolicyJson,
  type ProblemJson,
  QUARANTINE_KINDS,
  type QuarantineEntriesJson,
  type QuarantineJson,
  type RecordJson,
  type RecordPage,
  SCAN_LABELS,
  type StatsJson,
  type TelemetryJson,
  type TraceJson,
} from '@telltale/model'
import { z } from 'zod'
import { policySchema } from './policy-schema.ts'

const category = z.enum(CATEGORIES)
const count = z.int().nonnegative()
const isoTime = z.iso.datetime({ offset: true, precision: null })
/** Any JSON value: event and record content is the sender's, and its shape is not ours to promise. */
const anyJson = z.any()

/** An event: canonical name to value. */
export const eventSchema = z.record(z.string(), anyJson) satisfies z.ZodType<EventJson>

export const eventPageSchema = z.strictObject({
  events: z.array(eventSchema),
  next: z.string().nullable(),
}) satisfies z.ZodType<EventPage>

/** One span with its children. */
export const spanNodeSchema = z.strictObject({
  span_id: z.string(),
  parent_span_id: z.string(),
  name: z.string(),
  kind: z.enum(['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']),
  service: z.string(),
  dialect: z.string(),
  start: isoTime,
  end: isoTime,
  duration_ms: z.number(),
  status: z.enum(['unset', 'ok', 'error']),
  status_message: z.string(),
  record_id: z.string(),
  parent_missing: z.boolean().exactOptional(),
  get children() {
    return z.array(spanNodeSchema)
  },
})

export const traceSchema = z.strictObject({
  trace_id: z.string(),
  spans: z.array(spanNodeSchema),
  span_count: count,
  events: z.array(eventSchema),
  truncated: z.boolean(),
}) satisfies z.ZodType<TraceJson>

export const findingSchema = z.strictObject({
  id: z.string(),
  event_id: z.string(),
  trace_id: z.string(),
  field: z.string(),
  index: count,
  detector: z.string(),
  label: z.enum(SCAN_LABELS),
  score: z.number().min(0).max(1),
  start: count,
  end: count,
  reason: z.string(),
  atlas: z.array(z.string()),
  owasp: z.array(z.string()),
})

export const findingsSchema = z.strictObject({
  findings: z.array(findingSchema),
  truncated: z.boolean(),
}) satisfies z.ZodType<FindingsJson>

export const recordSchema = z.strictObject({
  id: z.string(),
  signal: z.enum(['span', 'log', 'metric', 'event']),
  name: z.string(),
  trace_id: z.string(),
  span_id: z.string(),
  service: z.string(),
  dialect: z.string(),
  time: isoTime,
  received: isoTime,
  event_count: count,
  body: anyJson,
}) satisfies z.ZodType<RecordJson>

export const recordPageSchema = z.strictObject({
  records: z.array(recordSchema),
  next: z.string().nullable(),
}) satisfies z.ZodType<RecordPage>

export const statsSchema = z.strictObject({
  accepted: count,
  stored: count,
  quarantined: count,
  pending: count,
  unrecognised: count,
  refused: z.record(z.string(), count),
  lag_ms: count,
  events: count,
  by_category: z.record(category, count),
  by_app: z.record(z.string(), count),
  journal: z.strictObject({ bytes: count, capacity_bytes: count }),
  version: z.string(),
  started_at: isoTime,
}) satisfies z.ZodType<StatsJson>

export const histogramSchema = z.strictObject({
  from: isoTime,
  to: isoTime,
  bucket_ms: count,
  total: count,
  buckets: z.array(
    z.strictObject({
      start: isoTime,
      total: count,
      by_category: z.partialRecord(category, count),
    }),
  ),
})

export const fieldsSchema = z.strictObject({
  fields: z.array(
    z.strictObject({
      name: z.string(),
      values: z.array(z.strictObject({ value: z.string(), count })),
    }),
  ),
}) satisfies z.ZodType<FieldsJson>

const logHealthSchema = z.strictObject({
  category,
  count,
  per_second: z.number().nonnegative(),
  last_seen: isoTime.nullable(),
  state: z.enum(['arriving', 'silent', 'fell', 'never']),
  fields: z.array(z.strictObject({ name: z.string(), missing: z.number().min(0).max(1) })),
  series: z.array(count),
})

export const telemetrySchema = z.strictObject({
  from: isoTime,
  to: isoTime,
  apps: z.array(
    z.strictObject({
      name: z.string(),
      dialects: z.array(z.string()),
      last_seen: isoTime,
      logs: z.array(logHealthSchema),
    }),
  ),
  sources: z.array(
    z.strictObject({
      app: z.string(),
      id: z.string(),
      first_seen: isoTime,
      last_seen: isoTime,
      received: count,
      lost: count,
      repeated: count,
      gaps: z.array(z.strictObject({ after: count, before: count, lost: count, from: isoTime, to: isoTime })),
    }),
  ),
}) satisfies z.ZodType<TelemetryJson>

export const quarantineSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      seq: count,
      index: z.int(),
      signal: z.string(),
      reason: z.string(),
      received: isoTime,
      excerpt: z.string(),
    }),
  ),
}) satisfies z.ZodType<QuarantineJson>

export const quarantineEntrySchema = z.strictObject({
  id: z.string(),
  kind: z.enum(QUARANTINE_KINDS),
  value: z.string(),
  reason: z.string(),
  untilMs: count.exactOptional(),
  createdMs: count,
  createdBy: z.string(),
})

export const quarantineEntriesSchema = z.strictObject({
  entries: z.array(quarantineEntrySchema),
}) satisfies z.ZodType<QuarantineEntriesJson>

export const policyVersionSchema = z.strictObject({
  version: count,
  policy: policySchema.nullable(),
  changedMs: count.nullable(),
  changedBy: z.string().nullable(),
}) satisfies z.ZodType<PolicyJson>

export const approvalSchema = z.strictObject({
  id: z.string(),
  state: z.enum(APPROVAL_STATES),
  app: z.string(),
  category,
  tool: z.string().exactOptional(),
  content: z.string(),
  reason: z.string(),
  user: z.string().exactOptional(),
  session: z.string().exactOptional(),
  traceId: z.string().exactOptional(),
  createdMs: count,
  expiresMs: count,
  decidedMs: count.exactOptional(),
  decidedBy: z.string().exactOptional(),
  note: z.string().exactOptional(),
})

export const approvalsSchema = z.strictObject({
  approvals: z.array(approvalSchema),
}) satisfies z.ZodType<ApprovalsJson>

/** `GET /api/v1/setup`: what a first sender needs to know, and what was turned away at the door. */
export const setupSchema = z.strictObject({
  otlp_http: z.string(),
  otlp_grpc: z.string(),
  events: z.string(),
  data_dir: z.string(),
  keys_required: z.boolean(),
  refused: z.array(z.strictObject({ at: z.string(), reason: z.string(), count })),
  version: z.string(),
})

/** `POST /api/v1/session`. */
export const sessionSchema = z.strictObject({ tenant: z.string(), scope: z.enum(['read', 'write']), expires: isoTime })

/** `GET /live` and `GET /ready`. */
export const healthSchema = z.strictObject({
  status: z.enum(['ok', 'not_ready']),
  not_ready: z.array(z.enum(['store', 'journal', 'pipeline'])).exactOptional(),
})

export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().exactOptional(),
  problems: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<ProblemJson>
