import { LINK, weighLetters } from './boilerplate.ts'
import { buildGramIndex, type GramIndex } from './gram-index.ts'
import { type LetterStream, readLetters } from './letter-stream.ts'
import { buildWordPairs, type WordPairs } from './word-pairs.ts'

/** A text that answers should not repeat: the system prompt, or what a tool is described as. */
export interface PromptPart {
  /** As an analyst knows it: `system prompt`, `tool search`. */
  readonly name: string
  readonly text: string
}

/** Prompts made ready to be found again in answers. */
export interface PromptIndex {
  readonly parts: readonly IndexedPart[]
  readonly grams: GramIndex
  /** By unit: its place in the prompt as it stands; twice as many units, since the second half has the words in reverse. */
  readonly places: Uint32Array
  /** By place: 1 where repeating it tells something. */
  readonly weights: Uint8Array
  /** By place: number of the word it belongs to. */
  readonly words: Uint32Array
  readonly pairs: WordPairs
  /** Letters of all parts, and how many of them count. */
  readonly letters: number
  readonly weight: number
}

interface IndexedPart {
  readonly name: string
  /** First place and place after the last. */
  readonly start: number
  readonly end: number
}

// About three words, so that text with every fifth word changed still has whole rows.
const SIZE = 12
const STRIDE = 3

interface Row {
  readonly units: Uint16Array
  readonly weights: Uint8Array
  readonly words: Uint32Array
  readonly parts: readonly IndexedPart[]
}

function numberWords(text: string, stream: LetterStream, first: number, words: Uint32Array, at: number): number {
  let word = first
  let next = 0
  for (let unit = 0; unit < stream.length; unit++) {
    const start = stream.starts[unit] ?? 0
    let spaced = false
    for (; next < start; next++) if (text.charCodeAt(next) <= 0x20) spaced = true
    if (spaced && unit > 0) word++
    words[at + unit] = word
  }
  return word + 1
}

function layOut(parts: readonly PromptPart[]): Row {
  const streams = parts.map(({ text }) => readLetters(text))
  // One unit between parts and one at the end, so that no run crosses over.
  const length = streams.reduce((sum, stream) => sum + stream.length + 1, 0)
  const units = new Uint16Array(length)
  const weights = new Uint8Array(length)
  const words = new Uint32Array(length)
  const indexed: IndexedPart[] = []
  let start = 0
  let word = 0
  parts.forEach(({ name, text }, i) => {
    const stream = streams[i] ?? readLetters('')
    units.set(stream.units.subarray(0, stream.length), start)
    weights.set(weighLetters(text, stream), start)
    word = numberWords(text, stream, word, words, start)
    indexed.push({ name, start, end: start + stream.length })
    words[start + stream.length] = word++
    start += stream.length + 1
  })
  return { units, weights, words, parts: indexed }
}

/** The places with the words in reverse and the letters of each word as they are. */
function reverseWords(words: Uint32Array): Uint32Array {
  const places = new Uint32Array(words.length)
  let at = 0
  for (let end = words.length; end > 0; ) {
    let start = end - 1
    while (start > 0 && words[start - 1] === words[start]) start--
    for (let place = start; place < end; place++) places[at++] = place
    end = start
  }
  return places
}

/** Indexes what should not be repeated; about a millisecond for 20 KB, and 25 bytes of memory for each letter. */
export function createPromptIndex(parts: readonly PromptPart[]): PromptIndex {
  const row = layOut(parts)
  const { length } = row.units
  const places = new Uint32Array(length * 2)
  for (let i = 0; i < length; i++) places[i] = i
  places.set(reverseWords(row.words), length)
  const units = new Uint16Array(length * 2)
  for (let i = 0; i < places.length; i++) units[i] = row.units[places[i] ?? 0] ?? 0
  const pairs = buildWordPairs(parts.map(({ text }) => text.replace(LINK, ' ')))
  const grams = buildGramIndex(units, SIZE, STRIDE)
  const letters = row.parts.reduce((sum, part) => sum + part.end - part.start, 0)
  const weight = row.weights.reduce((sum, one) => sum + one, 0)
  return { parts: row.parts, letters, weight, grams, places, weights: row.weights, words: row.words, pairs }
}
