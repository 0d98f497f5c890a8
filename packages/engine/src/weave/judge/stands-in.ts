import type { Passage } from './passage.ts'
import type { Leaf } from './read-scene.ts'
import type { Bag } from './words.ts'

/** The share of items that pass; 0 of none. */
export function shareOf(items: readonly string[], test: (item: string) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length
}

/** How much of a value stands in one of the texts: 1 when all of it does as it is, else the share of its telling words. */
export function standsIn({ joined, words, isValue }: Leaf, bags: readonly Bag[]): number {
  let best = 0
  for (const bag of bags) {
    if (joined !== '  ' && bag.joined.includes(joined)) return 1
    if (words.length < 2) continue
    const share = words.filter((word) => bag.words.has(word)).length / words.length
    best = Math.max(best, share)
  }
  // An address that shares its domain with another is another address all the same.
  return isValue ? best ** 2 : best
}

/** The mean over arguments by what they weigh; 0 where none weighs anything. */
export function weighted(leaves: readonly Leaf[], shareOf: (leaf: Leaf) => number): number {
  const weights = leaves.reduce((sum, { weight }) => sum + weight, 0)
  return weights === 0 ? 0 : leaves.reduce((sum, leaf) => sum + leaf.weight * shareOf(leaf), 0) / weights
}

type LeafFlow = Leaf['flows'][number]

/** The share of an argument that is the user's by its flows, without what was pointed at within a passage. */
export function principalOf(leaf: Leaf, passage: Passage): number {
  return explainedBy(leaf, (flow) => flow.principal && !isFrom(flow, passage))
}

/** The share that stands in a passage which the user pointed at. */
export function pointedOf(leaf: Leaf, passage: Passage): number {
  return explainedBy(leaf, (flow) => flow.principal && isFrom(flow, passage))
}

/** How much of an argument its flows take out of a passage. */
export function flowsFrom(leaf: Leaf, passage: Passage): number {
  return explainedBy(leaf, (flow) => isFrom(flow, passage))
}

function explainedBy({ flows }: Leaf, counts: (flow: LeafFlow) => boolean): number {
  const sum = flows.reduce((before, flow) => (counts(flow) ? before + flow.explained : before), 0)
  return Math.min(1, sum)
}

function isFrom({ from, fromStart, fromEnd }: LeafFlow, { node, start, end }: Passage): boolean {
  return from === node.id && fromStart < end && fromEnd > start
}
