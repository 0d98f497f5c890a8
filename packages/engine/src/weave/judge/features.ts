import { strengthOf } from '../../session/tool/tool-effect.ts'
import type { Features } from '../judge.ts'
import { ADDRESS_NAMES } from './address-signs.ts'
import { addProducts } from './feature-products.ts'
import { type Asked, conceptsOfName, type Match, matchPassage } from './match-passage.ts'
import type { Passage } from './passage.ts'
import type { Call, Leaf, Scene } from './read-scene.ts'
import { pointedOf, principalOf, shareOf, standsIn, weighted } from './stands-in.ts'
import { type Bag, DELEGATION } from './words.ts'

/** The numbers of one action, and the passage and value that they were taken from. */
export interface Seen {
  readonly features: Features
  /** The passage that explains the call best; undefined when nothing from outside gave an order before it. */
  readonly passage: Passage | undefined
  /** The argument that stands in the passage and not in what the user asked. */
  readonly leaf: Leaf | undefined
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
