import { MARK, UNITS, unusualMean } from './letter-scores.ts'
import { isKnownWord } from './words.ts'

/** What decoded characters are: something to read; characters that may hide something to read; or chance. */
export type Verdict = 'text' | 'printable' | 'noise'

/** How much of a decoded text is looked at. */
const SAMPLE = 400

/** How many letters a text has, by what they belong to. */
interface Makeup {
  readonly ascii: number
  readonly beyond: number
  readonly blanks: number
  readonly bad: number
  /** Letters in well-known words of three letters and more, the number of those words, and of all words. */
  readonly knownLetters: number
  readonly known: number
}

/** Judges the first characters of a decoded text. */
export function judge(text: string): Verdict {
  const length = Math.min(text.length, SAMPLE)
  if (length < 3) return 'noise'
  const makeup = makeupOf(text, length)
  if (makeup.bad * 50 > length) return 'noise'
  const rest = makeup.bad === 0 && length >= 12 ? 'printable' : 'noise'
  const letters = makeup.ascii + makeup.beyond
  if ((letters + makeup.blanks) * 20 < length * 11 || letters < 4) return rest
  if (makeup.beyond * 2 > letters) return letters >= 6 && isOneScript(text, length) ? 'text' : rest
  return readsLikeWords(text, length, makeup) ? 'text' : rest
}

function readsLikeWords(text: string, length: number, { ascii, beyond, knownLetters, known }: Makeup): boolean {
  const letters = ascii + beyond
  if (knownLetters * 10 >= letters * 6 && letters >= 5) return true
  const unusual = unusualMean(text, 0, length)
  if (known >= 2 && knownLetters * 4 >= letters && unusual < 0) return true
  return letters >= 24 && unusual < -4 && known >= 1
}

/**
 * Whether a text in Latin script is made of well-known words, by more than chance: what a cipher yields has to pass it,
 * since among 26 keys one always looks like something.
 */
export function isSentence(text: string): boolean {
  const length = Math.min(text.length, SAMPLE)
  const { ascii, beyond, bad, knownLetters } = makeupOf(text, length)
  if (bad > 0 || beyond * 4 > ascii || ascii < 10 || knownLetters * 20 < ascii * 11) return false
  const words = new Set<string>()
  for (const match of text.slice(0, length).matchAll(/[a-z]{3,16}/gi)) {
    if (isKnownWord(match[0])) words.add(match[0].toLowerCase())
  }
  return words.size > 1
}

function makeupOf(text: string, length: number): Makeup {
  let [ascii, beyond, blanks, bad, knownLetters, known] = [0, 0, 0, 0, 0, 0]
  let start = -1
  for (let at = 0; at <= length; at += 1) {
    const code = at < length ? text.charCodeAt(at) : 0x20
    const unit = UNITS[code] ?? 0
    if (unit & (MARK.lower | MARK.upper)) {
      if (start === -1) start = at
      ascii += 1
      continue
    }
    if (start !== -1 && at - start > 2 && isKnownWord(text, start, at)) {
      knownLetters += at - start
      known += 1
    }
    start = -1
    if (at === length) break
    if (code === 0x20 || code === 0x0a) blanks += 1
    else if (isBad(code)) bad += 1
    else if ((unit & MARK.letter) !== 0 && code > 0x7f) beyond += 1
  }
  return { ascii, beyond, blanks, bad, knownLetters, known }
}

function isBad(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d
  return (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code < 0xf900) || code >= 0xfff0
}

// Bytes that are UTF-8 by chance have letters from all over; a text keeps to one or two neighbouring blocks.
function isOneScript(text: string, length: number): boolean {
  const blocks = new Map<number, number>()
  let letters = 0
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80 || (UNITS[code] ?? 0) <= MARK.beyond) continue
    const block = code >= 0x3000 && code < 0xfb00 ? 0x30 : code >> 8
    blocks.set(block, (blocks.get(block) ?? 0) + 1)
    letters += 1
  }
  return Math.max(0, ...blocks.values()) * 10 >= letters * 8
}
