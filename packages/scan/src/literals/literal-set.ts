import { buildDoubleArray, type DoubleArray } from './double-array.ts'
import { CASED, foldLetter, TWINS } from './fold-letter.ts'

/** Literals that are looked for together. */
export interface LiteralSet {
  /** Letter of the trie for every UTF-16 code unit; 0 is "in no literal". */
  readonly letters: Uint16Array
  /** Each literal in letters. */
  readonly words: readonly (readonly number[])[]
  readonly trie: DoubleArray
  /** The letter whose runs count as one; 0 for none. */
  readonly blank: number
  readonly begins: Begins
}

/**
 * Where a literal counts that begins with an ASCII letter or digit: anywhere; where a word of letters and digits
 * begins; or where a name does, behind no letter or as a capital behind a small letter.
 */
export type Begins = 'anywhere' | 'word' | 'name'

/** Literals of small letters that capitals match too. */
export function buildLiteralSet(literals: readonly string[], begins: Begins = 'anywhere'): LiteralSet {
  const letters = new Uint16Array(0x10000)
  const alphabet = [...new Set(literals.join('').split(''))]
  for (const [index, letter] of alphabet.entries()) {
    letters[letter.charCodeAt(0)] = index + 1
    letters[letter.toUpperCase().charCodeAt(0)] = index + 1
  }
  return buildSet(literals, letters, { blank: 0, begins })
}

/**
 * Phrases: capitals and letters with marks are read as the letters they are made from, a run of white space as one
 * blank, and a phrase has to begin where a word does. Literals are folded (`foldText`) and begin with no blank.
 */
export function buildPhraseSet(literals: readonly string[]): LiteralSet {
  const letters = new Uint16Array(0x10000)
  const alphabet = [' ', ...new Set(literals.join('').replaceAll(' ', '').split(''))]
  const numbers = new Map(alphabet.map((letter, index): [string, number] => [letter, index + 1]))
  for (const [letter, number] of numbers) letters[letter.charCodeAt(0)] = number
  for (const [first, last] of CASED) {
    for (let unit = first; unit <= last; unit += 1) {
      letters[unit] = numbers.get(foldLetter(String.fromCharCode(unit))) ?? 0
    }
  }
  for (const [from, to] of TWINS) letters[from.charCodeAt(0)] = numbers.get(to) ?? 0
  return buildSet(literals, letters, { blank: 1, begins: 'word' })
}

function buildSet(
  literals: readonly string[],
  letters: Uint16Array,
  how: Pick<LiteralSet, 'blank' | 'begins'>,
): LiteralSet {
  const words = literals.map((literal) => literal.split('').map((letter) => letters[letter.charCodeAt(0)] ?? 0))
  const most = words.reduce((highest, word) => Math.max(highest, ...word), 0)
  return { letters, words, trie: buildDoubleArray(words, most), ...how }
}

/** Whether any of the literals stands in a short text. */
export function hasLiteral({ letters, trie: { base, owner, output } }: LiteralSet, text: string): boolean {
  for (let start = 0; start < text.length; start += 1) {
    let state = 0
    for (let at = start; at < text.length; at += 1) {
      const next = (base[state] ?? 0) + (letters[text.charCodeAt(at)] ?? 0)
      if (owner[next] !== state + 1) break
      state = next
      if (output[state] !== 0) return true
    }
  }
  return false
}
