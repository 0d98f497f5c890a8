import { type JsonPart, readCount, readText } from './json-part.ts'
import { readVocabulary } from './read-vocabulary.ts'

/** Turns one word into the numbers of its pieces. */
export type EncodeWord = (word: string) => readonly number[]

/** WordPiece: the longest piece that fits, then the longest that goes on; a word that does not come out is unknown. */
export function buildWordPiece(part: JsonPart): EncodeWord {
  const vocabulary = readVocabulary(part)
  const goesOn = readText(part, 'continuing_subword_prefix', '##')
  const longest = readCount(part, 'max_input_chars_per_word', 100)
  const unknown = vocabulary.get(readText(part, 'unk_token', '[UNK]'))
  const unknownIds = unknown === undefined ? [] : [unknown]
  return (word) => {
    const characters = Array.from(word)
    if (characters.length > longest) return unknownIds
    const ids: number[] = []
    for (let start = 0; start < characters.length; ) {
      const found = findLongest(characters, start, { vocabulary, prefix: start === 0 ? '' : goesOn })
      if (found === undefined) return unknownIds
      ids.push(found.id)
      start = found.end
    }
    return ids
  }
}

interface Lookup {
  readonly vocabulary: ReadonlyMap<string, number>
  readonly prefix: string
}

function findLongest(
  characters: readonly string[],
  start: number,
  { vocabulary, prefix }: Lookup,
): { readonly id: number; readonly end: number } | undefined {
  for (let end = characters.length; end > start; end -= 1) {
    const id = vocabulary.get(prefix + characters.slice(start, end).join(''))
    if (id !== undefined) return { id, end }
  }
  return undefined
}
