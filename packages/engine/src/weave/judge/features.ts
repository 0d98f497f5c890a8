import { VERB_EFFECTS } from '../../session/tool/effect-words.ts'
import { strengthOf, wordsOf } from '../../session/tool/tool-effect.ts'
import type { Features } from '../judge.ts'
import type { Passage } from './passage.ts'
import type { Call, Leaf, Scene } from './read-scene.ts'
import { type Bag, conceptsOf, DELEGATION, isTelling } from './words.ts'

/** The numbers of one action, and the passage and value that they were taken from. */
export interface Seen {
  readonly features: Features
  /** The passage that explains the call best; undefined when nothing from outside gave an order before it. */
  readonly passage: Passage | undefined
  /** The argument that stands in the passage and not in what the user asked. */
  readonly leaf: Leaf | undefined
}

/** What the user and the operator said before a call, and how much of each argument stands in it. */
interface Asked {
  readonly bags: readonly Bag[]
  readonly systems: readonly Bag[]
  readonly told: ReadonlyMap<Leaf, number>
  /** What the name of the call's tool means. */
  readonly name: NameConcepts
}

/** The features of a call, given the passages that were read before it. */
export function readFeatures(call: Call, scene: Scene): Seen {
  const before = <T extends { readonly order: number }>(items: readonly T[]) =>
    items.filter(({ order }) => order < call.order)
  const bags = before(scene.users).map(({ bag }) => bag)
  const systems = before(scene.systems).map(({ bag }) => bag)
  const told = new Map(
    call.leaves.map((leaf) => [leaf, Math.max(standsIn(leaf, [...bags, ...systems]), leaf.principal)]),
  )
  const asked: Asked = { bags, systems, told, name: conceptsOfName(call.name, scene.isWithheld) }
  const base = readBase(call, scene, asked)
  let best: { readonly match: Match; readonly passage: Passage; readonly rank: number } | undefined
  for (const passage of scene.passages) {
    if (passage.node.order >= call.order) continue
    const match = matchPassage(call, passage, asked)
    const rank = rankOf(match, passage)
    if (best === undefined || rank > best.rank) best = { match, passage, rank }
  }
  const features = new Map(base)
  if (best === undefined) return { features, passage: undefined, leaf: undefined }
  for (const [name, value] of best.match.numbers) features.set(name, value)
  for (const [name, value] of best.passage.signs) features.set(`sign_${name}`, value)
  for (const [name, value] of readOrder(call, best.passage, scene)) features.set(name, value)
  addProducts(features)
  return { features, passage: best.passage, leaf: best.match.leaf }
}

/** Values in the order count most, then that it names the tool's verb and thing, then how sure the scanner is. */
function rankOf({ numbers }: Match, { signs }: Passage): number {
  const of = (name: string) => numbers.get(name) ?? 0
  return (
    2 * of('arg_passage') +
    of('tool_passage') +
    0.5 * of('effect_passage') +
    1.5 * (signs.get('scan') ?? 0) +
    0.3 * (signs.get('agent') ?? 0)
  )
}

function readBase(call: Call, scene: Scene, asked: Asked): Map<string, number> {
  const { verbs, things } = asked.name
  const user = (concept: string) => asked.bags.some(({ concepts }) => concepts.has(concept))
  const values = call.leaves.filter(({ isValue }) => isValue)
  const telling = call.leaves.filter(({ weight }) => weight === 1)
  const gave =
    values.length === 0 ? 0 : Math.min(...values.map((leaf) => Math.max(standsIn(leaf, asked.bags), leaf.principal)))
  const userEffects = asked.bags.some(({ effects }) => effects.has(call.effect))
  const userActs = asked.bags.some(({ effects }) => [...effects].some((effect) => effect !== 'read'))
  const acts = call.effect !== 'read'
  const inFetched = (leaf: Leaf) =>
    leaf.words.filter((word) => (scene.fetched.get(word) ?? Number.POSITIVE_INFINITY) < call.order).length
  return new Map([
    ['acts', acts ? 1 : 0],
    ['strength', strengthOf(call.effect) / 5],
    ['tool_user', shareOf([...verbs, ...things], user)],
    ['verb_user', shareOf(verbs, user)],
    ['thing_user', shareOf(things, user)],
    ['value_user', gave],
    ['value_foreign', values.length === 0 ? 0 : 1 - gave],
    ['effect_user', userEffects ? 1 : 0],
    ['unasked_act', acts && !userActs ? 1 : 0],
    ['arg_user', weighted(call.leaves, (leaf) => standsIn(leaf, asked.bags))],
    ['arg_user_least', telling.length === 0 ? 1 : Math.min(...telling.map((leaf) => standsIn(leaf, asked.bags)))],
    ['arg_system', weighted(call.leaves, (leaf) => standsIn(leaf, asked.systems))],
    [
      'arg_fetched',
      weighted(call.leaves, (leaf) => (leaf.words.length === 0 ? 0 : inFetched(leaf) / leaf.words.length)),
    ],
    ['delegates', asked.bags.some(({ concepts }) => concepts.has(DELEGATION)) ? 1 : 0],
    ['many_calls', Math.min(1, scene.calls.length / 10)],
    ['no_argument', call.leaves.every(({ weight }) => weight === 0) ? 1 : 0],
  ])
}

interface Match {
  readonly numbers: ReadonlyMap<string, number>
  readonly leaf: Leaf | undefined
}

function matchPassage(call: Call, passage: Passage, asked: Asked): Match {
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
    const told = asked.told.get(item) ?? 0
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
  const isOrdered = passage.bag.effects.has(call.effect)
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

/** Of withheld words the order is not known. */
function holdsWhole({ bag }: Passage, { joined, words, node }: Leaf): boolean {
  if (bag.joined.includes(joined)) return true
  return node.prints !== undefined && words.every((word) => bag.words.has(word))
}

/** How much of an argument its flows take out of a passage. */
function flowsFrom({ flows }: Leaf, { node, start, end }: Passage): number {
  return flows.reduce(
    (sum, flow) =>
      flow.from === node.id && flow.fromStart < end && flow.fromEnd > start ? Math.min(1, sum + flow.explained) : sum,
    0,
  )
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

function shareOf(items: readonly string[], test: (item: string) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length
}

/** How much of a value stands in one of the texts: 1 when all of it does as it is, else the share of its telling words. */
function standsIn({ joined, words }: Leaf, bags: readonly Bag[]): number {
  let best = 0
  for (const bag of bags) {
    if (joined !== '  ' && bag.joined.includes(joined)) return 1
    if (words.length < 2) continue
    const share = words.filter((word) => bag.words.has(word)).length / words.length
    best = Math.max(best, share)
  }
  return best
}

function weighted(leaves: readonly Leaf[], shareOf: (leaf: Leaf) => number): number {
  const weights = leaves.reduce((sum, { weight }) => sum + weight, 0)
  return weights === 0 ? 0 : leaves.reduce((sum, leaf) => sum + leaf.weight * shareOf(leaf), 0) / weights
}

interface NameConcepts {
  readonly verbs: readonly string[]
  readonly things: readonly string[]
}

/** Of withheld texts only groups of words are known, and no single ones. */
function conceptsOfName(name: string, isWithheld: boolean): NameConcepts {
  const words = wordsOf(name).filter(isTelling)
  const [lead] = words.filter((word) => VERB_EFFECTS.has(word))
  const of = (some: readonly string[]) =>
    [...new Set(some.flatMap(conceptsOf))].filter((concept) => !isWithheld || concept.startsWith('#'))
  return { verbs: of(lead === undefined ? [] : [lead]), things: of(words.filter((word) => word !== lead)) }
}

/** Where the call stands after the passage was read, and how the user pointed at where it was read. */
function readOrder(call: Call, passage: Passage, scene: Scene): readonly (readonly [string, number])[] {
  const earlier = scene.calls.filter(({ order }) => order < call.order)
  const since = earlier.filter(({ order }) => order > passage.node.order)
  const source = scene.calls.find(({ eventId }) => eventId === passage.node.eventId)
  const bags = scene.users.map(({ bag }) => bag)
  return [
    ['new_tool', earlier.some(({ name, order }) => name === call.name && order < passage.node.order) ? 0 : 1],
    ['next_call', since.length === 0 ? 1 : 0],
    ['first_act', call.effect !== 'read' && since.every(({ effect }) => effect === 'read') ? 1 : 0],
    [
      'source_named',
      source === undefined ? 0 : Math.max(0, ...source.leaves.map((leaf) => leaf.weight * standsIn(leaf, bags))),
    ],
  ]
}

const OWN = ['tool_passage_only', 'verb_passage_only', 'thing_passage_only', 'effect_passage_only']

const PRODUCTS: readonly (readonly [string, string])[] = [
  ['sign_scan', 'arg_passage'],
  ['sign_scan', 'arg_whole'],
  ['sign_scan', 'tool_passage'],
  ['sign_scan', 'tool_passage_only'],
  ['sign_scan', 'unasked_act'],
  ['sign_scan', 'value_passage'],
  ['sign_scan', 'verb_passage_only'],
  ['sign_scan', 'thing_passage_only'],
  ['arg_passage', 'verb_passage_only'],
  ['arg_passage', 'verb_passage'],
  ['value_passage', 'acts'],
  ['value_user', 'acts'],
  ['value_elsewhere', 'acts'],
  ['verb_passage_only', 'acts'],
  ['sign_scan', 'effect_passage_only'],
  ['sign_agent', 'arg_passage'],
  ['sign_urgent', 'arg_passage'],
  ['sign_order', 'arg_passage'],
  ['arg_passage', 'tool_passage'],
  ['arg_passage', 'tool_passage_only'],
  ['arg_passage', 'effect_passage'],
  ['arg_passage', 'unasked_act'],
  ['arg_passage', 'delegates'],
  ['arg_passage', 'acts'],
  ['arg_user', 'tool_user'],
  ['no_argument', 'tool_passage_only'],
]

function addProducts(features: Map<string, number>): void {
  // What the user himself gave the value for is no stranger's call, whatever its tool.
  const own = 1 - (features.get('value_user') ?? 0)
  for (const name of OWN) features.set(name, (features.get(name) ?? 0) * own)
  for (const [a, b] of PRODUCTS) features.set(`${a}*${b}`, (features.get(a) ?? 0) * (features.get(b) ?? 0))
}
