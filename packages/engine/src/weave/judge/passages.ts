import { findOrderPassages } from '@telltale/scan'
import type { TextNode } from '../graph.ts'
import type { Passage } from './passage.ts'
import { printPassages } from './print-bag.ts'

/** The passages of a node, in order of place. */
export function findPassages(node: TextNode): readonly Passage[] {
  if (node.prints !== undefined) return printPassages(node, node.prints)
  return findOrderPassages(node).map((passage) => ({ ...passage, node }))
}
