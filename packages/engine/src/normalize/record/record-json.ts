import type {
  Attributes,
  AttributeValue,
  JsonValue,
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
  return withOrigin(JSON.stringify(bodyOf(record)), record.resource, record.scope)
}

function bodyOf(record: OtlpSpan | OtlpLog | OtlpPoint): object {
  if (record.kind === 'span') return spanBody(record)
  return record.kind === 'log' ? logBody(record) : pointBody(record)
}

function spanBody(span: OtlpSpan): object {
  return {
    kind: 'span',
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    spanKind: span.spanKind,
    startUnixNano: String(span.startUnixNano),
    endUnixNano: String(span.endUnixNano),
    attributes: pairs(span.attributes),
    events: span.events.map((event) => ({
      timeUnixNano: String(event.timeUnixNano),
      name: event.name,
      attributes: pairs(event.attributes),
    })),
    links: span.links.map((link) => ({ ...link, attributes: pairs(link.attributes) })),
    statusCode: span.statusCode,
    statusMessage: span.statusMessage,
    traceState: span.traceState,
    flags: span.flags,
    droppedAttributes: span.droppedAttributes,
    droppedEvents: span.droppedEvents,
  }
}

function logBody(log: OtlpLog): object {
  return {
    kind: 'log',
    traceId: log.traceId,
    spanId: log.spanId,
    eventName: log.eventName,
    timeUnixNano: String(log.timeUnixNano),
    observedUnixNano: String(log.observedUnixNano),
    severityNumber: log.severityNumber,
    severityText: log.severityText,
    body: plainValue(log.body, 0),
    attributes: pairs(log.attributes),
    flags: log.flags,
    droppedAttributes: log.droppedAttributes,
  }
}

function pointBody(point: OtlpPoint): object {
  return {
    kind: 'metric',
    name: point.name,
    description: point.description,
    unit: point.unit,
    shape: point.shape,
    temporality: point.temporality,
    monotonic: point.monotonic,
    startUnixNano: String(point.startUnixNano),
    timeUnixNano: String(point.timeUnixNano),
    value: plainValue(point.value ?? null, 0),
    count: plainValue(point.count ?? null, 0),
    sum: plainValue(point.sum ?? null, 0),
    attributes: pairs(point.attributes),
  }
}

/** Resource and scope stand on many records: their text is made once for each object. */
const ORIGINS = new WeakMap<OtlpResource | OtlpScope, string>()

function withOrigin(body: string, resource: OtlpResource, scope: OtlpScope): string {
  return `${body.slice(0, -1)},"resource":${originJson(resource)},"scope":${originJson(scope)}}`
}

function originJson(origin: OtlpResource | OtlpScope): string {
  const known = ORIGINS.get(origin)
  if (known !== undefined) return known
  const made = JSON.stringify({ ...origin, attributes: pairs(origin.attributes) })
  ORIGINS.set(origin, made)
  return made
}

function pairs(attributes: Attributes): readonly (readonly [string, JsonValue])[] {
  const out: [string, JsonValue][] = []
  for (const [key, value] of attributes) out.push([key, typeof value === 'string' ? value : plainValue(value, 0)])
  return out
}

/** A value that JSON.stringify writes without losing anything. */
function plainValue(value: AttributeValue, depth: number): JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) throw new Error('attribute value nests too deep')
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Map) {
    return { kvlist: Array.from(value as Attributes, ([key, item]) => [key, plainValue(item, depth + 1)]) }
  }
  return (value as readonly AttributeValue[]).map((item) => plainValue(item, depth + 1))
}
