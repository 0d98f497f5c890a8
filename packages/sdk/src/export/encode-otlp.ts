import type { AttributeMap, Finished, FinishedLog, FinishedScope, FinishedSpan } from '../record/finished.ts'
import type { AttributeValue } from '../record/recorder.ts'

/** The two kinds of request that go out, by the end of their path. */
export type Signal = 'traces' | 'logs'

const SPAN_KINDS = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const
const STATUS_ERROR = 2
/** SeverityNumber INFO of the protocol. */
const INFO = 9

const NAMES = {
  traces: { all: 'resourceSpans', byScope: 'scopeSpans', records: 'spans' },
  logs: { all: 'resourceLogs', byScope: 'scopeLogs', records: 'logRecords' },
} as const

/** One record and where it was written, as JSON. */
export interface EncodedRecord {
  readonly scope: FinishedScope
  readonly json: string
}

/** One span or record in the JSON of OTLP 1; whole numbers of 64 bits are texts there. */
export function encodeRecord(finished: Finished, extra: AttributeMap): EncodedRecord {
  const value = finished.kind === 'span' ? spanValue(finished, extra) : logValue(finished, extra)
  return { scope: finished.scope, json: JSON.stringify(value) }
}

/** The body of one request, from records of one kind. */
export function encodeRequest(signal: Signal, resource: AttributeMap, records: readonly EncodedRecord[]): string {
  const { all, byScope, records: name } = NAMES[signal]
  const scopes = new Map<string, string[]>()
  for (const { scope, json } of records) {
    const key = JSON.stringify({ name: scope.name, version: scope.version })
    const list = scopes.get(key)
    if (list === undefined) scopes.set(key, [json])
    else list.push(json)
  }
  const parts = Array.from(scopes, ([scope, list]) => `{"scope":${scope},"${name}":[${list.join(',')}]}`)
  const about = JSON.stringify({ attributes: keyValues(resource) })
  return `{"${all}":[{"resource":${about},"${byScope}":[${parts.join(',')}]}]}`
}

function spanValue(span: FinishedSpan, extra: AttributeMap): object {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    kind: SPAN_KINDS[span.spanKind],
    startTimeUnixNano: nanos(span.startMs),
    endTimeUnixNano: nanos(span.endMs),
    attributes: [...keyValues(span.attributes), ...keyValues(extra)],
    events: span.events.map(({ name, atMs, attributes }) => ({
      timeUnixNano: nanos(atMs),
      name,
      attributes: keyValues(attributes),
    })),
    links: span.links.map(({ traceId, spanId, traceState, attributes }) => ({
      traceId,
      spanId,
      traceState,
      attributes: keyValues(attributes),
    })),
    status: span.failure === undefined ? {} : { code: STATUS_ERROR, message: span.failure },
    droppedAttributesCount: span.droppedAttributes,
    droppedEventsCount: span.droppedEvents,
  }
}

function logValue(log: FinishedLog, extra: AttributeMap): object {
  return {
    timeUnixNano: nanos(log.atMs),
    observedTimeUnixNano: nanos(log.atMs),
    severityNumber: INFO,
    eventName: log.eventName,
    body: log.body === undefined ? undefined : { stringValue: log.body },
    attributes: [...keyValues(log.attributes), ...keyValues(extra)],
    traceId: log.traceId,
    spanId: log.spanId,
    droppedAttributesCount: log.droppedAttributes,
  }
}

function nanos(ms: number): string {
  const whole = Math.floor(ms)
  return String(BigInt(whole) * 1_000_000n + BigInt(Math.floor((ms - whole) * 1e6)))
}

function keyValues(attributes: AttributeMap): readonly object[] {
  return Array.from(attributes, ([key, value]) => ({ key, value: anyValue(value) }))
}

function anyValue(value: AttributeValue): object {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value }
  }
  return { arrayValue: { values: value.map(anyValue) } }
}
