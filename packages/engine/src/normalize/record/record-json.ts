import type {
  Attributes,
  AttributeValue,
  OtlpLog,
  OtlpPoint,
  OtlpResource,
  OtlpScope,
  OtlpSpan,
  PlainEvent,
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
  if (record.kind === 'span') return spanJson(record)
  if (record.kind === 'log') return logJson(record)
  return record.kind === 'metric' ? pointJson(record) : plainJson(record)
}

function spanJson(span: OtlpSpan): string {
  return `{"kind":"span","traceId":"${span.traceId}","spanId":"${span.spanId}","parentSpanId":"${span.parentSpanId}","name":${text(span.name)},"spanKind":${span.spanKind},"startUnixNano":"${span.startUnixNano}","endUnixNano":"${span.endUnixNano}","attributes":${pairs(span.attributes)},"events":[${span.events.map((event) => `{"timeUnixNano":"${event.timeUnixNano}","name":${text(event.name)},"attributes":${pairs(event.attributes)}}`).join(',')}],"links":[${span.links.map((link) => `{"traceId":${text(link.traceId)},"spanId":${text(link.spanId)},"attributes":${pairs(link.attributes)}}`).join(',')}],"statusCode":${span.statusCode},"statusMessage":${text(span.statusMessage)},"traceState":${text(span.traceState)},"flags":${span.flags},"droppedAttributes":${span.droppedAttributes},"droppedEvents":${span.droppedEvents},${origin(span.resource, span.scope)}}`
}

function logJson(log: OtlpLog): string {
  return `{"kind":"log","traceId":"${log.traceId}","spanId":"${log.spanId}","eventName":${text(log.eventName)},"timeUnixNano":"${log.timeUnixNano}","observedUnixNano":"${log.observedUnixNano}","severityNumber":${log.severityNumber},"severityText":${text(log.severityText)},"body":${valueJson(log.body, 0)},"attributes":${pairs(log.attributes)},"flags":${log.flags},"droppedAttributes":${log.droppedAttributes},${origin(log.resource, log.scope)}}`
}

function pointJson(point: OtlpPoint): string {
  return `{"kind":"metric","name":${text(point.name)},"description":${text(point.description)},"unit":${text(point.unit)},"shape":"${point.shape}","temporality":${point.temporality},"monotonic":${point.monotonic},"startUnixNano":"${point.startUnixNano}","timeUnixNano":"${point.timeUnixNano}","value":${numberJson(point.value)},"count":${numberJson(point.count)},"sum":${numberJson(point.sum)},"attributes":${pairs(point.attributes)},${origin(point.resource, point.scope)}}`
}

function plainJson(event: PlainEvent): string {
  const fields = Array.from(event.fields, ([key, value]) => `[${text(key)},${JSON.stringify(value)}]`)
  return `{"kind":"event","fields":[${fields.join(',')}]}`
}

/** Resource and scope stand on many records: their text is made once for each object. */
const ORIGINS = new WeakMap<OtlpResource | OtlpScope, string>()

function origin(resource: OtlpResource, scope: OtlpScope): string {
  return `"resource":${resourceJson(resource)},"scope":${scopeJson(scope)}`
}

function resourceJson(resource: OtlpResource): string {
  const known = ORIGINS.get(resource)
  if (known !== undefined) return known
  const made = `{"attributes":${pairs(resource.attributes)},"schemaUrl":${text(resource.schemaUrl)}}`
  ORIGINS.set(resource, made)
  return made
}

function scopeJson(scope: OtlpScope): string {
  const known = ORIGINS.get(scope)
  if (known !== undefined) return known
  const made = `{"name":${text(scope.name)},"version":${text(scope.version)},"schemaUrl":${text(scope.schemaUrl)},"attributes":${pairs(scope.attributes)}}`
  ORIGINS.set(scope, made)
  return made
}

function pairs(attributes: Attributes): string {
  let out = ''
  for (const [key, value] of attributes) out += `${out === '' ? '' : ','}[${text(key)},${valueJson(value, 0)}]`
  return `[${out}]`
}

function valueJson(value: AttributeValue, depth: number): string {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return numberJson(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value === null) return 'null'
  if (depth > MAX_DEPTH) throw new Error('attribute value nests too deep')
  if (value instanceof Uint8Array) return `{"bytes":"${Buffer.from(value).toString('base64')}"}`
  if (value instanceof Map) {
    const inner = Array.from(value, ([key, item]) => `[${text(key)},${valueJson(item, depth + 1)}]`)
    return `{"kvlist":[${inner.join(',')}]}`
  }
  return `[${(value as readonly AttributeValue[]).map((item) => valueJson(item, depth + 1)).join(',')}]`
}

function numberJson(value: number | undefined): string {
  if (value === undefined) return 'null'
  return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`
}

const text = JSON.stringify as (value: string) => string
