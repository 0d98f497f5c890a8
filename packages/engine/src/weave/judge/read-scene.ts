import { isOneValue, type Prints, wordsWeight } from '@telltale/scan'
import { actionWords } from '../../session/tool/action-words.ts'
import { wordsOf } from '../../session/tool/tool-effect.ts'
import type { ActionGroup, Unjudged } from '../action/group-actions.ts'
import type { Effect, Flow, TextNode } from '../graph.ts'
import type { Passage } from './passage.ts'
import { findPassages } from './passages.ts'
import { printBag, printLeaf, printWords } from './print-bag.ts'
import { type Bag, isTelling, readBag, readWords } from './words.ts'

/** One value of a call's arguments, made to be looked up. */
export interface Leaf {
  readonly node: TextNode
  /** Its words between single spaces. */
  readonly joined: string
  readonly words: readonly string[]
  /** How much it says if it stands elsewhere too: an address or account 1, a small number or `true` little. */
  readonly weight: number
  /** An address, account, number or link: something that cannot be there by chance. */
  readonly isValue: boolean
  /** Words of the argument's name. */
  readonly named: readonly string[]
  /** Order of the fetched text after which all of its words were known; infinite when some never were. */
  readonly knownSince: number
  /** Flows that end in it. */
  readonly flows: readonly Flow[]
}

/** One call of a tool, query or request, as the judge sees it. */
export interface Call {
  readonly eventId: string
  readonly name: string
  /** Words of the tool's name, after those of an argument that says what a tool of many verbs is to do. */
  readonly nameWords: readonly string[]
  readonly effect: Effect
  /** Order of its first argument. */
  readonly order: number
  readonly leaves: readonly Leaf[]
}

/** All that one trace tells the judge. */
export interface Scene {
  readonly calls: readonly Call[]
  readonly passages: readonly Passage[]
  readonly users: readonly { readonly order: number; readonly bag: Bag }[]
  readonly systems: readonly { readonly order: number; readonly bag: Bag }[]
  /** Words of what was fetched, with the order of the node that told them first. */
  readonly fetched: ReadonlyMap<string, number>
  /** The user's words are withheld: of what they are about only a closed list of groups is known. */
  readonly isWithheld: boolean
}

const MOST_PASSAGES = 256
const MOST_WORDS = 200_000

/** Reads a trace for the judge: its calls, what gives orders in it, and what the user asked. Linear in its texts. */
export function readScene({ nodes, flows }: Pick<Unjudged, 'nodes' | 'flows'>, groups: readonly ActionGroup[]): Scene {
  const flowsTo = groupBy(flows, ({ to }) => to)
  const fetched = readFetched(nodes)
  const bags = (keep: (node: TextNode) => boolean) =>
    nodes.filter(keep).map((node) => ({
      order: node.order,
      bag: node.prints === undefined ? readBag(node.text) : printBag(node.prints),
    }))
  return {
    calls: groups.filter(({ kind }) => kind !== 'response').map((group) => readCall(group, flowsTo, fetched)),
    passages: readPassages(nodes),
    users: bags(({ trust }) => trust === 'principal'),
    systems: bags(({ role }) => role === 'system_prompt'),
    fetched,
    isWithheld: nodes.some(({ trust, prints }) => trust === 'principal' && prints !== undefined),
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

/** Of many passages those count that the scanner is surest of, then the first ones. */
export function readPassages(nodes: readonly TextNode[]): readonly Passage[] {
  const all = nodes.filter(({ trust }) => trust === 'untrusted').flatMap(findPassages)
  if (all.length <= MOST_PASSAGES) return all
  const scanOf = (passage: Passage) => passage.signs.get('scan') ?? 0
  return all
    .sort((a, b) => scanOf(b) - scanOf(a) || a.node.order - b.node.order)
    .slice(0, MOST_PASSAGES)
    .sort((a, b) => a.node.order - b.node.order || a.start - b.start)
}

function readCall(
  { eventId, name, effect, nodes }: ActionGroup,
  flowsTo: ReadonlyMap<string, readonly Flow[]>,
  fetched: ReadonlyMap<string, number>,
): Call {
  const leaves = nodes.map((node) => readLeaf(node, flowsTo.get(node.id) ?? [], fetched))
  const asked = nodes.map(({ path, text }) => ({ name: path, text }))
  const nameWords = [...actionWords(asked), ...wordsOf(name)]
  return { eventId, name, nameWords, effect, order: nodes[0]?.order ?? 0, leaves }
}

function readLeaf(node: TextNode, flows: readonly Flow[], fetched: ReadonlyMap<string, number>): Leaf {
  const { words, joined, weight, isValue } = node.prints === undefined ? readText(node.text) : readPrints(node.prints)
  return {
    node,
    joined,
    words,
    weight,
    isValue,
    named: wordsOf(node.path),
    knownSince: Math.max(-1, ...words.slice(0, 200).map((word) => fetched.get(word) ?? Number.POSITIVE_INFINITY)),
    flows,
  }
}

type LeafText = Pick<Leaf, 'joined' | 'words' | 'weight' | 'isValue'>

function readText(text: string): LeafText {
  const all = readWords(text)
  const words = [...new Set(all)].filter(isTelling)
  return { joined: ` ${all.join(' ')} `, words, weight: wordsWeight(all), isValue: isOneValue(text) }
}

function readPrints(prints: Prints): LeafText {
  return { ...printLeaf(prints), weight: prints.weight, isValue: prints.isValue }
}

function readFetched(nodes: readonly TextNode[]): ReadonlyMap<string, number> {
  const fetched = new Map<string, number>()
  for (const node of nodes) {
    if (node.trust !== 'untrusted') continue
    for (const word of node.prints === undefined ? readWords(node.text) : printWords(node.prints)) {
      if (!fetched.has(word)) fetched.set(word, node.order)
      if (fetched.size >= MOST_WORDS) return fetched
    }
  }
  return fetched
}
