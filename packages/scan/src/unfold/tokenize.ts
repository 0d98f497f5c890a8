import { MARK, UNITS } from './letter-scores.ts'

/** The tokens of a text: its runs of letters and digits. */
export interface Tokens {
  readonly count: number
  /** These arrays may be longer than `count`. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** The marks of all characters of a token, or-ed. */
  readonly marks: Uint16Array
}

/** Tokens that are looked at; what comes after them is too far away to matter. */
const MOST_TOKENS = 131_072

/** Cuts a text into tokens, for decoders that look at rows of them. */
export function tokenize(text: string): Tokens {
  const room = Math.min(MOST_TOKENS, (text.length >> 1) + 1)
  const starts = new Uint32Array(room)
  const ends = new Uint32Array(room)
  const marks = new Uint16Array(room)
  let count = 0
  for (let at = 0; at < text.length && count < room; ) {
    let unit = UNITS[text.charCodeAt(at)] ?? 0
    if ((unit & MARK.letter) === 0) {
      at += 1
      continue
    }
    let seen = 0
    starts[count] = at
    while ((unit & MARK.letter) !== 0) {
      seen |= unit
      at += 1
      unit = at < text.length ? (UNITS[text.charCodeAt(at)] ?? 0) : 0
    }
    ends[count] = at
    marks[count] = seen & ~MARK.letter
    count += 1
  }
  return { count, starts, ends, marks }
}
