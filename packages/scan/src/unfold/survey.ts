import { backwardOf, MARK, PAIRS, UNITS, unusualOf } from './letter-scores.ts'
import { buildRadioSizes } from './radio-words.ts'

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

const RADIO_SIZES = buildRadioSizes()

/** Finds the best stretches in a row of gains and losses (the greatest partial sums). */
class Climb {
  readonly found: Stretch[] = []
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

  close(): void {
    if (this.#best >= STRETCH_LIMIT && this.found.length < MOST_STRETCHES) {
      this.found.push({ start: this.#start, end: this.#end })
    }
    this.#height = 0
    this.#best = 0
  }
}

/** Notes in one pass what decoders would have to look at. */
export function survey(text: string): Survey {
  const { length } = text
  const unusual = new Climb()
  const backward = new Climb()
  let all = 0
  let [singles, codes, linked, blocks, radio, mixed, long, ay] = [0, 0, 0, 0, 0, 0, 0, 0]
  let [singleRow, codeRow, linkRow, blockRow, radioRow, ayRow, lastEnd] = [0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < length; ) {
    let unit = UNITS[text.charCodeAt(at)] ?? 0
    let letter = unit & MARK.letter
    if (letter === 0) {
      all |= unit
      at += 1
      continue
    }
    const start = at
    const first = letter
    let [seen, sum, before] = [0, 0, 0]
    do {
      seen |= unit
      sum += PAIRS[before | letter] ?? 0
      before = letter << 5
      at += 1
      unit = at < length ? (UNITS[text.charCodeAt(at)] ?? 0) : 0
      letter = unit & MARK.letter
    } while (letter !== 0)
    all |= seen
    const size = at - start
    if (seen & MARK.digit) {
      codeRow += 1
      if (codeRow > codes) codes = codeRow
      if (seen & (MARK.lower | MARK.upper)) mixed += 1
      singleRow = size === 1 ? singleRow : 0
    } else if (size <= 2) {
      codeRow += 1
      if (codeRow > codes) codes = codeRow
      singleRow = size === 1 ? singleRow + 1 : 0
      if (singleRow > singles) singles = singleRow
    } else {
      codeRow = 0
      singleRow = 0
      ayRow = before === LETTER_Y << 5 && (text.charCodeAt(at - 2) | 32) === LETTER_A ? ayRow + 1 : 0
      if (ayRow > ay) ay = ayRow
      if (size <= LONGEST_SUMMED) {
        sum += PAIRS[before] ?? 0
        unusual.add(unusualOf(sum), start, at)
        backward.add(backwardOf(sum), start, at)
      }
    }
    radioRow = size < 16 && ((RADIO_SIZES[before | first] ?? 0) >> size) & 1 ? radioRow + 1 : 0
    if (radioRow > radio) radio = radioRow
    if (size >= 16) long += 1
    const isBlock = (size & 3) === 0 && (seen & MARK.lower) !== 0 && (seen & (MARK.upper | MARK.digit)) !== 0
    blockRow = isBlock ? blockRow + 1 : 0
    if (blockRow > blocks) blocks = blockRow
    linkRow = start - lastEnd === 1 && text.charCodeAt(lastEnd) > 32 ? linkRow + 1 : 1
    if (linkRow > linked) linked = linkRow
    lastEnd = at
  }
  unusual.close()
  backward.close()
  const found = { unusual: unusual.found, backward: backward.found }
  return { beyondAscii: (all & MARK.beyond) !== 0, singles, codes, linked, blocks, radio, mixed, long, ay, ...found }
}
