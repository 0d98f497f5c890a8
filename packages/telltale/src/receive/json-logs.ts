import type { OtlpLog, OtlpResource, OtlpScope } from '@telltale/model'
import { readAnyValue, readAttributes } from './json-attributes.ts'
import { readJsonEnvelope } from './json-envelope.ts'
import type { JsonObject, JsonReader } from './json-reader.ts'
import { readOptionalJsonId } from './json-traces.ts'
import { REASON } from './reasons.ts'

const NAMES = {
  resources: ['resourceLogs', 'resource_logs'],
  scopes: ['scopeLogs', 'scope_logs'],
  records: ['logRecords', 'log_records'],
} as const

const SEVERITIES = [
  'SEVERITY_NUMBER_UNSPECIFIED',
  ...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap((level) =>
    ['', '2', '3', '4'].map((step) => `SEVERITY_NUMBER_${level}${step}`),
  ),
]

/** Reads an OTLP/JSON log request; records that are let in go to `into`. */
export function readJsonLogs(json: JsonReader, body: unknown, into: OtlpLog[]): void {
  readJsonEnvelope(json, body, NAMES, (record, resource, scope) => {
    json.gate.openRecord()
    const log = readLog(json, record, resource, scope)
    if (json.gate.closeRecord()) into.push(log)
  })
}

function readLog(json: JsonReader, record: JsonObject, resource: OtlpResource, scope: OtlpScope): OtlpLog {
  return {
    kind: 'log',
    resource,
    scope,
    timeUnixNano: json.nanos(record.timeUnixNano ?? record.time_unix_nano, 'timeUnixNano'),
    observedUnixNano: json.nanos(record.observedTimeUnixNano ?? record.observed_time_unix_nano, 'observedTimeUnixNano'),
    severityNumber: json.enumeration(record.severityNumber ?? record.severity_number, SEVERITIES, 'severityNumber'),
    severityText: json.text(record.severityText ?? record.severity_text, 'severityText'),
    eventName: json.text(record.eventName ?? record.event_name, 'eventName'),
    body: readAnyValue(json, record.body, 1),
    attributes: readAttributes(json, record.attributes),
    traceId: readOptionalJsonId(json, record.traceId ?? record.trace_id, 16, REASON.logTraceId),
    spanId: readOptionalJsonId(json, record.spanId ?? record.span_id, 8, REASON.logSpanId),
    flags: json.count(record.flags, 'flags'),
    droppedAttributes: json.count(
      record.droppedAttributesCount ?? record.dropped_attributes_count,
      'droppedAttributesCount',
    ),
  }
}
