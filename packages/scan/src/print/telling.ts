import { THING_EFFECTS, VERB_EFFECTS } from './effect-words.ts'

/** Whether a text is one address, link, account, path or long number. */
export function isOneValue(text: string): boolean {
  return (
    text.length >= 5 &&
    text.length <= 300 &&
    !/\s/.test(text.trim()) &&
    /[\d@/.]/.test(text) &&
    !/^[\d.-]{1,10}$/.test(text)
  )
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['true', 'false', 'null', 'none', 'yes', 'no', 'me'])

/** How much words say if they stand elsewhere too: an address or account 1, a small number, `true` or a verb of tools little. */
export function wordsWeight(words: readonly string[]): number {
  const [first] = words
  if (first === undefined || (words.length === 1 && SAYS_NOTHING.has(first))) return 0
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  if (letters <= 2) return 0.25
  if (words.length === 1 && (VERB_EFFECTS.has(first) || THING_EFFECTS.has(first))) return 0.25
  return words.length === 1 && letters <= 4 ? 0.6 : 1
}
