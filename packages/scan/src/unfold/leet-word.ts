import { EMPTY_HASH, hashStep, isKnownHash } from './words.ts'

/** Signs that stand for letters, beside the digits. */
export const LEET_SIGNS = '@$!|+'
const PAIRS = '0o 2z 3e 4a 5s 6g 7t 8b 9g @a $s +t 1i !i |i'
/** Of so many signs that may be an i or an l every choice is tried. */
const MOST_CHOICES = 3

const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => (code >= 65 && code <= 90 ? code | 32 : code))
for (const pair of PAIRS.split(' ')) LETTERS[pair.charCodeAt(0)] = pair.charCodeAt(1)

/** A word with digits or signs for letters, in plain letters. */
export interface LeetWord {
  readonly start: number
  readonly end: number
  readonly plain: string
  readonly isKnown: boolean
}

/** Reads a word; undefined where it has no letter, or no digit or sign that stands for one. */
export function readLeetWord(text: string, start: number, end: number): LeetWord | undefined {
  let letters = 0
  let choices = 0
  for (let at = start; at < end; at += 1) {
    if (isLetter(text.charCodeAt(at))) letters += 1
    else if (isChoice(text.charCodeAt(at))) choices += 1
  }
  if (letters === 0 || letters === end - start) return undefined
  for (let picks = 0; picks < 1 << Math.min(choices, MOST_CHOICES); picks += 1) {
    if (isKnown(text, [start, end], picks))
      return { start, end, plain: spell(text, [start, end], picks), isKnown: true }
  }
  return { start, end, plain: spell(text, [start, end], 0), isKnown: false }
}

function isLetter(code: number): boolean {
  const small = code | 32
  return small >= 97 && small <= 122
}

// A 1, a bar and an exclamation mark are drawn like an i and like an l.
function isChoice(code: number): boolean {
  return code === 49 || code === 124 || code === 33
}

function isKnown(text: string, [start, end]: readonly [number, number], picks: number): boolean {
  let hash = EMPTY_HASH
  let choice = 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    hash = hashStep(hash, plainCode(code, picks >> choice))
    if (isChoice(code)) choice += 1
  }
  return isKnownHash(hash)
}

function plainCode(code: number, pick: number): number {
  if (isChoice(code)) return pick & 1 ? 108 : 105
  return LETTERS[code] ?? code
}

function spell(text: string, [start, end]: readonly [number, number], picks: number): string {
  let out = ''
  let choice = 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    out += String.fromCharCode(plainCode(code, picks >> choice))
    if (isChoice(code)) choice += 1
  }
  return out
}
