import { readBag } from '../judge/words.ts'

/** A word of an answer and where it stands. */
export interface Spoken {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** An answer made to be searched. */
export interface AnswerText {
  readonly text: string
  readonly words: readonly Spoken[]
  /** Places in `words` where each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>
  /** Number of the first word of each sentence. */
  readonly sentences: readonly number[]
}

const LONGEST = 32 * 1024
const MOST_PLACES = 32
const WORD = /[\p{L}\p{N}]+/gu

/** The words and sentences of an answer, at most 32 KiB of it. */
export function readAnswer(whole: string): AnswerText {
  const text = whole.slice(0, LONGEST)
  const words = spokenWords(text)
  const places = new Map<string, number[]>()
  const sentences = [0]
  for (const [i, { word, start }] of words.entries()) {
    const known = places.get(word)
    if (known === undefined) places.set(word, [i])
    else if (known.length < MOST_PLACES) known.push(i)
    const before = words[i - 1]
    if (before !== undefined && /[.!?](?:["”»')\]]*)\s|\n/.test(text.slice(before.end, start))) sentences.push(i)
  }
  return { text, words, places, sentences }
}

/** The words of a text in lower case, with their places. */
export function spokenWords(text: string): readonly Spoken[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The sentence that a place stands in and the one before it. */
export function sentencesAround({ text, words, sentences }: AnswerText, start: number): string {
  const startOf = (sentence: number) => words[sentences[sentence] ?? words.length]?.start ?? text.length
  let sentence = 0
  while (sentence + 1 < sentences.length && startOf(sentence + 1) <= start) sentence += 1
  return text.slice(startOf(Math.max(0, sentence - 1)), startOf(sentence + 1))
}

/** All that is known of what others said, to tell what only the order has. */
export interface Said {
  /** Words of the user. */
  readonly users: ReadonlySet<string>
  readonly joinedUsers: string
}

/** What the user said, joined. */
export function readSaid(users: readonly string[]): Said {
  const bags = users.map((text) => readBag(text))
  return {
    users: new Set(bags.flatMap(({ words }) => [...words])),
    joinedUsers: bags.map(({ joined }) => joined).join(' '),
  }
}
