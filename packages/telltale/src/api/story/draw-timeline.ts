import { STORY_COLUMNS } from '@telltale/model'
import { DRAWING_WIDTH } from './draw-chain.ts'
import type { Drawing, Shape } from './shape.ts'
import { byColumn, type Scene, type SceneCard } from './story-scene.ts'
import { COLUMN_NAMES, offsetWords } from './story-words.ts'

const LEFT = 74
const RIGHT = DRAWING_WIDTH - 12
const ROW = 15
const TOP = 16
const MARK = 7
/** Marks nearer than this are one. */
const NEAR = 5

/** The cards by time, a row for each column, with the moment from which untrusted words were in. */
export function drawTimeline(scene: Scene): Drawing {
  const { startMs, lengthMs, cards } = scene
  const at = (ms: number) => LEFT + ((ms - startMs) / lengthMs) * (RIGHT - LEFT)
  const height = TOP + ROW * STORY_COLUMNS.length + 4
  const entered = cards.find(({ first }) => first.trust === 'untrusted')?.atMs
  const columns = byColumn(cards)
  const shapes: Shape[] = [0, 0.25, 0.5, 0.75].map((tick) =>
    label(tick === 0 ? '0 s' : offsetWords(lengthMs * tick), at(startMs + lengthMs * tick), 8),
  )
  if (entered !== undefined) {
    const x = at(entered)
    shapes.push({
      kind: 'box',
      x,
      y: TOP - 4,
      width: RIGHT + MARK - x,
      height: height - TOP + 2,
      ink: 'untrusted',
      stroke: 'dashed',
      fill: 0.07,
    })
  }
  for (const [row, name] of STORY_COLUMNS.entries()) {
    const y = TOP + row * ROW
    shapes.push(label(COLUMN_NAMES[name], 0, y + 9), {
      kind: 'line',
      x1: LEFT,
      y1: y + ROW - 1,
      x2: RIGHT + MARK,
      y2: y + ROW - 1,
      ink: 'line',
      stroke: 'solid',
      width: 0.5,
    })
    for (const { card, x } of spaced(columns.get(name) ?? [], at)) shapes.push(markOf(card, x, y + 3))
  }
  const words =
    entered === undefined
      ? 'No untrusted words are recorded in this trace.'
      : `Untrusted words enter at ${offsetWords(entered - startMs)}; what follows may be steered. A full red mark is an action driven by them.`
  return { width: DRAWING_WIDTH, height, shapes, words }
}

/** One mark for what would lie on each other; a driven one stands for the others. */
function spaced(cards: readonly SceneCard[], at: (ms: number) => number): readonly { card: SceneCard; x: number }[] {
  const marks: { card: SceneCard; x: number }[] = []
  for (const card of cards) {
    const x = at(card.atMs)
    const last = marks.at(-1)
    if (last === undefined || x - last.x >= NEAR) marks.push({ card, x })
    else if (card.isDriven && !last.card.isDriven) last.card = card
  }
  return marks
}

function markOf({ first, isDriven }: SceneCard, x: number, y: number): Shape {
  const ink = isDriven ? 'harm' : first.trust
  return { kind: 'box', x, y, width: MARK, height: ROW - 7, ink, stroke: 'solid', fill: isDriven ? 1 : 0.35 }
}

function label(text: string, x: number, y: number): Shape {
  return { kind: 'label', x, y, text, room: LEFT, size: 7, ink: 'quiet', isBold: false, isTheirs: false }
}
