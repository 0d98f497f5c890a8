import type { Place, SigmaDocument } from '../rule/document.ts'
import type { ScalarTree } from './tree.ts'

/** Each name once, with where it stands first. */
export function placesOf(names: readonly ScalarTree[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { source, line, column } of names) {
    if (!places.has(source)) places.set(source, { line, column })
  }
  return places
}

/** Documents by what references call them: id or name. */
export function indexDocuments<T extends SigmaDocument>(documents: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>()
  for (const document of documents) {
    for (const key of new Set([document.id, document.name])) {
      if (key === undefined) continue
      const known = index.get(key)
      if (known === undefined) index.set(key, [document])
      else known.push(document)
    }
  }
  return index
}
