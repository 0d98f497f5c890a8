import { CASED, foldLetter, TWINS } from './fold-letter.ts'

/** Bits of a group. */
export const GROUP_BITS = 6
export const GROUP_MASK = 63

/** What stands beside the group: what kind of character it is. */
export const KIND = { other: 0, digit: 1, capital: 2, small: 3 } as const

const DIGIT = 27
const SPACE = 28
const FIRST_SIGN = 29
const FIRST_BEYOND = 61
const WORD_LETTERS: readonly (readonly [string, number])[] = [
  ['0123456789', KIND.digit],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', KIND.capital],
  ['abcdefghijklmnopqrstuvwxyz', KIND.small],
]
const SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/**
 * The group of each UTF-16 code unit: a letter whatever its case and mark, any digit, a blank, a sign of ASCII, one of
 * three parts of all the rest; 0 only for U+0000, which stands behind a text. The two bits above it are its `KIND`.
 */
export const GROUP_OF: Uint8Array = buildGroups()

function buildGroups(): Uint8Array {
  const groups = Uint8Array.from({ length: 0x10000 }, (_, unit) => FIRST_BEYOND + (unit % 3))
  for (const [first, last] of CASED) {
    for (let unit = first; unit <= last; unit += 1) groups[unit] = groupOf(foldLetter(String.fromCharCode(unit)))
  }
  for (const [from, to] of TWINS) groups[from.charCodeAt(0)] = groupOf(to)
  groups[0] = 0
  for (const [letters, kind] of WORD_LETTERS) {
    for (const letter of letters) groups[letter.charCodeAt(0)] = groupOf(foldLetter(letter)) | (kind << GROUP_BITS)
  }
  return groups
}

function groupOf(letter: string): number {
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 96
  if (letter >= '0' && letter <= '9') return DIGIT
  if (letter === ' ') return SPACE
  const sign = SIGNS.indexOf(letter)
  return sign === -1 ? FIRST_BEYOND + (letter.charCodeAt(0) % 3) : FIRST_SIGN + sign
}
