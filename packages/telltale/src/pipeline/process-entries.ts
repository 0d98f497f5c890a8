import type { AiEvent, Alert, RawRecord, SourceRecord, StoredFinding } from '@telltale/model'
import type { DetectionGap } from '../desk/desk.ts'
import type { QuarantinedItem, SequencedEntry } from '../journal/journal.ts'
import type { EncodedRows, RowWriter } from '../store/store.ts'

/** What one entry holds, as its decoder gives it. Rejected records were never told to be accepted. */
interface DecodedRecords {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly { readonly index: number; readonly reason: string }[]
}

interface NormalizeContext {
  readonly tenant: string
  readonly receivedMs: number
  readonly seq: number
}

/** What normalizing gave. `failed` names records by their place in the list that was handed in. */
interface NormalizedRecords {
  readonly events: readonly AiEvent[]
  readonly rawRecords: readonly RawRecord[]
  readonly failed: readonly { readonly index: number; readonly reason: string }[]
  readonly unrecognised: number
}

/** What the texts of events gave away. */
interface ScannedEvents {
  /** The events that were handed in, with what is known of their risk. */
  readonly events: readonly AiEvent[]
  readonly findings: readonly StoredFinding[]
  /** Texts that could not be scanned. */
  readonly failed: number
}

/** What looking at events beyond the single text gave. */
interface AnalysedEvents {
  /** The events that were handed in, with what is known of their session and of what is normal. */
  readonly events: readonly AiEvent[]
  readonly alerts: readonly Alert[]
}

/** The five steps between the journal and the store; the only list of their order is `processEntries`. */
export interface Steps {
  readonly decode: (entry: SequencedEntry) => DecodedRecords
  readonly normalize: (records: readonly SourceRecord[], context: NormalizeContext) => NormalizedRecords
  readonly scan: (events: readonly AiEvent[]) => ScannedEvents
  readonly analyse: (events: readonly AiEvent[], findings: readonly StoredFinding[], nowMs: number) => AnalysedEvents
  /** What time alone brings: what was expected did not come, traces have become quiet. */
  readonly tick: (nowMs: number, lookMs?: number) => AnalysedEvents
  /** What could not be judged in full since the last call. */
  readonly takeGaps: () => readonly DetectionGap[]
  readonly openRows: () => RowWriter
  /** Events of records that waited for others until then, epoch milliseconds. */
  readonly release: (nowMs: number) => readonly AiEvent[]
  /** Lowest sequence number whose record still waits for others of its trace. */
  readonly oldestWaitingSeq: () => number | undefined
  /** Monotonic, nanoseconds. */
  readonly clock: () => bigint
}

/** Nanoseconds of CPU the steps took. */
export interface StageTimes {
  readonly decodeNs: number
  readonly normalizeNs: number
  readonly scanNs: number
  readonly analyseNs: number
  readonly encodeNs: number
}

/** What became of a run of entries: rows to store, and where every accepted record went. */
export interface ProcessedEntries {
  readonly rows: EncodedRows
  /** Accepted records that are in `rows`; with those in `quarantined` they are all that was accepted. */
  readonly stored: number
  readonly unrecognised: number
  readonly quarantined: readonly QuarantinedItem[]
  /** Texts whose scan failed; their events are in `rows` all the same. */
  readonly unscanned: number
  /** As they stand after the last entry, one of each id. */
  readonly alerts: readonly Alert[]
  readonly gaps: readonly DetectionGap[]
  readonly times: StageTimes
  /** Entries from here on must be kept: after a restart the engine learns from them what it waits for. */
  readonly oldestWaitingSeq: number | undefined
}

interface JudgedEntry {
  readonly events: readonly AiEvent[]
  readonly findings: readonly StoredFinding[]
  readonly unscanned: number
  readonly alerts: readonly Alert[]
  readonly gaps: readonly DetectionGap[]
}

interface ProcessedEntry extends Outcome {
  readonly events: readonly AiEvent[]
  readonly findings: readonly StoredFinding[]
  readonly records: readonly RawRecord[]
}

/** What is left to say of an entry once it is in rows. */
interface Outcome extends Omit<JudgedEntry, 'events' | 'findings'> {
  readonly stored: number
  readonly unrecognised: number
  readonly quarantined: readonly QuarantinedItem[]
}

/** Of one entry so many quarantined records are described one by one; the rest share one description. */
const DESCRIBED_PER_ENTRY = 100
const EXCERPT_BYTES = 4096
/** An entry that was received may take so long to reach the journal: time has only come this far for what is awaited. */
const ON_ITS_WAY_MS = 2_000

/** Decodes, normalizes, scans and encodes entries. An entry that cannot be processed is quarantined; the others go on. */
export function processEntries(entries: readonly SequencedEntry[], steps: Steps): ProcessedEntries {
  const timer = createTimer(steps.clock)
  const rows = steps.openRows()
  // Into rows at once: events that are remembered until the batch is done outlive the young heap, which costs far more.
  const results = entries.map((entry) => {
    const processed = processEntry(entry, steps, timer)
    return timer.run('encodeNs', () => addRows(entry, processed, rows))
  })
  return {
    rows: rows.finish(),
    stored: sum(results.map((result) => result.stored)),
    unrecognised: sum(results.map((result) => result.unrecognised)),
    quarantined: results.flatMap((result) => result.quarantined),
    unscanned: sum(results.map((result) => result.unscanned)),
    alerts: lastOfEach(results.flatMap((result) => result.alerts)),
    gaps: [...results.flatMap((result) => result.gaps), ...steps.takeGaps()],
    times: timer.times(),
    oldestWaitingSeq: steps.oldestWaitingSeq(),
  }
}

/** Rows of records that waited long enough for others of their trace, as after an entry that came at `nowMs`. */
export function processWaiting(nowMs: number, steps: Steps): ProcessedEntries {
  const timer = createTimer(steps.clock)
  const released = timer.run('normalizeNs', () => steps.release(nowMs))
  // A trace is looked at now and again when more comes: only what is said for good has to wait.
  const looking: Steps = { ...steps, tick: (pastMs) => steps.tick(pastMs, nowMs) }
  const { events, findings, unscanned, alerts, gaps } = judgeAll(released, nowMs - ON_ITS_WAY_MS, looking, timer)
  const rows = steps.openRows()
  timer.run('encodeNs', () => rows.add({ events, records: [], findings }))
  return {
    rows: rows.finish(),
    stored: 0,
    unrecognised: 0,
    quarantined: [],
    unscanned,
    alerts: lastOfEach(alerts),
    gaps: [...gaps, ...steps.takeGaps()],
    times: timer.times(),
    oldestWaitingSeq: steps.oldestWaitingSeq(),
  }
}

/** The item that stands for a whole entry. */
export function quarantineWhole(entry: SequencedEntry, reason: string): QuarantinedItem {
  return quarantine(entry, -1, entry.itemCount, reason)
}

type Timer = ReturnType<typeof createTimer>

function processEntry(entry: SequencedEntry, steps: Steps, timer: Timer): ProcessedEntry {
  if (entry.damage !== undefined) return setAside(entry, `kept bytes are damaged: ${entry.damage}`)
  try {
    const decoded = timer.run('decodeNs', () => steps.decode(entry))
    const { tenant, receivedMs, seq } = entry
    const normalized = timer.run('normalizeNs', () => steps.normalize(decoded.records, { tenant, receivedMs, seq }))
    return account(entry, decoded, { ...normalized, ...judgeAll(normalized.events, receivedMs, steps, timer) })
  } catch (error) {
    return setAside(entry, `cannot be processed: ${describe(error)}`)
  }
}

/** Scans and analyses events. Time goes on even where no event came. */
function judgeAll(events: readonly AiEvent[], nowMs: number, steps: Steps, timer: Timer): JudgedEntry {
  const scanned = scanAll(events, steps, timer)
  try {
    const analyse = () =>
      events.length === 0 ? steps.tick(nowMs) : steps.analyse(scanned.events, scanned.findings, nowMs)
    return { ...scanned, ...timer.run('analyseNs', analyse), gaps: [] }
  } catch (error) {
    return { ...scanned, alerts: [], gaps: unjudged(events, nowMs, describe(error)) }
  }
}

/** An analysis that breaks loses alerts, never events, and it is said which. */
function unjudged(events: readonly AiEvent[], nowMs: number, why: string): readonly DetectionGap[] {
  const [first] = events
  if (first === undefined) return []
  const reason = `the analysis failed: ${why}`
  return [{ tenant: first.tenant, ruleId: '*', reason, fromMs: nowMs, toMs: nowMs, count: events.length }]
}

function lastOfEach(alerts: readonly Alert[]): readonly Alert[] {
  return [...new Map(alerts.map((alert) => [alert.id, alert])).values()]
}

/** A scan step that breaks loses findings, never events. */
function scanAll(
  events: readonly AiEvent[],
  steps: Steps,
  timer: Timer,
): Pick<JudgedEntry, 'events' | 'findings' | 'unscanned'> {
  try {
    const { findings, failed, events: scanned } = timer.run('scanNs', () => steps.scan(events))
    return { events: scanned, findings, unscanned: failed }
  } catch {
    return { events, findings: [], unscanned: events.length }
  }
}

/** Sees to it that stored and quarantined make up exactly what the sender was told is accepted. */
function account(
  entry: SequencedEntry,
  decoded: DecodedRecords,
  normalized: NormalizedRecords & JudgedEntry,
): ProcessedEntry {
  const { events, findings, unscanned, alerts, gaps, rawRecords, unrecognised } = normalized
  // A step that names more failures than there are accepted records must not unbalance the counts.
  const failed = normalized.failed.slice(0, entry.itemCount)
  const count = decoded.records.length
  const missing = Math.max(0, entry.itemCount - count)
  const described = failed.slice(0, DESCRIBED_PER_ENTRY)
  const places = placesInRequest(decoded)
  const quarantined = described.map(({ index, reason }) => quarantine(entry, places[index] ?? -1, 1, reason))
  const rest = failed.length - described.length
  if (rest > 0) quarantined.push(quarantine(entry, -1, rest, `${rest} more like these: ${described[0]?.reason ?? ''}`))
  const lost = Math.min(missing, entry.itemCount - failed.length)
  if (lost > 0) {
    quarantined.push(quarantine(entry, -1, lost, `${count} of ${entry.itemCount} accepted records could be decoded`))
  }
  const stored = entry.itemCount - failed.length - lost
  return { events, findings, unscanned, alerts, gaps, records: rawRecords, stored, unrecognised, quarantined }
}

/** Where each decoded record stood in its request: rejected ones took a place too. */
function placesInRequest({ records, rejected }: DecodedRecords): readonly number[] {
  const taken = new Set(rejected.map(({ index }) => index))
  return Array.from({ length: records.length + rejected.length }, (_, place) => place).filter(
    (place) => !taken.has(place),
  )
}

/** Without what became rows. An entry that cannot be written is set aside; the others go on. */
function addRows(
  entry: SequencedEntry,
  { events, records, findings, ...outcome }: ProcessedEntry,
  rows: RowWriter,
): Outcome {
  try {
    rows.add({ events, records, findings })
    return outcome
  } catch (error) {
    return setAside(entry, `cannot be written as rows: ${describe(error)}`)
  }
}

function setAside(entry: SequencedEntry, reason: string): ProcessedEntry {
  const quarantined = entry.itemCount > 0 ? [quarantineWhole(entry, reason)] : []
  return {
    events: [],
    findings: [],
    unscanned: 0,
    alerts: [],
    gaps: [],
    records: [],
    stored: 0,
    unrecognised: 0,
    quarantined,
  }
}

function quarantine(entry: SequencedEntry, index: number, itemCount: number, reason: string): QuarantinedItem {
  const { tenant, seq, signal, receivedMs, body } = entry
  // A copy: the body's buffer is as large as the batch and must not be kept or sent with the excerpt.
  return {
    tenant,
    seq,
    index,
    itemCount,
    signal,
    receivedMs,
    reason,
    excerpt: new Uint8Array(body.subarray(0, EXCERPT_BYTES)),
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'an unknown error'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function createTimer(clock: () => bigint) {
  const spent = { decodeNs: 0, normalizeNs: 0, scanNs: 0, analyseNs: 0, encodeNs: 0 }
  return {
    run<T>(stage: keyof StageTimes, work: () => T): T {
      const start = clock()
      try {
        return work()
      } finally {
        spent[stage] += Number(clock() - start)
      }
    },
    times: (): StageTimes => spent,
  }
}
