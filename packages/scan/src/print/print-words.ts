import { isTelling } from './bag.ts'
import type { Range } from './instruction-areas.ts'
import { isNamingWord, wordsIn } from './phrases.ts'
import { type PrintWord, WORD_CELL } from './prints.ts'

/** Bits of the hash of a word. */
const WORD_RANGE = 2 ** 24
/** A word that stands oftener in a text does not name one of its records. */
const RARE = 3

/**
 * The words of a text that say something, each at its first place in the text and in each passage: told every time, how
 * often a word is used would give it away. Their places are rounded, and within one they are in the order of their hashes.
 */
export function findPrintWords(
  text: string,
  passages: readonly { readonly start: number; readonly end: number }[],
  hash: (word: string) => number,
): readonly PrintWord[] {
  const places = new Map<string, number[]>()
  const counts = new Map<string, number>()
  for (const { text: word, start } of wordsIn(text)) {
    if (!isTelling(word)) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
    const known = places.get(word)
    if (known === undefined) places.set(word, [start])
    else if (isFirstOfPassage(start, known, passages)) known.push(start)
  }
  const words: PrintWord[] = []
  for (const [word, starts] of places) {
    const isRare = (counts.get(word) ?? 0) <= RARE
    const told = { hash: hash(word) % WORD_RANGE, isRare, isNaming: isNamingWord(word) }
    for (const start of starts) words.push({ ...told, at: start - (start % WORD_CELL) })
  }
  return words.sort((a, b) => a.at - b.at || a.hash - b.hash)
}

function isFirstOfPassage(
  at: number,
  known: readonly number[],
  passages: readonly { readonly start: number; readonly end: number }[],
): boolean {
  const passage: Range | undefined = passages
    .filter(({ start, end }) => at >= start && at < end)
    .map(({ start, end }) => [start, end] as const)[0]
  return passage !== undefined && !known.some((start) => start >= passage[0] && start < passage[1])
}
