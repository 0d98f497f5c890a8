import type { CorrelationGap } from './correlator.ts'

/** A gap without its rule, as it is kept. */
export type GapNote = Omit<CorrelationGap, 'rule'>

/** What was given up, added up by partition and reason. */
export interface GapLedger {
  note(gap: GapNote): void
  /** Everything since the last call. */
  take(): readonly GapNote[]
  /** The same, and it stays. */
  read(): readonly GapNote[]
}

/** Entries kept; what comes after is told of without its partition. */
const MAX_NOTES = 1_000

/** An empty ledger of bounded size. */
export function createGapLedger(): GapLedger {
  const notes = new Map<string, GapNote>()
  return {
    note(gap) {
      const own = `${gap.reason}:${gap.partition}`
      const isRoom = notes.size < MAX_NOTES || notes.has(own)
      const partition = isRoom ? gap.partition : ''
      const key = isRoom ? own : `${gap.reason}:`
      const known = notes.get(key) ?? { ...gap, partition, count: 0 }
      notes.set(key, {
        ...known,
        fromMs: Math.min(known.fromMs, gap.fromMs),
        toMs: Math.max(known.toMs, gap.toMs),
        count: known.count + gap.count,
      })
    },
    take() {
      const all = [...notes.values()]
      notes.clear()
      return all
    },
    read: () => [...notes.values()],
  }
}
