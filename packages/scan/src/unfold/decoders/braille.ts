import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'

const FIRST = 0x2800
const NUMBER_SIGN = 0x3c
const CAPITAL_SIGN = 0x20
const LEAST_LETTERS = 4

// Dots of the letters as the low six bits of the cell (Unicode 16, block U+2800), and of signs in sentences.
const CELLS = new Map<number, string>([
  ...Array.from(
    [1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53].entries(),
    ([letter, dots]): [number, string] => [dots, String.fromCharCode(97 + letter)],
  ),
  [0, ' '],
  [2, ','],
  [6, ';'],
  [18, ':'],
  [50, '.'],
  [22, '!'],
  [38, '?'],
  [4, "'"],
  [36, '-'],
])
const DIGITS = 'abcdefghij'

/** Text in braille cells, letter by letter. */
export const braille: Decoder = {
  name: 'braille',
  wants: ({ notes }) => notes.braille,
  read: readBraille,
}

function readBraille({ text, room }: Source): readonly Piece[] {
  const pieces: Piece[] = []
  let used = 0
  for (let at = 0; at < text.length && used < room; at += 1) {
    if (!isCell(text.charCodeAt(at))) continue
    let end = at
    // Blanks and line breaks between cells belong to it.
    while (
      end < text.length &&
      end - at < room &&
      (isCell(text.charCodeAt(end)) || (text.charCodeAt(end) <= 32 && isCell(text.charCodeAt(end + 1))))
    ) {
      end += 1
    }
    used += end - at
    const piece = readRun(text, at, end)
    if (piece) pieces.push(piece)
    at = end
  }
  return pieces
}

function isCell(code: number): boolean {
  return code >= FIRST && code <= FIRST + 0xff
}

function readRun(text: string, start: number, end: number): Piece | undefined {
  let out = ''
  const starts: number[] = []
  let isNumber = false
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const dots = (code - FIRST) & 0x3f
    if (isCell(code) && (dots === NUMBER_SIGN || dots === CAPITAL_SIGN)) {
      isNumber = dots === NUMBER_SIGN
      continue
    }
    const letter = isCell(code) ? (CELLS.get(dots) ?? '\ufffd') : text.charAt(at)
    const digit = DIGITS.indexOf(letter)
    isNumber &&= digit !== -1
    out += isNumber ? String((digit + 1) % 10) : letter
    starts.push(at)
  }
  if (out.length < LEAST_LETTERS || judge(out) !== 'text') return undefined
  return { kind: 'braille', text: out, starts, start, end, suspicion: 0.3 }
}
