import type { Entry } from './window-entries.ts'

/** What bounds a window of a group from above, kept up to date as entries come and go: most windows need no closer look. */
export interface GroupGist {
  /** Of each key the newest time that it was ever seen, where that is not long ago. */
  readonly lastByKey: Map<number, number>
  /** Sum of the values that are not negative. */
  most: number
  /** So many keys are kept before those that are too old are looked for. */
  pruneFrom: number
}

const LEAST_PRUNED = 64

/** The gist of these entries. */
export function gistOf(entries: readonly Entry[]): GroupGist {
  const gist: GroupGist = { lastByKey: new Map(), most: 0, pruneFrom: LEAST_PRUNED }
  for (const entry of entries) noteComing(gist, entry)
  return gist
}

/** An entry has come. */
export function noteComing(gist: GroupGist, { key, timeMs, value }: Entry): void {
  const last = gist.lastByKey.get(key)
  if (last === undefined || last < timeMs) gist.lastByKey.set(key, timeMs)
  if (value > 0) gist.most += value
}

/** Entries have gone, and all that is older than the time. */
export function noteGoing(gist: GroupGist, gone: readonly Entry[], beforeMs: number): void {
  for (const { value } of gone) if (value > 0) gist.most -= value
  if (gist.lastByKey.size < gist.pruneFrom) return
  for (const [key, lastMs] of gist.lastByKey) if (lastMs < beforeMs) gist.lastByKey.delete(key)
  // Looked for only once as many have come again: else every event would pay for all keys.
  gist.pruneFrom = Math.max(LEAST_PRUNED, 2 * gist.lastByKey.size)
}

/** How many different keys may stand at the time or after, counted up to `enough`. */
export function countKeysSince({ lastByKey }: GroupGist, sinceMs: number, enough: number): number {
  let keys = 0
  for (const lastMs of lastByKey.values()) {
    if (lastMs >= sinceMs) keys += 1
    if (keys >= enough) break
  }
  return keys
}
