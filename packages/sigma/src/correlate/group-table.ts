import type { GroupRoom } from './correlator.ts'
import { type Group, PROTECTED_FROM, suspicionOf } from './group.ts'

/** The groups of one correlation. */
export interface GroupTable {
  readonly size: number
  /** Where the next search for a group to give up begins. */
  readonly cursor: number
  get(key: string): Group | undefined
  /** Keeps a group. When there are too many, one is given up, perhaps this one; it is answered. */
  put(group: Group): Group | undefined
  /** Keeps a group that was kept before, whatever the others have taken since. */
  putBack(group: Group): void
  remove(group: Group): void
  /** Gives its room back. */
  clear(): void
  all(): readonly Group[]
}

/** How many groups a table may have: `most` in any case; `part` where the room it shares with others is used up. */
export interface GroupLimits {
  readonly most: number
  readonly part: number
  readonly room: GroupRoom
}

/** Groups looked at to find the one to give up, and how many more when all of these must stay. */
const CANDIDATES = 8
const MOST_CANDIDATES = 64

/**
 * A table of at most so many groups. When there are more, one is given up. Searches go round it: given up is the least suspicious of the next 8, of equal ones the
 * one not heard of longest; never one that has fired lately or is past half of its threshold: when the next 64 all are, the
 * newcomer is.
 */
export function createGroupTable({ most, part, room }: GroupLimits, cursor = 0): GroupTable {
  const places = new Map<string, number>()
  const groups: Group[] = []
  let next = cursor
  const add = (group: Group): void => {
    places.set(group.key, groups.push(group) - 1)
    room.used += 1
  }
  const isFull = () => groups.length >= most || (groups.length > 0 && groups.length >= part && room.used >= room.most)
  return {
    get size() {
      return groups.length
    },
    get cursor() {
      return next
    },
    get: (key) => groups[places.get(key) ?? -1],
    put(group) {
      if (places.has(group.key)) return undefined
      if (!isFull()) {
        add(group)
        return undefined
      }
      const at = leastSuspicious(groups, next)
      next = (next + CANDIDATES) % Math.max(1, groups.length)
      const victim = groups[at]
      if (victim === undefined) return group
      places.delete(victim.key)
      places.set(group.key, at)
      groups[at] = group
      return victim
    },
    putBack(group) {
      if (!places.has(group.key)) add(group)
    },
    clear() {
      room.used -= groups.length
      groups.length = 0
      places.clear()
    },
    remove(group) {
      const at = places.get(group.key)
      if (at === undefined || groups[at] !== group) return
      places.delete(group.key)
      room.used -= 1
      const last = groups.pop()
      if (last === undefined || last === group) return
      groups[at] = last
      places.set(last.key, at)
    },
    all: () => groups,
  }
}

/** Place of the group to give up; -1 when all candidates must stay. */
function leastSuspicious(groups: readonly Group[], from: number): number {
  let [least, place] = [PROTECTED_FROM, -1]
  let heardMs = Number.POSITIVE_INFINITY
  for (let i = 0; i < Math.min(MOST_CANDIDATES, groups.length); i += 1) {
    if (i >= CANDIDATES && place >= 0) break
    const at = (from + i) % groups.length
    const group = groups[at]
    if (group === undefined) continue
    const suspicion = suspicionOf(group)
    const lastMs = group.entries.at(-1)?.timeMs ?? Number.NEGATIVE_INFINITY
    if (suspicion > least || (suspicion === least && lastMs >= heardMs)) continue
    least = suspicion
    place = at
    heardMs = lastMs
  }
  return place
}
