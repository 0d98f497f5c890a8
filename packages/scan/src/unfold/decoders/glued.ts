import { judge } from '../judge.ts'
import { MARK } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, takePlaces, Work } from '../piece.ts'
import { cutIntoWords, hashOfPart, isKnownHash, LONGEST_WORD } from '../words.ts'

const LEAST_GLUED = 16
const MOST_GLUED = 512
const LEAST_WORDS = 3
const LEAST_LINKED = 4
const MOST_LINKED = 256

/** Words that names in code do without. */
const SENTENCE_WORDS =
  /(?:^| )(?:the|all|any|your|you|me|my|and|of|is|are|not|this|that|their|what|die|alle|und|las|los|todas|les|toutes|des) /i
const LONGEST_OF_SENTENCE = 6
/** The hashes of these words. */
const SENTENCE_HASHES: ReadonlySet<number> = new Set(
  (SENTENCE_WORDS.source.match(/[a-z]{2,6}/g) ?? []).map((word) => hashOfPart(word, 0, word.length)),
)

/** Words written as one word, or joined by signs in place of blanks. Names in code look the same: never suspicious. */
export const glued: Decoder = {
  name: 'glued',
  wants: ({ survey }) => survey.long > 0 || survey.linked >= LEAST_LINKED,
  *read(source) {
    yield* readGlued(source)
    yield* readLinked(source)
  },
}

function* readGlued(source: Source): Generator<Piece> {
  const { text } = source
  const { starts, ends, marks, count } = source.tokens()
  const work = new Work(source)
  // The survey counted the long ones; mostly there are none.
  if (source.survey.long === 0) return
  for (let token = 0; token < count && !source.isFull('glued'); token += 1) {
    const [start, end, mark] = [starts[token] ?? 0, ends[token] ?? 0, marks[token] ?? 0]
    if (
      end - start < LEAST_GLUED ||
      end - start > MOST_GLUED ||
      mark & (MARK.digit | MARK.beyond) ||
      isCamelCase(mark, text, start)
    )
      continue
    if (!work.spend(8 * (end - start))) break
    const words = cutIntoWords(text.slice(start, end))
    if (words === undefined || words.filter((word) => word.length > 2).length < LEAST_WORDS) continue
    const piece = join(words, placesOf(words, start))
    if (SENTENCE_WORDS.test(piece.text) && judge(piece.text) === 'text') yield { ...piece, start, end }
  }
}

// Capitals inside show where words begin, so that nothing is hidden.
function isCamelCase(mark: number, text: string, start: number): boolean {
  return (mark & MARK.upper) !== 0 && (mark & MARK.lower) !== 0 && text.charCodeAt(start + 1) > 90
}

function placesOf(words: readonly string[], start: number): readonly number[] {
  let at = start
  return words.map((word) => {
    at += word.length
    return at - word.length
  })
}

function join(words: readonly string[], places: readonly number[]): Omit<Piece, 'start' | 'end'> {
  const starts: number[] = []
  for (const [index, word] of words.entries()) {
    const place = places[index] ?? 0
    if (index > 0) starts.push(place)
    for (let letter = 0; letter < word.length; letter += 1) starts.push(place + letter)
  }
  return { kind: 'glued', text: words.join(' '), starts, suspicion: 0 }
}

function* readLinked(source: Source): Generator<Piece> {
  const rows = findRows(source)
  for (let row = 0; row < rows.length && !source.isFull('linked'); row += 2) {
    const piece = readRow(source, rows[row] ?? 0, rows[row + 1] ?? 0)
    if (piece) yield piece
  }
}

/** The first and the last token of each row of tokens that are joined by signs. */
function findRows(source: Source): readonly number[] {
  const { text } = source
  const { starts, ends, marks, count } = source.tokens()
  const work = new Work(source)
  const rows: number[] = []
  for (let first = 0; first < count; ) {
    let last = first
    if (((marks[first] ?? 0) & MARK.joined) === 0) {
      first += 1
      continue
    }
    while (last + 1 < count && last - first < MOST_LINKED && isLink(text, ends[last] ?? 0, starts[last + 1] ?? 0))
      last += 1
    const size = last - first + 1
    if (size >= LEAST_LINKED) {
      if (!work.spend(16 * size)) break
      rows.push(first, last)
    }
    first = last + 1
  }
  return rows
}

function isLink(text: string, end: number, start: number): boolean {
  return start - end === 1 && text.charCodeAt(end) > 32
}

function readRow(source: Source, first: number, last: number): Piece | undefined {
  const { starts, ends } = source.tokens()
  let known = 0
  let isSentence = false
  for (let token = first; token <= last; token += 1) {
    const [start, end] = [starts[token] ?? 0, ends[token] ?? 0]
    const size = end - start
    if (size > LONGEST_WORD) continue
    const hash = hashOfPart(source.text, start, end)
    if (size > 2 && isKnownHash(hash)) known += 1
    if (size <= LONGEST_OF_SENTENCE && token < last) isSentence ||= SENTENCE_HASHES.has(hash)
  }
  if (!isSentence || known < LEAST_WORDS || known * 3 < 2 * (last - first + 1)) return undefined
  const [start, end] = [starts[first] ?? 0, ends[last] ?? 0]
  let linked = source.text.slice(start, ends[first])
  for (let token = first + 1; token <= last; token += 1) {
    linked += ` ${source.text.slice(starts[token] ?? 0, ends[token])}`
  }
  if (!SENTENCE_WORDS.test(linked) || judge(linked) !== 'text') return undefined
  const places = takePlaces(end - start)
  for (let at = 0; at < places.length; at += 1) places[at] = start + at
  // A blank stands where the word behind it does.
  for (let token = first + 1; token <= last; token += 1) {
    const place = starts[token] ?? 0
    places[place - 1 - start] = place
  }
  return { kind: 'linked', text: linked, starts: places, start, end, suspicion: 0 }
}
