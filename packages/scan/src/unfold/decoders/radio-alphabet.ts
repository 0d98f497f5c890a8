import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'
import { RADIO_WORDS } from '../radio-words.ts'
import { cutIntoWords } from '../words.ts'

const LEAST_WORDS = 5
const LONGEST = 8
const WIDEST_GAP = 4

/** Words spelled in the radio alphabet (India Golf November Oscar Romeo Echo). */
export const radioAlphabet: Decoder = {
  name: 'radio-alphabet',
  wants: ({ survey }) => survey.radio >= LEAST_WORDS - 1,
  read: readRadio,
}

function readRadio(source: Source): readonly Piece[] {
  const { text } = source
  const { starts, ends, count } = source.tokens()
  const pieces: Piece[] = []
  let letters = ''
  let places: number[] = []
  let end = 0
  const close = () => {
    const piece = letters.length >= LEAST_WORDS ? readRow(letters, places, end) : undefined
    if (piece) pieces.push(piece)
    if (letters !== '') [letters, places] = ['', []]
  }
  for (let token = 0; token < count; token += 1) {
    const [start, after] = [starts[token] ?? 0, ends[token] ?? 0]
    const letter =
      after - start <= LONGEST && after - start > 2
        ? RADIO_WORDS.get(text.slice(start, after).toLowerCase())
        : undefined
    if (letter === undefined || start - end > WIDEST_GAP || letters.length >= source.room / 2) close()
    if (letter === undefined) continue
    letters += letter
    places.push(start)
    end = after
  }
  close()
  return pieces
}

function readRow(letters: string, places: readonly number[], end: number): Piece | undefined {
  const words = letters.length > 4096 ? undefined : cutIntoWords(letters)
  if (words === undefined) return undefined
  const starts: number[] = []
  let at = 0
  for (const [index, word] of words.entries()) {
    if (index > 0) starts.push(places[at] ?? 0)
    for (let letter = 0; letter < word.length; letter += 1) starts.push(places[at + letter] ?? 0)
    at += word.length
  }
  const text = words.join(' ')
  if (judge(text) !== 'text') return undefined
  return { kind: 'radio-alphabet', text, starts, start: places[0] ?? 0, end, suspicion: 0.3 }
}
