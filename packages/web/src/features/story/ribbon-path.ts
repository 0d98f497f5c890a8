/** A rectangle in pixels of the drawing. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The words of one end of a flow and the card they stand on. */
export interface RibbonEnd {
  readonly words: Box
  readonly card: Box
}

/** How a ribbon is drawn, as SVG path data. */
export interface RibbonPath {
  readonly fill: string
  readonly edges: readonly [string, string]
  readonly middle: string
  /** Centre of its number. */
  readonly badge: { readonly x: number; readonly y: number }
}

/** How far a ribbon swings out that comes back to its own column. */
const SWING = 26

/** Parts of one line of words: the last line of a source, the first of a sink. */
export function lineOf(boxes: readonly Box[], which: 'first' | 'last'): Box | undefined {
  const chosen = which === 'first' ? boxes[0] : boxes.at(-1)
  if (!chosen) return undefined
  const middle = (chosen.top + chosen.bottom) / 2
  const onLine = boxes.filter((box) => box.top < middle && box.bottom > middle)
  return {
    left: Math.min(...onLine.map((box) => box.left)),
    top: Math.min(...onLine.map((box) => box.top)),
    right: Math.max(...onLine.map((box) => box.right)),
    bottom: Math.max(...onLine.map((box) => box.bottom)),
  }
}

/** A band as tall as the words at both ends, from the source's words to the sink's. */
export function ribbonPath(source: RibbonEnd, sink: RibbonEnd): RibbonPath {
  const sameColumn = source.card.left < sink.card.right && sink.card.left < source.card.right
  return sameColumn ? loop(source, sink) : bridge(source, sink)
}

/** Room that one number needs to be pressed, pixels. */
const BADGE = 24

/** Moves numbers down until none lies on another; in the order given. */
export function spreadBadges<T extends { readonly path: RibbonPath }>(drawn: readonly T[]): readonly T[] {
  const placed: RibbonPath['badge'][] = []
  const isTaken = (x: number, y: number) =>
    placed.some((other) => Math.abs(other.x - x) < BADGE && Math.abs(other.y - y) < BADGE)
  return drawn.map((item) => {
    const { x } = item.path.badge
    let { y } = item.path.badge
    for (let tries = 0; tries < drawn.length && isTaken(x, y); tries += 1) {
      const below = placed.filter((other) => Math.abs(other.x - x) < BADGE && Math.abs(other.y - y) < BADGE)
      y = Math.max(...below.map((other) => other.y)) + BADGE
    }
    placed.push({ x, y })
    return { ...item, path: { ...item.path, badge: { x, y } } }
  })
}

function bridge(source: RibbonEnd, sink: RibbonEnd): RibbonPath {
  const ahead = source.card.left < sink.card.left
  const x1 = ahead ? source.words.right : source.words.left
  const e1 = ahead ? source.card.right : source.card.left
  const e2 = ahead ? sink.card.left : sink.card.right
  const x2 = ahead ? sink.words.left : sink.words.right
  const bend = (e2 - e1) / 2
  const { middle: y1, half: k1 } = heightOf(source.words)
  const { middle: y2, half: k2 } = heightOf(sink.words)
  const there = (a: number, b: number) =>
    `L${n(e1)} ${n(a)} C${n(e1 + bend)} ${n(a)} ${n(e2 - bend)} ${n(b)} ${n(e2)} ${n(b)} L${n(x2)} ${n(b)}`
  const back = (a: number, b: number) =>
    `L${n(e2)} ${n(b)} C${n(e2 - bend)} ${n(b)} ${n(e1 + bend)} ${n(a)} ${n(e1)} ${n(a)} L${n(x1)} ${n(a)} Z`
  const start = (y: number) => `M${n(x1)} ${n(y)}`
  return {
    fill: `${start(y1 - k1)} ${there(y1 - k1, y2 - k2)} L${n(x2)} ${n(y2 + k2)} ${back(y1 + k1, y2 + k2)}`,
    edges: [`${start(y1 - k1)} ${there(y1 - k1, y2 - k2)}`, `${start(y1 + k1)} ${there(y1 + k1, y2 + k2)}`],
    middle: `${start(y1)} ${there(y1, y2)}`,
    badge: { x: e1 + (ahead ? 11 : -11), y: y1 + (y2 - y1) * 0.1 },
  }
}

/** Both ends in one column: out to the right of it and back in. */
function loop(source: RibbonEnd, sink: RibbonEnd): RibbonPath {
  const x1 = source.words.right
  const x2 = sink.words.right
  const edge = Math.max(source.card.right, sink.card.right)
  const { middle: y1, half: k1 } = heightOf(source.words)
  const { middle: y2, half: k2 } = heightOf(sink.words)
  const turn = y2 >= y1 ? 1 : -1
  const curve = (a: number, b: number, swing: number) =>
    `L${n(edge)} ${n(a)} C${n(edge + swing)} ${n(a)} ${n(edge + swing)} ${n(b)} ${n(edge)} ${n(b)} L${n(x2)} ${n(b)}`
  const back = (a: number, b: number, swing: number) =>
    `L${n(edge)} ${n(b)} C${n(edge + swing)} ${n(b)} ${n(edge + swing)} ${n(a)} ${n(edge)} ${n(a)} L${n(x1)} ${n(a)} Z`
  const outer = [y1 - k1 * turn, y2 + k2 * turn, SWING + 10] as const
  const inner = [y1 + k1 * turn, y2 - k2 * turn, SWING - 10] as const
  const start = (y: number) => `M${n(x1)} ${n(y)}`
  return {
    fill: `${start(outer[0])} ${curve(...outer)} L${n(x2)} ${n(inner[1])} ${back(...inner)}`,
    edges: [`${start(outer[0])} ${curve(...outer)}`, `${start(inner[0])} ${curve(...inner)}`],
    middle: `${start(y1)} ${curve(y1, y2, SWING)}`,
    badge: { x: edge + 12, y: y1 + (y2 - y1) * 0.16 },
  }
}

function heightOf({ top, bottom }: Box): { readonly middle: number; readonly half: number } {
  return { middle: (top + bottom) / 2, half: (bottom - top) / 2 }
}

/** Tenths of a pixel are enough. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
