import { STORY_COLUMNS, type StoryColumn, type StoryFlow } from '@telltale/model'
import { type Drawing, type Shape, STROKES } from './shape.ts'
import { byColumn, isBold, isOwn, type Scene, type SceneCard } from './story-scene.ts'
import { COLUMN_NAMES, cutWords, offsetWords, roleWord } from './story-words.ts'

/** Points: the width of an A4 page between its margins. */
export const DRAWING_WIDTH = 515
const GAP = 17
const BOX_HEIGHT = 27
const STEP = BOX_HEIGHT + 7
const TOP = 18
/** Most cards of one column in the picture, and most flows drawn. */
const MOST_ROWS = 9
const MOST_DRAWN = 16
const COLUMN = (DRAWING_WIDTH - GAP * (STORY_COLUMNS.length - 1)) / STORY_COLUMNS.length

interface Placed {
  readonly card: SceneCard
  readonly column: number
  readonly x: number
  readonly y: number
}

/** The chain from prompt to response: a column for each role, cards in time order, flows as bands with their numbers. */
export function drawChain(scene: Scene): Drawing {
  const width = COLUMN
  const columns = byColumn(scene.told)
  const all = byColumn(scene.cards)
  const placed = new Map<string, Placed>()
  const shapes: Shape[] = []
  let rows = 1
  for (const [column, name] of STORY_COLUMNS.entries()) {
    const x = column * (width + GAP)
    const shown = (columns.get(name) ?? []).slice(0, MOST_ROWS)
    for (const [row, card] of shown.entries()) placed.set(card.id, { card, column, x, y: TOP + row * STEP })
    const more = (all.get(name)?.length ?? 0) - shown.length
    const end = { x, y: TOP + shown.length * STEP }
    shapes.push(
      label(COLUMN_NAMES[name], { x, y: 10 }, { isBold: true }),
      ...endOf(scene, name, more, { ...end, width }),
    )
    rows = Math.max(rows, shown.length + (more > 0 ? 0.5 : 0) + (gapsIn(scene, name) > 0 ? 0.9 : 0))
  }
  const height = TOP + Math.max(1, rows) * STEP
  const links = apart(linksOf(scene, placed).flatMap((link) => drawLink(link, width)))
  const cards = [...placed.values()].flatMap((place) => drawCard(place, scene, width))
  return {
    width: DRAWING_WIDTH,
    height,
    shapes: [
      ...links.filter(({ kind }) => kind === 'curve'),
      ...shapes,
      ...cards,
      ...links.filter(({ kind }) => kind !== 'curve'),
    ],
    words: 'The chain from prompt to response; every flow in it is told in words below.',
  }
}

function drawCard({ card, x, y }: Placed, scene: Scene, width: number): readonly Shape[] {
  const { first, isDriven, atMs } = card
  const name = first.name === '' ? roleWord(first.role) : first.name
  const box = { kind: 'box', x, y, width, height: BOX_HEIGHT } as const
  const edge = { kind: 'line', x1: x + 2, y1: y + 1, x2: x + 2, y2: y + BOX_HEIGHT - 1, width: 3 } as const
  return [
    { ...box, ink: isDriven ? 'harm' : 'line', stroke: 'solid', fill: 0 },
    { ...edge, ink: first.trust, stroke: STROKES[first.trust] },
    label(cutWords(name, 80), { x: x + 7, y: y + 11 }, { isBold: true, isTheirs: true }),
    label(
      `${cutWords(roleWord(first.role), 12)} ${offsetWords(atMs - scene.startMs)}`,
      { x: x + 7, y: y + 21 },
      { isDriven, isCard: true },
    ),
  ]
}

interface EndOfColumn {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** What a column leaves out, and what was never sent. */
function endOf(scene: Scene, column: StoryColumn, more: number, { x, y, width }: EndOfColumn): readonly Shape[] {
  const gaps = gapsIn(scene, column)
  const isEmpty = y === TOP && more === 0 && gaps === 0
  const rest = more > 0 ? `and ${more} more` : isEmpty ? 'none recorded' : ''
  const gapY = y + (more > 0 ? STEP / 2 : 0)
  return [
    ...(rest === '' ? [] : [label(rest, { x, y: y + 9 }, {})]),
    ...(gaps === 0
      ? []
      : [
          {
            kind: 'box',
            x,
            y: gapY,
            width,
            height: BOX_HEIGHT - 3,
            ink: 'quiet',
            stroke: 'dashed',
            fill: 0.06,
          } as const,
          label(gaps === 1 ? 'Gap: not sent' : `${gaps} gaps: not sent`, { x: x + 7, y: gapY + 15 }, { isCard: true }),
        ]),
  ]
}

function gapsIn({ story, nodes }: Scene, column: StoryColumn): number {
  const ofSpan = new Map([...nodes.values()].map((node) => [node.span_id, node.column] as const))
  return story.gaps.filter(({ kind, span_id }) => {
    if (kind === 'no_text') return false
    const place = kind === 'no_parent' ? 'prompt' : kind === 'no_result' ? 'tool' : (ofSpan.get(span_id) ?? 'model')
    return place === column
  }).length
}

/** Numbers of flows moved down until none lies on another. */
function apart(shapes: readonly Shape[]): readonly Shape[] {
  const taken: Extract<Shape, { kind: 'label' }>[] = []
  return shapes.map((shape) => {
    if (shape.kind !== 'label') return shape
    let { y } = shape
    const hits = (at: number) => taken.find((other) => Math.abs(other.x - shape.x) < 14 && Math.abs(other.y - at) < 7)
    for (let other = hits(y); other !== undefined; other = hits(y)) y = other.y + 7
    const moved = { ...shape, y }
    taken.push(moved)
    return moved
  })
}

interface Link {
  readonly from: Placed
  readonly to: Placed
  readonly flows: StoryFlow[]
  readonly trust: SceneCard['first']['trust']
  readonly isBold: boolean
  /** Its place among the links, so that numbers do not lie on each other. */
  readonly place: number
}

/** One band for all flows between two cards. */
function linksOf(scene: Scene, placed: ReadonlyMap<string, Placed>): readonly Link[] {
  const links = new Map<string, Link>()
  for (const flow of scene.flows.filter((one) => !isOwn(scene, one))) {
    const from = placed.get(scene.cardOf.get(flow.from)?.id ?? '')
    const to = placed.get(scene.cardOf.get(flow.to)?.id ?? '')
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from.card.id}\0${to.card.id}`
    const link = links.get(key)
    const trust = scene.nodes.get(flow.from)?.trust ?? 'untrusted'
    if (link !== undefined) link.flows.push(flow)
    else if (links.size < MOST_DRAWN)
      links.set(key, { from, to, flows: [flow], trust, isBold: isBold(scene, flow), place: links.size })
  }
  return [...links.values()]
}

function drawLink({ from, to, flows, trust, isBold: isLoud, place }: Link, width: number): readonly Shape[] {
  const y1 = from.y + BOX_HEIGHT / 2 + ((place % 3) - 1) * 5
  const y2 = to.y + BOX_HEIGHT / 2 + ((place % 3) - 1) * 5
  const ahead = from.column < to.column
  const x1 = from.column > to.column ? from.x : from.x + width
  const x2 = ahead ? to.x : to.x + width
  const swing = from.column === to.column ? GAP * 0.8 : Math.max(GAP / 2, Math.abs(x2 - x1) / 2) * (ahead ? 1 : -1)
  const back = from.column === to.column ? x2 + swing : x2 - swing
  const numbers = flows.map(({ number }) => number)
  const said = `${numbers.slice(0, 2).join(' ')}${numbers.length > 2 ? '…' : ''}`
  const at = { x: x1 + (from.column > to.column ? -12 : 2), y: y1 + 2 + (y2 - y1) * 0.06 }
  return [
    {
      kind: 'curve',
      x1,
      y1,
      bend1: x1 + swing,
      bend2: back,
      x2,
      y2,
      ink: trust,
      width: isLoud ? 4 : 2,
      opacity: isLoud ? 0.5 : 0.25,
    },
    label(said, at, { isBold: true, ink: isLoud ? 'text' : 'quiet' }),
  ]
}

interface LabelLook {
  readonly isBold?: boolean
  readonly isTheirs?: boolean
  readonly isDriven?: boolean
  /** Stands in a box. */
  readonly isCard?: boolean
  readonly ink?: 'text' | 'quiet'
}

function label(text: string, { x, y }: { readonly x: number; readonly y: number }, look: LabelLook): Shape {
  const { isBold: bold = false, isTheirs = false, isDriven = false } = look
  const ink = isDriven ? 'harm' : (look.ink ?? (bold ? 'text' : 'quiet'))
  return {
    kind: 'label',
    x,
    y,
    text,
    room: isTheirs || look.isCard ? COLUMN - 9 : COLUMN,
    size: 6.8,
    ink,
    isBold: bold,
    isTheirs,
  }
}
