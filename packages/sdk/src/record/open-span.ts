import {
  boundText,
  createBoundedAttributes,
  createTextBudget,
  nameText,
  type TextBudget,
} from './bounded-attributes.ts'
import { describeFailure } from './describe-failure.ts'
import { type FinishedEvent, OWN_SCOPE, type TakeFinished } from './finished.ts'
import { identityAttributes } from './identity-attributes.ts'
import { createSpanId, createTraceId } from './ids.ts'
import type { SpanIds } from './open-telemetry.ts'
import type { Identity, RecordedSpan, SpanOptions } from './recorder.ts'

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

/** Begins a span; it is handed on when it ends. */
export function openSpan({ name, options, parent, identity, now, take }: Opening): RecordedSpan {
  const budget = createTextBudget()
  const attributes = createBoundedAttributes(budget)
  const events = createEvents(budget, now)
  const startMs = timeOr(options.startMs, now)
  const traceId = parent?.traceId ?? createTraceId()
  const spanId = createSpanId()
  let failure: string | undefined
  let ended = false
  attributes.add(identityAttributes(identity))
  attributes.add(options.attributes)
  const fail = (error: unknown): void => {
    const { type, message, exception } = describeFailure(error)
    attributes.put('error.type', type)
    failure = boundText(message, MOST_MESSAGE)
    events.add('exception', exception)
  }
  const end = (endMs?: number): void => {
    ended = true
    take({
      kind: 'span',
      scope: OWN_SCOPE,
      traceId,
      spanId,
      parentSpanId: parent?.spanId,
      name: nameText(name),
      spanKind: options.kind ?? 'internal',
      startMs,
      endMs: Math.max(startMs, timeOr(endMs, now)),
      attributes: attributes.values,
      events: events.list,
      links: [],
      failure,
      droppedAttributes: attributes.dropped,
      droppedEvents: events.dropped(),
    })
  }
  const whileOpen =
    <A extends readonly unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      if (!ended) act(...given)
    }
  return {
    traceId,
    spanId,
    set: whileOpen(attributes.add),
    event: whileOpen(events.add),
    fail: whileOpen(fail),
    end: whileOpen(end),
  }
}

function timeOr(ms: unknown, now: () => number): number {
  return typeof ms === 'number' && Number.isFinite(ms) && ms >= 0 ? ms : now()
}

function createEvents(budget: TextBudget, now: () => number) {
  const list: FinishedEvent[] = []
  let dropped = 0
  const add = (name: string, given?: unknown): void => {
    if (list.length >= MOST_EVENTS) {
      dropped += 1
      return
    }
    const attributes = createBoundedAttributes(budget)
    attributes.add(given)
    list.push({ name: nameText(name), atMs: now(), attributes: attributes.values })
  }
  return { list, add, dropped: () => dropped }
}
