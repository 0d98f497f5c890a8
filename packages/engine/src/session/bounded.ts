/** The entry of a key, made where there is none, as the newest; the oldest goes when there are more than `most`. */
export function touch<T>(entries: Map<string, T>, key: string, most: number, make: () => T): T {
  const entry = entries.get(key) ?? make()
  entries.delete(key)
  entries.set(key, entry)
  dropOldest(entries, most)
  return entry
}

/** Deletes the oldest entries until there are no more than `most`. */
export function dropOldest<K, T>(entries: Map<K, T>, most: number): void {
  // A Map finds its oldest key slowly: it passes over all that were deleted before.
  if (entries.size <= most) return
  for (const key of entries.keys()) {
    if (entries.size <= most) return
    entries.delete(key)
  }
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
