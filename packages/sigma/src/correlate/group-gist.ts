import type { Measure } from './measured-parts.ts'
import type { Entry } from './window-entries.ts'

/** What bounds a window of a group from above, kept up to date as entries come and go: most windows need no closer look. */
export interface GroupGist {
  readonly of: GistOf
  /** Of each key the newest time that it was seen; some may be of entries that are gone. */
  readonly lastByKey: Map<number, number>
  /** Sum of the values that are not negative. */
  most: number
}

/** Entries with their gist. */
interface Gisted {
  readonly entries: readonly Entry[]
  readonly gist: GroupGist | undefined
}

/** What a gist is kept of: nothing, keys, or values. */
export type GistOf = 'nothing' | 'keys' | 'values'

const GIST_OF: { readonly [Kind in Measure]: GistOf } = {
  events: 'nothing',
  distinct: 'keys',
  sum: 'values',
  average: 'nothing',
  quantile: 'nothing',
  rules: 'keys',
}

/** What windows of the measure are bounded by. */
export function gistOfMeasure(measure: Measure): GistOf {
  return GIST_OF[measure]
}

/** So few entries are looked through as fast; most groups never have more. */
const FEW_ENTRIES = 12
/** Keys without an entry, and how many more for each entry, that are kept before all are counted again. */
const IDLE_KEYS = 64
const IDLE_PER_ENTRY = 2

/** The gist of these entries; undefined where they are few, or none is kept. */
export function gistOf(entries: readonly Entry[], of: GistOf): GroupGist | undefined {
  if (of === 'nothing' || entries.length <= FEW_ENTRIES) return undefined
  const gist: GroupGist = { of, lastByKey: new Map(), most: 0 }
  for (const entry of entries) noteComing(gist, entry)
  return gist
}

/** An entry has come. */
export function noteComing(gist: GroupGist, { key, timeMs, value }: Entry): void {
  if (gist.of === 'values') {
    if (value > 0) gist.most += value
    return
  }
  const last = gist.lastByKey.get(key)
  if (last === undefined || last < timeMs) gist.lastByKey.set(key, timeMs)
}

/** The gist after entries have gone, of those that are left. */
export function withoutGone(gist: GroupGist, gone: readonly Entry[], left: readonly Entry[]): GroupGist | undefined {
  if (left.length === 0 || gist.lastByKey.size > IDLE_PER_ENTRY * left.length + IDLE_KEYS) return gistOf(left, gist.of)
  for (const { value } of gone) if (value > 0) gist.most -= value
  return gist
}

/** What the values that are not negative come to, but for the rounding of sums that values were taken out of again. */
export function mostOf({ gist, entries }: Gisted): number {
  if (gist !== undefined) return gist.most
  let most = 0
  for (const { value } of entries) if (value > 0) most += value
  return most
}

/** How many different keys may stand at the time or after, counted up to `enough`. */
export function countKeysSince({ gist, entries }: Gisted, sinceMs: number, enough: number): number {
  let keys = 0
  if (gist === undefined) {
    for (let i = entries.length - 1; i >= 0 && keys < enough; i -= 1) {
      const entry = entries[i]
      if (entry === undefined || entry.timeMs < sinceMs) break
      if (!standsBehind(entries, i, entry.key)) keys += 1
    }
    return keys
  }
  for (const lastMs of gist.lastByKey.values()) {
    if (lastMs >= sinceMs) keys += 1
    if (keys >= enough) break
  }
  return keys
}

/** Places of rules, at most 31, that stand at the time or after, one bit each. */
export function slotsSince({ gist, entries }: Gisted, sinceMs: number): number {
  let slots = 0
  if (gist === undefined) {
    for (let i = entries.length - 1; i >= 0; i -= 1) {
      const entry = entries[i]
      if (entry === undefined || entry.timeMs < sinceMs) break
      slots |= 1 << entry.key
    }
    return slots
  }
  for (const [slot, lastMs] of gist.lastByKey) if (lastMs >= sinceMs) slots |= 1 << slot
  return slots
}

/** Whether an entry of the key stands at the time or after. */
export function isKeySince({ gist, entries }: Gisted, key: number, sinceMs: number): boolean {
  if (gist !== undefined) return (gist.lastByKey.get(key) ?? Number.NEGATIVE_INFINITY) >= sinceMs
  for (const entry of entries) if (entry.key === key && entry.timeMs >= sinceMs) return true
  return false
}

function standsBehind(entries: readonly Entry[], place: number, key: number): boolean {
  for (let i = place + 1; i < entries.length; i += 1) if (entries[i]?.key === key) return true
  return false
}
