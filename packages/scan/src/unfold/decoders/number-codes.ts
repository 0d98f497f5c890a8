import { judge } from '../judge.ts'
import { MARK } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'

const LEAST_CODES = 6
const LEAST_BITS = 40
const WIDEST_GAP = 4

/** One way to write a character as a number. */
interface Radix {
  readonly kind: string
  readonly base: number
  readonly pattern: RegExp
  readonly longest: number
}

const RADICES: readonly Radix[] = [
  { kind: 'binary', base: 2, pattern: /^(?:0b)?([01]{7,8})$/, longest: 10 },
  { kind: 'hex', base: 16, pattern: /^(?:0x|x|u00|U00)?([0-9a-fA-F]{2})h?$/, longest: 5 },
  { kind: 'decimal', base: 10, pattern: /^(?:x)?([0-9]{2,6})$/, longest: 6 },
  { kind: 'octal', base: 8, pattern: /^(?:0o|o)?([0-3]?[0-7]{2})$/, longest: 5 },
]
const LONGEST = Math.max(...RADICES.map(({ longest }) => longest))

/** Text as rows of numbers: binary, octal, decimal or hexadecimal codes, or single bits. */
export const numberCodes: Decoder = {
  name: 'number-codes',
  wants: ({ survey }) => survey.codes >= LEAST_CODES,
  read(source) {
    const work = new Work(source)
    const short = findShort(source)
    const pieces = RADICES.flatMap((radix) => readRadix(source, work, radix, short))
    return [...pieces, ...readSingleBits(source, work)]
  },
}

function codeOf(token: string, radix: Radix): number {
  if (token.length > radix.longest) return -1
  const digits = radix.pattern.exec(token)?.[1]
  return digits === undefined ? -1 : Number.parseInt(digits, radix.base)
}

/** The tokens that can be codes, by index: most are words, and only those with a digit, or two letters, can. */
function findShort(source: Source): readonly number[] {
  const { starts, ends, marks, count } = source.tokens()
  const short: number[] = []
  for (let token = 0; token < count; token += 1) {
    const size = (ends[token] ?? 0) - (starts[token] ?? 0)
    if (size === 2 || (size > 2 && size <= LONGEST && ((marks[token] ?? 0) & MARK.digit) !== 0)) short.push(token)
  }
  return short
}

function readRadix(source: Source, work: Work, radix: Radix, short: readonly number[]): readonly Piece[] {
  const { starts, ends } = source.tokens()
  const pieces: Piece[] = []
  let [codes, places]: [number[], number[]] = [[], []]
  let lastEnd = 0
  const close = () => {
    const piece = codes.length >= LEAST_CODES ? readRow(radix.kind, codes, places, lastEnd) : undefined
    if (piece) pieces.push(piece)
    if (codes.length > 0) [codes, places] = [[], []]
  }
  let before = -1
  for (const token of short) {
    const [start, end] = [starts[token] ?? 0, ends[token] ?? 0]
    if (token !== before + 1) close()
    before = token
    if (end - start > radix.longest) {
      close()
      continue
    }
    if (!work.spend(8)) break
    const value = codeOf(source.text.slice(start, end), radix)
    if (value < 0 || start - lastEnd > WIDEST_GAP || codes.length >= source.room) close()
    if (value >= 0) {
      codes.push(value)
      places.push(start)
    }
    lastEnd = end
  }
  close()
  return pieces
}

function readRow(kind: string, codes: readonly number[], places: readonly number[], end: number): Piece | undefined {
  const spelled = codes.every((code) => code < 256) ? spellBytes(codes, places) : spellPoints(codes, places)
  if (spelled === undefined) return undefined
  const verdict = judge(spelled.text)
  if (verdict === 'noise') return undefined
  return { kind, ...spelled, start: places[0] ?? 0, end, suspicion: 0.4, isShell: verdict !== 'text' }
}

// Numbers beyond a byte are years and sizes far more often than letters: a text has blanks among them.
function spellPoints(codes: readonly number[], places: readonly number[]): ReturnType<typeof spellBytes> {
  if (!codes.includes(0x20)) return undefined
  let text = ''
  const starts: number[] = []
  for (const [at, code] of codes.entries()) {
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined
    const character = String.fromCodePoint(code)
    text += character
    for (let unit = 0; unit < character.length; unit += 1) starts.push(places[at] ?? 0)
  }
  return { text, starts }
}

function readSingleBits(source: Source, work: Work): readonly Piece[] {
  const { starts, ends, count } = source.tokens()
  const pieces: Piece[] = []
  let [bits, places]: [number[], number[]] = [[], []]
  let lastEnd = 0
  const close = () => {
    const piece = bits.length >= LEAST_BITS ? readBits(bits, places, lastEnd) : undefined
    if (piece) pieces.push(piece)
    if (bits.length > 0) [bits, places] = [[], []]
  }
  for (let token = 0; token < count; token += 1) {
    const [start, end] = [starts[token] ?? 0, ends[token] ?? 0]
    const bit = end - start === 1 ? source.text.charCodeAt(start) - 48 : -1
    const isBit = bit === 0 || bit === 1
    if (bits.length > 0 && (!isBit || start - lastEnd > WIDEST_GAP)) close()
    if (isBit) {
      if (!work.spend(4)) break
      bits.push(bit)
      places.push(start)
    }
    lastEnd = end
  }
  close()
  return pieces
}

function readBits(bits: readonly number[], places: readonly number[], end: number): Piece | undefined {
  for (const width of [8, 7]) {
    const codes: number[] = []
    const starts: number[] = []
    for (let at = 0; at + width <= bits.length; at += width) {
      codes.push(bits.slice(at, at + width).reduce((value, bit) => value * 2 + bit, 0))
      starts.push(places[at] ?? 0)
    }
    const piece = readRow('binary', codes, starts, end)
    if (piece) return piece
  }
  return undefined
}
