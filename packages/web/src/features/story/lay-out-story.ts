import { STORY_COLUMNS, type StoryColumn, type StoryFlow, type StoryJson } from '@telltale/model'
import { isBold, isDriven, type StoryCard, type StoryIndex } from './story-index.ts'

/** Most cards drawn when only the chain is shown; more would not be one picture. */
const MOST_IN_CHAIN = 60
/** Most cards drawn when all are asked for. */
const MOST_OF_ALL = 300
/** Of flows that are alike so many are drawn of a long story: the rest would hide what differs. */
const MOST_ALIKE = 2
/** Cards of a group that a press shows. */
const MOST_OPENED = 30
/** A story so short is shown whole. */
const SHOWN_WHOLE = 12

/** A gap in the telemetry and where it would stand. */
export interface StoryGap {
  readonly key: string
  readonly column: StoryColumn
  readonly sentence: string
  /** Others of its kind in this column that are not drawn. */
  readonly more: number
}

/** What is drawn. */
export interface StoryLayout {
  readonly columns: ReadonlyMap<StoryColumn, readonly StoryCard[]>
  readonly gaps: ReadonlyMap<StoryColumn, readonly StoryGap[]>
  /** Cards that are not drawn, by column. */
  readonly folded: ReadonlyMap<StoryColumn, readonly StoryCard[]>
  readonly foldedCount: number
  /** The order in which the keyboard steps: by time. */
  readonly order: readonly StoryCard[]
  /** Flows with both ends drawn. */
  readonly flows: readonly StoryFlow[]
  /** Flows without a place in the picture, by the drawn flow they are like; `undefined` where none is. */
  readonly moreFlows: readonly { readonly like: number | undefined; readonly count: number }[]
}

/**
 * Chooses the cards to draw: those that words flow through, sinks and what the answers name; all of them if asked.
 * `opened` is a card whose like are shown too, from it on.
 */
export function layOutStory(index: StoryIndex, wantsAll: boolean, opened?: string): StoryLayout {
  const shown = chooseCards(index, wantsAll, opened)
  const order = index.cards.filter((card) => shown.has(card.id))
  const rest = index.cards.filter((card) => !shown.has(card.id))
  const isDrawn = ({ from, to }: StoryFlow) => [from, to].every((end) => shown.has(index.cardOf.get(end)?.id ?? ''))
  const flows = index.flows.filter(isDrawn)
  return {
    columns: byColumn(order),
    gaps: placeGaps(index),
    folded: byColumn(rest),
    foldedCount: rest.length,
    order,
    flows,
    moreFlows: countAlike(index, flows, (flow) => !isDrawn(flow)),
  }
}

/** The card `step` places after `cardId` in the order; the first, or the last, where none is picked. */
export function stepCard(layout: StoryLayout, cardId: string | undefined, step: 1 | -1): StoryCard | undefined {
  const at = layout.order.findIndex((card) => card.id === cardId)
  if (at < 0) return step === 1 ? layout.order[0] : layout.order.at(-1)
  return layout.order[Math.min(layout.order.length - 1, Math.max(0, at + step))]
}

/** Cards of one kind that are not drawn, as one. */
export interface CardGroup {
  readonly role: string
  readonly name: string
  readonly cards: readonly StoryCard[]
}

/** Groups by role and name, the largest first. */
export function groupCards(cards: readonly StoryCard[]): readonly CardGroup[] {
  const groups = new Map<string, StoryCard[]>()
  for (const card of cards) {
    const group = groups.get(likenessOf(card))
    if (group) group.push(card)
    else groups.set(likenessOf(card), [card])
  }
  return [...groups.values()]
    .map((group) => ({ role: group[0]?.role ?? '', name: group[0]?.name ?? '', cards: group }))
    .toSorted((a, b) => b.cards.length - a.cards.length)
}

function likenessOf({ column, role, name }: StoryCard): string {
  return JSON.stringify([column, role, name])
}

function chooseCards(index: StoryIndex, wantsAll: boolean, opened: string | undefined): ReadonlySet<string> {
  const most = wantsAll ? MOST_OF_ALL : MOST_IN_CHAIN + MOST_OPENED
  const isLong = !wantsAll && index.cards.length > MOST_IN_CHAIN
  // Beside an action that was driven one example of what is ordinary is enough.
  const mostAlike = index.cards.some(isDriven) ? 1 : MOST_ALIKE
  const shown = new Set<string>()
  const take = (ids: readonly (string | undefined)[]) => {
    const fresh = new Set(ids.flatMap((id) => index.cardOf.get(id ?? '')?.id ?? []).filter((id) => !shown.has(id)))
    if (shown.size + fresh.size > most) return
    for (const id of fresh) shown.add(id)
  }
  for (const id of namedInAnswers(index.story)) take([id])
  for (const card of index.cards) if (isDriven(card)) take([card.id])
  for (const flow of firstOfEachKind(index, isLong ? mostAlike : Number.POSITIVE_INFINITY))
    if (shown.size < (wantsAll ? most : MOST_IN_CHAIN) && makesChain(index, flow)) take([flow.from, flow.to])
  for (const card of firstSinks(index, isLong ? mostAlike : Number.POSITIVE_INFINITY)) take([card.id])
  const open = index.cardOf.get(opened ?? '')
  const like = open ? index.cards.filter((card) => likenessOf(card) === likenessOf(open) && card.atMs >= open.atMs) : []
  for (const card of like.slice(0, MOST_OPENED)) take([card.id])
  if (wantsAll || index.cards.length <= SHOWN_WHOLE) for (const card of index.cards) take([card.id])
  return shown
}

function namedInAnswers({ answers }: StoryJson): readonly string[] {
  return answers.flatMap(({ parts }) => parts.flatMap((part) => part.node ?? []))
}

/** What the model repeats of its own words is drawn where both cards stand, and brings none in. */
function makesChain({ nodes }: StoryIndex, flow: StoryFlow): boolean {
  return nodes.get(flow.from)?.trust !== 'model'
}

/** Actions; of those with one name and nothing from outside the first, so that a hundred calls of the model's own address are one. */
function firstSinks({ cards }: StoryIndex, mostAlike: number): readonly StoryCard[] {
  const times = new Map<string, number>()
  return cards.filter((card) => {
    if (!card.action) return false
    const isRisky = card.action.untrusted_to_sink || card.action.secret_to_sink
    if (!isRisky && (card.action.effect === 'read' || isPlumbing(card))) return false
    const before = times.get(likenessOf(card)) ?? 0
    times.set(likenessOf(card), before + 1)
    return before < (isRisky ? mostAlike : 1)
  })
}

/** Paths at which models are asked. */
const MODEL_PATHS =
  /\/(?:chat\/completions|completions|embeddings|messages|responses)$|:(?:generate|streamGenerate)Content$/
const OWN_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '[::1]', 'localhost'])

/** Requests that leave nothing behind outside: to the model, which the prompt tells, and to this machine. */
function isPlumbing({ role, name, nodes }: StoryCard): boolean {
  if (role !== 'egress') return false
  return OWN_HOSTS.has(name.toLowerCase()) || nodes.some(({ text }) => MODEL_PATHS.test(text ?? ''))
}

/** Flows from untrusted words first, and of those that are alike first one, so that 40 alike do not hide another. */
function firstOfEachKind(index: StoryIndex, mostAlike: number): readonly StoryFlow[] {
  const seen = new Map<string, number>()
  const ranked = index.flows.flatMap((flow) => {
    const kind = kindOf(index, flow)
    const times = seen.get(kind) ?? 0
    seen.set(kind, times + 1)
    return times < mostAlike ? [{ flow, rank: times * 2 + (isBold(index, flow) ? 0 : 1) }] : []
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.flow.number - b.flow.number).map(({ flow }) => flow)
}

/** Two flows with the same kind are alike: same names, same places of call, same trust. */
function kindOf({ nodes }: StoryIndex, flow: StoryFlow): string {
  const from = nodes.get(flow.from)
  const to = nodes.get(flow.to)
  return JSON.stringify([
    ...[from?.role, from?.trust, from?.role === 'document' ? '' : from?.name],
    ...[to?.role, to?.name, to?.path, flow.kind, flow.value_kind, flow.principal],
  ])
}

function countAlike(
  index: StoryIndex,
  drawn: readonly StoryFlow[],
  isLeftOut: (flow: StoryFlow) => boolean,
): StoryLayout['moreFlows'] {
  const firsts = new Map<string, number>()
  for (const flow of drawn) if (!firsts.has(kindOf(index, flow))) firsts.set(kindOf(index, flow), flow.number)
  const counts = new Map<number | undefined, number>()
  for (const flow of index.flows.filter(isLeftOut)) {
    const like = firsts.get(kindOf(index, flow))
    counts.set(like, (counts.get(like) ?? 0) + 1)
  }
  return [...counts]
    .map(([like, count]) => ({ like, count }))
    .sort((a, b) => (a.like ?? Number.POSITIVE_INFINITY) - (b.like ?? Number.POSITIVE_INFINITY))
}

function byColumn(cards: readonly StoryCard[]): ReadonlyMap<StoryColumn, readonly StoryCard[]> {
  return new Map(STORY_COLUMNS.map((column) => [column, cards.filter((card) => card.column === column)]))
}

const COLUMN_OF_GAP = new Map<string, StoryColumn>([
  ['no_result', 'tool'],
  ['no_parent', 'prompt'],
])

/** The first gap of each kind in each column, with how many more there are. */
function placeGaps({ story, cards }: StoryIndex): ReadonlyMap<StoryColumn, readonly StoryGap[]> {
  const columnOfSpan = new Map(cards.flatMap((card) => card.nodes.map((node) => [node.span_id, card.column] as const)))
  const placed = new Map<string, StoryGap>()
  for (const gap of story.gaps) {
    // A card says itself that its words are not kept.
    if (gap.kind === 'no_text') continue
    const column = COLUMN_OF_GAP.get(gap.kind) ?? columnOfSpan.get(gap.span_id) ?? 'model'
    const key = `${column} ${gap.kind}`
    const first = placed.get(key)
    placed.set(key, first ? { ...first, more: first.more + 1 } : { key, column, sentence: gap.sentence, more: 0 })
  }
  return new Map(STORY_COLUMNS.map((column) => [column, [...placed.values()].filter((gap) => gap.column === column)]))
}
