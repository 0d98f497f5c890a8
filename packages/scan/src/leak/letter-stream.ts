/** The letters of a text in one row, folded so that case, accents, width, spaces, digits and marks make no difference. */
export interface LetterStream {
  readonly units: Uint16Array
  /** For each unit the UTF-16 index of its letter in the text. */
  readonly starts: Uint32Array
  readonly length: number
}

type Alphabet = 'letters' | 'letters-and-digits'

const UNKNOWN = 0xffff
const FIRST_DENSE = 0x2e80
const HANGUL = { first: 0xac00, last: 0xd7a3 }

// Filled as units are met: folding all 65,536 at import would cost more than most scans.
const folds = new Uint16Array(0x10000).fill(UNKNOWN)

function foldUnit(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return 0
  const character = String.fromCharCode(unit)
  // Decomposed Hangul would leave its first consonant alone.
  const plain = unit >= HANGUL.first && unit <= HANGUL.last ? character : character.normalize('NFKD')
  const lower = plain.slice(0, 1).toLowerCase().slice(0, 1)
  return /[\p{L}0-9]/u.test(lower) ? lower.charCodeAt(0) : 0
}

/** The folded letter or digit for a UTF-16 unit, 0 for anything else. */
export function foldLetter(unit: number): number {
  const known = folds[unit] ?? 0
  if (known !== UNKNOWN) return known
  const folded = foldUnit(unit)
  folds[unit] = folded
  return folded
}

/** A letter of Han, Kana or Hangul says as much as two of an alphabet and takes two places in a stream. */
export function isDense(unit: number): boolean {
  return unit >= FIRST_DENSE
}

/** Whether a folded unit is one of the ten digits. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function countDense(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= FIRST_DENSE) count++
  return count
}

/** Reads a text as a stream; linear in its length. */
export function readLetters(text: string, alphabet: Alphabet = 'letters'): LetterStream {
  const room = text.length + countDense(text)
  const units = new Uint16Array(room)
  const starts = new Uint32Array(room)
  const digits = alphabet === 'letters-and-digits'
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = foldLetter(text.charCodeAt(i))
    if (unit === 0 || (!digits && isDigit(unit))) continue
    starts[length] = i
    units[length++] = unit
    if (unit < FIRST_DENSE) continue
    starts[length] = i
    units[length++] = unit ^ 0x5555 || 1
  }
  return { units, starts, length }
}
