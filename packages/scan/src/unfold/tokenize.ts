import { unitsOf } from '../units.ts'
import { MARK, UNITS } from './letter-scores.ts'

/** The tokens of a text: its runs of letters and digits. */
export interface Tokens {
  count: number
  /** These arrays may be longer than `count`. */
  starts: Uint32Array
  ends: Uint32Array
  /** The marks of all characters of a token, or-ed. */
  marks: Uint16Array
}

/** Tokens that are looked at; what comes after them is too far away to matter. */
const MOST_TOKENS = 131_072
/** Tokens that room is kept for between two texts. */
const MOST_KEPT = 65_536

/** No tokens, with room for those of a text of `length` units. */
export function emptyTokens(length: number): Tokens {
  const room = roomFor(length)
  return { count: 0, starts: new Uint32Array(room), ends: new Uint32Array(room), marks: new Uint16Array(room) }
}

/** Makes room for the tokens of another text in place of those that are there. */
export function clearTokens(tokens: Tokens, length: number): void {
  const room = tokens.starts.length
  if (room < roomFor(length) || (room > MOST_KEPT && length <= MOST_KEPT)) Object.assign(tokens, emptyTokens(length))
  tokens.count = 0
}

/** `MARK.joined` for a token that has a sign or another letter, no blank, on at least one side. */
function joinedAt(units: Uint16Array, start: number, end: number): number {
  const beside = Math.max(units[start - 1] ?? 0, units[end] ?? 0)
  return ((32 - beside) >>> 31) * MARK.joined
}

/** Adds a token where there is room for it; `units` are the marks of its characters, or-ed. */
function addToken(tokens: Tokens, start: number, end: number, units: number): void {
  const { count } = tokens
  if (count >= tokens.starts.length) return
  tokens.starts[count] = start
  tokens.ends[count] = end
  tokens.marks[count] = units & ~MARK.letter
  tokens.count = count + 1
}

function roomFor(length: number): number {
  return Math.min(MOST_TOKENS, (length >> 1) + 1)
}

/** Cuts a text into tokens, for decoders that look at rows of them. */
export function tokenize(text: string): Tokens {
  const tokens = emptyTokens(text.length)
  const { length } = text
  const units = unitsOf(text)
  for (let at = 0; at < length; ) {
    let unit = UNITS[units[at] ?? 0] ?? 0
    if ((unit & MARK.letter) === 0) {
      at += 1
      continue
    }
    const start = at
    let seen = 0
    while ((unit & MARK.letter) !== 0) {
      seen |= unit
      at += 1
      unit = at < length ? (UNITS[units[at] ?? 0] ?? 0) : 0
    }
    addToken(tokens, start, at, seen | joinedAt(units, start, at))
  }
  return tokens
}
