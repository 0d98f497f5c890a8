import type { Group } from './group.ts'
import { replaceEntries } from './group-entries.ts'
import { gistOfMeasure } from './group-gist.ts'
import type { Measure } from './measured-parts.ts'
import { hashNumber } from './stable-hash.ts'
import { countKeys, type Entry } from './window-entries.ts'

/** Sub-buckets of a timespan, where room allows. */
const BUCKETS = 64

/** How entries of a group may be put together. */
export interface Thinning {
  readonly measure: Measure
  /** Entries kept one by one. */
  readonly capacity: number
  readonly timespanMs: number
  /** How far back entries reach. */
  readonly keepMs: number
  /** Values of different scopes stay apart; one scope where it is absent. */
  readonly scopeOf?: (timeMs: number) => number
}

/** What an entry is sampled by: distinct values by the value, numbers by the event. */
export function sampleKey(measure: Measure, entry: Pick<Entry, 'id' | 'key'>): number {
  return measure === 'distinct' ? entry.key : hashNumber(entry.id)
}

/** Whether a sample of one in 2^level holds the key. */
export function isSampled(key: number, level: number): boolean {
  return key % 2 ** level === 0
}

/**
 * Puts entries together until at most about half of the capacity is left, and says how many events lost their own place.
 * Counts, sums and orders of rules stay right to 1/64 of the timespan; distinct values and quantiles go on with a sample
 * by hash, which slides with the window and errs by about the root of the capacity.
 */
export function thinEntries(group: Group, thinning: Thinning): number {
  const { measure, capacity } = thinning
  const before = group.entries.length
  let entries = mergeEntries(group.entries, thinning)
  const samples = measure === 'distinct' || measure === 'quantile'
  while (samples && entries.length > capacity / 2 && group.level < 50) {
    group.level += 1
    entries = sampleEntries(entries, measure, group.level)
  }
  replaceEntries(group, entries, gistOfMeasure(measure))
  return before - entries.length
}

function mergeEntries(entries: Entry[], thinning: Thinning): Entry[] {
  if (thinning.measure === 'quantile') return entries
  return thinning.measure === 'distinct'
    ? mergeValues(entries, thinning.scopeOf ?? (() => 0))
    : mergeBuckets(entries, thinning)
}

/** A sample that has become small takes in more again. */
export function relaxLevel(group: Group, capacity: number): void {
  if (group.entries.length === 0) group.level = 0
  else if (group.level > 0 && group.entries.length < capacity / 8) group.level -= 1
}

/** Of each key in each bucket only the newest entry stays, and counts for all. */
function mergeBuckets(entries: readonly Entry[], { capacity, timespanMs, keepMs, scopeOf }: Thinning): Entry[] {
  const keys = countKeys(entries)
  const widthMs = Math.max(1, timespanMs / BUCKETS, (2 * keys * keepMs) / capacity)
  let [bucket, scope] = [Number.NaN, 0]
  const newest = new Map<number, number>()
  const roomOf = (entry: Entry) => {
    const ownBucket = Math.floor(entry.timeMs / widthMs)
    const ownScope = scopeOf?.(entry.timeMs) ?? 0
    if (ownBucket !== bucket || ownScope !== scope) newest.clear()
    bucket = ownBucket
    scope = ownScope
    return newest
  }
  return keepNewest(entries, roomOf, true)
}

/** Of each value in each scope only the newest entry stays. */
function mergeValues(entries: readonly Entry[], scopeOf: (timeMs: number) => number): Entry[] {
  const scopes = new Map<number, Map<number, number>>()
  return keepNewest(
    entries,
    (entry) => {
      const scope = scopeOf(entry.timeMs)
      const newest = scopes.get(scope) ?? new Map<number, number>()
      scopes.set(scope, newest)
      return newest
    },
    false,
  )
}

/** `roomOf` answers by key where the newest entry stands among those that are kept. */
function keepNewest(
  entries: readonly Entry[],
  roomOf: (entry: Entry) => Map<number, number>,
  addsWeight: boolean,
): Entry[] {
  const kept: Draft[] = []
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i]
    if (entry === undefined) continue
    const room = roomOf(entry)
    const draft = kept[room.get(entry.key) ?? -1]
    if (draft === undefined) {
      const { value, count, weight } = entry
      room.set(entry.key, kept.push({ newest: entry, value, count, weight }) - 1)
      continue
    }
    draft.count += entry.count
    draft.value += entry.value
    if (addsWeight) draft.weight += entry.weight
  }
  return kept.reverse().map(entryOfDraft)
}

/** What the newest entry of some is to stand for. */
interface Draft {
  readonly newest: Entry
  value: number
  count: number
  weight: number
}

function entryOfDraft({ newest, value, count, weight }: Draft): Entry {
  return count === newest.count && value === newest.value && weight === newest.weight
    ? newest
    : { ...newest, value, count, weight }
}

/** Keeps half of the values; the events of the others are counted with the next that stays. */
function sampleEntries(entries: readonly Entry[], measure: Measure, level: number): Entry[] {
  const kept: Entry[] = []
  const weight = 2 ** level
  let carried = 0
  for (const entry of entries) {
    if (isSampled(sampleKey(measure, entry), level)) {
      kept.push({ ...entry, count: entry.count + carried, weight })
      carried = 0
    } else carried += entry.count
  }
  const last = kept.at(-1)
  if (last !== undefined) kept[kept.length - 1] = { ...last, count: last.count + carried }
  return kept
}
