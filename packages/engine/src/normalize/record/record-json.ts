import type {
  Attributes,
  AttributeValue,
  OtlpLog,
  OtlpPoint,
  OtlpResource,
  OtlpScope,
  OtlpSpan,
  SourceRecord,
} from '@telltale/model'

/** Deepest nesting that is written; decoders refuse such records long before. */
const MAX_DEPTH = 128

/**
 * A record whole, as JSON text: attributes as [key, value] pairs in the order sent, times as decimal text,
 * lists of pairs inside a value as `{"kvlist": […]}`, bytes as `{"bytes": base64}`, numbers that JSON lacks
 * as text. The same decoded record always gives the same text, whatever protocol brought it.
 */
export function recordJson(record: SourceRecord): string {
  if (record.kind === 'event') return JSON.stringify({ kind: 'event', fields: [...record.fields] })
  return `{${bodyOf(record)},"resource":${originJson(record.resource)},"scope":${originJson(record.scope)}}`
}

function bodyOf(record: OtlpSpan | OtlpLog | OtlpPoint): string {
  if (record.kind === 'span') return spanBody(record)
  return record.kind === 'log' ? logBody(record) : pointBody(record)
}

// The text is put together by hand: most spans are stored whole, and objects made only to be written cost more than it.

function spanBody(span: OtlpSpan): string {
  const head = `"kind":"span","traceId":${quote(span.traceId)},"spanId":${quote(span.spanId)},"parentSpanId":${quote(span.parentSpanId)},"name":${quote(span.name)},"spanKind":${number(span.spanKind)},"startUnixNano":"${span.startUnixNano}","endUnixNano":"${span.endUnixNano}"`
  const events = span.events.map(
    (event) =>
      `{"timeUnixNano":"${event.timeUnixNano}","name":${quote(event.name)},"attributes":${pairs(event.attributes)}}`,
  )
  const links = span.links.map(
    (link) =>
      `{"traceId":${quote(link.traceId)},"spanId":${quote(link.spanId)},"attributes":${pairs(link.attributes)}}`,
  )
  return `${head},"attributes":${pairs(span.attributes)},"events":[${events.join()}],"links":[${links.join()}],"statusCode":${number(span.statusCode)},"statusMessage":${quote(span.statusMessage)},"traceState":${quote(span.traceState)},"flags":${number(span.flags)},"droppedAttributes":${number(span.droppedAttributes)},"droppedEvents":${number(span.droppedEvents)}`
}

function logBody(log: OtlpLog): string {
  const head = `"kind":"log","traceId":${quote(log.traceId)},"spanId":${quote(log.spanId)},"eventName":${quote(log.eventName)},"timeUnixNano":"${log.timeUnixNano}","observedUnixNano":"${log.observedUnixNano}"`
  return `${head},"severityNumber":${number(log.severityNumber)},"severityText":${quote(log.severityText)},"body":${valueJson(log.body, 0)},"attributes":${pairs(log.attributes)},"flags":${number(log.flags)},"droppedAttributes":${number(log.droppedAttributes)}`
}

function pointBody(point: OtlpPoint): string {
  const head = `"kind":"metric","name":${quote(point.name)},"description":${quote(point.description)},"unit":${quote(point.unit)},"shape":${quote(point.shape)},"temporality":${number(point.temporality)},"monotonic":${point.monotonic}`
  const times = `"startUnixNano":"${point.startUnixNano}","timeUnixNano":"${point.timeUnixNano}"`
  const counts = `"value":${valueJson(point.value ?? null, 0)},"count":${valueJson(point.count ?? null, 0)},"sum":${valueJson(point.sum ?? null, 0)}`
  return `${head},${times},${counts},"attributes":${pairs(point.attributes)}`
}

/** Resource and scope stand on many records: their text is made once for each object. */
const ORIGINS = new WeakMap<OtlpResource | OtlpScope, string>()

function originJson(origin: OtlpResource | OtlpScope): string {
  const known = ORIGINS.get(origin)
  if (known !== undefined) return known
  const { attributes, ...texts } = origin
  const made = `{${JSON.stringify(texts).slice(1, -1)},"attributes":${pairs(attributes)}}`
  ORIGINS.set(origin, made)
  return made
}

function pairs(attributes: Attributes): string {
  let text = '['
  // forEach makes no pair for each entry, as a loop over the Map does.
  attributes.forEach((value, key) => {
    const written = typeof value === 'string' ? quote(value) : valueJson(value, 0)
    text += text.length === 1 ? `[${quoteKey(key)},${written}]` : `,[${quoteKey(key)},${written}]`
  })
  return `${text}]`
}

/** A value as JSON text that loses nothing. */
function valueJson(value: AttributeValue, depth: number): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return number(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (depth > MAX_DEPTH) throw new Error('attribute value nests too deep')
  if (value instanceof Uint8Array) return `{"bytes":"${Buffer.from(value).toString('base64')}"}`
  if (value instanceof Map) {
    const items = Array.from(value as Attributes, ([key, item]) => `[${quoteKey(key)},${valueJson(item, depth + 1)}]`)
    return `{"kvlist":[${items.join()}]}`
  }
  return `[${(value as readonly AttributeValue[]).map((item) => valueJson(item, depth + 1)).join()}]`
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : `"${value}"`
}

function quote(text: string): string {
  return JSON.stringify(text)
}

/** Keys are few and come again and again: their text is kept. */
const KEYS = new Map<string, string>()
const MAX_KEYS = 2048
const MAX_KEY_LENGTH = 128

function quoteKey(key: string): string {
  const known = KEYS.get(key)
  if (known !== undefined) return known
  const made = JSON.stringify(key)
  if (KEYS.size < MAX_KEYS && key.length <= MAX_KEY_LENGTH) KEYS.set(key, made)
  return made
}
