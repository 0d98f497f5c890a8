import { areasOfText, type Range } from '@telltale/scan'
import type { TextNode } from '../graph.ts'

export { hasWords, merged, type Range, touches } from '@telltale/scan'

/** The parts of a text that give orders as far as the scanner knows; of a withheld text as its prints tell. */
export function instructionAreas(node: Pick<TextNode, 'text' | 'findings' | 'prints'>): readonly Range[] {
  return node.prints?.areas ?? areasOfText(node)
}
