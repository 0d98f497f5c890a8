import type { AttributeValue, SpanKind } from './recorder.ts'

/** Attributes as they are kept: names may be foreign, so they never become an object's members. */
export type AttributeMap = ReadonlyMap<string, AttributeValue>

/** Something that happened within a span. */
export interface FinishedEvent {
  readonly name: string
  readonly atMs: number
  readonly attributes: AttributeMap
}

/** Another span that one belongs to. */
export interface FinishedLink {
  readonly traceId: string
  readonly spanId: string
  readonly traceState: string
  readonly attributes: AttributeMap
}

/** What wrote a record: the SDK itself, or an instrumentation of OpenTelemetry. */
export interface FinishedScope {
  readonly name: string
  readonly version: string
}

/** A span that ended, bounded in every part, as it goes to the exporter. */
export interface FinishedSpan {
  readonly kind: 'span'
  readonly scope: FinishedScope
  readonly traceId: string
  readonly spanId: string
  /** Undefined for a root. */
  readonly parentSpanId: string | undefined
  readonly name: string
  readonly spanKind: SpanKind | 'producer' | 'consumer'
  readonly startMs: number
  readonly endMs: number
  readonly attributes: AttributeMap
  readonly events: readonly FinishedEvent[]
  readonly links: readonly FinishedLink[]
  /** What the span failed with; undefined when it did not fail. */
  readonly failure: string | undefined
  readonly droppedAttributes: number
  readonly droppedEvents: number
}

/** A log record, bounded in every part, as it goes to the exporter. */
export interface FinishedLog {
  readonly kind: 'log'
  readonly scope: FinishedScope
  readonly eventName: string
  readonly atMs: number
  readonly attributes: AttributeMap
  readonly body: string | undefined
  /** Undefined outside any span. */
  readonly traceId: string | undefined
  readonly spanId: string | undefined
  readonly droppedAttributes: number
}

/** One span or log record that is ready to go. */
export type Finished = FinishedSpan | FinishedLog

/** Takes what is finished. Never throws and never waits. */
export type TakeFinished = (finished: Finished) => void

/** The scope of everything that this SDK writes itself. */
export const OWN_SCOPE: FinishedScope = { name: '@telltale/sdk', version: '0.1.0' }
