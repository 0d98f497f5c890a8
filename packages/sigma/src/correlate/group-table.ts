import type { GroupRoom } from './correlator.ts'
import { type Group, PROTECTED_FROM, suspicionOf } from './group.ts'
import { newestOf } from './window-entries.ts'

/** The groups of one correlation. */
export interface GroupTable {
  readonly size: number
  /** Where the next search for a group to give up begins. */
  readonly cursor: number
  get(key: string): Group | undefined
  /** Keeps a group. When there are too many, one is given up, perhaps this one; it is answered. */
  put(group: Group): Group | undefined
  /** A group that is kept has changed. */
  note(group: Group): void
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
  const byKey = new Map<string, Group>()
  const groups: Group[] = []
  // By place: what groups are chosen by, so that a search need not go to each of them.
  const suspicions: number[] = []
  const heard: number[] = []
  let next = cursor
  const stand = (group: Group, place: number): void => {
    group.place = place
    groups[place] = group
    suspicions[place] = suspicionOf(group)
    heard[place] = newestOf(group.entries)
  }
  const add = (group: Group): void => {
    byKey.set(group.key, group)
    stand(group, groups.length)
    room.used += 1
  }
  const isFull = () => groups.length >= most || (groups.length > 0 && groups.length >= part && room.used >= room.most)
  const stands = (group: Group) => groups[group.place] === group
  return {
    get size() {
      return groups.length
    },
    get cursor() {
      return next
    },
    get: (key) => byKey.get(key),
    put(group) {
      if (!isFull()) {
        add(group)
        return undefined
      }
      const victim = groups[leastSuspicious(suspicions, heard, next)]
      next = (next + CANDIDATES) % Math.max(1, groups.length)
      if (victim === undefined) return group
      byKey.delete(victim.key)
      byKey.set(group.key, group)
      stand(group, victim.place)
      victim.place = -1
      return victim
    },
    note(group) {
      if (stands(group)) stand(group, group.place)
    },
    putBack(group) {
      if (!byKey.has(group.key)) add(group)
    },
    clear() {
      room.used -= groups.length
      groups.length = 0
      suspicions.length = 0
      heard.length = 0
      byKey.clear()
    },
    remove(group) {
      if (!stands(group)) return
      byKey.delete(group.key)
      room.used -= 1
      const last = groups.pop()
      suspicions.pop()
      heard.pop()
      if (last !== undefined && last !== group) stand(last, group.place)
      group.place = -1
    },
    all: () => groups,
  }
}

/** Place of the group to give up; -1 when all candidates must stay. */
function leastSuspicious(suspicions: readonly number[], heard: readonly number[], from: number): number {
  let [least, place] = [PROTECTED_FROM, -1]
  let heardMs = Number.POSITIVE_INFINITY
  const groups = suspicions.length
  for (let i = 0; i < Math.min(MOST_CANDIDATES, groups); i += 1) {
    if (i >= CANDIDATES && place >= 0) break
    const at = (from + i) % groups
    const suspicion = suspicions[at] ?? 0
    const lastMs = heard[at] ?? Number.NEGATIVE_INFINITY
    if (suspicion > least || (suspicion === least && lastMs >= heardMs)) continue
    least = suspicion
    place = at
    heardMs = lastMs
  }
  return place
}
