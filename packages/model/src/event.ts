import type { Category } from './category.ts'
import type { JsonValue } from './json-value.ts'
import type { Finding } from './scan.ts'

/** Canonical field name to value. Names are flat and dotted: the same strings as OTel, ECS and Sigma use. */
export type Fields = ReadonlyMap<string, JsonValue>

/** One fact in one of the nine logs. */
export interface AiEvent {
  /** 32 hex digits, derived from the content: the same fact sent twice has the same id. */
  readonly id: string
  readonly tenant: string
  readonly category: Category
  /** `<object>.<verb>`, for example `prompt.submitted`. */
  readonly action: string
  /** The sender's claim of when it happened. */
  readonly timeUnixNano: bigint
  /** When Telltale took it in, epoch milliseconds: what windows and retention go by. */
  readonly receivedMs: number
  /** Journal sequence number of the request that carried it. */
  readonly seq: number
  /** Everything else, by canonical name; never holds the names above. */
  readonly fields: Fields
}

/** A record as it came, kept whole: the evidence behind events, and the home of what no dialect reads. */
export interface RawRecord {
  /** 32 hex digits, derived from the content; events point here with `telltale.raw.ref`. */
  readonly id: string
  readonly tenant: string
  readonly signal: 'span' | 'log' | 'metric' | 'event'
  readonly timeUnixNano: bigint
  readonly endUnixNano: bigint
  readonly receivedMs: number
  readonly seq: number
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  /** Span name, log event name or metric name. */
  readonly name: string
  /** Span kind of the protocol, 0 for other signals. */
  readonly spanKind: number
  /** 0 unset, 1 ok, 2 error. */
  readonly statusCode: number
  readonly statusMessage: string
  readonly serviceName: string
  /** The dialect that read it, or '' when none did. */
  readonly dialect: string
  /** How many events were made from it. */
  readonly eventCount: number
  /** The whole record as JSON text, attributes as [key, value] pairs in the order sent. */
  readonly body: string
}

/** A finding with the event and the text it was found in. Its offsets are those of the text that `readScannedTexts` gives. */
export interface StoredFinding extends Finding {
  /** 32 hex digits, derived from the event, the place and the detector: found again, it is the same finding. */
  readonly id: string
  readonly tenant: string
  readonly eventId: string
  readonly traceId: string
  /** Times of its event. */
  readonly timeUnixNano: bigint
  readonly receivedMs: number
  /** Canonical field name. */
  readonly field: string
  /** Which text of the field: of a list of documents or message parts the place, else 0. */
  readonly index: number
}
