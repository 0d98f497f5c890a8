import type { AiEvent, OtlpLog, RawRecord, SourceRecord } from '@telltale/model'
import type { Dialect, ReadContext } from './dialect.ts'
import { DIALECTS } from './dialects/dialect-list.ts'
import { otelAudit } from './dialects/otel-audit.ts'
import { otelDb } from './dialects/otel-db.ts'
import { otelHttp } from './dialects/otel-http.ts'
import { claimedDialect, plain } from './dialects/plain.ts'
import type { Canonical, EventDraft } from './draft.ts'
import { createKeyedHash, type KeyedHash } from './hash.ts'
import { commonFields, finishEvent } from './record/finish-event.ts'
import { draftRecord, type Envelope, type RecordDraft } from './record/raw-record.ts'
import { judgeCall } from './trace/call-ledger.ts'
import { addCall, noteSpan } from './trace/span-role.ts'
import { isToldBySpan, isToldInside } from './trace/told-before.ts'
import type { SpanNote, Trace, Waiting } from './trace/trace.ts'
import { TraceBook } from './trace/trace-book.ts'
import { WaitingRoom } from './trace/waiting-room.ts'

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
   * of records that arrived earlier (outbound requests that waited for their trace); those keep their own receive time.
   */
  normalize(records: readonly SourceRecord[], envelope: Envelope): Normalized
  /**
   * Lowest sequence number of a request from which a record still waits for its trace (a minute of receive time at
   * most); undefined when none waits. A checkpoint kept below it loses no event in a crash: replaying is harmless.
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

interface ReadRecord {
  readonly record: SourceRecord
  readonly raw: RecordDraft
  readonly reader: Dialect | undefined
  readonly dialect: string
  readonly drafts: readonly EventDraft[]
}

interface TracePlace {
  readonly trace: Trace
  readonly span: SpanNote | undefined
}

interface Batch {
  readonly envelope: Envelope
  readonly hash: KeyedHash
  readonly companions: ReadonlyMap<string, readonly OtlpLog[]>
  readonly events: AiEvent[]
  readonly rawRecords: RawRecord[]
  readonly touched: Set<Trace>
}

class TracingNormalizer implements Normalizer {
  readonly #hashKey: Uint8Array
  readonly #hashes = new Map<string, KeyedHash>()
  readonly #book: TraceBook
  readonly #room = new WaitingRoom()
  #forgotten: Waiting[] = []

  constructor(hashKey: Uint8Array, maxTraces: number) {
    this.#hashKey = hashKey
    this.#book = new TraceBook(maxTraces, (trace) => this.#forgotten.push(...this.#room.forget(trace)))
  }

  normalize(records: readonly SourceRecord[], envelope: Envelope): Normalized {
    const batch = this.#startBatch(records, envelope)
    const failed: { index: number; reason: string }[] = []
    let unrecognised = 0
    for (const [index, record] of records.entries()) {
      try {
        if (!this.#readRecord(record, batch)) unrecognised += 1
      } catch (error) {
        failed.push({ index, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    for (const trace of batch.touched) batch.events.push(...this.#room.release(trace).map(finishWaiting))
    batch.events.push(...this.#room.expire(envelope.receivedMs).map(finishWaiting))
    batch.events.push(...this.#forgotten.map(finishWaiting))
    this.#forgotten = []
    return { events: batch.events, rawRecords: batch.rawRecords, failed, unrecognised }
  }

  oldestWaitingSeq(): number | undefined {
    return this.#room.oldestSeq()
  }

  #startBatch(records: readonly SourceRecord[], envelope: Envelope): Batch {
    let hash = this.#hashes.get(envelope.tenant)
    if (hash === undefined) {
      hash = createKeyedHash(this.#hashKey, envelope.tenant)
      this.#hashes.set(envelope.tenant, hash)
    }
    return { envelope, hash, companions: groupLogs(records), events: [], rawRecords: [], touched: new Set() }
  }

  /** Reads one record into the batch; false when no dialect read it. Nothing is kept of a record that throws. */
  #readRecord(record: SourceRecord, batch: Batch): boolean {
    const raw = draftRecord(record, batch.envelope)
    const reader = DIALECTS.find((item) => item.reads(record))
    const drafts = reader?.toEvents(record, contextOf(record, batch)) ?? []
    const dialect = reader === undefined ? '' : reader === plain ? claimedDialect(record) : reader.name
    const read: ReadRecord = { record, raw, reader, dialect, drafts }
    const trace = this.#noteTrace(read, batch)
    const events = drafts.length === 0 ? [] : this.#finish(read, trace, batch)
    batch.events.push(...events)
    batch.rawRecords.push({ ...raw, dialect, eventCount: events.length })
    return reader !== undefined
  }

  /** Writes the record into what is remembered of its trace; undefined when it stands outside any. */
  #noteTrace({ record, raw, reader, drafts }: ReadRecord, batch: Batch): TracePlace | undefined {
    if (raw.traceId === '' || raw.traceId.length > MAX_ID_LENGTH || raw.spanId.length > MAX_ID_LENGTH) return undefined
    const trace = this.#book.open(raw.tenant, raw.traceId)
    batch.touched.add(trace)
    if (reader !== undefined && !NEUTRAL.has(reader)) trace.genAi = true
    const span = raw.spanId === '' ? undefined : this.#book.note(trace, raw.spanId)
    if (record.kind === 'span' && span !== undefined) noteSpan(span, record, drafts)
    return { trace, span }
  }

  /** Drafts of one record to events: those told before are left out, those that need their trace wait for it. */
  #finish(read: ReadRecord, place: TracePlace | undefined, batch: Batch): readonly AiEvent[] {
    const { record, raw, dialect, drafts } = read
    const common = commonFields(record, raw, dialect)
    if (read.reader !== undefined && NEEDS_TRACE.has(read.reader)) {
      if (place !== undefined) this.#wait(place.trace, read, common, batch)
      return []
    }
    if (place !== undefined) joinCall(place, read)
    const counts = new Map<string, number>()
    const events: AiEvent[] = []
    for (const draft of drafts) {
      const index = counts.get(draft.category) ?? 0
      counts.set(draft.category, index + 1)
      if (place === undefined || !isToldBefore(place, read, draft)) events.push(finishEvent(draft, raw, common, index))
    }
    return events
  }

  #wait(trace: Trace, read: ReadRecord, common: Canonical, batch: Batch): void {
    for (const draft of read.drafts) {
      const item = { draft, raw: read.raw, common, bytes: 512 + read.raw.body.length }
      batch.events.push(...this.#room.add(trace, item).map(finishWaiting))
    }
  }
}

/** Takes over from its span what a log record does not say, and marks a second telling of one call. */
function joinCall({ trace, span }: TracePlace, { record, raw, drafts }: ReadRecord): void {
  if (record.kind === 'log' && span !== undefined) for (const draft of drafts) addCall(draft, span)
  judgeCall(trace, raw, drafts)
}

function isToldBefore({ trace, span }: TracePlace, { raw, drafts }: ReadRecord, draft: EventDraft): boolean {
  if (drafts[0]?.action.startsWith('agent.') === true && isToldInside(trace, raw, draft)) return true
  return span !== undefined && isToldBySpan(span, raw, draft)
}

function finishWaiting(item: Waiting): AiEvent {
  return finishEvent(item.draft, item.raw, item.common, 0)
}

function contextOf(record: SourceRecord, batch: Batch): ReadContext {
  const companions = record.kind === 'log' ? batch.companions.get(companionKey(record)) : undefined
  return { hash: batch.hash, companions: companions ?? [], receivedMs: batch.envelope.receivedMs }
}

/** Log records of one span, in the order sent: together they are the messages of one call. */
function groupLogs(records: readonly SourceRecord[]): ReadonlyMap<string, readonly OtlpLog[]> {
  const groups = new Map<string, OtlpLog[]>()
  for (const record of records) {
    if (record.kind !== 'log' || record.spanId === '') continue
    const key = companionKey(record)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  return groups
}

function companionKey(log: OtlpLog): string {
  return `${log.traceId}/${log.spanId}`
}
