import { measure, type PdfFont, widthOf } from './pdf-text.ts'

/** A stretch of text in one look; `key` is whatever the caller wants to know it by. */
export interface Stretch<K> {
  readonly text: string
  readonly font: PdfFont
  readonly size: number
  readonly key: K
}

/** A stretch as far as it stands on one line. */
export interface Piece<K> extends Stretch<K> {
  /** Points from the left edge. */
  readonly x: number
  readonly width: number
}

/** Breaks stretches into lines no wider than `room` points: at spaces, at line ends, and inside of what is longer than a line. */
export function breakLines<K>(stretches: readonly Stretch<K>[], room: number): readonly (readonly Piece<K>[])[] {
  const lines: Piece<K>[][] = [[]]
  let x = 0
  const newLine = () => {
    lines.push([])
    x = 0
  }
  const place = (stretch: Stretch<K>, text: string, width: number) => {
    const line = lines.at(-1)
    const last = line?.at(-1)
    // Words of one stretch are drawn in one go.
    if (
      line !== undefined &&
      last !== undefined &&
      last.key === stretch.key &&
      Math.abs(last.x + last.width - x) < 0.01
    )
      line.splice(-1, 1, { ...last, text: last.text + text, width: last.width + width })
    else line?.push({ ...stretch, text, x, width })
    x += width
  }
  for (const stretch of stretches) {
    for (const word of wordsOf(stretch.text)) {
      if (word === '\n') {
        newLine()
        continue
      }
      const width = measure(word, stretch.font, stretch.size)
      const seen = word.trimEnd().length === word.length ? width : measure(word.trimEnd(), stretch.font, stretch.size)
      if (x > 0 && x + seen > room) newLine()
      if (seen <= room) place(stretch, word, width)
      else
        for (const part of splitWord(word, stretch, room)) {
          if (x > 0) newLine()
          place(stretch, part, measure(part, stretch.font, stretch.size))
        }
    }
  }
  return lines
}

/** Words with the spaces behind them, and line ends. */
function wordsOf(text: string): readonly string[] {
  return text.replaceAll('\t', '  ').match(/[^\n ]+ *| +|\n/g) ?? []
}

function splitWord(
  word: string,
  { font, size }: { readonly font: PdfFont; readonly size: number },
  room: number,
): readonly string[] {
  const most = (room * 1000) / size
  const parts: string[] = []
  let part = ''
  let width = 0
  for (const character of word) {
    const next = widthOf(character, font)
    if (width + next > most && part !== '') {
      parts.push(part)
      part = ''
      width = 0
    }
    part += character
    width += next
  }
  return part === '' ? parts : [...parts, part]
}
