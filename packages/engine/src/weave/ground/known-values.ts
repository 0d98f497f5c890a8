import { normalText } from '../flow/normal-text.ts'
import { wordsIn } from '../flow/phrases.ts'
import { textValues } from '../flow/text-values.ts'
import type { Checkable } from './checkable-values.ts'

/** The values and words of all sources so far. */
export interface Known {
  add(text: string): void
  holds(value: Checkable): boolean
}

const MOST_TEXTS_SEARCHED = 64
/** Long words are looked for letter by letter only in texts that hold their first word. */
const MOST_TEXTS_PER_WORD = 512

/** Knows the sources of an answer by their values and words. */
export function createKnown(): Known {
  const keys = new Set<string>()
  const plains: string[] = []
  const textsOf = new Map<string, number[]>()
  return {
    add(text) {
      if (text === '') return
      for (const { key } of textValues(text)) keys.add(key)
      plains.push(normalText(text).plain)
      for (const { text: word } of wordsIn(text)) {
        const texts = textsOf.get(word)
        if (texts === undefined) textsOf.set(word, [plains.length - 1])
        else if (texts.length < MOST_TEXTS_PER_WORD && texts.at(-1) !== plains.length - 1) texts.push(plains.length - 1)
      }
    },
    holds({ keys: own, words }) {
      if (words === '') return own.some((key) => keys.has(key))
      const wanted = normalText(words).plain
      const texts = rarestTexts(words, textsOf)
      return texts.slice(0, MOST_TEXTS_SEARCHED).some((at) => plains[at]?.includes(wanted))
    },
  }
}

function rarestTexts(words: string, textsOf: ReadonlyMap<string, readonly number[]>): readonly number[] {
  let rarest: readonly number[] | undefined
  for (const { text } of wordsIn(words)) {
    const texts = textsOf.get(text) ?? []
    if (rarest === undefined || texts.length < rarest.length) rarest = texts
  }
  return rarest ?? []
}
