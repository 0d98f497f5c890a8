/** Decoded OTLP, as the receivers hand it to the engine. Attributes are Maps: dotted keys never become objects. */
import type { JsonValue } from './json-value.ts'

export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly AttributeValue[]
  | ReadonlyMap<string, AttributeValue>

/** Attribute key to value; of a key sent twice the last one counts, in protobuf and in JSON alike. */
export type Attributes = ReadonlyMap<string, AttributeValue>

export interface OtlpResource {
  readonly attributes: Attributes
  readonly schemaUrl: string
}

export interface OtlpScope {
  readonly name: string
  readonly version: string
  readonly schemaUrl: string
  readonly attributes: Attributes
}

export interface OtlpSpanEvent {
  readonly timeUnixNano: bigint
  readonly name: string
  readonly attributes: Attributes
}

export interface OtlpLink {
  readonly traceId: string
  readonly spanId: string
  readonly attributes: Attributes
}

/** SpanKind of the protocol: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
export interface OtlpSpan {
  readonly kind: 'span'
  readonly resource: OtlpResource
  readonly scope: OtlpScope
  /** 32 lower-case hex digits. */
  readonly traceId: string
  /** 16 lower-case hex digits. */
  readonly spanId: string
  /** 16 hex digits, or '' for a root. */
  readonly parentSpanId: string
  readonly name: string
  readonly spanKind: number
  readonly startUnixNano: bigint
  readonly endUnixNano: bigint
  readonly attributes: Attributes
  readonly events: readonly OtlpSpanEvent[]
  readonly links: readonly OtlpLink[]
  /** 0 unset, 1 ok, 2 error. */
  readonly statusCode: number
  readonly statusMessage: string
  readonly traceState: string
  readonly flags: number
  readonly droppedAttributes: number
  readonly droppedEvents: number
}

export interface OtlpLog {
  readonly kind: 'log'
  readonly resource: OtlpResource
  readonly scope: OtlpScope
  readonly timeUnixNano: bigint
  readonly observedUnixNano: bigint
  readonly severityNumber: number
  readonly severityText: string
  readonly eventName: string
  readonly body: AttributeValue
  readonly attributes: Attributes
  /** '' when the record stands outside any trace. */
  readonly traceId: string
  readonly spanId: string
  readonly flags: number
  readonly droppedAttributes: number
}

/** One data point of a metric. */
export interface OtlpPoint {
  readonly kind: 'metric'
  readonly resource: OtlpResource
  readonly scope: OtlpScope
  readonly name: string
  readonly description: string
  readonly unit: string
  readonly shape: 'gauge' | 'sum' | 'histogram' | 'exponential_histogram' | 'summary'
  /** 0 unspecified, 1 delta, 2 cumulative. */
  readonly temporality: number
  readonly monotonic: boolean
  readonly startUnixNano: bigint
  readonly timeUnixNano: bigint
  /** Of gauges and sums. */
  readonly value: number | undefined
  /** Of histograms and summaries. */
  readonly count: number | undefined
  readonly sum: number | undefined
  readonly attributes: Attributes
}

/** One line of `POST /v1/events`: already in canonical names, checked at the edge. */
export interface PlainEvent {
  readonly kind: 'event'
  /** Field name to value, as the sender wrote them. */
  readonly fields: ReadonlyMap<string, JsonValue>
  /** Place of the line in its request, from 0. */
  readonly line: number
}

export type SourceRecord = OtlpSpan | OtlpLog | OtlpPoint | PlainEvent
