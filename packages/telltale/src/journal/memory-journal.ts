import { TelltaleError } from '../errors.ts'
import type { Journal, JournalStats, QuarantinedItem, SequencedEntry } from './journal.ts'
import { entryBytes } from './plan-writes.ts'

/** A journal that forgets everything with its process: the model the real one is tested against, and a fake. */
export function createMemoryJournal(capacityBytes: number): Journal {
  const entries = new Map<number, SequencedEntry>()
  const quarantined: QuarantinedItem[] = []
  let first = 1
  let totals = { lastSeq: 0, checkpointSeq: 0, accepted: 0, stored: 0, quarantined: 0, unrecognised: 0 }
  const bytes = () => [...entries.values()].reduce((sum, entry) => sum + entryBytes(entry), 0)
  return {
    async append(entry) {
      if (bytes() + entryBytes(entry) > capacityBytes) throw new TelltaleError('JOURNAL_FULL', 'the journal is full')
      const seq = totals.lastSeq + 1
      entries.set(seq, { ...entry, body: Uint8Array.from(entry.body), seq })
      totals = { ...totals, lastSeq: seq, accepted: totals.accepted + entry.itemCount }
      return seq
    },
    read(afterSeq, limit) {
      const found: SequencedEntry[] = []
      let size = 0
      for (const entry of entries.values()) {
        if (entry.seq <= afterSeq) continue
        size += entry.body.byteLength
        if (found.length >= limit.entries || (found.length > 0 && size > limit.bytes)) break
        found.push(entry)
      }
      return found
    },
    async checkpoint(progress) {
      const seq = Math.min(progress.seq, totals.lastSeq)
      if (seq <= totals.checkpointSeq) return
      quarantined.push(...progress.quarantined)
      totals = {
        ...totals,
        checkpointSeq: seq,
        stored: totals.stored + progress.stored,
        unrecognised: totals.unrecognised + progress.unrecognised,
        quarantined: progress.quarantined.reduce((sum, item) => sum + item.itemCount, totals.quarantined),
      }
    },
    async trim(upToSeq) {
      for (; first <= Math.min(upToSeq, totals.checkpointSeq); first += 1) entries.delete(first)
    },
    findQuarantined: (limit, tenant) =>
      quarantined
        .toReversed()
        .filter((item) => tenant === undefined || item.tenant === tenant)
        .slice(0, Math.max(0, limit)),
    stats(): JournalStats {
      const oldestPendingMs = entries.get(totals.checkpointSeq + 1)?.receivedMs
      return { ...totals, bytes: bytes(), capacityBytes, oldestPendingMs }
    },
    firstSeq: () => first,
    async close() {},
  }
}
