import { FIELD, type JsonValue, type PlainEvent, type RawRecord, type SourceRecord } from '@telltale/model'
import { contentId } from '../hash.ts'
import { asText } from '../read/attributes.ts'
import { logName, logTime } from '../read/log-fields.ts'
import { readTime } from '../read/time.ts'
import { recordJson } from './record-json.ts'

/** What the receiver knows of the request that carried a record. */
export interface Envelope {
  readonly tenant: string
  /** Epoch milliseconds. */
  readonly receivedMs: number
  /** Journal sequence number. */
  readonly seq: number
}

/** The record kept whole, before it is known who read it. */
export type RecordDraft = Omit<RawRecord, 'dialect' | 'eventCount'>

/**
 * A record with its id. The id comes from tenant and content alone, so the same record sent twice has the same
 * one; only a plain event without a time of its own is also known by where in the journal it stands.
 */
export function draftRecord(record: SourceRecord, envelope: Envelope): RecordDraft {
  const body = recordJson(record)
  const place =
    record.kind === 'event' && !record.fields.has(FIELD.timestamp) ? `\0${envelope.seq}\0${record.line}` : ''
  // The body is hashed by itself, so that it is not copied once more to stand behind the tenant.
  const id = contentId(`${envelope.tenant}\0record\0${contentId(body)}${place}`)
  const { tenant, receivedMs, seq } = envelope
  return { id, tenant, receivedMs, seq, ...headOf(record, envelope), body }
}

type Head = Omit<RecordDraft, 'id' | 'body' | keyof Envelope>

const NO_SPAN = { spanKind: 0, statusCode: 0, statusMessage: '' }

function headOf(record: SourceRecord, envelope: Envelope): Head {
  if (record.kind === 'event') return plainHead(record, envelope)
  const serviceName = asText(record.resource.attributes.get('service.name')) ?? ''
  if (record.kind === 'span') {
    const { traceId, spanId, parentSpanId, name, spanKind, statusCode, statusMessage } = record
    const times = { timeUnixNano: record.startUnixNano, endUnixNano: record.endUnixNano }
    return {
      signal: 'span',
      ...times,
      traceId,
      spanId,
      parentSpanId,
      name,
      spanKind,
      statusCode,
      statusMessage,
      serviceName,
    }
  }
  const time = record.kind === 'log' ? logTime(record) : record.timeUnixNano
  const name = record.kind === 'log' ? logName(record) : record.name
  const traceId = record.kind === 'log' ? record.traceId : ''
  const spanId = record.kind === 'log' ? record.spanId : ''
  const times = { timeUnixNano: time, endUnixNano: time }
  return { signal: record.kind, ...times, traceId, spanId, parentSpanId: '', name, ...NO_SPAN, serviceName }
}

function plainHead(event: PlainEvent, envelope: Envelope): Head {
  const { fields } = event
  const time = readTime(fields.get(FIELD.timestamp)) ?? BigInt(Math.trunc(envelope.receivedMs)) * 1_000_000n
  return {
    signal: 'event',
    timeUnixNano: time,
    endUnixNano: time,
    traceId: textOf(fields.get(FIELD.traceId)),
    spanId: textOf(fields.get(FIELD.spanId)),
    parentSpanId: textOf(fields.get(FIELD.parentSpanId)),
    name: textOf(fields.get(FIELD.eventAction)) || textOf(fields.get(FIELD.category)),
    ...NO_SPAN,
    serviceName: textOf(fields.get(FIELD.serviceName)),
  }
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
