import type { StoryAction, StoryColumn, StoryFlow, StoryJson, StoryNode, StoryTrust } from '@telltale/model'
import { STORY_COLUMNS } from '@telltale/model'

/** From here on an action is told as driven by words that the user did not write. */
const DRIVEN_FROM = 0.5

/** One thing that happened: the arguments of one call together, every other text alone. */
export interface StoryCard {
  /** That of its first node. */
  readonly id: string
  readonly nodes: readonly StoryNode[]
  readonly column: StoryColumn
  readonly role: string
  readonly trust: StoryTrust
  readonly name: string
  /** Whose work it is, where several agents are in the story; else ''. */
  readonly agent: string
  readonly atMs: number
  readonly action: StoryAction | undefined
}

/** A story looked up in every way that the page needs. */
export interface StoryIndex {
  readonly story: StoryJson
  /** By time, then by column. */
  readonly cards: readonly StoryCard[]
  readonly nodes: ReadonlyMap<string, StoryNode>
  /** Card of a node id. */
  readonly cardOf: ReadonlyMap<string, StoryCard>
  /** Both ends of which are in the story, by number. */
  readonly flows: readonly StoryFlow[]
  /** Flows that begin or end on a card, by card id. */
  readonly flowsOf: ReadonlyMap<string, readonly StoryFlow[]>
  readonly startMs: number
  /** At least 1, so that it can be divided by. */
  readonly lengthMs: number
  /** When the first words came in that nobody vouches for. */
  readonly untrustedFromMs: number | undefined
}

/** Texts that are parts of one call. */
const PARTS_OF_CALL: ReadonlySet<string> = new Set(['tool_argument', 'egress'])

/** Reads a story; flows that name unknown nodes are left out. */
export function indexStory(story: StoryJson): StoryIndex {
  const nodes = new Map(story.nodes.map((node) => [node.id, node]))
  const cards = toCards(story)
  const cardOf = new Map(cards.flatMap((card) => card.nodes.map((node) => [node.id, card] as const)))
  const flows = story.flows.filter((flow) => nodes.has(flow.from) && nodes.has(flow.to))
  const times = cards.map((card) => card.atMs)
  const startMs = times[0] ?? 0
  return {
    story,
    cards,
    nodes,
    cardOf,
    flows: flows.toSorted((a, b) => a.number - b.number),
    flowsOf: groupFlows(flows, cardOf),
    startMs,
    lengthMs: Math.max(1, (times.at(-1) ?? startMs) - startMs),
    untrustedFromMs: cards.find((card) => card.trust === 'untrusted')?.atMs,
  }
}

/** The words came from outside and the user neither gave them nor pointed at them. */
export function isBold(index: StoryIndex, flow: StoryFlow): boolean {
  return !flow.principal && index.nodes.get(flow.from)?.trust === 'untrusted'
}

/** The action of this card is one that untrusted words drove. */
export function isDriven(card: StoryCard): boolean {
  return (card.action?.injection_driven ?? 0) >= DRIVEN_FROM
}

function toCards({ nodes, actions }: StoryJson): readonly StoryCard[] {
  const groups = new Map<string, StoryNode[]>()
  for (const node of nodes) {
    const key = PARTS_OF_CALL.has(node.role) ? `call ${node.event_id} ${node.role} ${node.name}` : `node ${node.id}`
    const group = groups.get(key)
    if (group) group.push(node)
    else groups.set(key, [node])
  }
  const actionOf = new Map(actions.flatMap((action) => action.nodes.map((id) => [id, action] as const)))
  const isOfMany = new Set(nodes.map(({ agent }) => agent)).size > 1
  const cards = [...groups.values()].flatMap((group) => toCard(group, actionOf, isOfMany))
  return cards.sort((a, b) => a.atMs - b.atMs || STORY_COLUMNS.indexOf(a.column) - STORY_COLUMNS.indexOf(b.column))
}

function toCard(
  group: readonly StoryNode[],
  actionOf: ReadonlyMap<string, StoryAction>,
  isOfMany: boolean,
): StoryCard | [] {
  const [first] = group
  if (!first) return []
  const atMs = Date.parse(first.at)
  const { id, column, role, trust, name } = first
  const action = group.map((node) => actionOf.get(node.id)).find((found) => found !== undefined)
  const agent = isOfMany ? first.agent : ''
  return { id, nodes: group, column, role, trust, name, agent, atMs: Number.isFinite(atMs) ? atMs : 0, action }
}

function groupFlows(
  flows: readonly StoryFlow[],
  cardOf: ReadonlyMap<string, StoryCard>,
): ReadonlyMap<string, readonly StoryFlow[]> {
  const groups = new Map<string, StoryFlow[]>()
  for (const flow of flows) {
    const ends = new Set([cardOf.get(flow.from)?.id, cardOf.get(flow.to)?.id])
    for (const id of ends) {
      if (id === undefined) continue
      const group = groups.get(id)
      if (group) group.push(flow)
      else groups.set(id, [flow])
    }
  }
  return groups
}
