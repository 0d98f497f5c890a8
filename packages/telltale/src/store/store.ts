import type {
  AiEvent,
  EventJson,
  EventPage,
  FieldsJson,
  FindingsJson,
  HistogramJson,
  HuntJson,
  RawRecord,
  RecordJson,
  RecordPage,
  StoredFinding,
  TelemetryJson,
  TraceJson,
} from '@telltale/model'
import type { SigmaDocument } from '@telltale/sigma'

/** Rows already serialised (one JSON object a line): built off the main thread by `encodeRows`. */
export interface EncodedRows {
  readonly events: Uint8Array
  readonly eventCount: number
  readonly records: Uint8Array
  readonly recordCount: number
  readonly findings: Uint8Array
  readonly findingCount: number
}

/** What becomes rows. */
export interface NewRows {
  readonly events: readonly AiEvent[]
  readonly records: readonly RawRecord[]
  readonly findings?: readonly StoredFinding[]
}

/** The rows of one write, put together piece by piece: what is in a row already need not be remembered. */
export interface RowWriter {
  /** Adds all of them; throws when one cannot be written, and then adds none. */
  add(rows: NewRows): void
  /** All that was added; nothing may be added after it. */
  finish(): EncodedRows
}

/** What to look for. Every part given must hold; times are receive time, epoch milliseconds. */
export interface EventFilter {
  readonly fromMs?: number
  readonly toMs?: number
  /** Any of these. */
  readonly categories?: readonly string[]
  /** Free text: a case-insensitive substring of the event's text. */
  readonly text?: string
  /**
   * Canonical field name to accepted values (any of them); '' means the field is absent or empty. Of a field with a
   * number column a value may be a comparison, `>=0.8` for one; comparisons must all hold.
   */
  readonly fields?: ReadonlyMap<string, readonly string[]>
}

/**
 * Where events and raw records are kept and asked for. The tenant is the first argument everywhere and
 * the first column of every key. Writing the same rows again changes nothing that any query shows.
 * A query that needs more than its share of time or memory rejects with `STORE_QUERY_LIMIT`.
 */
export interface EventStore {
  write(rows: EncodedRows): Promise<void>
  /** Newest received first, keyset pages. A malformed cursor rejects with `STORE_QUERY_INVALID`. */
  findEvents(tenant: string, filter: EventFilter, page: Page): Promise<EventPage>
  findEvent(tenant: string, id: string): Promise<EventJson | undefined>
  findTrace(tenant: string, traceId: string): Promise<TraceJson | undefined>
  /** What was found in the texts of an event or of all events of a trace, surest first; none where nothing is. */
  findFindings(tenant: string, of: FindingsOf): Promise<FindingsJson>
  findRecords(tenant: string, filter: RecordFilter, page: Page): Promise<RecordPage>
  findRecord(tenant: string, id: string): Promise<RecordJson | undefined>
  /** Events received after the position, oldest first; for the live tail. */
  findNewer(tenant: string, filter: EventFilter, after: TailPosition, limit: number): Promise<readonly TailItem[]>
  countEvents(tenant: string): Promise<EventCounts>
  histogram(tenant: string, filter: EventFilter, buckets: number): Promise<HistogramJson>
  topValues(tenant: string, filter: EventFilter, fields: readonly string[]): Promise<FieldsJson>
  telemetry(tenant: string, window: { readonly fromMs: number; readonly toMs: number }): Promise<TelemetryJson>
  /** What rules would have found in stored events; times are receive time, epoch milliseconds. */
  hunt(
    tenant: string,
    documents: readonly SigmaDocument[],
    window: { readonly fromMs: number; readonly toMs: number },
  ): Promise<HuntOutcome>
  /** The question that `hunt` asks, for a person to read. */
  huntSql(documents: readonly SigmaDocument[]): SqlText
  /** Whether the engine answers at all; rejects with `STORE_UNREACHABLE` when not. */
  ping(): Promise<void>
  close(): Promise<void>
}

export type HuntOutcome =
  | { readonly ok: true; readonly hunt: HuntJson }
  /** It cannot be asked of stored events: why, as a sentence. */
  | { readonly ok: false; readonly reason: string }

export type SqlText = { readonly ok: true; readonly sql: string } | { readonly ok: false; readonly reason: string }

export interface Page {
  readonly limit: number
  readonly cursor?: string
}

export type FindingsOf = { readonly eventId: string } | { readonly traceId: string }

export interface RecordFilter {
  readonly fromMs?: number
  readonly toMs?: number
  readonly traceId?: string
  readonly service?: string
  readonly text?: string
  /** Only those no dialect read. */
  readonly unrecognised?: boolean
}

export interface TailPosition {
  readonly receivedMs: number
  readonly id: string
}

export interface TailItem {
  readonly position: TailPosition
  readonly event: EventJson
}

export interface EventCounts {
  readonly total: number
  readonly byCategory: ReadonlyMap<string, number>
  readonly byApp: ReadonlyMap<string, number>
}
