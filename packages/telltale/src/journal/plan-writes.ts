import { crc32 } from 'node:zlib'
import { encodeHead, headBytes } from './entry-head.ts'
import type { JournalEntry, Progress } from './journal.ts'
import type { Ledger } from './journal-ledger.ts'
import type { Write } from './lmdb-environment.ts'
import { encodeQuarantined } from './quarantine-record.ts'

/** What one request changes: the ledger after it and the writes that go with that ledger. */
export interface Plan {
  readonly ledger: Ledger
  readonly writes: readonly Write[]
}

/** Quarantined items kept to be looked at; older ones give way, the counts do not. */
export const KEPT_QUARANTINED = 10_000

// What a B-tree needs for two keys and two nodes, rounded up: small entries must count for the disk they take.
const ENTRY_OVERHEAD_BYTES = 64

/** Bytes an entry counts for against the journal's capacity. */
export function entryBytes(entry: JournalEntry): number {
  return headBytes(entry) + entry.body.byteLength + ENTRY_OVERHEAD_BYTES
}

/** The entry gets the next number. */
export function planAppend(ledger: Ledger, entry: JournalEntry): Plan {
  const seq = ledger.lastSeq + 1
  const accepted = ledger.accepted + entry.itemCount
  const appendedBytes = ledger.appendedBytes + entryBytes(entry)
  const { body, ...sender } = entry
  const head = encodeHead(seq, {
    ...sender,
    bodyBytes: body.byteLength,
    bodyCrc: crc32(body),
    acceptedThrough: accepted,
    bytesThrough: appendedBytes,
  })
  return {
    ledger: { ...ledger, lastSeq: seq, accepted, appendedBytes },
    writes: [
      { table: 'heads', key: seq, value: head, isLast: true },
      { table: 'bodies', key: seq, value: body, isLast: true },
    ],
  }
}

/** Progress moves the checkpoint forward, never back; a second report of the same progress changes nothing. */
export function planCheckpoint(ledger: Ledger, progress: Progress): Plan {
  for (const count of [progress.seq, progress.stored, progress.unrecognised]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`progress holds ${count}, which is no count`)
  }
  const seq = Math.min(progress.seq, ledger.lastSeq)
  if (seq <= ledger.checkpointSeq) return { ledger, writes: [] }
  const notes = progress.quarantined.map((item, i): Write => {
    return { table: 'notes', key: ledger.quarantineNext + i, value: encodeQuarantined(item) }
  })
  const quarantineNext = ledger.quarantineNext + notes.length
  const quarantineFirst = Math.max(ledger.quarantineFirst, quarantineNext - KEPT_QUARANTINED)
  return {
    ledger: {
      ...ledger,
      checkpointSeq: seq,
      stored: ledger.stored + progress.stored,
      unrecognised: ledger.unrecognised + progress.unrecognised,
      quarantined: progress.quarantined.reduce((sum, item) => sum + item.itemCount, ledger.quarantined),
      quarantineNext,
      quarantineFirst,
    },
    writes: [...notes, ...removals('notes', ledger.quarantineFirst, quarantineFirst - 1)],
  }
}

/** Forgets the entries up to `upToSeq`; `bytesThrough` is the running total of bytes at that entry. */
export function planTrim(ledger: Ledger, upToSeq: number, bytesThrough: number): Plan {
  if (upToSeq < ledger.firstSeq) return { ledger, writes: [] }
  return {
    ledger: { ...ledger, firstSeq: upToSeq + 1, trimmedBytes: Math.max(ledger.trimmedBytes, bytesThrough) },
    writes: [...removals('heads', ledger.firstSeq, upToSeq), ...removals('bodies', ledger.firstSeq, upToSeq)],
  }
}

function removals(table: Write['table'], from: number, to: number): readonly Write[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i): Write => ({ table, key: from + i }))
}
