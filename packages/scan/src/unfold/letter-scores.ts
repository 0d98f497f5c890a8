import { FORWARD, USUAL } from './letter-pairs.ts'

/**
 * What a UTF-16 code unit is: its letter in the low five bits (0 for what parts tokens), then marks that are or-ed
 * over a token. `beyond`: neither printable ASCII nor tab or line break; `joined`: of tokens only, no blank beside it.
 */
export const MARK = {
  letter: 31,
  lower: 32,
  upper: 64,
  digit: 128,
  beyond: 256,
  notHex: 512,
  notBit: 1024,
  joined: 2048,
} as const

/** Letter number of letters outside the Latin alphabet, and of digits; both say nothing about pairs. */
const OTHER_LETTER = 27
const DIGIT = 28

// Letters beyond ASCII, by explicit ranges so that every engine cuts alike.
const LETTER_RANGES: readonly (readonly [number, number])[] = [
  [0xc0, 0x36f],
  [0x370, 0x1fff],
  [0x2c00, 0x2dff],
  [0x3040, 0x318f],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xd7af],
  [0xf900, 0xfdff],
  [0xfe70, 0xfefe],
]

/** The marks of each UTF-16 code unit. */
export const UNITS: Uint16Array = buildUnits()

function buildUnits(): Uint16Array {
  const units = new Uint16Array(0x10000).fill(MARK.beyond)
  units.fill(0, 0x20, 0x7f)
  for (const blank of [0x09, 0x0a, 0x0d]) units[blank] = 0
  const beyond = OTHER_LETTER | MARK.beyond | MARK.notHex | MARK.notBit
  for (const [from, to] of LETTER_RANGES) units.fill(beyond, from, to + 1)
  for (let code = 0xc0; code < 0x1f00; code += 1) {
    if (code === 0x250) code = 0x1e00
    const base = String.fromCharCode(code).normalize('NFD').toLowerCase().charCodeAt(0)
    if (base >= 97 && base <= 122) units[code] = (base - 96) | MARK.lower | MARK.beyond | MARK.notHex | MARK.notBit
  }
  for (const between of [0xd7, 0xf7]) units[between] = MARK.beyond
  for (let letter = 1; letter <= 26; letter += 1) {
    const marks = letter | MARK.notBit | (letter > 6 ? MARK.notHex : 0)
    units[64 + letter] = marks | MARK.upper
    units[96 + letter] = marks | MARK.lower
  }
  for (let digit = 0; digit < 10; digit += 1) units[48 + digit] = DIGIT | MARK.digit | (digit > 1 ? MARK.notBit : 0)
  return units
}

// Means of 60 letters of prose in ten languages: `usual` 6.2 and more, rot13 5.9 and less; `forward` 4.4 and more,
// read backwards 4.3 and less. Measured on public benign text; a pair scores by how far it lies beyond these.
const USUAL_LINE = 59
const FORWARD_LINE = 44

/**
 * For the pair of letters `before * 32 + after` how unusual it is times 65,536, plus how backward it is: both above 0
 * where it speaks for a cipher or for mirrored text, in tenths, ready to be summed.
 */
export const PAIRS: Int32Array = buildPairs()

function buildPairs(): Int32Array {
  const pairs = new Int32Array(32 * 32)
  for (let before = 0; before <= 26; before += 1) {
    for (let after = 0; after <= 26; after += 1) {
      const unusual = USUAL_LINE - 10 * Number(USUAL[before]?.[after] ?? 6)
      const backward = FORWARD_LINE - 10 * Number(FORWARD[before]?.[after] ?? 4)
      pairs[before * 32 + after] = unusual * 65_536 + backward
    }
  }
  return pairs
}

/** How backward a sum of pairs is; above 0 speaks for mirrored text. */
export function backwardOf(sum: number): number {
  return (sum << 16) >> 16
}

/** How unusual a sum of pairs is; above 0 speaks for a cipher or for no language at all. */
export function unusualOf(sum: number): number {
  return (sum - backwardOf(sum)) >> 16
}

/** How unusual the words of a text are on average, in tenths a letter; prose lies at -3 and below, noise above 10. */
export function unusualMean(text: string, start = 0, end = text.length): number {
  let sum = 0
  let steps = 0
  let before = 0
  for (let at = start; at <= end; at += 1) {
    const unit = at < end ? (UNITS[text.charCodeAt(at)] ?? 0) & MARK.letter : 0
    const letter = unit > 26 ? 0 : unit
    if (letter === 0 && before === 0) continue
    sum += (PAIRS[before * 32 + letter] ?? 0) >> 16
    steps += 1
    before = letter
  }
  return steps === 0 ? 0 : sum / steps
}
