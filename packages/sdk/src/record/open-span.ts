import { BoundedAttributes, boundText, createTextBudget, nameText, type TextBudget } from './bounded-attributes.ts'
import { describeFailure } from './describe-failure.ts'
import { type FinishedEvent, OWN_SCOPE, type TakeFinished } from './finished.ts'
import { identityAttributes } from './identity-attributes.ts'
import { createSpanId, createTraceId } from './ids.ts'
import type { SpanIds } from './open-telemetry.ts'
import type { Identity, RecordedSpan, SpanKind, SpanOptions } from './recorder.ts'

/** Most events of one span. */
export const MOST_EVENTS = 128
const MOST_MESSAGE = 16 * 1024

/** What a span begins with. */
export interface Opening {
  readonly name: string
  readonly options: SpanOptions
  readonly parent: SpanIds | undefined
  readonly identity: Identity
  readonly now: () => number
  readonly take: TakeFinished
}

/** What is kept of a span until it ends. */
interface Open {
  readonly name: string
  readonly kind: SpanKind
  readonly startMs: number
  readonly budget: TextBudget
  readonly attributes: BoundedAttributes
  readonly events: FinishedEvent[]
  failure: string | undefined
  droppedEvents: number
}

/**
 * Begins a span; it is handed on when it ends, and lets go of everything then: promises that were made below it may
 * keep it for long.
 */
export function openSpan({ name, options, parent, identity, now, take }: Opening): RecordedSpan {
  const traceId = parent?.traceId ?? createTraceId()
  const parentSpanId = parent?.spanId
  const spanId = createSpanId()
  let open: Open | undefined = begin({ name, options, identity, now })
  return {
    traceId,
    spanId,
    set: (attributes) => open?.attributes.add(attributes),
    event: (eventName, attributes) => {
      if (open !== undefined) addEvent(open, eventName, { attributes, atMs: now() })
    },
    fail: (error) => {
      if (open !== undefined) markFailed(open, error, now())
    },
    end: (endMs) => {
      if (open === undefined) return
      const ended = open
      open = undefined
      take({
        kind: 'span',
        scope: OWN_SCOPE,
        traceId,
        spanId,
        parentSpanId,
        name: ended.name,
        spanKind: ended.kind,
        startMs: ended.startMs,
        endMs: Math.max(ended.startMs, timeOr(endMs, now)),
        attributes: ended.attributes.values,
        events: ended.events,
        links: [],
        failure: ended.failure,
        droppedAttributes: ended.attributes.dropped,
        droppedEvents: ended.droppedEvents,
      })
    },
  }
}

function begin({ name, options, identity, now }: Pick<Opening, 'name' | 'options' | 'identity' | 'now'>): Open {
  const budget = createTextBudget()
  const attributes = new BoundedAttributes(budget)
  attributes.add(identityAttributes(identity))
  attributes.add(options.attributes)
  return {
    name: nameText(name),
    kind: options.kind ?? 'internal',
    startMs: timeOr(options.startMs, now),
    budget,
    attributes,
    events: [],
    failure: undefined,
    droppedEvents: 0,
  }
}

function markFailed(open: Open, error: unknown, atMs: number): void {
  const { type, message, exception } = describeFailure(error)
  open.attributes.put('error.type', type)
  open.failure = boundText(message, MOST_MESSAGE)
  addEvent(open, 'exception', { attributes: exception, atMs })
}

function addEvent(open: Open, name: string, given: { readonly attributes: unknown; readonly atMs: number }): void {
  if (open.events.length >= MOST_EVENTS) {
    open.droppedEvents += 1
    return
  }
  const attributes = new BoundedAttributes(open.budget)
  attributes.add(given.attributes)
  open.events.push({ name: nameText(name), atMs: given.atMs, attributes: attributes.values })
}

function timeOr(ms: unknown, now: () => number): number {
  return typeof ms === 'number' && Number.isFinite(ms) && ms >= 0 ? ms : now()
}
