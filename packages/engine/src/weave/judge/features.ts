import { verbEffect } from '../../session/tool/effect-words.ts'
import { strengthOf } from '../../session/tool/tool-effect.ts'
import type { Features } from '../judge.ts'
import { ADDRESS_NAMES } from './address-signs.ts'
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

/** What the user and the operator said before a call. */
interface Asked {
  readonly bags: readonly Bag[]
  readonly systems: readonly Bag[]
  /** What the name of the call's tool means. */
  readonly name: NameConcepts
}

/** The features of a call, given the passages that were read before it. */
export function readFeatures(call: Call, scene: Scene): Seen {
  const before = <T extends { readonly order: number }>(items: readonly T[]) =>
    items.filter(({ order }) => order < call.order)
  const bags = before(scene.users).map(({ bag }) => bag)
  const systems = before(scene.systems).map(({ bag }) => bag)
  const asked: Asked = { bags, systems, name: conceptsOfName(call, scene.isWithheld) }
  let best: { readonly match: Match; readonly passage: Passage; readonly rank: number } | undefined
  for (const passage of scene.passages) {
    if (passage.node.order >= call.order) continue
    const match = matchPassage(call, passage, asked)
    if (isUnrelated(call, passage, match)) continue
    const rank = rankOf(match, passage)
    if (best === undefined || rank > best.rank) best = { match, passage, rank }
  }
  if (best === undefined) return { features: new Map(), passage: undefined, leaf: undefined }
  const features = readBase(call, scene, { asked, passage: best.passage })
  for (const [name, value] of best.match.numbers) features.set(name, value)
  for (const [name, value] of best.passage.signs) features.set(`sign_${name}`, value)
  const plain = plainness(best.passage)
  features.set('plain', plain)
  features.set('aimed', 1 - plain)
  // Who hands over a text's list or points at it does not hand over what is slipped in for the agent.
  for (const name of ['delegates', 'arg_pointed']) features.set(name, plain * (features.get(name) ?? 0))
  for (const [name, value] of readOrder(call, best.passage, scene)) features.set(name, value)
  addProducts(features)
  return { features, passage: best.passage, leaf: best.match.leaf }
}

/** A passage that shares nothing with a call, and that is meant for no model, explains nothing. */
function isUnrelated({ effect }: Call, passage: Passage, { numbers }: Match): boolean {
  const of = (name: string) => numbers.get(name) ?? 0
  const isSameEffect = effect !== 'read' && of('effect_passage') > 0
  return plainness(passage) > 0.5 && of('arg_passage') < 0.3 && of('tool_passage') < 0.5 && !isSameEffect
}

/** Signs of an order that is meant for a model and nobody else; of withheld texts fewer are told. */
const MEANT = ['scan', 'agent', ...ADDRESS_NAMES]
const MEANT_WITHHELD = ['scan', 'agent', 'override', 'conceal']

/** 1 where nothing but its verb says that a passage is an order: people write such things to each other all day. */
function plainness({ signs, node }: Passage): number {
  const names = node.prints === undefined ? MEANT : MEANT_WITHHELD
  return 1 - Math.max(...names.map((name) => signs.get(name) ?? 0))
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

/** What the user or the operator said of an argument. What only stands in the order itself is not theirs. */
function toldOf(leaf: Leaf, { bags, systems }: Asked, passage: Passage): number {
  return Math.max(standsIn(leaf, bags), standsIn(leaf, systems), principalOf(leaf, passage))
}

/** The share of an argument that is the user's by its flows, without what was pointed at within a passage. */
function principalOf({ flows }: Leaf, passage: Passage): number {
  const shares = flows.map((flow) => (flow.principal && !isFrom(flow, passage) ? flow.explained : 0))
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  )
}

/** The share that stands in a passage which the user pointed at. */
function pointedOf({ flows }: Leaf, passage: Passage): number {
  const shares = flows.map((flow) => (flow.principal && isFrom(flow, passage) ? flow.explained : 0))
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  )
}

function isFrom({ from, fromStart, fromEnd }: Leaf['flows'][number], { node, start, end }: Passage): boolean {
  return from === node.id && fromStart < end && fromEnd > start
}

function readBase(
  call: Call,
  scene: Scene,
  { asked, passage }: { readonly asked: Asked; readonly passage: Passage },
): Map<string, number> {
  const { verbs, things } = asked.name
  const user = (concept: string) => asked.bags.some(({ concepts }) => concepts.has(concept))
  const values = call.leaves.filter(({ isValue }) => isValue)
  const telling = call.leaves.filter(({ weight }) => weight === 1)
  const gave =
    values.length === 0
      ? 0
      : Math.min(...values.map((leaf) => Math.max(standsIn(leaf, asked.bags), principalOf(leaf, passage))))
  const userEffects = asked.bags.some(({ effects }) => effects.has(call.effect))
  const userActs = asked.bags.some(({ effects }) => [...effects].some((effect) => effect !== 'read'))
  const acts = call.effect !== 'read'
  const inFetched = (leaf: Leaf) =>
    leaf.words.filter((word) => (scene.fetched.get(word) ?? Number.POSITIVE_INFINITY) < call.order).length
  return new Map([
    ['acts', acts ? 1 : 0],
    ['reads', acts ? 0 : 1],
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
    ['arg_pointed', weighted(call.leaves, (leaf) => pointedOf(leaf, passage))],
    ['delegates', asked.bags.some(handsOver) ? 1 : 0],
    ['many_calls', Math.min(1, scene.calls.length / 10)],
    ['no_argument', call.leaves.every(({ weight }) => weight === 0) ? 1 : 0],
    ['bare_act', acts && call.leaves.every(({ weight }) => weight === 0) ? 1 : 0],
    // Looking at what is the user's own, with nothing of the order in it, is what most tasks begin with.
    ['bare_read', !acts && call.leaves.every(({ weight }) => weight === 0) ? 1 : 0],
  ])
}

/** A text that says what to do, and the wish that it be done. */
const WHAT_TO_DO = ' what to do '
const DO_IT = / do (?:it|so|that|this|them) /
const SOON = 80

function handsOver({ concepts, joined }: Bag): boolean {
  if (concepts.has(DELEGATION)) return true
  const at = joined.indexOf(WHAT_TO_DO)
  return at !== -1 && DO_IT.test(joined.slice(at + WHAT_TO_DO.length - 1).slice(0, SOON))
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
      ['apart', highest < APART && !(isTold(verbs, orders) || isTold(things, orders)) ? 1 : 0],
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

/** Words of an argument that somebody made up for the purpose. */
const LONG = 8
/** So little of an argument in common with an order is chance. */
const APART = 0.2

function isTold(concepts: readonly string[], test: (concept: string) => boolean): boolean {
  return concepts.some(test)
}

/** Of withheld words the order is not known. */
function holdsWhole({ bag }: Passage, { joined, words, node }: Leaf): boolean {
  if (bag.joined.includes(joined)) return true
  return node.prints !== undefined && words.every((word) => bag.words.has(word))
}

/** How much of an argument its flows take out of a passage. */
function flowsFrom({ flows }: Leaf, passage: Passage): number {
  return flows.reduce((sum, flow) => (isFrom(flow, passage) ? Math.min(1, sum + flow.explained) : sum), 0)
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
function standsIn({ joined, words, isValue }: Leaf, bags: readonly Bag[]): number {
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

function weighted(leaves: readonly Leaf[], shareOf: (leaf: Leaf) => number): number {
  const weights = leaves.reduce((sum, { weight }) => sum + weight, 0)
  return weights === 0 ? 0 : leaves.reduce((sum, leaf) => sum + leaf.weight * shareOf(leaf), 0) / weights
}

interface NameConcepts {
  readonly verbs: readonly string[]
  readonly things: readonly string[]
}

/** Of withheld texts only groups of words are known, and no single ones. */
function conceptsOfName({ nameWords }: Call, isWithheld: boolean): NameConcepts {
  const words = nameWords.filter(isTelling)
  const [lead] = words.filter((word) => verbEffect(word) !== undefined)
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
    ['new_tool', earlier.some((other) => isSameTool(other, call) && other.order < passage.node.order) ? 0 : 1],
    ['next_call', since.length === 0 ? 1 : 0],
    ['first_act', call.effect !== 'read' && since.every(({ effect }) => effect === 'read') ? 1 : 0],
    [
      'source_named',
      source === undefined ? 0 : Math.max(0, ...source.leaves.map((leaf) => leaf.weight * standsIn(leaf, bags))),
    ],
  ]
}

function isSameTool(a: Call, b: Call): boolean {
  return a.name === b.name && a.nameWords.join(' ') === b.nameWords.join(' ')
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
  ['plain', 'reads'],
  ['plain', 'arg_pointed'],
  ['plain', 'tool_user'],
  ['plain', 'effect_user'],
  ['plain', 'source_named'],
  ['plain', 'arg_user'],
  ['tool_passage', 'delegates'],
  ['effect_passage', 'delegates'],
  ['source_named', 'delegates'],
  ['sign_agent', 'tool_passage'],
  ['sign_agent', 'effect_passage'],
  ['sign_agent', 'unasked_act'],
  ['sign_scan', 'effect_passage'],
  ['sign_override', 'effect_passage'],
  ['sign_override', 'arg_passage'],
  ['sign_conceal', 'effect_passage'],
  ['arg_user', 'tool_user'],
  ['aimed', 'arg_passage'],
  ['aimed', 'arg_whole'],
  ['aimed', 'value_passage'],
  ['aimed', 'tool_passage'],
  ['aimed', 'tool_passage_only'],
  ['aimed', 'effect_passage_only'],
  ['aimed', 'unasked_act'],
  ['aimed', 'bare_act'],
  ['bare_act', 'tool_passage_only'],
  ['bare_act', 'sign_scan'],
]

function addProducts(features: Map<string, number>): void {
  // What the user himself gave the value for is no stranger's call, whatever its tool.
  const own = 1 - (features.get('value_user') ?? 0)
  for (const name of OWN) features.set(name, (features.get(name) ?? 0) * own)
  for (const [a, b] of PRODUCTS) features.set(`${a}*${b}`, (features.get(a) ?? 0) * (features.get(b) ?? 0))
}
