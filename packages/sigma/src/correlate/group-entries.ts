import type { Group } from './group.ts'
import { type GistOf, gistOf, noteComing, withoutGone } from './group-gist.ts'
import { countEvents, type Entry, findFrom, insertEntry } from './window-entries.ts'

/** How an entry is put into a group. */
interface Adding {
  /** What the group keeps a gist of. */
  readonly of: GistOf
  /** The event was not here before. */
  readonly isFirst: boolean
}

/** Puts an entry into a group; false when the same event already stands there with that key. */
export function addEntry(group: Group, entry: Entry, { of, isFirst }: Adding): boolean {
  // A list that is made with its first element has room for one; the first `push` makes room for many.
  if (group.entries.length === 0) group.entries = [entry]
  else if (!insertEntry(group.entries, entry, isFirst)) return false
  group.events += entry.count
  if (group.gist === undefined) group.gist = gistOf(group.entries, of)
  else noteComing(group.gist, entry)
  return true
}

/** Counts one more event with the newest entry. */
export function countWithNewest(group: Group): void {
  const last = group.entries.pop()
  if (last === undefined) return
  group.entries.push({ ...last, count: last.count + 1 })
  group.events += 1
}

/** Drops entries older than the time. */
export function dropBefore(group: Group, beforeMs: number): void {
  const first = group.entries[0]
  if (first !== undefined && first.timeMs < beforeMs) takeOldest(group, findFrom(group.entries, beforeMs))
}

/** Takes the oldest entries out, so many, and answers them. */
export function takeOldest(group: Group, count: number): readonly Entry[] {
  const gone = group.entries.splice(0, count)
  group.events -= countEvents(gone, 0, gone.length)
  if (group.gist !== undefined) group.gist = withoutGone(group.gist, gone, group.entries)
  return gone
}

/** Puts other entries, by time, in the place of all. */
export function replaceEntries(group: Group, entries: Entry[], of: GistOf): void {
  group.entries = entries
  group.events = countEvents(entries, 0, entries.length)
  group.gist = gistOf(entries, of)
}

/** Events from a place among the entries on. */
export function countEventsFrom({ entries, events }: Group, from: number): number {
  const isNearStart = 2 * from <= entries.length
  return isNearStart ? events - countEvents(entries, 0, from) : countEvents(entries, from, entries.length)
}
