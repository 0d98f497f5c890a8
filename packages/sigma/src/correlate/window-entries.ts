/**
 * One event in a window, or several that were put together to save room. Never changed once made: groups of several
 * correlations hold the same one.
 */
export interface Entry {
  readonly timeMs: number
  readonly id: string
  /** Hash of the value, or place of the rule, by what the correlation needs. */
  readonly key: number
  /** The number, or the sum of the numbers. */
  readonly value: number
  /** Events it stands for. */
  readonly count: number
  /** Values it stands for. */
  readonly weight: number
  /** Events that prove it, where they are not its own id. */
  readonly proof?: readonly string[]
}

/** Where the first entry at the time or after stands. */
export function findFrom(entries: readonly Entry[], timeMs: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.timeMs ?? 0) < timeMs) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the first entry after the time stands. */
export function findAfter(entries: readonly Entry[], timeMs: number): number {
  let at = findFrom(entries, timeMs)
  while (entries[at]?.timeMs === timeMs) at += 1
  return at
}

/**
 * Puts an entry behind all that are as old or older; false when the same event already stands there with that key.
 * `isFirst`: the event was not here before, so that it can only have come by another key a moment ago.
 */
export function insertEntry(entries: Entry[], entry: Entry, isFirst: boolean): boolean {
  const { timeMs } = entry
  const newestMs = newestOf(entries)
  const at = newestMs <= timeMs ? entries.length : findAfter(entries, timeMs)
  if (newestMs >= timeMs && standsBefore(entries, at, entry, isFirst)) return false
  if (at === entries.length) entries.push(entry)
  else entries.splice(at, 0, entry)
  return true
}

/** Whether the same event with the same key stands among those of its time, which end at the place. */
function standsBefore(entries: readonly Entry[], end: number, { timeMs, id, key }: Entry, isFirst: boolean): boolean {
  for (let i = end - 1; i >= 0; i -= 1) {
    const other = entries[i]
    if (other === undefined || other.timeMs !== timeMs || (isFirst && other.id !== id)) return false
    if (other.key === key && other.id === id) return true
  }
  return false
}

/** Time of the newest entry; of none, longer ago than anything. */
export function newestOf(entries: readonly Entry[]): number {
  return entries[entries.length - 1]?.timeMs ?? Number.NEGATIVE_INFINITY
}

/** Events that a stretch of entries stands for. */
export function countEvents(entries: readonly Entry[], from: number, to: number): number {
  let events = 0
  for (let i = from; i < to; i += 1) events += entries[i]?.count ?? 0
  return events
}

/** The different keys of a stretch of entries. */
export function keysOf(entries: readonly Entry[], from = 0, to = entries.length): ReadonlySet<number> {
  const keys = new Set<number>()
  let bits = 0
  for (let i = from; i < to; i += 1) {
    const key = entries[i]?.key ?? 0
    // Places of rules are small, and a bit is asked sooner than a set.
    const bit = key >= 0 && key < 31 ? 1 << key : 0
    if (bit !== 0 && (bits & bit) !== 0) continue
    bits |= bit
    keys.add(key)
  }
  return keys
}

/** How many different keys entries have. */
export function countKeys(entries: readonly Entry[]): number {
  let bits = 0
  let count = 0
  for (const { key } of entries) {
    // Places of rules are small; hashes of values are not.
    if (!(key >= 0 && key < 31)) return keysOf(entries).size
    if ((bits & (1 << key)) !== 0) continue
    bits |= 1 << key
    count += 1
  }
  return count
}

/** Ids that prove a stretch of entries, oldest first, at most `most`; when there are more, the newest, with each key having its share. */
export function evidenceOf(entries: readonly Entry[], most: number): readonly string[] {
  const all = uniqueIds(entries)
  if (all.length <= most) return all
  const keys = new Set(entries.map((entry) => entry.key))
  const share = Math.max(1, Math.floor(most / keys.size))
  const left = new Map<number, number>()
  const picked: Entry[] = []
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i]
    const used = left.get(entry?.key ?? 0) ?? 0
    if (entry === undefined || used >= share) continue
    left.set(entry.key, used + 1)
    picked.push(entry)
  }
  const ids = uniqueIds(picked.reverse())
  return keys.size * 2 > most ? all.slice(-most) : ids.slice(-most)
}

function uniqueIds(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.flatMap((entry) => entry.proof ?? [entry.id]))]
}
