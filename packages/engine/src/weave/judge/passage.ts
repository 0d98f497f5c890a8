import type { OrderPassage } from '@telltale/scan'
import type { TextNode } from '../graph.ts'

/** A stretch of a node's text from outside that may give an order. */
export interface Passage extends OrderPassage {
  readonly node: TextNode
}
