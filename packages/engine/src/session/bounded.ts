/** The entry of a key, made where there is none, as the newest; the oldest goes when there are more than `most`. */
export function touch<T>(entries: Map<string, T>, key: string, most: number, make: () => T): T {
  const entry = entries.get(key) ?? make()
  entries.delete(key)
  entries.set(key, entry)
  dropOldest(entries, most)
  return entry
}

/** Deletes the oldest entries when there are more than `most`, and of a large map some more, down to `roomIn`. */
export function dropOldest<K, T>(entries: Map<K, T>, most: number): void {
  if (entries.size <= most) return
  const left = roomIn(most)
  for (const key of entries.keys()) {
    if (entries.size <= left) return
    entries.delete(key)
  }
}

/** From here on a bound is small to a Map. */
const LARGE = 4096

/**
 * How full something stays that was more than full: a Map finds its oldest key slowly, since it passes over all that were
 * deleted before, so that many have to go at a time.
 */
export function roomIn(most: number): number {
  return most < LARGE ? most : most - Math.floor(most / 64)
}

/** Adds values to a set that holds the newest `most`. */
export function addAll(set: Set<number>, values: Iterable<number>, most: number): void {
  for (const value of values) {
    set.delete(value)
    set.add(value)
  }
  if (set.size <= most) return
  for (const value of set) {
    if (set.size <= most) break
    set.delete(value)
  }
}

/** Adds a word to a short list without repeats; a full list stays as it is. */
export function addWord(list: readonly string[], word: string, most: number): readonly string[] {
  return word === '' || list.length >= most || list.includes(word) ? list : [...list, word.slice(0, 256)]
}

/** Puts an entry at the end of a list of the newest `most`. */
export function pushNewest<T>(list: readonly T[] | undefined, entry: T, most: number): readonly T[] {
  if (list === undefined) return [entry]
  return list.length < most ? [...list, entry] : [...list, entry].slice(-most)
}
