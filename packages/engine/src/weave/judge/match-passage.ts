import { verbEffect } from '../../session/tool/effect-words.ts'
import type { Passage } from './passage.ts'
import type { Call, Leaf } from './read-scene.ts'
import { flowsFrom, principalOf, shareOf, standsIn } from './stands-in.ts'
import { type Bag, conceptsOf, isTelling } from './words.ts'

/** What the user and the operator said before a call. */
export interface Asked {
  readonly bags: readonly Bag[]
  readonly systems: readonly Bag[]
  /** What the name of the call's tool means. */
  readonly name: NameConcepts
}

/** How a call and a passage go together: numbers by name, and the argument that speaks most. */
export interface Match {
  readonly numbers: ReadonlyMap<string, number>
  readonly leaf: Leaf | undefined
}

/** Words of an argument that somebody made up for the purpose. */
const LONG = 8
/** So little of an argument in common with an order is chance. */
const APART = 0.2

/** What a call has of a passage and nobody vouched for before. */
export function matchPassage(call: Call, passage: Passage, asked: Asked): Match {
  const { things, verbs } = asked.name
  const user = (concept: string) => asked.bags.some(({ concepts }) => concepts.has(concept))
  let highest = 0
  let whole = 0
  let value = 0
  let leaf: Leaf | undefined
  let sum = 0
  let weights = 0
  for (const item of call.leaves) {
    const weight = weightIn(item, passage)
    const here = Math.max(standsIn(item, [passage.bag]), flowsFrom(item, passage))
    const told = toldOf(item, asked, passage)
    // A value that stands there as it is counts, though single words of it were said before.
    const only = weight * here * (1 - (here === 1 && told < 1 ? told / 2 : told))
    sum += only
    weights += weight
    if (only > highest) {
      highest = only
      leaf = item
    }
    const isWhole = item.words.length > 0 && holdsWhole(passage, item)
    if (!isWhole || told === 1) continue
    whole = Math.max(whole, weight)
    if (item.isValue) value = Math.max(value, weight)
  }
  const values = call.leaves.filter(({ isValue }) => isValue)
  // Every task begins with reading.
  const isOwn = highest < APART && call.leaves.some(({ words }) => words.length >= LONG)
  const isOrdered = call.effect !== 'read' && !isOwn && passage.bag.effects.has(call.effect)
  const isAsked = asked.bags.some(({ effects }) => effects.has(call.effect))
  const orders = (concept: string) => passage.bag.concepts.has(concept)
  const ordersOnly = (concept: string) => orders(concept) && !user(concept)
  return {
    leaf,
    numbers: new Map([
      ['arg_passage', highest],
      ['arg_whole', whole],
      ['value_passage', value],
      ['arg_passage_mean', weights === 0 ? 0 : sum / weights],
      ['tool_passage', shareOf([...verbs, ...things], orders)],
      ['tool_passage_only', shareOf([...verbs, ...things], ordersOnly)],
      ['verb_passage', shareOf(verbs, orders)],
      ['verb_passage_only', shareOf(verbs, ordersOnly)],
      ['thing_passage_only', shareOf(things, ordersOnly)],
      ['apart', highest < APART && ![...verbs, ...things].some(orders) ? 1 : 0],
      ['own_words', isOwn ? 1 : 0],
      ['effect_passage', isOrdered ? 1 : 0],
      ['effect_passage_only', isOrdered && !isAsked ? 1 : 0],
      [
        'value_elsewhere',
        values.length > 0 &&
        values.every(({ joined, knownSince }) => !passage.bag.joined.includes(joined) && knownSince < call.order)
          ? 1
          : 0,
      ],
    ]),
  }
}

/** What the user or the operator said of an argument. What only stands in the order itself is not theirs. */
function toldOf(leaf: Leaf, { bags, systems }: Asked, passage: Passage): number {
  return Math.max(standsIn(leaf, bags), standsIn(leaf, systems), principalOf(leaf, passage))
}

/** Of withheld words the order is not known. */
function holdsWhole({ bag }: Passage, { joined, words, node }: Leaf): boolean {
  if (bag.joined.includes(joined)) return true
  return node.prints !== undefined && words.every((word) => bag.words.has(word))
}

/** A short number says more where the passage names it as the argument does: `the file with ID 13`. What was known before counts less. */
function weightIn({ node, weight, named, knownSince }: Leaf, passage: Passage): number {
  const { words, concepts } = passage.bag
  const isNamed = (word: string) =>
    node.prints === undefined ? words.has(word) : groupsOf(word).some((group) => concepts.has(group))
  const told = weight > 0 && weight < 1 && named.some(isNamed) ? 0.8 : weight
  return knownSince < passage.node.order ? told * 0.4 : told
}

/** Groups of meaning that a word is of; those alone are told of withheld texts. */
function groupsOf(word: string): readonly string[] {
  return conceptsOf(word).filter((concept) => concept.startsWith('#'))
}

/** What the name of a tool means. */
interface NameConcepts {
  readonly verbs: readonly string[]
  readonly things: readonly string[]
}

/** Of withheld texts only groups of words are known, and no single ones. */
export function conceptsOfName({ nameWords }: Call, isWithheld: boolean): NameConcepts {
  const words = nameWords.filter(isTelling)
  const [lead] = words.filter((word) => verbEffect(word) !== undefined)
  const of = (some: readonly string[]) =>
    [...new Set(some.flatMap(conceptsOf))].filter((concept) => !isWithheld || concept.startsWith('#'))
  return { verbs: of(lead === undefined ? [] : [lead]), things: of(words.filter((word) => word !== lead)) }
}
