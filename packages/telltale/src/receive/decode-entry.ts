import type { OtlpLog, OtlpPoint, OtlpSpan, PlainEvent, SourceRecord } from '@telltale/model'
import type { ReceiveLimits } from '../config.ts'
import type { JournalEntry } from '../journal/journal.ts'
import { DecodeError, malformed } from './decode-error.ts'
import { readLogs } from './decode-logs.ts'
import { readMetrics } from './decode-metrics.ts'
import { readTraces } from './decode-traces.ts'
import type { DecodedEntry, InspectedEntry } from './decoded-entry.ts'
import { readJsonLogs } from './json-logs.ts'
import { readJsonMetrics } from './json-metrics.ts'
import { JsonReader, parseJsonBody } from './json-reader.ts'
import { readJsonTraces } from './json-traces.ts'
import { readJsonEvents, readNdjsonEvents } from './parse-events.ts'
import { RecordGate } from './record-gate.ts'
import { WireReader } from './wire-reader.ts'

type Body = Pick<JournalEntry, 'signal' | 'encoding' | 'body'>

/** Reads a body through the gate and gives its records; with `keep` false they may be left out. */
type Read = (body: Uint8Array, gate: RecordGate, keep: boolean) => readonly SourceRecord[]

const READERS = new Map<string, Read>([
  ['traces/protobuf', (body, gate, keep) => readProtobuf<OtlpSpan>(body, gate, { keep, read: readTraces })],
  ['logs/protobuf', (body, gate, keep) => readProtobuf<OtlpLog>(body, gate, { keep, read: readLogs })],
  ['metrics/protobuf', (body, gate, keep) => readProtobuf<OtlpPoint>(body, gate, { keep, read: readMetrics })],
  ['traces/json', (body, gate) => readJson<OtlpSpan>(body, gate, readJsonTraces)],
  ['logs/json', (body, gate) => readJson<OtlpLog>(body, gate, readJsonLogs)],
  ['metrics/json', (body, gate) => readJson<OtlpPoint>(body, gate, readJsonMetrics)],
  ['events/json', (body, gate) => readEvents(body, gate, readJsonEvents)],
  ['events/ndjson', (body, gate) => readEvents(body, gate, readNdjsonEvents)],
])

/**
 * Reads a request body: the same bytes and limits give the same records in the same order, at the door
 * and again in the worker. Throws `DecodeError` when the body as a whole cannot be taken.
 */
export function decodeEntry(
  entry: Pick<JournalEntry, 'signal' | 'encoding' | 'body' | 'receivedMs'>,
  limits: ReceiveLimits,
): DecodedEntry {
  const gate = new RecordGate(limits)
  return { records: findReader(entry)(entry.body, gate, true), rejected: gate.rejected }
}

/** Counts what `decodeEntry` would give, several times faster for protobuf; throws the same errors. */
export function inspectEntry(entry: Body, limits: ReceiveLimits): InspectedEntry {
  const gate = new RecordGate(limits)
  findReader(entry)(entry.body, gate, false)
  return { accepted: gate.accepted, rejected: gate.rejected }
}

function findReader(entry: Body): Read {
  const read = READERS.get(`${entry.signal}/${entry.encoding}`)
  if (read === undefined) throw malformed(`${entry.signal} are not taken as ${entry.encoding}`)
  return read
}

function readProtobuf<T extends SourceRecord>(
  body: Uint8Array,
  gate: RecordGate,
  { keep, read }: { readonly keep: boolean; readonly read: (wire: WireReader, into: T[]) => void },
): readonly T[] {
  const records: T[] = []
  try {
    read(new WireReader(body, gate, keep), records)
  } catch (error) {
    throw asDecodeError(error)
  }
  return records
}

/** The protobuf reader says what is wrong with plain `Error` and `RangeError`; anything else is a bug of ours. */
function asDecodeError(error: unknown): unknown {
  if (error instanceof DecodeError || !(error instanceof Error)) return error
  const isReaderError = error.constructor === Error || error.constructor === RangeError
  return isReaderError ? malformed(`not protobuf: ${error.message}`) : error
}

function readJson<T extends SourceRecord>(
  body: Uint8Array,
  gate: RecordGate,
  read: (json: JsonReader, parsed: unknown, into: T[]) => void,
): readonly T[] {
  const records: T[] = []
  read(new JsonReader(gate), parseJsonBody(body, gate.limits), records)
  return records
}

function readEvents(
  body: Uint8Array,
  gate: RecordGate,
  read: (body: Uint8Array, gate: RecordGate, into: PlainEvent[]) => void,
): readonly PlainEvent[] {
  const records: PlainEvent[] = []
  read(body, gate, records)
  return records
}
