import type { GroupSource } from './group-keys.ts'
import type { Part } from './measured-parts.ts'
import type { Entry } from './window-entries.ts'

/** An event, or a hit of another correlation, on its way into correlations. */
export interface Occurrence extends GroupSource {
  readonly id: string
  readonly timeMs: number
  /** It certainly never came before. */
  readonly isFirst: boolean
  /** Events that stand behind it, where it is a hit. */
  readonly proof?: readonly string[]
  /** Entries that were made of it and say no more than that it came, by a rule in a low place. */
  readonly plain: Entry[]
}

/** Keys up to here are few enough to look for one by one. */
const LOW_KEYS = 31

/** What an occurrence is in a window: `count` events and, where the window keeps a sample, `times` the weight of the part. */
export function entryOf(occurrence: Occurrence, part: Part, count: number, times: number): Entry {
  const isPlain = count === 1 && times === 1 && part.weight === 1 && part.value === 0
  return isPlain && part.key >= 0 && part.key < LOW_KEYS
    ? plainEntry(occurrence, part)
    : makeEntry(occurrence, part, count, times)
}

/** Most correlations only count: one entry does for all of them. */
function plainEntry(occurrence: Occurrence, part: Part): Entry {
  const { plain } = occurrence
  for (const entry of plain) if (entry.key === part.key) return entry
  const entry = makeEntry(occurrence, part, 1, 1)
  plain.push(entry)
  return entry
}

function makeEntry({ id, timeMs, proof }: Occurrence, part: Part, count: number, times: number): Entry {
  const { key, value } = part
  const weight = part.weight * times
  return proof === undefined
    ? { timeMs, id, key, value, count, weight }
    : { timeMs, id, key, value, count, weight, proof }
}
