import type { AiEvent, OtlpSpan, RawRecord, SourceRecord } from '@telltale/model'
import type { Dialect } from './dialect.ts'
import { DIALECTS } from './dialects/dialect-list.ts'
import { otelAudit } from './dialects/otel-audit.ts'
import { otelDb } from './dialects/otel-db.ts'
import { otelHttp } from './dialects/otel-http.ts'
import { claimedDialect, plain } from './dialects/plain.ts'
import type { EventDraft } from './draft.ts'
import { createKeyedHash, type KeyedHash } from './hash.ts'
import { type Common, finishEvent, readCommon } from './record/finish-event.ts'
import { draftRecord, type Envelope, type RecordDraft } from './record/raw-record.ts'
import { judgeCall } from './trace/call-ledger.ts'
import { CallRoom } from './trace/call-room.ts'
import { EgressRoom } from './trace/egress-room.ts'
import { addCall, noteSpan } from './trace/span-role.ts'
import { isPieceRead, isToldBySpan, isToldInside } from './trace/told-before.ts'
import { isRunTold, noteTool } from './trace/tool-ledger.ts'
import type { SpanNote, Trace, WaitingCall, WaitingEgress, WaitingLog } from './trace/trace.ts'
import { TraceBook } from './trace/trace-book.ts'

/** What came of the records of one request. */
export interface Normalized {
  readonly events: readonly AiEvent[]
  /** One for each record that did not fail, in the order sent. */
  readonly rawRecords: readonly RawRecord[]
  /** Records that could not be read: place in the request, and why. */
  readonly failed: readonly { readonly index: number; readonly reason: string }[]
  /** Records that no dialect read; their raw records say dialect ''. */
  readonly unrecognised: number
}

/** Turns decoded records into canonical events. The same calls in the same order always give the same answers. */
export interface Normalizer {
  /**
   * Normalizes the records of one request. Keeps bounded state for joins that span requests, so events may also come
   * of records that arrived earlier: outbound requests that waited for their trace, and log records of model calls that
   * waited for their span. Those keep their own receive time. Without records it tells what waited long enough.
   */
  normalize(records: readonly SourceRecord[], envelope: Envelope): Normalized
  /**
   * Lowest sequence number of a request from which a record still waits (a minute of receive time at most); undefined
   * when none does. A checkpoint kept below it loses no event in a crash: replaying is harmless.
   */
  oldestWaitingSeq(): number | undefined
}

/** A normalizer. `hashKey` is the secret behind keyed hashes of texts; `maxTraces` bounds what is remembered. */
export function createNormalizer(options: { readonly hashKey: Uint8Array; readonly maxTraces?: number }): Normalizer {
  return new TracingNormalizer(options.hashKey, options.maxTraces ?? 20_000)
}

/** Dialects whose events count only inside a trace that is about AI. */
const NEEDS_TRACE: ReadonlySet<Dialect> = new Set([otelHttp, otelDb])

/** Dialects that do not make a trace one about AI. */
const NEUTRAL: ReadonlySet<Dialect> = new Set([otelHttp, otelDb, otelAudit])

/** Ids of plain events are whatever their sender wrote; longer ones join no trace. */
const MAX_ID_LENGTH = 64

/** What of a record every event made of it needs. */
interface Source {
  readonly raw: RecordDraft
  readonly common: Common
}

interface TracePlace {
  readonly trace: Trace
  readonly span: SpanNote | undefined
}

/** A tool run that was only heard of. Whether it counts is known when the whole request was read. */
interface HeardRun extends Source {
  readonly trace: Trace
  readonly draft: EventDraft
  readonly index: number
}

interface Batch {
  readonly envelope: Envelope
  readonly hash: KeyedHash
  readonly events: AiEvent[]
  readonly rawRecords: RawRecord[]
  readonly touched: Set<Trace>
  readonly heard: HeardRun[]
}

class TracingNormalizer implements Normalizer {
  readonly #hashKey: Uint8Array
  readonly #hashes = new Map<string, KeyedHash>()
  readonly #book: TraceBook
  readonly #egressRoom = new EgressRoom()
  readonly #callRoom = new CallRoom()
  #leftEgress: WaitingEgress[] = []
  #leftCalls: WaitingCall[] = []

  constructor(hashKey: Uint8Array, maxTraces: number) {
    this.#hashKey = hashKey
    this.#book = new TraceBook(maxTraces, (trace) => {
      this.#leftEgress.push(...this.#egressRoom.forget(trace))
      this.#leftCalls.push(...this.#callRoom.forget(trace))
    })
  }

  normalize(records: readonly SourceRecord[], envelope: Envelope): Normalized {
    const hash = this.#hashOf(envelope.tenant)
    const batch: Batch = { envelope, hash, events: [], rawRecords: [], touched: new Set(), heard: [] }
    const failed: { index: number; reason: string }[] = []
    let unrecognised = 0
    for (const [index, record] of records.entries()) {
      try {
        if (!this.#readRecord(record, batch)) unrecognised += 1
      } catch (error) {
        failed.push({ index, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    this.#tellWaiting(batch)
    tellHeard(batch)
    return { events: batch.events, rawRecords: batch.rawRecords, failed, unrecognised }
  }

  oldestWaitingSeq(): number | undefined {
    const egress = this.#egressRoom.oldestSeq()
    const call = this.#callRoom.oldestSeq()
    return egress === undefined || call === undefined ? (egress ?? call) : Math.min(egress, call)
  }

  #hashOf(tenant: string): KeyedHash {
    const known = this.#hashes.get(tenant)
    if (known !== undefined) return known
    const made = createKeyedHash(this.#hashKey, tenant)
    this.#hashes.set(tenant, made)
    return made
  }

  /** Reads one record into the batch; false when no dialect read it. Nothing is kept of a record that throws. */
  #readRecord(record: SourceRecord, batch: Batch): boolean {
    const raw = draftRecord(record, batch.envelope)
    const reader = DIALECTS.find((item) => item.reads(record))
    const dialect = reader === undefined ? '' : reader === plain ? claimedDialect(record) : reader.name
    const source: Source = { raw, common: readCommon(record, raw, dialect) }
    const eventCount = this.#tellRecord({ record, reader, ...source }, batch)
    batch.rawRecords.push({ ...raw, dialect, eventCount })
    return reader !== undefined
  }

  /** Tells what a record says, or lets it wait; gives back how many events that made at once. */
  #tellRecord({ record, reader, ...source }: ReadRecord, batch: Batch): number {
    const { raw } = source
    const inTrace = raw.traceId !== '' && raw.traceId.length <= MAX_ID_LENGTH && raw.spanId.length <= MAX_ID_LENGTH
    if (inTrace && raw.spanId !== '' && record.kind === 'log' && reader?.callLogs?.includes(record) === true) {
      this.#holdLog({ log: record, ...source }, reader, batch)
      return 0
    }
    const drafts = reader?.toEvents(record, { hash: batch.hash, receivedMs: batch.envelope.receivedMs }) ?? []
    if (!inTrace)
      return reader !== undefined && NEEDS_TRACE.has(reader) ? 0 : finishDrafts(source, drafts, undefined, batch)
    const place = this.#openTrace(raw, reader, batch)
    if (record.kind === 'span') this.#noteSpan(place, record, drafts, batch)
    if (reader === undefined || !NEEDS_TRACE.has(reader)) return finishDrafts(source, drafts, place, batch)
    for (const draft of drafts) {
      const item = { draft, ...source, bytes: 512 + raw.body.length }
      batch.events.push(...this.#egressRoom.add(place.trace, item).map(finishEgress))
    }
    return 0
  }

  /** Opens what is remembered of the record's trace. */
  #openTrace(raw: RecordDraft, reader: Dialect | undefined, batch: Batch): TracePlace {
    const trace = this.#book.open(raw.tenant, raw.traceId)
    batch.touched.add(trace)
    if (reader !== undefined && !NEUTRAL.has(reader)) trace.genAi = true
    return { trace, span: raw.spanId === '' ? undefined : this.#book.note(trace, raw.spanId) }
  }

  /** Remembers the span, and tells the log records that waited for it: with their texts they say more than it does. */
  #noteSpan({ trace, span }: TracePlace, record: OtlpSpan, drafts: readonly EventDraft[], batch: Batch): void {
    if (span !== undefined) noteSpan(span, record, drafts)
    this.#tellCalls(this.#callRoom.takeWhole(trace, record.spanId, record.statusCode === 2), batch)
  }

  #holdLog(item: WaitingLog, dialect: Dialect, batch: Batch): void {
    const { trace, span } = this.#openTrace(item.raw, dialect, batch)
    if (span !== undefined && isPieceRead(span, item.raw)) return
    const place = { trace, spanId: item.raw.spanId, dialect, hash: batch.hash }
    this.#tellCalls(this.#callRoom.add(place, item), batch)
  }

  /** Tells what waited and need not wait any more. */
  #tellWaiting(batch: Batch): void {
    const { events, touched, envelope } = batch
    for (const trace of touched) {
      this.#tellCalls(this.#callRoom.takeAnswered(trace), batch)
      events.push(...this.#egressRoom.release(trace).map(finishEgress))
    }
    this.#tellCalls(this.#callRoom.expire(envelope.receivedMs), batch)
    events.push(...this.#egressRoom.expire(envelope.receivedMs).map(finishEgress))
    this.#tellCalls(this.#leftCalls.splice(0), batch)
    events.push(...this.#leftEgress.splice(0).map(finishEgress))
  }

  #tellCalls(calls: readonly WaitingCall[], batch: Batch): void {
    for (const { trace, spanId, dialect, hash, logs } of calls) {
      const place = { trace, span: trace.spans.get(spanId) }
      const drafts = dialect.callLogs?.read(
        logs.map(({ log }) => log),
        hash,
      )
      for (const [index, source] of logs.entries()) finishDrafts(source, drafts?.[index] ?? [], place, batch)
    }
  }
}

interface ReadRecord extends Source {
  readonly record: SourceRecord
  readonly reader: Dialect | undefined
}

/** Drafts of one record to events, but those that were told before; gives back how many there are. */
function finishDrafts(
  { raw, common }: Source,
  drafts: readonly EventDraft[],
  place: TracePlace | undefined,
  batch: Batch,
): number {
  if (place?.span !== undefined && raw.signal === 'log') for (const draft of drafts) addCall(draft, place.span)
  if (place !== undefined) judgeCall(place, raw, drafts)
  const counts = new Map<string, number>()
  const before = batch.events.length
  for (const draft of drafts) {
    const index = counts.get(draft.category) ?? 0
    counts.set(draft.category, index + 1)
    if (draft.heard === true) {
      // Outside any trace nobody can tell a new result from one of long ago: the prompt holds it all the same.
      if (place !== undefined) batch.heard.push({ trace: place.trace, raw, common, draft, index })
      continue
    }
    if (place !== undefined && isToldBefore(place, raw, drafts, draft)) continue
    if (place !== undefined) noteTool(place.trace, raw, draft)
    batch.events.push(finishEvent(draft, raw, common, index))
  }
  return batch.events.length - before
}

function isToldBefore(
  { trace, span }: TracePlace,
  raw: RecordDraft,
  drafts: readonly EventDraft[],
  draft: EventDraft,
): boolean {
  if (drafts[0]?.action.startsWith('agent.') === true && isToldInside(trace, raw, draft)) return true
  return span !== undefined && isToldBySpan(span, raw, draft)
}

/** Tells of tool runs that were heard of and that nothing else in their traces tells. */
function tellHeard({ heard, events }: Batch): void {
  for (const { trace, raw, common, draft, index } of heard) {
    if (!isRunTold(trace, raw, draft)) events.push(finishEvent(draft, raw, common, index))
  }
}

function finishEgress(item: WaitingEgress): AiEvent {
  return finishEvent(item.draft, item.raw, item.common, 0)
}
