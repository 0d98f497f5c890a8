import { unitsOf } from '../units.ts'
import { backwardOf, MARK, PAIRS, UNITS, unusualOf } from './letter-scores.ts'
import { buildRadioSizes } from './radio-words.ts'
import { clearTokens, emptyTokens, type Tokens } from './tokenize.ts'

/** A part of a text, by UTF-16 index. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What one pass over a text tells; a token is a run of letters and digits. */
export interface Survey {
  /** Holds characters other than printable ASCII, tab and line breaks. */
  readonly beyondAscii: boolean
  /** Longest row of tokens of one letter. */
  readonly singles: number
  /** Longest row of tokens that may be numbers: with a digit, or of two letters at most. */
  readonly codes: number
  /** Longest row of tokens joined by single signs that are no blanks. */
  readonly linked: number
  /** Longest row of tokens whose lengths are multiples of four, in capitals and small letters or digits. */
  readonly blocks: number
  /** Longest row of tokens that may be words of the radio alphabet. */
  readonly radio: number
  /** Longest row of words that end in "ay". */
  readonly ay: number
  /** Tokens of letters and digits; tokens of sixteen characters or more. */
  readonly mixed: number
  readonly long: number
  /** Where letters follow each other as in no language. */
  readonly unusual: readonly Stretch[]
  /** Where letters follow each other as in mirrored text. */
  readonly backward: readonly Stretch[]
}

/** A token with more letters is no word and would not fit the sums. */
const LONGEST_SUMMED = 256
/** How much has to speak for a stretch before anyone tries to read it (about twelve letters), and how many are kept. */
const STRETCH_LIMIT = 100
const MOST_STRETCHES = 64
const LETTER_Y = 25
const LETTER_A = 97

/** Which bits of a mark these are. */
const LOWER_BIT = Math.log2(MARK.lower)
const UPPER_BIT = Math.log2(MARK.upper)
const DIGIT_BIT = Math.log2(MARK.digit)

const RADIO_SIZES = buildRadioSizes()
const NO_TOKENS: Tokens = { ...emptyTokens(0), starts: new Uint32Array(0) }

/** Finds the best stretches in a row of gains and losses (the greatest partial sums). */
class Climb {
  readonly #found: Stretch[] = []
  #height = 0
  #start = 0
  #best = 0
  #end = 0

  add(gain: number, start: number, end: number): void {
    if (this.#height <= 0) {
      if (gain <= 0) return
      this.#height = 0
      this.#start = start
    }
    this.#height += gain
    if (this.#height > this.#best) {
      this.#best = this.#height
      this.#end = end
    } else if (this.#height <= 0 || this.#height < this.#best - 2 * STRETCH_LIMIT) this.close()
  }

  /** Ends the stretch that is open; gives all that were found. */
  close(): readonly Stretch[] {
    if (this.#best >= STRETCH_LIMIT && this.#found.length < MOST_STRETCHES) {
      this.#found.push({ start: this.#start, end: this.#end })
    }
    this.#height = 0
    this.#best = 0
    return this.#found
  }
}

/**
 * Notes in one pass what decoders would have to look at, and the tokens of the text in `tokens` where it is given. They
 * are written down here and not by a function, whose look-ups would cost more than all that it writes.
 */
export function survey(text: string, tokens?: Tokens): Survey {
  const { length } = text
  const units = unitsOf(text)
  const [marks, pairs] = [UNITS, PAIRS]
  const [letterMark, joinedMark] = [MARK.letter, MARK.joined]
  if (tokens !== undefined) clearTokens(tokens, length)
  const { starts, ends, marks: tokenMarks } = tokens ?? NO_TOKENS
  const [unusual, backward] = [new Climb(), new Climb()]
  let [all, count, unitBefore] = [0, 0, 0]
  let [singles, codes, linked, blocks, radio, ay, mixed, long] = [0, 0, 0, 0, 0, 0, 0, 0]
  let [singleRow, codeRow, linkRow, blockRow, radioRow, ayRow, lastEnd] = [0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < length; ) {
    const code = units[at] ?? 0
    let unit = marks[code] ?? 0
    let letter = unit & letterMark
    if (letter === 0) {
      all |= unit
      unitBefore = code
      at += 1
      continue
    }
    const [start, first] = [at, letter]
    let [seen, sum, before] = [0, 0, 0]
    do {
      seen |= unit
      sum += pairs[before | letter] ?? 0
      before = letter << 5
      at += 1
      unit = marks[units[at] ?? 0] ?? 0
      letter = unit & letterMark
    } while (letter !== 0)
    all |= seen
    const size = at - start
    if (count < starts.length) {
      const beside = (32 - unitBefore) | (32 - (units[at] ?? 0))
      starts[count] = start
      ends[count] = at
      tokenMarks[count] = (seen & ~letterMark) | ((beside >>> 31) * joinedMark)
      count += 1
    }
    // Numbers of one bit in place of conditions, and a row times one of them: a wrong guess of the processor costs more.
    const digit = (seen >>> DIGIT_BIT) & 1
    const [lower, upper] = [(seen >>> LOWER_BIT) & 1, (seen >>> UPPER_BIT) & 1]
    codeRow = -(digit | isBelow(size, 3)) & (codeRow + 1)
    if (codeRow > codes) codes = codeRow
    singleRow = -isBelow(size, 2) & (singleRow + (digit ^ 1))
    if (singleRow > singles) singles = singleRow
    mixed += digit & (lower | upper)
    if (digit === 0 && size > 2) {
      ayRow = before === LETTER_Y << 5 && ((units[at - 2] ?? 0) | 32) === LETTER_A ? ayRow + 1 : 0
      if (ayRow > ay) ay = ayRow
      const gain = sum + (pairs[before] ?? 0)
      if (size <= LONGEST_SUMMED) unusual.add(unusualOf(gain), start, at)
      if (size <= LONGEST_SUMMED) backward.add(backwardOf(gain), start, at)
    }
    radioRow = -(isBelow(size, 16) & ((RADIO_SIZES[before | first] ?? 0) >>> (size & 15))) & (radioRow + 1)
    if (radioRow > radio) radio = radioRow
    long += isBelow(15, size)
    blockRow = -(isBelow(size & 3, 1) & lower & (upper | digit)) & (blockRow + 1)
    if (blockRow > blocks) blocks = blockRow
    linkRow = 1 + (-(isBelow(start - lastEnd, 2) & isBelow(32, units[lastEnd] ?? 0)) & linkRow)
    if (linkRow > linked) linked = linkRow
    lastEnd = at
  }
  if (tokens !== undefined) tokens.count = count
  const rows = { singles, codes, linked, blocks, radio, ay, mixed, long }
  return { beyondAscii: (all & MARK.beyond) !== 0, ...rows, unusual: unusual.close(), backward: backward.close() }
}

/** 1 where `one` is below `other`, else 0; both are small. */
function isBelow(one: number, other: number): number {
  return (one - other) >>> 31
}
