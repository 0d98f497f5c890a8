import { indexNear, lastIndexNear } from '../../near.ts'
import { judge } from '../judge.ts'
import { mirrored } from '../mirror.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'

// Letters that look like other letters turned by half a circle.
const TURNED = 'ɐqɔpǝɟƃɓɥᴉıɾʞlɯuodbɹsʇnʌʍxʎzÁ∀ԐƎℲפɅ┴∩ΛM¿¡˙'
const PLAIN =
  'abcdefggh' + 'iijklmnopqrstuvwxyz' + 'A' + 'A' + 'E' + 'E' + 'F' + 'G' + 'V' + 'T' + 'U' + 'V' + 'W' + '?!.'
const LETTERS = new Map<string, string>(
  Array.from(TURNED, (letter, at): [string, string] => [letter, PLAIN.charAt(at)]),
)

/** Text set upside down and backwards. */
export const upsideDown: Decoder = {
  name: 'upside-down',
  wants: ({ survey, original }) => survey.beyondAscii && /[ɐǝɟɥɹʇʌʍʎʞɔ]/.test(original),
  read: readUpsideDown,
}

/** Characters of a line that are read on either side of a turned letter. */
const LONGEST = 4096

function readUpsideDown(source: Source): readonly Piece[] {
  const { original, room } = source
  const work = new Work(source)
  const pieces: Piece[] = []
  const seen = /[ɐǝɟɥɹʇʌʍʎʞɔ]/g
  for (let match = seen.exec(original); match !== null && pieces.length < 8; match = seen.exec(original)) {
    const start = lastIndexNear(original, '\n', match.index, LONGEST) + 1
    const lineEnd = indexNear(original, '\n', match.index, LONGEST)
    const end = Math.min(lineEnd === -1 ? original.length : lineEnd, match.index + Math.min(room, LONGEST))
    const from = Math.max(start, match.index - LONGEST)
    if (!work.spend(64 + 4 * (end - from))) break
    const piece = readLine(original, from, end)
    if (piece) pieces.push(piece)
    seen.lastIndex = end
  }
  return pieces
}

function readLine(text: string, from: number, to: number): Piece | undefined {
  const [start, end] = trim(text, from, to)
  let turned = 0
  const { text: back, starts } = mirrored(text, start, end)
  let out = ''
  for (let at = 0; at < back.length; at += 1) {
    const letter = back.charAt(at)
    if (letter > '\x7f' && LETTERS.has(letter)) turned += 1
    out += LETTERS.get(letter) ?? letter
  }
  if (turned * 5 < out.length || judge(out) !== 'text') return undefined
  return { kind: 'upside-down', text: out, starts, start, end, suspicion: 0.5, inOriginal: true }
}

// The turned part of a line: from its first word with a turned letter to its last one.
function trim(text: string, from: number, to: number): readonly [number, number] {
  const line = text.slice(from, to)
  const first = line.search(/[ɐǝɟɥɹʇʌʍʎʞɔ]/)
  let last = line.length - 1
  while (last > first && !/[ɐǝɟɥɹʇʌʍʎʞɔ]/.test(line.charAt(last))) last -= 1
  const start = line.lastIndexOf(' ', first) + 1
  const end = line.indexOf(' ', last)
  return [from + start, end === -1 ? to : from + end]
}
