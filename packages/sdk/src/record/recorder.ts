/** A value that OTLP can carry. JSON goes in as text, under the names of the GenAI conventions. */
export type AttributeValue = string | number | boolean | readonly string[] | readonly number[] | readonly boolean[]

/** Attributes of one span or record; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>

/** The three kinds of span that an application's side of an AI call has. */
export type SpanKind = 'internal' | 'client' | 'server'

/** How a span begins. */
export interface SpanOptions {
  /** `internal` when left out. */
  readonly kind?: SpanKind
  readonly attributes?: Attributes
  /** Milliseconds since 1970; now when left out. */
  readonly startMs?: number
}

/** One span being written. No function of it throws, and none does anything after `end`. */
export interface RecordedSpan {
  /** 32 and 16 lower-case hexadecimal digits. */
  readonly traceId: string
  readonly spanId: string
  /** Adds attributes; a later value replaces an earlier one. */
  set(attributes: Attributes): void
  /** Adds something that happened within the span, now. */
  event(name: string, attributes?: Attributes): void
  /** Marks the span failed: `error.type`, the status and its message. What was thrown is kept as an `exception` event. */
  fail(error: unknown): void
  /** Ends the span and hands it on. Only the first call counts. */
  end(endMs?: number): void
}

/** Who a call is made for. It is written on every span and record that begins while it is in force. */
export interface Identity {
  /** `enduser.id` */
  readonly user?: string
  /** `session.id` */
  readonly session?: string
  /** `gen_ai.conversation.id` */
  readonly conversation?: string
  /** `telltale.tenant.name`: the customer of the application, for those that serve several. Never decides where data is kept. */
  readonly customer?: string
  /** `client.address` */
  readonly address?: string
  /** `user.roles` */
  readonly roles?: readonly string[]
  /** `telltale.api_key.id`: which key of the application was used; never the key. */
  readonly keyId?: string
}

/** Where spans and records of one application go. */
export interface Recorder {
  /** Begins a span below the one in force: of this recorder, or of OpenTelemetry where that is newer. */
  startSpan(name: string, options?: SpanOptions): RecordedSpan
  /** Runs a function, with all it awaits, below a span. */
  within<T>(span: RecordedSpan, run: () => T): T
  /** Runs a function, with all it awaits, for somebody; what is not named stays as it was. */
  as<T>(identity: Identity, run: () => T): T
  /** Who the present call is made for. */
  identity(): Identity
  /** Writes a log record (`eventName` is its OpenTelemetry event name) that belongs to the span in force. */
  log(eventName: string, attributes: Attributes, body?: string): void
}
