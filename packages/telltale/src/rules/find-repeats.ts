import type { Problem, SigmaDocument } from '@telltale/sigma'
import { problemOf } from './rule-facts.ts'

/** A problem for every document whose id, name or title (in any case) an earlier one has. */
export function findRepeats(documents: readonly SigmaDocument[]): readonly Problem[] {
  const kinds: readonly (readonly [string, (one: SigmaDocument) => string | undefined])[] = [
    ['id', (one) => one.id],
    ['name', (one) => one.name],
    ['title', (one) => one.title],
  ]
  return kinds.flatMap(([kind, read]) => {
    const first = new Map<string, SigmaDocument>()
    return documents.flatMap((one) => {
      const key = read(one)?.toLowerCase()
      const before = key === undefined ? undefined : first.get(key)
      if (key !== undefined && before === undefined) first.set(key, one)
      if (before === undefined) return []
      return [problemOf(one, `same-${kind}`, `The ${kind} "${read(one)}" is also that of a rule in ${before.file}.`)]
    })
  })
}
