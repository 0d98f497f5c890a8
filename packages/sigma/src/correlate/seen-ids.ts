/** Ids of events that came before, so that none counts twice. */
export interface SeenIds {
  has(id: string): boolean
  /** Every id of a later time that came is still known. */
  readonly forgottenMs: number
  add(id: string, timeMs: number): void
  read(): SavedIds
}

/** What is remembered, as plain lists: two halves, the older first. */
export interface SavedIds {
  readonly old: readonly string[]
  readonly young: readonly string[]
  readonly sinceMs: number
}

/** Ids in each half. Both together are about 40 MB. */
const MOST_IN_HALF = 131_072

/**
 * Remembers an id for as long as given, unless 131,072 others have come since; forgets in halves, since a Map that loses its
 * first entry again and again becomes slow. `upToMs`: no id among the saved ones, nor of any before, came later.
 */
export function createSeenIds(keepMs: number, saved?: SavedIds, upToMs = Number.NEGATIVE_INFINITY): SeenIds {
  let old = new Set(saved?.old)
  let young = new Set(saved?.young)
  let sinceMs = saved?.sinceMs ?? Number.NEGATIVE_INFINITY
  let newest = { forgottenMs: upToMs, oldMs: upToMs, youngMs: upToMs }
  return {
    has: (id) => young.has(id) || old.has(id),
    get forgottenMs() {
      return newest.forgottenMs
    },
    add(id, timeMs) {
      if (sinceMs === Number.NEGATIVE_INFINITY) sinceMs = timeMs
      if (young.size >= MOST_IN_HALF || timeMs - sinceMs > keepMs) {
        old = young
        young = new Set()
        sinceMs = timeMs
        newest = { forgottenMs: Math.max(newest.forgottenMs, newest.oldMs), oldMs: newest.youngMs, youngMs: timeMs }
      }
      if (newest.youngMs < timeMs) newest.youngMs = timeMs
      young.add(id)
    },
    read: () => ({ old: [...old], young: [...young], sinceMs }),
  }
}
