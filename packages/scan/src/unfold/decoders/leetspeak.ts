import { indexNear, lastIndexNear } from '../../near.ts'
import { unitsOf } from '../../units.ts'
import { LEET_SIGNS, type LeetWord, readLeetWord } from '../leet-word.ts'
import { MARK } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { LONGEST_WORD } from '../words.ts'

/** Words further apart are not read together; so much of the line around them is. */
const AROUND = 120
const LEAST_WORDS = 2
/** Letters beyond two in each well-known word, summed: short ones come about by chance (h3, w3, 10s). */
const LEAST_WEIGHT = 6
const SUSPICION = 0.4

/** Words in which digits and signs stand for letters (1gn0r3). */
export const leetspeak: Decoder = {
  name: 'leetspeak',
  wants: ({ survey, text }) => survey.mixed > 0 || (survey.linked > 1 && /[a-z][@$!|+]{1,2}[a-z]/i.test(text)),
  read: readLeet,
}

const IS_SIGN = new Uint8Array(0x10000)
for (const sign of LEET_SIGNS) IS_SIGN[sign.charCodeAt(0)] = 1

function readLeet(source: Source): readonly Piece[] {
  const words = findWords(source)
  const pieces: Piece[] = []
  let first = -1
  let last = -1
  const close = () => {
    const group = first === -1 ? [] : words.slice(first, last + 1)
    if (isLeet(group)) pieces.push(readGroup(source.text, group))
    first = -1
  }
  for (const [at, word] of words.entries()) {
    if (!word.isKnown) continue
    const isFar =
      word.start - (words[last]?.end ?? 0) > AROUND || word.end - (words[first]?.start ?? 0) > source.room / 2
    if (first !== -1 && isFar) close()
    if (first === -1) first = at
    last = at
  }
  close()
  return pieces
}

function isLeet(group: readonly LeetWord[]): boolean {
  const known = group.filter((word) => word.isKnown)
  return known.length >= LEAST_WORDS && known.reduce((sum, word) => sum + word.plain.length - 2, 0) >= LEAST_WEIGHT
}

function findWords(source: Source): readonly LeetWord[] {
  const { text } = source
  const { starts, ends, marks, count } = source.tokens()
  const units = unitsOf(text)
  const isSignUnit = IS_SIGN
  const work = new Work(source)
  const words: LeetWord[] = []
  let done = 0
  for (let token = 0; token < count; token += 1) {
    const mark = marks[token] ?? 0
    // Most tokens are words between blanks.
    if ((mark & (MARK.digit | MARK.joined)) === 0) continue
    const [from, to] = [starts[token] ?? 0, ends[token] ?? 0]
    const isMixed = (mark & MARK.digit) !== 0 && (mark & (MARK.lower | MARK.upper)) !== 0
    if (!isMixed && ((isSignUnit[units[from - 1] ?? 0] ?? 0) | (isSignUnit[units[to] ?? 0] ?? 0)) === 0) continue
    const [start, end] = overSigns(text, from, to)
    if (start < done || end - start > LONGEST_WORD || end - start < 2) continue
    if (!isMixed && end - start === to - from) continue
    if (!work.spend(end - start + 8)) break
    const word = readLeetWord(text, start, end)
    if (word) words.push(word)
    done = end
  }
  return words
}

function isSign(text: string, at: number): boolean {
  return at >= 0 && at < text.length && IS_SIGN[text.charCodeAt(at)] === 1
}

function isWordPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const small = code | 32
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57) || isSign(text, at)
}

// Signs before and inside a word belong to it; those behind it may be what ends the sentence.
function overSigns(text: string, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to]
  while (isSign(text, start - 1) && from - start < 3) start -= 1
  while (end < text.length && end - start <= LONGEST_WORD && isWordPart(text, end)) end += 1
  while (end > to && isSign(text, end - 1)) end -= 1
  return [start, end]
}

function readGroup(text: string, group: readonly LeetWord[]): Piece {
  const [from, to] = [group[0]?.start ?? 0, group[group.length - 1]?.end ?? 0]
  const start = Math.max(lastIndexNear(text, '\n', from - 1, AROUND) + 1, from - AROUND, 0)
  const lineEnd = indexNear(text, '\n', to, AROUND)
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, to + AROUND)
  let out = ''
  let at = start
  for (const word of group) {
    out += text.slice(at, word.start) + word.plain
    at = word.end
  }
  out += text.slice(at, end)
  const starts = Array.from({ length: end - start }, (_, index) => start + index)
  return { kind: 'leetspeak', text: out, starts, start, end, suspicion: SUSPICION }
}
