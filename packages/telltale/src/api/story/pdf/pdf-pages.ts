import type { StoryTrust } from '@telltale/model'
import { type Drawing, type Ink, STROKES } from '../shape.ts'
import { breakLines, type Piece, type Stretch } from './break-lines.ts'
import { drawShapes } from './draw-shapes.ts'
import { draw } from './pdf-canvas.ts'
import { PAGE_HEIGHT, PAGE_WIDTH } from './pdf-file.ts'

/** Look of a stretch of text on a page. */
export interface TextLook {
  readonly ink: Ink | 'escape'
  /** Of marked words: whose they are. */
  readonly mark?: StoryTrust
}

/** How a paragraph stands on a page, points. */
export interface Paragraph {
  readonly stretches: readonly Stretch<TextLook>[]
  readonly leading: number
  readonly indent?: number
  readonly before?: number
  /** A line at its left edge that says whose words it holds. */
  readonly edge?: StoryTrust
  readonly isShaded?: boolean
  /** Lines that must have room below, so that a heading does not stand alone. */
  readonly keep?: number
}

const MARGIN = 40
const BOTTOM = PAGE_HEIGHT - 52
const WIDTH = PAGE_WIDTH - 2 * MARGIN
/** Room kept on the last page for saying what is left out. */
const LAST_WORDS = 30

/** Fills pages from top to bottom, at most so many. */
export class PdfPages {
  readonly #mostPages: number
  readonly #pages: string[][] = [[]]
  #y = MARGIN

  constructor(mostPages: number) {
    this.#mostPages = mostPages
  }

  /** False when there is no room for all of it; then nothing more is taken. */
  paragraph(paragraph: Paragraph): boolean {
    const { leading, indent = 0, before = 0, keep = 0 } = paragraph
    const inset = paragraph.isShaded === true || paragraph.edge !== undefined ? 8 : 0
    const lines = breakLines(paragraph.stretches, WIDTH - indent - 2 * inset)
    this.#y += before
    if (this.#y + leading * (1 + keep) > BOTTOM && !this.#turn()) return false
    for (const line of lines) {
      if (this.#y + leading > this.#bottom() && !this.#turn()) return false
      this.#line(line, paragraph, MARGIN + indent + inset)
      this.#y += leading
    }
    return true
  }

  drawing(drawing: Drawing): boolean {
    if (this.#y + drawing.height > this.#bottom() && !this.#turn()) return false
    this.#draw(...drawShapes(drawing, MARGIN, this.#y + 4))
    this.#y += drawing.height + 8
    return true
  }

  /** The last line of the last page, where there is always room for it. */
  lastWords(stretches: readonly Stretch<TextLook>[]): void {
    this.#y = Math.min(this.#y + 6, BOTTOM - LAST_WORDS + 10)
    for (const line of breakLines(stretches, WIDTH)) {
      this.#line(line, { stretches, leading: 12 }, MARGIN)
      this.#y += 12
    }
  }

  /** Operators of each page, with its number at the foot. */
  end(foot: string): readonly string[] {
    const count = this.#pages.length
    return this.#pages.map((operators, place) => {
      const look = { font: 'F1', size: 7.5, ink: 'quiet' } as const
      const words = draw.text(MARGIN, PAGE_HEIGHT - 28, { ...look, text: foot })
      const number = draw.text(PAGE_WIDTH - MARGIN - 60, PAGE_HEIGHT - 28, {
        ...look,
        text: `Page ${place + 1} of ${count}`,
      })
      return [...operators, words, number].join('\n')
    })
  }

  #bottom(): number {
    return this.#pages.length === this.#mostPages ? BOTTOM - LAST_WORDS : BOTTOM
  }

  #turn(): boolean {
    if (this.#pages.length === this.#mostPages) return false
    this.#pages.push([])
    this.#y = MARGIN
    return true
  }

  #line(line: readonly Piece<TextLook>[], { leading, edge, isShaded = false }: Paragraph, left: number): void {
    const top = this.#y
    if (isShaded)
      this.#draw(
        draw.box(left - 8, top, { ink: 'line', paint: 0.3, width: WIDTH - left + MARGIN + 8, height: leading }),
      )
    if (edge !== undefined) {
      const stroke = STROKES[edge]
      this.#draw(draw.line([left - 6.5, top], [left - 6.5, top + leading], { ink: edge, width: 3, stroke }))
    }
    const base = top + leading * 0.74
    for (const { x, width, text, font, size, key } of line) {
      if (key.mark !== undefined) {
        this.#draw(
          draw.box(left + x, top + leading * 0.06, { ink: key.mark, paint: 0.22, width, height: leading * 0.88 }),
          draw.box(left + x, top + leading * 0.88, { ink: key.mark, width, height: 1 }),
        )
      }
      this.#draw(draw.text(left + x, base, { text, font, size, ink: key.ink }))
    }
  }

  #draw(...operators: readonly string[]): void {
    this.#pages.at(-1)?.push(...operators)
  }
}
