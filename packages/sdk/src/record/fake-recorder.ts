import { AsyncLocalStorage } from 'node:async_hooks'
import type { Attributes, Identity, RecordedSpan, Recorder, SpanKind, SpanOptions } from './recorder.ts'

/** A span that a fake recorder was given, as it stands now. */
export interface FakeSpan {
  readonly name: string
  readonly kind: SpanKind
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly identity: Identity
  readonly attributes: Attributes
  readonly events: readonly { readonly name: string; readonly attributes: Attributes }[]
  readonly error: unknown
  readonly ended: boolean
}

/** A log record that a fake recorder was given. */
export interface FakeLog {
  readonly eventName: string
  readonly attributes: Attributes
  readonly body: string | undefined
  readonly identity: Identity
  readonly spanId: string | undefined
}

/** A recorder for tests, with all that was recorded in the order it began. */
export interface FakeRecorder {
  readonly recorder: Recorder
  readonly spans: readonly FakeSpan[]
  readonly logs: readonly FakeLog[]
}

interface Frame {
  readonly span: RecordedSpan | undefined
  readonly identity: Identity
}

interface Draft extends FakeSpan {
  attributes: Attributes
  events: { readonly name: string; readonly attributes: Attributes }[]
  error: unknown
  ended: boolean
}

/** A recorder that keeps everything in memory; identity stands apart from the attributes. */
export function createFakeRecorder(): FakeRecorder {
  const spans: Draft[] = []
  const logs: FakeLog[] = []
  const frames = new AsyncLocalStorage<Frame>()
  const frame = (): Frame => frames.getStore() ?? { span: undefined, identity: {} }
  const recorder: Recorder = {
    startSpan: (name, options = {}) => {
      const draft = draftSpan({ name, options, frame: frame(), number: spans.length + 1 })
      spans.push(draft)
      return recordInto(draft)
    },
    within: (span, run) => frames.run({ ...frame(), span }, run),
    as: (identity, run) => frames.run({ ...frame(), identity: { ...frame().identity, ...identity } }, run),
    identity: () => frame().identity,
    log: (eventName, attributes, body) => {
      const { identity, span } = frame()
      logs.push({ eventName, attributes, body, identity, spanId: span?.spanId })
    },
  }
  return { recorder, spans, logs }
}

interface Beginning {
  readonly name: string
  readonly options: SpanOptions
  readonly frame: Frame
  readonly number: number
}

function draftSpan({ name, options, frame, number }: Beginning): Draft {
  return {
    name,
    kind: options.kind ?? 'internal',
    traceId: frame.span?.traceId ?? number.toString(16).padStart(32, '0'),
    spanId: number.toString(16).padStart(16, '0'),
    parentSpanId: frame.span?.spanId,
    identity: frame.identity,
    attributes: { ...options.attributes },
    events: [],
    error: undefined,
    ended: false,
  }
}

function recordInto(draft: Draft): RecordedSpan {
  const open = (change: () => void): void => {
    if (!draft.ended) change()
  }
  return {
    traceId: draft.traceId,
    spanId: draft.spanId,
    set: (attributes) =>
      open(() => {
        draft.attributes = { ...draft.attributes, ...attributes }
      }),
    event: (name, attributes = {}) => open(() => void draft.events.push({ name, attributes })),
    fail: (error) =>
      open(() => {
        draft.error = error
      }),
    end: () => {
      draft.ended = true
    },
  }
}
