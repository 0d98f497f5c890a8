import type { Prints } from '@telltale/scan'
import type { TextNode } from '../graph.ts'
import type { Passage } from './passage.ts'
import type { Bag } from './words.ts'

/** Words are told to so many units of place. */
const CELL = 16
/** An argument that is one value is looked for as that. */
const MOST_OF_IT = 0.8

/** A bag of a withheld text: hashes where words would be, values as words of their own. */
export function printBag(prints: Prints): Bag {
  return bagOf(prints, [0, prints.length], prints)
}

/** The passages that a withheld text was said to have. */
export function printPassages(node: TextNode, prints: Prints): readonly Passage[] {
  return prints.passages.map((passage) => {
    const { start, end, signs } = passage
    return { node, start, end, text: '', order: '', signs, bag: bagOf(prints, [start, end], passage) }
  })
}

function bagOf(
  { keyId, words, values }: Prints,
  [start, end]: readonly [number, number],
  { effects, concepts }: Pick<Bag, 'effects' | 'concepts'>,
): Bag {
  const inside = words.filter(({ at }) => at + CELL > start && at < end).map(({ hash }) => wordOf(keyId, hash))
  const keys = values.filter((value) => value.start < end && value.end > start).map(({ key }) => valueWord(key))
  return { joined: ` ${[...inside, ...new Set(keys)].join(' ')} `, words: new Set(inside), concepts, effects }
}

/** The words of a withheld argument, and what a text that has it whole would have in it. */
export function printLeaf({ keyId, words, values, length }: Prints): {
  readonly words: readonly string[]
  readonly joined: string
} {
  const all = [...new Set(words.map(({ hash }) => wordOf(keyId, hash)))]
  const value = values.find(({ start, end }) => end - start >= MOST_OF_IT * length)
  return { words: all, joined: ` ${value === undefined ? all.join(' ') : valueWord(value.key)} ` }
}

/** The words of a withheld text, each once. */
export function printWords({ keyId, words }: Prints): readonly string[] {
  return words.map(({ hash }) => wordOf(keyId, hash))
}

function wordOf(keyId: string, hash: number): string {
  return `${keyId}:${hash}`
}

function valueWord(key: string): string {
  return `=${key.replaceAll(' ', ':')}`
}
