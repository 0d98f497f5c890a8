import { isSentence } from '../judge.ts'
import { PAIRS } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import type { Stretch } from '../survey.ts'
import { isKnownWord } from '../words.ts'

/** Letters on which all the ciphers are tried. */
const SAMPLE = 120
/** Words beside a stretch that are looked at one by one. */
const MOST_WIDENED = 12
const SUSPICION = 0.5

/** A letter for a letter: `turn` along the alphabet, which runs backwards for atbash. */
interface Cipher {
  readonly kind: string
  readonly turn: number
  readonly sign: 1 | -1
}

const CIPHERS: readonly Cipher[] = [
  ...Array.from({ length: 25 }, (_, at): Cipher => ({ kind: at === 12 ? 'rot13' : 'caesar', turn: at + 1, sign: 1 })),
  { kind: 'atbash', turn: 25, sign: -1 },
]

/** Text in a Caesar cipher (rot13 too) or atbash, in any language that the letter pairs know. */
export const ciphers: Decoder = {
  name: 'ciphers',
  wants: ({ survey }) => survey.unusual.length > 0,
  read(source) {
    const work = new Work(source)
    return source.survey.unusual.flatMap((stretch) => {
      if (!work.spend(SAMPLE)) return []
      return readStretch(source, stretch)
    })
  },
}

/** Number 0 to 25 of an ASCII letter, else -1. */
function letterAt(text: string, at: number): number {
  const small = text.charCodeAt(at) | 32
  return small >= 97 && small <= 122 && text.charCodeAt(at) < 128 ? small - 97 : -1
}

function shifted(letter: number, { turn, sign }: Cipher): number {
  return (sign * letter + turn + 26) % 26
}

function bestCipher(text: string, { start, end }: Stretch): Cipher | undefined {
  const letters: number[] = []
  for (let at = start; at < end && letters.length < SAMPLE; at += 1) letters.push(letterAt(text, at))
  let best: Cipher | undefined
  let least = 0
  for (const cipher of CIPHERS) {
    let sum = 0
    let before = 0
    for (const letter of letters) {
      const after = letter < 0 ? 0 : shifted(letter, cipher) + 1
      if (before !== 0 || after !== 0) sum += (PAIRS[before * 32 + after] ?? 0) >> 16
      before = after
    }
    sum += (PAIRS[before * 32] ?? 0) >> 16
    if (sum < least) [best, least] = [cipher, sum]
  }
  return best
}

function apply(text: string, { start, end }: Stretch, cipher: Cipher): string {
  let out = ''
  for (let at = start; at < end; at += 1) {
    const letter = letterAt(text, at)
    const base = text.charCodeAt(at) & 32 ? 97 : 65
    out += letter < 0 ? text[at] : String.fromCharCode(base + shifted(letter, cipher))
  }
  return out
}

function readStretch({ text, room }: Source, stretch: Stretch): readonly Piece[] {
  const cipher = bestCipher(text, stretch)
  if (cipher === undefined) return []
  if (!isSentence(apply(text, { start: stretch.start, end: Math.min(stretch.end, stretch.start + 400) }, cipher)))
    return []
  const start = widenLeft(text, stretch.start, cipher)
  const end = Math.min(widenRight(text, stretch.end, cipher), start + room)
  const starts = Array.from({ length: end - start }, (_, at) => start + at)
  return [{ kind: cipher.kind, text: apply(text, { start, end }, cipher), starts, start, end, suspicion: SUSPICION }]
}

// The first and the last words may look usual by chance ("gur", "va"): they belong to it where they decode to words.
function widenLeft(text: string, from: number, cipher: Cipher): number {
  let start = from
  for (let words = 0; words < MOST_WIDENED; words += 1) {
    let end = start
    while (end > 0 && isGap(text, end - 1)) end -= 1
    let next = end
    while (next > 0 && end - next < 20 && letterAt(text, next - 1) >= 0) next -= 1
    if (!isDecoded(text, next, end, cipher)) return start
    start = next
  }
  return start
}

function widenRight(text: string, from: number, cipher: Cipher): number {
  let end = from
  for (let words = 0; words < MOST_WIDENED; words += 1) {
    let start = end
    while (start < text.length && start - end < 4 && isGap(text, start)) start += 1
    let next = start
    while (next < text.length && next - start < 20 && letterAt(text, next) >= 0) next += 1
    if (!isDecoded(text, start, next, cipher)) return end
    end = next
  }
  return end
}

function isGap(text: string, at: number): boolean {
  return letterAt(text, at) < 0 && text.charCodeAt(at) !== 58 && text.charCodeAt(at) < 128
}

function isDecoded(text: string, start: number, end: number, cipher: Cipher): boolean {
  if (end <= start || isKnownWord(text, start, end)) return false
  return isKnownWord(apply(text, { start, end }, cipher))
}
