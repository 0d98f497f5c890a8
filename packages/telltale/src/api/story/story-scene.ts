import {
  STORY_COLUMNS,
  type StoryAction,
  type StoryColumn,
  type StoryFlow,
  type StoryJson,
  type StoryNode,
} from '@telltale/model'

/** From here on an action is told as driven by words that the user did not write. */
const DRIVEN_FROM = 0.5
/** Most flows told one by one in a document. */
const MOST_FLOWS = 30
const MOST_CARDS = 48
/** A story so short is told whole. */
const TOLD_WHOLE = 12

/** One thing that happened: the arguments of one call together, every other text alone. */
export interface SceneCard {
  /** That of its first node. */
  readonly id: string
  readonly nodes: readonly StoryNode[]
  readonly first: StoryNode
  readonly atMs: number
  readonly action: StoryAction | undefined
  readonly isDriven: boolean
}

/** A story looked up in the ways that a document needs, and cut to what a document tells. */
export interface Scene {
  readonly story: StoryJson
  readonly nodes: ReadonlyMap<string, StoryNode>
  readonly cardOf: ReadonlyMap<string, SceneCard>
  /** All cards by time. */
  readonly cards: readonly SceneCard[]
  /** Those that words flow through, that did something, or that an answer names. */
  readonly told: readonly SceneCard[]
  readonly flows: readonly StoryFlow[]
  /** Whether several agents are at work in it. */
  readonly isOfMany: boolean
  /** Flows that are not told. */
  readonly moreFlows: number
  readonly startMs: number
  /** At least 1. */
  readonly lengthMs: number
}

const PARTS_OF_CALL: ReadonlySet<string> = new Set(['tool_argument', 'egress'])

/** Reads a story; flows that name unknown nodes are left out. */
export function setScene(story: StoryJson): Scene {
  const nodes = new Map(story.nodes.map((node) => [node.id, node]))
  const cards = toCards(story)
  const cardOf = new Map(cards.flatMap((card) => card.nodes.map((node) => [node.id, card] as const)))
  const known = story.flows.filter((flow) => nodes.has(flow.from) && nodes.has(flow.to))
  const flows = chooseFlows(story, known, nodes)
  const startMs = cards[0]?.atMs ?? 0
  const told = chooseCards({ story, cards, nodes, cardOf, flows })
  return {
    story,
    nodes,
    cardOf,
    cards,
    told,
    flows,
    isOfMany: new Set(story.nodes.map(({ agent }) => agent)).size > 1,
    moreFlows: known.length - flows.length,
    startMs,
    lengthMs: Math.max(1, (cards.at(-1)?.atMs ?? startMs) - startMs),
  }
}

/** Words from outside that the user neither gave nor pointed at. */
export function isBold({ nodes }: Pick<Scene, 'nodes'>, flow: StoryFlow): boolean {
  return !flow.principal && nodes.get(flow.from)?.trust === 'untrusted'
}

/** The model repeats words of its own: no part of the chain. */
export function isOwn({ nodes }: Pick<Scene, 'nodes'>, flow: StoryFlow): boolean {
  return nodes.get(flow.from)?.trust === 'model'
}

/** What stands in each column, by time. */
export function byColumn(cards: readonly SceneCard[]): ReadonlyMap<StoryColumn, readonly SceneCard[]> {
  return new Map(STORY_COLUMNS.map((column) => [column, cards.filter(({ first }) => first.column === column)]))
}

function toCards({ nodes, actions }: StoryJson): readonly SceneCard[] {
  const groups = new Map<string, StoryNode[]>()
  for (const node of nodes) {
    const key = PARTS_OF_CALL.has(node.role) ? `call ${node.event_id} ${node.role} ${node.name}` : `node ${node.id}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [node])
    else group.push(node)
  }
  const actionOf = new Map(actions.flatMap((action) => action.nodes.map((id) => [id, action] as const)))
  return [...groups.values()]
    .flatMap((group) => toCard(group, actionOf))
    .sort((a, b) => a.atMs - b.atMs || STORY_COLUMNS.indexOf(a.first.column) - STORY_COLUMNS.indexOf(b.first.column))
}

function toCard(group: readonly StoryNode[], actionOf: ReadonlyMap<string, StoryAction>): SceneCard | [] {
  const [first] = group
  if (first === undefined) return []
  const atMs = Date.parse(first.at)
  const action = group.map(({ id }) => actionOf.get(id)).find((found) => found !== undefined)
  const isDriven = (action?.injection_driven ?? 0) >= DRIVEN_FROM
  return { id: first.id, nodes: group, first, atMs: Number.isFinite(atMs) ? atMs : 0, action, isDriven }
}

/** By number; the model's own only where an answer names them. */
function chooseFlows({ answers }: StoryJson, known: readonly StoryFlow[], nodes: Scene['nodes']): readonly StoryFlow[] {
  const named = new Set(answers.flatMap(({ parts }) => parts.flatMap(({ flow }) => flow ?? [])))
  const telling = known.filter((flow) => named.has(flow.number) || !isOwn({ nodes }, flow))
  return telling.toSorted((a, b) => a.number - b.number).slice(0, MOST_FLOWS)
}

function chooseCards({
  story,
  cards,
  nodes,
  cardOf,
  flows,
}: Pick<Scene, 'story' | 'cards' | 'nodes' | 'cardOf' | 'flows'>) {
  if (cards.length <= TOLD_WHOLE) return cards
  const wanted = [
    ...story.answers.flatMap(({ parts }) => parts.flatMap(({ node }) => node ?? [])),
    ...cards
      .filter(({ isDriven, action }) => isDriven || action?.untrusted_to_sink || action?.secret_to_sink)
      .map(({ id }) => id),
    ...flows.filter((flow) => !isOwn({ nodes }, flow)).flatMap(({ from, to }) => [from, to]),
  ]
  const chosen = new Set<SceneCard>()
  for (const id of wanted) {
    const card = cardOf.get(id)
    if (card !== undefined && chosen.size < MOST_CARDS) chosen.add(card)
  }
  const told = cards.filter((card) => chosen.has(card))
  return told.length > 0 ? told : cards.slice(0, TOLD_WHOLE)
}
