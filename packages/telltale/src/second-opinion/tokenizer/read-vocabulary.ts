import { findPart, type JsonPart } from './json-part.ts'

/** The pieces of a vocabulary `{piece: number}` by name; throws a sentence when a number is none. */
export function readVocabulary(part: JsonPart): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>()
  for (const [piece, id] of Object.entries(findPart(part, 'vocab')?.value ?? {})) {
    if (!Number.isSafeInteger(id)) throw new Error(`${part.place}.vocab has a piece whose number is none`)
    pieces.set(piece, Number(id))
  }
  if (pieces.size === 0) throw new Error(`${part.place}.vocab is empty`)
  return pieces
}
