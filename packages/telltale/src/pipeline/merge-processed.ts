import type { SequencedEntry } from '../journal/journal.ts'
import type { EncodedRows } from '../store/store.ts'
import { type ProcessedEntries, quarantineWhole } from './process-entries.ts'

/** Nothing to store. */
export const NO_ROWS: EncodedRows = {
  events: new Uint8Array(),
  eventCount: 0,
  records: new Uint8Array(),
  recordCount: 0,
  findings: new Uint8Array(),
  findingCount: 0,
}
const NEWLINE = 10

/** What became of entries that were processed in parts, as if it had been done at once. */
export function mergeProcessed(parts: readonly ProcessedEntries[]): ProcessedEntries {
  const total = (pick: (part: ProcessedEntries) => number) => parts.reduce((sum, part) => sum + pick(part), 0)
  return {
    rows: {
      events: joinLines(parts.map((part) => part.rows.events)),
      eventCount: total((part) => part.rows.eventCount),
      records: joinLines(parts.map((part) => part.rows.records)),
      recordCount: total((part) => part.rows.recordCount),
      findings: joinLines(parts.map((part) => part.rows.findings)),
      findingCount: total((part) => part.rows.findingCount),
    },
    stored: total((part) => part.stored),
    unrecognised: total((part) => part.unrecognised),
    quarantined: parts.flatMap((part) => part.quarantined),
    unscanned: total((part) => part.unscanned),
    alerts: [...new Map(parts.flatMap((part) => part.alerts).map((alert) => [alert.id, alert])).values()],
    gaps: parts.flatMap((part) => part.gaps),
    times: {
      decodeNs: total((part) => part.times.decodeNs),
      normalizeNs: total((part) => part.times.normalizeNs),
      scanNs: total((part) => part.times.scanNs),
      analyseNs: total((part) => part.times.analyseNs),
      encodeNs: total((part) => part.times.encodeNs),
    },
    oldestWaitingSeq: parts.at(-1)?.oldestWaitingSeq,
  }
}

/** The outcome of one entry that is set aside whole. */
export function setAsideWhole(entry: SequencedEntry, reason: string): ProcessedEntries {
  return {
    rows: NO_ROWS,
    stored: 0,
    unrecognised: 0,
    quarantined: entry.itemCount > 0 ? [quarantineWhole(entry, reason)] : [],
    unscanned: 0,
    alerts: [],
    gaps: [],
    times: { decodeNs: 0, normalizeNs: 0, scanNs: 0, analyseNs: 0, encodeNs: 0 },
    oldestWaitingSeq: undefined,
  }
}

function joinLines(parts: readonly Uint8Array[]): Uint8Array {
  const filled = parts.filter((part) => part.byteLength > 0)
  const ends = filled.flatMap((part) => (part.at(-1) === NEWLINE ? [part] : [part, Uint8Array.of(NEWLINE)]))
  return new Uint8Array(Buffer.concat(ends))
}
