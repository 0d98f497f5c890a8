import type { Ink, Stroke } from '../shape.ts'
import { PAGE_HEIGHT } from './pdf-file.ts'
import { type PdfFont, toPdfString } from './pdf-text.ts'

type Colour = readonly [red: number, green: number, blue: number]

const INKS: Readonly<Record<Ink | 'escape', Colour>> = {
  text: [0.08, 0.09, 0.11],
  quiet: [0.37, 0.41, 0.45],
  line: [0.78, 0.8, 0.83],
  harm: [0.77, 0.13, 0.17],
  principal: [0.08, 0.35, 0.72],
  untrusted: [0.74, 0.48, 0],
  model: [0.06, 0.6, 0.53],
  system: [0.2, 0.24, 0.28],
  escape: [0.53, 0.34, 0],
}
const DASHES: Readonly<Record<Stroke, string>> = {
  solid: '[] 0 d',
  double: '[] 0 d',
  dashed: '[4 2] 0 d',
  dotted: '[1.2 1.6] 0 d',
}

/** How something is drawn: `paint` from 0 (white) to 1 (the ink). */
export interface Look {
  readonly ink: Ink | 'escape'
  readonly paint?: number
}

/** Operators that draw; places are points from the top left corner of the page. */
export const draw = {
  box(
    x: number,
    y: number,
    { width, height, ...look }: Look & { readonly width: number; readonly height: number },
  ): string {
    return `${colour(look)} rg ${rectangle(x, y, width, height)} f`
  },
  frame(
    x: number,
    y: number,
    {
      width,
      height,
      stroke,
      ...look
    }: Look & { readonly width: number; readonly height: number; readonly stroke: Stroke },
  ): string {
    return `${colour(look)} RG 0.8 w ${DASHES[stroke]} ${rectangle(x, y, width, height)} S ${DASHES.solid}`
  },
  line(
    from: readonly [number, number],
    to: readonly [number, number],
    { width, stroke, ...look }: Look & { readonly width: number; readonly stroke: Stroke },
  ): string {
    const [x1, y1] = from
    const [x2, y2] = to
    const path = (by: number) => `${n(x1 + by)} ${n(PAGE_HEIGHT - y1)} m ${n(x2 + by)} ${n(PAGE_HEIGHT - y2)} l S`
    const strokes =
      stroke === 'double' ? `${n(width / 3)} w ${path(-width / 3)} ${path(width / 3)}` : `${n(width)} w ${path(0)}`
    return `${colour(look)} RG ${DASHES[stroke]} ${strokes} ${DASHES.solid}`
  },
  /** From one point to another by two bends, level at both ends. */
  curve(
    from: readonly [number, number],
    to: readonly [number, number],
    { bend1, bend2, width, ...look }: Look & { readonly bend1: number; readonly bend2: number; readonly width: number },
  ): string {
    const [x1, y1] = [from[0], PAGE_HEIGHT - from[1]]
    const [x2, y2] = [to[0], PAGE_HEIGHT - to[1]]
    return `${colour(look)} RG ${n(width)} w ${n(x1)} ${n(y1)} m ${n(bend1)} ${n(y1)} ${n(bend2)} ${n(y2)} ${n(x2)} ${n(y2)} c S`
  },
  /** One line of text; `y` is where its letters stand. */
  text(
    x: number,
    y: number,
    { text, font, size, ...look }: Look & { readonly text: string; readonly font: PdfFont; readonly size: number },
  ): string {
    return `BT ${colour(look)} rg /${font} ${n(size)} Tf ${n(x)} ${n(PAGE_HEIGHT - y)} Td ${toPdfString(text)} Tj ET`
  },
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `${n(x)} ${n(PAGE_HEIGHT - y - height)} ${n(width)} ${n(height)} re`
}

function colour({ ink, paint = 1 }: Look): string {
  return INKS[ink].map((part) => n(1 - (1 - part) * paint)).join(' ')
}

/** PDF knows no exponents, and nothing here needs more than hundredths. */
function n(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0'
}
