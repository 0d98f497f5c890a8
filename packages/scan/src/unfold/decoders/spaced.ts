import { judge } from '../judge.ts'
import { MARK } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { cutIntoWords, LONGEST_WORD } from '../words.ts'

const KIND = 'letter-spacing'
const LEAST_LETTERS = 5
const WIDEST_GAP = 6
/** Letters that are cut into words at a time, where nothing tells where words end. */
const MOST_CUT = 4096
const SUSPICION = 0.4

/** Words drawn apart letter by letter, with blanks or signs between the letters. */
export const spaced: Decoder = {
  name: KIND,
  wants: ({ survey }) => survey.singles >= LEAST_LETTERS - 1,
  read: readSpaced,
}

/** Letters of one word and where they stand. */
interface Row {
  letters: string
  readonly places: number[]
  /** Indexes into `letters` where a wider gap stands. */
  readonly cuts: number[]
  gap: string
  end: number
}

function* readSpaced(source: Source): Generator<Piece> {
  for (const row of findRows(source)) {
    if (source.isFull(KIND)) return
    const piece = row.letters.length >= LEAST_LETTERS ? readRow(row) : undefined
    if (piece) yield piece
  }
}

function* findRows(source: Source): Generator<Row> {
  const { text } = source
  const { starts, ends, marks, count } = source.tokens()
  const work = new Work(source)
  let row: Row | undefined
  for (let token = 0; token < count; token += 1) {
    const [start, end] = [starts[token] ?? 0, ends[token] ?? 0]
    // East Asian writing has no longer words than its letters.
    if (end - start > 1 || ((marks[token] ?? 0) & MARK.beyond && text.charCodeAt(start) >= 0x2e80)) {
      if (row) yield row
      row = undefined
      continue
    }
    if (!work.spend(4)) break
    if (row && (start - row.end > WIDEST_GAP || row.letters.length >= MOST_CUT)) {
      yield row
      row = undefined
    }
    if (row === undefined) row = { letters: text.charAt(start), places: [start], cuts: [], gap: '', end }
    else addLetter(row, text, start)
  }
  if (row) yield row
}

function addLetter(row: Row, text: string, start: number): void {
  const gap = text.slice(row.end, start)
  if (row.gap === '') row.gap = gap
  else if (gap !== row.gap) row.cuts.push(row.letters.length)
  row.letters += text.charAt(start)
  row.places.push(start)
  row.end = start + 1
}

function readRow(row: Row): Piece | undefined {
  const words = wordsOf(row)
  const starts: number[] = []
  let at = 0
  for (const [index, word] of words.entries()) {
    if (index > 0) starts.push(row.places[at] ?? 0)
    for (let letter = 0; letter < word.length; letter += 1) starts.push(row.places[at + letter] ?? 0)
    at += word.length
  }
  const text = words.join(' ')
  if (judge(text) !== 'text') return undefined
  return { kind: KIND, text, starts, start: row.places[0] ?? 0, end: row.end, suspicion: SUSPICION }
}

function wordsOf(row: Row): readonly string[] {
  const edges = [0, ...row.cuts, row.letters.length]
  const chunks = edges.slice(1).map((edge, at) => row.letters.slice(edges[at], edge))
  // Gaps of all sorts tell nothing: then the letters have to.
  const chosen = row.cuts.length * 2 > row.letters.length ? [row.letters] : chunks
  return chosen.flatMap((chunk) =>
    chunk.length > LONGEST_WORD || chosen.length === 1 ? (cutIntoWords(chunk) ?? [chunk]) : [chunk],
  )
}
