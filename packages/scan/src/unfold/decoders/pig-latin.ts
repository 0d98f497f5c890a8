import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { isKnownWord } from '../words.ts'

const LEAST_WORDS = 4
const LONGEST = 20

/** Words in pig latin: the consonants that began them at the end, with "ay" behind (ignoreway allway ulesray). */
export const pigLatin: Decoder = {
  name: 'pig-latin',
  wants: ({ survey }) => survey.ay >= LEAST_WORDS,
  read: readPigLatin,
}

/** Words that follow each other, and what they are in plain. */
interface Row {
  readonly words: { readonly plain: string; readonly start: number; readonly end: number }[]
  known: number
}

function readPigLatin(source: Source): readonly Piece[] {
  const { text } = source
  const { starts, ends, count } = source.tokens()
  const work = new Work(source)
  const pieces: Piece[] = []
  let row: Row = { words: [], known: 0 }
  const close = () => {
    if (row.known >= LEAST_WORDS && row.known * 2 >= row.words.length) pieces.push(readRow(text, row))
    if (row.words.length > 0) row = { words: [], known: 0 }
  }
  for (let token = 0; token < count; token += 1) {
    const [start, end] = [starts[token] ?? 0, ends[token] ?? 0]
    const isPig = end - start > 3 && end - start <= LONGEST && endsInAy(text, end)
    if (!isPig || row.words.length * 16 > source.room) close()
    if (!isPig) continue
    if (!work.spend(end - start)) break
    const stem = text.slice(start, end - 2).toLowerCase()
    const plain = unpig(stem)
    if (plain !== undefined) row.known += 1
    row.words.push({ plain: plain ?? stem, start, end })
  }
  close()
  return pieces
}

function endsInAy(text: string, end: number): boolean {
  return (text.charCodeAt(end - 1) | 32) === 121 && (text.charCodeAt(end - 2) | 32) === 97
}

// "ignorew", "revealr": a w or y may have been put in; else one to four letters go back to the front.
function unpig(stem: string): string | undefined {
  for (let moved = 1; moved <= Math.min(4, stem.length - 1); moved += 1) {
    const plain = stem.slice(-moved) + stem.slice(0, -moved)
    if (isKnownWord(plain)) return plain
  }
  const bare = stem.replace(/[wyh]$/, '')
  return isKnownWord(bare) ? bare : undefined
}

function readRow(text: string, row: Row): Piece {
  let out = ''
  const starts: number[] = []
  let last = row.words[0]?.start ?? 0
  const start = last
  for (const word of row.words) {
    for (let at = last; at < word.start; at += 1) starts.push(at)
    out += text.slice(last, word.start) + word.plain
    for (let letter = 0; letter < word.plain.length; letter += 1) starts.push(word.start + letter)
    last = word.end
  }
  return { kind: 'pig-latin', text: out, starts, start, end: last, suspicion: 0.3 }
}
