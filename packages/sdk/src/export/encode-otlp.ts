import type {
  AttributeMap,
  Finished,
  FinishedEvent,
  FinishedLink,
  FinishedLog,
  FinishedScope,
  FinishedSpan,
} from '../record/finished.ts'
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
  const json = finished.kind === 'span' ? spanJson(finished, extra) : logJson(finished, extra)
  return { scope: finished.scope, json }
}

/** The body of one request, from records of one kind. */
export function encodeRequest(signal: Signal, resource: AttributeMap, records: readonly EncodedRecord[]): string {
  const { all, byScope, records: name } = NAMES[signal]
  let scopes = ''
  for (const [scope, list] of sortByScope(records)) scopes += `${comma(scopes)}{"scope":${scope},"${name}":[${list}]}`
  return `{"${all}":[{"resource":{"attributes":[${keyValues(resource)}]},"${byScope}":[${scopes}]}]}`
}

function sortByScope(records: readonly EncodedRecord[]): ReadonlyMap<string, string> {
  const lists = new Map<string, string>()
  let last: FinishedScope | undefined
  let key = ''
  for (const { scope, json } of records) {
    if (scope !== last) key = `{"name":${quote(scope.name)},"version":${quote(scope.version)}}`
    last = scope
    const list = lists.get(key) ?? ''
    lists.set(key, `${list}${comma(list)}${json}`)
  }
  return lists
}

function comma(before: string): string {
  return before === '' ? '' : ','
}

// Put together as text: objects that only live until they are printed would cost as much again as printing them. Texts
// are added up and never joined: the engine copies such a sum once, when all of it becomes bytes.
function spanJson(span: FinishedSpan, extra: AttributeMap): string {
  const parent = span.parentSpanId === undefined ? '' : `"parentSpanId":${quote(span.parentSpanId)},`
  const status = span.failure === undefined ? '' : `"code":${STATUS_ERROR},"message":${quote(span.failure)}`
  return (
    `{"traceId":${quote(span.traceId)},"spanId":${quote(span.spanId)},${parent}"name":${quote(span.name)},` +
    `"kind":${SPAN_KINDS[span.spanKind]},"startTimeUnixNano":"${nanos(span.startMs)}",` +
    `"endTimeUnixNano":"${nanos(span.endMs)}","attributes":[${keyValues(span.attributes, extra)}],` +
    `"events":[${span.events.map(eventJson).join(',')}],"links":[${span.links.map(linkJson).join(',')}],` +
    `"status":{${status}},"droppedAttributesCount":${count(span.droppedAttributes)},"droppedEventsCount":${count(span.droppedEvents)}}`
  )
}

function eventJson({ name, atMs, attributes }: FinishedEvent): string {
  return `{"timeUnixNano":"${nanos(atMs)}","name":${quote(name)},"attributes":[${keyValues(attributes)}]}`
}

function linkJson({ traceId, spanId, traceState, attributes }: FinishedLink): string {
  return `{"traceId":${quote(traceId)},"spanId":${quote(spanId)},"traceState":${quote(traceState)},"attributes":[${keyValues(attributes)}]}`
}

function logJson(log: FinishedLog, extra: AttributeMap): string {
  const body = log.body === undefined ? '' : `"body":{"stringValue":${quote(log.body)}},`
  const trace = log.traceId === undefined ? '' : `"traceId":${quote(log.traceId)},`
  const span = log.spanId === undefined ? '' : `"spanId":${quote(log.spanId)},`
  const time = nanos(log.atMs)
  return (
    `{"timeUnixNano":"${time}","observedTimeUnixNano":"${time}","severityNumber":${INFO},` +
    `"eventName":${quote(log.eventName)},${body}"attributes":[${keyValues(log.attributes, extra)}],` +
    `${trace}${span}"droppedAttributesCount":${count(log.droppedAttributes)}}`
  )
}

function quote(text: string): string {
  return JSON.stringify(text)
}

/** A count may come from another instrumentation: what is no number must not spoil the JSON of a whole batch. */
function count(given: number): number {
  return Number.isSafeInteger(given) ? given : 0
}

function nanos(ms: number): string {
  const whole = Math.floor(ms)
  const rest = Math.floor((ms - whole) * 1e6)
  if (whole >= 1 && whole <= Number.MAX_SAFE_INTEGER) return `${whole}${String(rest).padStart(6, '0')}`
  return String(BigInt(whole) * 1_000_000n + BigInt(rest))
}

function keyValues(attributes: AttributeMap, more?: AttributeMap): string {
  let json = ''
  for (const [key, value] of attributes) json += `${comma(json)}{"key":${quoteKey(key)},"value":${anyValue(value)}}`
  for (const [key, value] of more ?? []) json += `${comma(json)}{"key":${quoteKey(key)},"value":${anyValue(value)}}`
  return json
}

/** Names of attributes come again with every record; foreign ones may be any number. */
const MOST_KEYS = 512
const quoted = new Map<string, string>()

function quoteKey(key: string): string {
  const known = quoted.get(key)
  if (known !== undefined) return known
  const made = quote(key)
  if (quoted.size < MOST_KEYS) quoted.set(key, made)
  return made
}

function anyValue(value: AttributeValue): string {
  if (typeof value === 'string') return `{"stringValue":${quote(value)}}`
  if (typeof value === 'boolean') return `{"boolValue":${value}}`
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? `{"intValue":"${value}"}` : `{"doubleValue":${JSON.stringify(value)}}`
  }
  return `{"arrayValue":{"values":[${value.map(anyValue).join(',')}]}}`
}
