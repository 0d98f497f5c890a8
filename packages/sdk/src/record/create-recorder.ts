import { BoundedAttributes, createTextBudget, nameText } from './bounded-attributes.ts'
import { createClock } from './clock.ts'
import { OWN_SCOPE, type TakeFinished } from './finished.ts'
import { createFrames, type Frames } from './frames.ts'
import { identityAttributes, mergeIdentity } from './identity-attributes.ts'
import { openSpan } from './open-span.ts'
import { activeOtelSpan, type SpanIds, withOtelSpan } from './open-telemetry.ts'
import type { Identity, RecordedSpan, Recorder } from './recorder.ts'

export interface RecorderOptions {
  /** Takes what is finished; the exporter, as a rule. */
  readonly take: TakeFinished
  /** Milliseconds since 1970; the clock of the machine when left out. */
  readonly now?: () => number
  /** For tests of runtimes without AsyncLocalStorage. */
  readonly frames?: Frames<Frame>
}

/** What is in force for a call. */
export interface Frame {
  readonly span: RecordedSpan | undefined
  /** The span that OpenTelemetry had in force when ours came; another one now is newer than ours. */
  readonly otel: SpanIds | undefined
  readonly identity: Identity
}

const NO_FRAME: Frame = { span: undefined, otel: undefined, identity: {} }

/** A recorder of spans and log records. No function of it throws, but for what the functions it runs throw. */
export function createRecorder({ take, now = createClock(), frames = createFrames() }: RecorderOptions): Recorder {
  const frame = (): Frame => frames.current() ?? NO_FRAME
  return {
    startSpan: (name, options = {}) => {
      const at = frame()
      return openSpan({ name, options, parent: parentOf(at), identity: at.identity, now, take })
    },
    within: (span, run) =>
      withOtelSpan(span, () => frames.run({ identity: frame().identity, span, otel: activeOtelSpan() }, run)),
    as: (identity, run) => frames.run({ ...frame(), identity: mergeIdentity(frame().identity, identity) }, run),
    identity: () => frame().identity,
    log: (eventName, attributes, body) => {
      const at = frame()
      const parent = parentOf(at)
      const budget = createTextBudget()
      const kept = new BoundedAttributes(budget)
      kept.add(identityAttributes(at.identity))
      kept.add(attributes)
      const text = new BoundedAttributes(budget)
      text.put('body', body)
      take({
        kind: 'log',
        scope: OWN_SCOPE,
        eventName: nameText(eventName),
        atMs: now(),
        attributes: kept.values,
        body: text.values.get('body')?.toString(),
        traceId: parent?.traceId,
        spanId: parent?.spanId,
        droppedAttributes: kept.dropped,
      })
    },
  }
}

/** The newest span in force: ours, unless OpenTelemetry has another one than it had when ours came. */
function parentOf({ span, otel }: Frame): SpanIds | undefined {
  const active = activeOtelSpan()
  if (span === undefined || (active !== undefined && active.spanId !== otel?.spanId)) return active ?? span
  return span
}
