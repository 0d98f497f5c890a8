import type { OtlpLink, OtlpResource, OtlpScope, OtlpSpan, OtlpSpanEvent } from '@telltale/model'
import { readAttributes } from './json-attributes.ts'
import { members, readJsonEnvelope } from './json-envelope.ts'
import type { JsonObject, JsonReader } from './json-reader.ts'
import { REASON } from './reasons.ts'

const NAMES = {
  resources: ['resourceSpans', 'resource_spans'],
  scopes: ['scopeSpans', 'scope_spans'],
  records: ['spans', 'spans'],
} as const

const SPAN_KINDS = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map(
  (kind) => `SPAN_KIND_${kind}`,
)
const STATUS_CODES = ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR']

/** Reads an OTLP/JSON trace request; spans that are let in go to `into`. */
export function readJsonTraces(json: JsonReader, body: unknown, into: OtlpSpan[]): void {
  readJsonEnvelope(json, body, NAMES, (record, resource, scope) => {
    json.gate.openRecord()
    const span = readSpan(json, record, resource, scope)
    if (json.gate.closeRecord()) into.push(span)
  })
}

function readSpan(json: JsonReader, record: JsonObject, resource: OtlpResource, scope: OtlpScope): OtlpSpan {
  const status = json.object(record.status, 'status')
  const traceId = json.id(record.traceId ?? record.trace_id, 16) ?? ''
  const spanId = json.id(record.spanId ?? record.span_id, 8) ?? ''
  if (traceId === '') json.gate.refuse(REASON.traceId)
  if (spanId === '') json.gate.refuse(REASON.spanId)
  return {
    kind: 'span',
    resource,
    scope,
    traceId,
    spanId,
    parentSpanId: readOptionalJsonId(json, record.parentSpanId ?? record.parent_span_id, 8, REASON.parentSpanId),
    name: json.text(record.name, 'name'),
    spanKind: json.enumeration(record.kind, SPAN_KINDS, 'kind'),
    startUnixNano: json.nanos(record.startTimeUnixNano ?? record.start_time_unix_nano, 'startTimeUnixNano'),
    endUnixNano: json.nanos(record.endTimeUnixNano ?? record.end_time_unix_nano, 'endTimeUnixNano'),
    attributes: readAttributes(json, record.attributes),
    events: readAll(json, record, 'events', readSpanEvent),
    links: readAll(json, record, 'links', readLink),
    statusCode: json.enumeration(status?.code, STATUS_CODES, 'status code'),
    statusMessage: json.text(status?.message, 'status message'),
    traceState: json.text(record.traceState ?? record.trace_state, 'traceState'),
    flags: json.count(record.flags, 'flags'),
    droppedAttributes: json.count(
      record.droppedAttributesCount ?? record.dropped_attributes_count,
      'droppedAttributesCount',
    ),
    droppedEvents: json.count(record.droppedEventsCount ?? record.dropped_events_count, 'droppedEventsCount'),
  }
}

/** An id that may be absent; another length, or text that is not hex, refuses the record. */
export function readOptionalJsonId(json: JsonReader, value: unknown, size: number, reason: string): string {
  const id = json.id(value, size)
  if (id === undefined) json.gate.refuse(reason)
  return id ?? ''
}

function readAll<T>(
  json: JsonReader,
  record: JsonObject,
  name: string,
  read: (json: JsonReader, item: JsonObject) => T,
): readonly T[] {
  const all: T[] = []
  for (const item of members(json, record, [name, name])) {
    const value = read(json, item)
    if (!json.gate.takeAttribute()) break
    all.push(value)
  }
  return all
}

function readSpanEvent(json: JsonReader, event: JsonObject): OtlpSpanEvent {
  return {
    timeUnixNano: json.nanos(event.timeUnixNano ?? event.time_unix_nano, 'timeUnixNano'),
    name: json.text(event.name, 'event name'),
    attributes: readAttributes(json, event.attributes),
  }
}

function readLink(json: JsonReader, link: JsonObject): OtlpLink {
  return {
    traceId: readOptionalJsonId(json, link.traceId ?? link.trace_id, 16, REASON.link),
    spanId: readOptionalJsonId(json, link.spanId ?? link.span_id, 8, REASON.link),
    attributes: readAttributes(json, link.attributes),
  }
}
