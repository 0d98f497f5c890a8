import type { GroupGist } from './group-gist.ts'
import type { Habit } from './group-habit.ts'
import type { Entry } from './window-entries.ts'

/** A hit of a group that further ones are measured against. */
export interface Fired {
  readonly endMs: number
  readonly events: number
}

/** What is known of one group of one correlation. */
export interface Group {
  readonly serial: number
  readonly key: string
  readonly partition: string
  readonly values: readonly string[]
  /** By time; equal times as they came. Only `group-entries.ts` changes them, and with them the two below. */
  entries: Entry[]
  /** Events that the entries stand for. */
  events: number
  /** Of the entries, once they are many. */
  gist: GroupGist | undefined
  fired: readonly Fired[]
  /** How near it is to a hit: 0 not at all, 1 there. Of no account while `fired` holds something. */
  heat: number
  /** Of the values, one in 2^level is kept. */
  level: number
  /** Everything up to this time has been judged. */
  judgedMs: number
  /** Events ever, where that counts. */
  seen: number
  /** Aggregates of closed windows, oldest first. */
  history: readonly number[]
  /** What the history shows, once it was asked for. */
  habit: Habit | undefined
  /** When the queue will look at it; infinite: it is not in the queue. */
  armedMs: number
  /** Where it stands in its table; -1: nowhere. */
  place: number
}

const NOTHING: readonly never[] = []

/** A group of which nothing is known. */
export function createGroup(serial: number, key: string, partition: string, values: readonly string[]): Group {
  return {
    serial,
    key,
    partition,
    values,
    entries: [],
    events: 0,
    gist: undefined,
    fired: NOTHING,
    heat: 0,
    level: 0,
    judgedMs: Number.NEGATIVE_INFINITY,
    seen: 0,
    history: NOTHING,
    habit: undefined,
    armedMs: Number.POSITIVE_INFINITY,
    place: -1,
  }
}

/** Past this a group is not given up for another. */
export const PROTECTED_FROM = 0.5

/** How much would be lost with the group; above `PROTECTED_FROM` it is kept. */
export function suspicionOf(group: Group): number {
  return group.fired.length > 0 ? 1 : group.heat
}

/** Most hits remembered of a group. */
const MAX_FIRED = 64

/**
 * Whether a true window is news: it shares no time with the window of a hit before, or holds twice as many events.
 * If so it is remembered.
 */
export function isNews(group: Group, fired: Fired, timespanMs: number): boolean {
  if (isKnown(group, fired, timespanMs)) return false
  group.fired = [...group.fired.slice(1 - MAX_FIRED), fired]
  return true
}

/** Whether a hit before covers this window. */
export function isKnown(group: Group, { endMs, events }: Fired, timespanMs: number): boolean {
  for (const before of group.fired) {
    if (Math.abs(endMs - before.endMs) <= timespanMs && events < 2 * before.events) return true
  }
  return false
}

/** Forgets hits that no window to come can share time with. */
export function forgetFired(group: Group, beforeMs: number): void {
  const first = group.fired[0]
  if (first === undefined) return
  if (first.endMs < beforeMs) group.fired = group.fired.filter((fired) => fired.endMs >= beforeMs)
}
