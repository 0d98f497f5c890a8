import type { Grounding, TextNode } from '../graph.ts'
import { checkableValues } from './checkable-values.ts'
import { createKnown } from './known-values.ts'

const MOST_INVENTED = 50

/** Texts that a claim may be taken from. What the model said itself is none. */
const SOURCES: ReadonlySet<TextNode['trust']> = new Set(['system', 'principal', 'untrusted'])

/** What the answers of a trace claim that no text before them holds. Withheld answers are left out. */
export function groundResponses(nodes: readonly TextNode[]): readonly Grounding[] {
  const known = createKnown()
  return nodes.flatMap((node): readonly Grounding[] => {
    if (node.role === 'response') return node.text === '' ? [] : [ground(node, known)]
    if (SOURCES.has(node.trust)) known.add(node.text)
    return []
  })
}

function ground({ eventId, text }: TextNode, known: ReturnType<typeof createKnown>): Grounding {
  const values = checkableValues(text)
  const invented = values.filter((value) => !known.holds(value))
  return {
    eventId,
    groundedShare: values.length === 0 ? 1 : Math.round((1 - invented.length / values.length) * 10_000) / 10_000,
    checked: values.length,
    invented: invented
      .slice(0, MOST_INVENTED)
      .map(({ kind, start, end }) => ({ kind, text: text.slice(start, end), start, end })),
  }
}
