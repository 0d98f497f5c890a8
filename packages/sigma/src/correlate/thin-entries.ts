import type { Group } from './group.ts'
import type { Measure } from './measured-parts.ts'
import { hashNumber } from './stable-hash.ts'
import type { Entry } from './window-entries.ts'

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
  const before = group.entries.length
  if (thinning.measure === 'distinct') mergeValues(group, thinning.scopeOf ?? (() => 0))
  else if (thinning.measure !== 'quantile') mergeBuckets(group, thinning)
  const samples = thinning.measure === 'distinct' || thinning.measure === 'quantile'
  while (samples && group.entries.length > thinning.capacity / 2 && group.level < 50)
    raiseLevel(group, thinning.measure)
  return before - group.entries.length
}

/** A sample that has become small takes in more again. */
export function relaxLevel(group: Group, capacity: number): void {
  if (group.entries.length === 0) group.level = 0
  else if (group.level > 0 && group.entries.length < capacity / 8) group.level -= 1
}

/** Of each key in each bucket only the newest entry stays, and counts for all. */
function mergeBuckets(group: Group, { capacity, timespanMs, keepMs, scopeOf }: Thinning): void {
  const keys = new Set(group.entries.map((entry) => entry.key)).size
  const widthMs = Math.max(1, timespanMs / BUCKETS, (2 * keys * keepMs) / capacity)
  let [bucket, scope] = [Number.NaN, 0]
  const newest = new Map<number, Entry>()
  const roomOf = (entry: Entry) => {
    const ownBucket = Math.floor(entry.timeMs / widthMs)
    const ownScope = scopeOf?.(entry.timeMs) ?? 0
    if (ownBucket !== bucket || ownScope !== scope) newest.clear()
    bucket = ownBucket
    scope = ownScope
    return newest
  }
  group.entries = keepNewest(group.entries, roomOf, true)
}

/** Of each value in each scope only the newest entry stays. */
function mergeValues(group: Group, scopeOf: (timeMs: number) => number): void {
  const scopes = new Map<number, Map<number, Entry>>()
  group.entries = keepNewest(
    group.entries,
    (entry) => {
      const scope = scopeOf(entry.timeMs)
      const newest = scopes.get(scope) ?? new Map<number, Entry>()
      scopes.set(scope, newest)
      return newest
    },
    false,
  )
}

function keepNewest(
  entries: readonly Entry[],
  roomOf: (entry: Entry) => Map<number, Entry>,
  addsWeight: boolean,
): Entry[] {
  const kept: Entry[] = []
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i]
    if (entry === undefined) continue
    const room = roomOf(entry)
    const newer = room.get(entry.key)
    if (newer === undefined) {
      room.set(entry.key, entry)
      kept.push(entry)
      continue
    }
    newer.count += entry.count
    newer.value += entry.value
    if (addsWeight) newer.weight += entry.weight
  }
  return kept.reverse()
}

/** Keeps half of the values; the events of the others are counted with the next that stays. */
function raiseLevel(group: Group, measure: Measure): void {
  group.level += 1
  const kept: Entry[] = []
  let carried = 0
  for (const entry of group.entries) {
    if (!isSampled(sampleKey(measure, entry), group.level)) {
      carried += entry.count
      continue
    }
    entry.count += carried
    entry.weight = 2 ** group.level
    carried = 0
    kept.push(entry)
  }
  const last = kept.at(-1)
  if (last !== undefined) last.count += carried
  group.entries = kept
}
