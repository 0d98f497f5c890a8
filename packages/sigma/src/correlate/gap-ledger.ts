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

type Counting = { -readonly [Name in keyof GapNote]: GapNote[Name] }

/** An empty ledger of bounded size. */
export function createGapLedger(): GapLedger {
  const notes = new Map<string, Counting>()
  let last: Counting | undefined
  const noteOf = (gap: GapNote): Counting => {
    const own = `${gap.reason}:${gap.partition}`
    const isRoom = notes.size < MAX_NOTES || notes.has(own)
    const key = isRoom ? own : `${gap.reason}:`
    const note = notes.get(key) ?? { ...gap, partition: isRoom ? gap.partition : '', count: 0 }
    notes.set(key, note)
    return note
  }
  return {
    note(gap) {
      // Where gaps come in numbers they are mostly of one kind.
      const isSame = last !== undefined && last.reason === gap.reason && last.partition === gap.partition
      if (last === undefined || !isSame) last = noteOf(gap)
      last.fromMs = Math.min(last.fromMs, gap.fromMs)
      last.toMs = Math.max(last.toMs, gap.toMs)
      last.count += gap.count
    },
    take() {
      const all = [...notes.values()]
      notes.clear()
      last = undefined
      return all
    },
    read: () => Array.from(notes.values(), (note) => ({ ...note })),
  }
}
