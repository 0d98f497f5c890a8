import { foldText } from '../literals/fold-letter.ts'
import type { Signature } from './signature.ts'

/** Where a pattern looks closer, the search needs no more than the start of a literal; a small table is a fast one. */
const ANCHOR_LENGTH = 8

/** What the places where signatures may hold begin with, each with the signatures that ask for it. */
export function listAnchors(signatures: readonly Signature[]): ReadonlyMap<string, readonly Signature[]> {
  const anchors = new Map<string, Signature[]>()
  for (const signature of signatures) {
    for (const anchor of anchorsOf(signature)) {
      const list = anchors.get(anchor)
      if (list) list.push(signature)
      else anchors.set(anchor, [signature])
    }
  }
  return anchors
}

/** The folded anchors of a signature, each once. */
function anchorsOf({ literals, pattern }: Signature): ReadonlySet<string> {
  const length = pattern ? ANCHOR_LENGTH : Number.POSITIVE_INFINITY
  return new Set(literals.map((literal) => foldText(literal.slice(0, length))))
}
