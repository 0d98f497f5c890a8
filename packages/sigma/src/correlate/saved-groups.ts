import { createGroup, type Group } from './group.ts'
import { replaceEntries } from './group-entries.ts'
import type { GistOf } from './group-gist.ts'
import { keyOf } from './group-keys.ts'
import type { Entry } from './window-entries.ts'

type SavedEntry = readonly [number, string, number, number, number, number, readonly string[] | undefined]

/** A group as plain lists: small, and safe from later changes. */
export type SavedGroup = readonly [
  serial: number,
  partition: string,
  values: readonly string[],
  entries: readonly SavedEntry[],
  fired: readonly (readonly [number, number])[],
  marks: readonly [heat: number, level: number, judgedMs: number, seen: number],
  history: readonly number[],
]

/** A copy of the group that later events do not touch. */
export function saveGroup(group: Group): SavedGroup {
  const { serial, partition, values, entries, fired, heat, level, judgedMs, seen, history } = group
  return [
    serial,
    partition,
    [...values],
    entries.map(saveEntry),
    fired.map(({ endMs, events }) => [endMs, events]),
    [heat, level, judgedMs, seen],
    [...history],
  ]
}

function saveEntry({ timeMs, id, key, value, count, weight, proof }: Entry): SavedEntry {
  return [timeMs, id, key, value, count, weight, proof]
}

/** The group that was saved, not yet in any queue. */
export function loadGroup(saved: SavedGroup, of: GistOf): Group {
  const [serial, partition, values, entries, fired, [heat, level, judgedMs, seen], history] = saved
  const group = createGroup(serial, keyOf(partition, values), partition, values)
  replaceEntries(group, entries.map(loadEntry), of)
  group.fired = fired.map(([endMs, events]) => ({ endMs, events }))
  group.heat = heat
  group.level = level
  group.judgedMs = judgedMs
  group.seen = seen
  group.history = [...history]
  return group
}

function loadEntry([timeMs, id, key, value, count, weight, proof]: SavedEntry): Entry {
  const entry = { timeMs, id, key, value, count, weight }
  return proof === undefined ? entry : { ...entry, proof }
}
