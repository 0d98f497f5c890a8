import { BoundedAttributes, createTextBudget, nameText, type TextBudget } from '../record/bounded-attributes.ts'
import type { AttributeMap, FinishedEvent, FinishedLink, FinishedSpan } from '../record/finished.ts'
import { identityAttributes } from '../record/identity-attributes.ts'
import { areSpanIds } from '../record/ids.ts'
import { MOST_EVENTS } from '../record/open-span.ts'
import type { Identity } from '../record/recorder.ts'
import type { Handle } from './handle.ts'

interface OtelSpanContext {
  readonly traceId: string
  readonly spanId: string
  readonly traceState?: { serialize(): string } | undefined
}

/** What is read of a span of OpenTelemetry, of SDK 1 or 2. */
interface OtelReadableSpan {
  readonly name: string
  readonly kind: number
  spanContext(): OtelSpanContext
  readonly parentSpanContext?: OtelSpanContext | undefined
  readonly parentSpanId?: string | undefined
  readonly startTime: readonly [number, number]
  readonly endTime: readonly [number, number]
  readonly status: { readonly code: number; readonly message?: string | undefined }
  readonly attributes: object
  readonly links: readonly { readonly context: OtelSpanContext; readonly attributes?: object | undefined }[]
  readonly events: readonly {
    readonly name: string
    readonly time: readonly [number, number]
    readonly attributes?: object | undefined
  }[]
  readonly instrumentationScope?: { readonly name: string; readonly version?: string | undefined }
  readonly instrumentationLibrary?: { readonly name: string; readonly version?: string | undefined }
  readonly droppedAttributesCount?: number
  readonly droppedEventsCount?: number
}

/** The shape of OpenTelemetry's `SpanProcessor`. */
export interface OtelSpanProcessor {
  onStart(span: object): void
  onEnd(span: OtelReadableSpan): void
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
}

const KINDS = ['internal', 'server', 'client', 'producer', 'consumer'] as const
const STATUS_ERROR = 2
const MOST_LINKS = 128

/** Hands the spans of an OpenTelemetry set-up to our exporter, with who they were for, so that no second one is needed. */
export function createSpanProcessor(handle: Pick<Handle, 'recorder' | 'take' | 'flush'>): OtelSpanProcessor {
  const identities = new WeakMap<object, Identity>()
  const flush = async (): Promise<void> => void (await handle.flush())
  return {
    // Kept apart from the span: its other exporters have no business with it.
    onStart: (span) => void identities.set(span, handle.recorder.identity()),
    onEnd: (span) => {
      try {
        const finished = convertSpan(span, identities.get(span) ?? {})
        if (finished !== undefined) handle.take(finished)
      } catch {
        // a span of a shape that no SDK has: the application's own tracing goes on
      }
    },
    forceFlush: flush,
    shutdown: flush,
  }
}

function convertSpan(span: OtelReadableSpan, identity: Identity): FinishedSpan | undefined {
  const { traceId, spanId } = span.spanContext()
  if (!areSpanIds(traceId, spanId)) return undefined
  const parent = span.parentSpanContext?.spanId ?? span.parentSpanId
  const scope = span.instrumentationScope ?? span.instrumentationLibrary
  const budget = createTextBudget()
  const attributes = new BoundedAttributes(budget)
  attributes.add(identityAttributes(identity))
  attributes.add(span.attributes)
  return {
    kind: 'span',
    scope: { name: nameText(scope?.name), version: nameText(scope?.version ?? '') },
    traceId,
    spanId,
    parentSpanId: areSpanIds(traceId, parent) ? parent : undefined,
    name: nameText(span.name),
    spanKind: KINDS[span.kind] ?? 'internal',
    startMs: toMs(span.startTime),
    endMs: toMs(span.endTime),
    attributes: attributes.values,
    events: span.events.slice(0, MOST_EVENTS).map((event) => convertEvent(event, budget)),
    links: span.links.slice(0, MOST_LINKS).flatMap((link) => convertLink(link, budget)),
    failure: span.status.code === STATUS_ERROR ? boundOne(span.status.message ?? '', budget) : undefined,
    droppedAttributes: attributes.dropped + (span.droppedAttributesCount ?? 0),
    droppedEvents: Math.max(0, span.events.length - MOST_EVENTS) + (span.droppedEventsCount ?? 0),
  }
}

function convertEvent(
  { name, time, attributes }: OtelReadableSpan['events'][number],
  budget: TextBudget,
): FinishedEvent {
  return { name: nameText(name), atMs: toMs(time), attributes: boundAll(attributes, budget) }
}

function convertLink(link: OtelReadableSpan['links'][number], budget: TextBudget): readonly FinishedLink[] {
  const { traceId, spanId, traceState } = link.context
  if (!areSpanIds(traceId, spanId)) return []
  const state = boundOne(traceState?.serialize() ?? '', budget)
  return [{ traceId, spanId, traceState: state, attributes: boundAll(link.attributes, budget) }]
}

function boundAll(attributes: object | undefined, budget: TextBudget): AttributeMap {
  const bounded = new BoundedAttributes(budget)
  bounded.add(attributes)
  return bounded.values
}

function boundOne(text: string, budget: TextBudget): string {
  return String(boundAll({ text }, budget).get('text') ?? '')
}

function toMs([seconds, nanos]: readonly [number, number]): number {
  return seconds * 1000 + nanos / 1e6
}
