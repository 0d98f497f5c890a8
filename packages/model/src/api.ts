import type { Category } from './category.ts'
import type { Approval, EnforcementPolicy, QuarantineEntry } from './control.ts'
import type { JsonValue } from './json-value.ts'
import type { Finding } from './scan.ts'

/**
 * An event as the API gives it: one flat object whose keys are canonical names (`trace_id`,
 * `telltale.category`, `gen_ai.tool.name`, …). `@timestamp` and `event.ingested` are ISO 8601 in UTC.
 */
export type EventJson = Readonly<Record<string, JsonValue>>

/** `GET /api/v1/events`: newest received first. */
export interface EventPage {
  readonly events: readonly EventJson[]
  /** Give it back as `cursor` for the next page; null when this was the last. */
  readonly next: string | null
}

/** One span of a trace with its children, in start order. */
export interface SpanNode {
  readonly span_id: string
  readonly parent_span_id: string
  readonly name: string
  readonly kind: 'unspecified' | 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  readonly service: string
  /** Dialect that read it; '' when none did. */
  readonly dialect: string
  readonly start: string
  readonly end: string
  readonly duration_ms: number
  readonly status: 'unset' | 'ok' | 'error'
  readonly status_message: string
  /** Pointer to the whole record: `GET /api/v1/records/{id}`. */
  readonly record_id: string
  readonly children: readonly SpanNode[]
}

/** `GET /api/v1/traces/{traceId}`. */
export interface TraceJson {
  readonly trace_id: string
  /** Roots first; a span whose parent has not arrived stands as a root with `parent_missing`. */
  readonly spans: readonly (SpanNode & { readonly parent_missing?: boolean })[]
  readonly span_count: number
  /** By event time. */
  readonly events: readonly EventJson[]
  /** True when the trace holds more than was returned. */
  readonly truncated: boolean
}

/** A finding with the text it stands in: `start` and `end` are UTF-16 indexes of that text. */
export interface FindingJson extends Finding {
  readonly id: string
  readonly event_id: string
  readonly trace_id: string
  /** Canonical name of the field whose text it is; see `readScannedTexts`. */
  readonly field: string
  /** Which text of the field: of a list of documents or message parts the place, else 0. */
  readonly index: number
}

/** `GET /api/v1/events/{id}/findings` and `GET /api/v1/traces/{traceId}/findings`: surest first. */
export interface FindingsJson {
  readonly findings: readonly FindingJson[]
  /** True when there are more than were returned. */
  readonly truncated: boolean
}

/** `GET /api/v1/records/{id}`: a record as it came. */
export interface RecordJson {
  readonly id: string
  readonly signal: 'span' | 'log' | 'metric' | 'event'
  readonly name: string
  readonly trace_id: string
  readonly span_id: string
  readonly service: string
  readonly dialect: string
  readonly time: string
  readonly received: string
  readonly event_count: number
  readonly body: JsonValue
}

export interface RecordPage {
  readonly records: readonly RecordJson[]
  readonly next: string | null
}

/** `GET /api/v1/stats`. Units are records: spans, log records, metric points, event lines. */
export interface StatsJson {
  /** Acknowledged to a sender since the data directory was made. */
  readonly accepted: number
  readonly stored: number
  readonly quarantined: number
  /** accepted − stored − quarantined: in the journal, not yet looked at. */
  readonly pending: number
  /** Records no dialect read; kept whole and searchable. */
  readonly unrecognised: number
  /** Refused at the door, by reason; senders were told. */
  readonly refused: Readonly<Record<string, number>>
  /** Age of the oldest record not yet stored, milliseconds; 0 when caught up. */
  readonly lag_ms: number
  /** Events stored, by log and by app. */
  readonly events: number
  readonly by_category: Readonly<Record<Category, number>>
  readonly by_app: Readonly<Record<string, number>>
  readonly journal: { readonly bytes: number; readonly capacity_bytes: number }
  readonly version: string
  readonly started_at: string
}

/** `GET /api/v1/histogram`: event counts over receive time, same filters as events. */
export interface HistogramJson {
  readonly from: string
  readonly to: string
  readonly bucket_ms: number
  readonly total: number
  readonly buckets: readonly {
    readonly start: string
    readonly total: number
    readonly by_category: Readonly<Partial<Record<Category, number>>>
  }[]
}

/** `GET /api/v1/fields`: most frequent values of the fields worth filtering on, same filters as events. */
export interface FieldsJson {
  readonly fields: readonly {
    readonly name: string
    readonly values: readonly { readonly value: string; readonly count: number }[]
  }[]
}

/** One log of one app in `GET /api/v1/telemetry`. */
export interface LogHealth {
  readonly category: Category
  /** Events in the asked window. */
  readonly count: number
  readonly per_second: number
  /** ISO time of the newest event ever received; null when none ever came. */
  readonly last_seen: string | null
  /** `never`: none ever; `silent`: none in the window though it used to come; `fell`: far fewer than before. */
  readonly state: 'arriving' | 'silent' | 'fell' | 'never'
  /** Expected fields in a fixed order, each with the share of events that lack it (0 to 1). */
  readonly fields: readonly { readonly name: string; readonly missing: number }[]
  /** Events per bucket over the window, oldest first. */
  readonly series: readonly number[]
}

/** Records that one running program numbered and that never came: a hole in its numbers. */
export interface SequenceGap {
  /** The numbers on either side, which came. */
  readonly after: number
  readonly before: number
  readonly lost: number
  /** ISO times at which those two came. */
  readonly from: string
  readonly to: string
}

/** One run of a program that numbers its records, as SDKs of Telltale do. */
export interface SourceHealth {
  readonly app: string
  /** `telltale.source.id`: new with each start of the program. */
  readonly id: string
  readonly first_seen: string
  readonly last_seen: string
  readonly received: number
  readonly lost: number
  /** Different records under a number that another one has. */
  readonly repeated: number
  /** The largest first. */
  readonly gaps: readonly SequenceGap[]
}

/** `GET /api/v1/telemetry`: which app sends which of the nine logs, and what each leaves out. */
export interface TelemetryJson {
  readonly from: string
  readonly to: string
  readonly apps: readonly {
    readonly name: string
    readonly dialects: readonly string[]
    readonly last_seen: string
    readonly logs: readonly LogHealth[]
  }[]
  /** The runs heard in the last day of the window, those that lost most first. */
  readonly sources: readonly SourceHealth[]
}

/** `GET /api/v1/quarantine`: records that could not be read, newest first. */
export interface QuarantineJson {
  readonly items: readonly {
    readonly seq: number
    readonly index: number
    readonly signal: string
    readonly reason: string
    readonly received: string
    /** First bytes of what came, control characters escaped. */
    readonly excerpt: string
  }[]
}

/** `GET /api/v1/control/quarantine`: whose calls are refused now, oldest first. */
export interface QuarantineEntriesJson {
  readonly entries: readonly QuarantineEntry[]
}

/** `GET /api/v1/policy`: the policy in force and who set it. */
export interface PolicyJson {
  /** One more with each change; 0 when none was ever set. Give it back with a change to overwrite no other. */
  readonly version: number
  /** Null: the applications' own policies hold. */
  readonly policy: EnforcementPolicy | null
  readonly changedMs: number | null
  readonly changedBy: string | null
}

/** `GET /api/v1/approvals`: newest first. */
export interface ApprovalsJson {
  readonly approvals: readonly Approval[]
}

/** Every error answer of the API (RFC 9457 problem details). */
export interface ProblemJson {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code?: string
  /** Each thing that is wrong with what was sent, with its place; `detail` has them in one sentence. */
  readonly problems?: readonly string[]
}
