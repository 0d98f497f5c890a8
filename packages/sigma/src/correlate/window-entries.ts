/** One event in a window, or several that were put together to save room. */
export interface Entry {
  readonly timeMs: number
  readonly id: string
  /** Hash of the value, or place of the rule, by what the correlation needs. */
  readonly key: number
  /** The number, or the sum of the numbers. */
  value: number
  /** Events it stands for. */
  count: number
  /** Values it stands for. */
  weight: number
  /** Events that prove it, where they are not its own id. */
  readonly proof?: readonly string[]
}

/** Where the first entry at the time or after stands. */
export function findFrom(entries: readonly Entry[], timeMs: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.timeMs ?? 0) < timeMs) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts an entry behind all that are as old or older; false when the same event already stands there with that key. */
export function insertEntry(entries: Entry[], entry: Entry): boolean {
  const { timeMs, id, key } = entry
  const last = entries.at(-1)
  if (last === undefined || last.timeMs < timeMs) {
    entries.push(entry)
    return true
  }
  let at = findFrom(entries, timeMs)
  for (let other = entries[at]; other?.timeMs === timeMs; other = entries[at]) {
    if (other.id === id && other.key === key) return false
    at += 1
  }
  if (at === entries.length) entries.push(entry)
  else entries.splice(at, 0, entry)
  return true
}

/** Drops entries older than the time, and answers them. */
export function trimEntries(entries: Entry[], beforeMs: number): readonly Entry[] {
  const first = entries[0]
  if (first === undefined || first.timeMs >= beforeMs) return NONE
  return entries.splice(0, findFrom(entries, beforeMs))
}

const NONE: readonly Entry[] = []

/** Events that a stretch of entries stands for. */
export function countEvents(entries: readonly Entry[], from: number, to: number): number {
  let events = 0
  for (let i = from; i < to; i += 1) events += entries[i]?.count ?? 0
  return events
}

/** The different keys of entries. */
export function keysOf(entries: readonly Entry[]): ReadonlySet<number> {
  const keys = new Set<number>()
  for (const { key } of entries) keys.add(key)
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
