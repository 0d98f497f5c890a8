import { isNamingWord, type Prints, wordsIn } from '@telltale/scan'
import type { TextNode } from '../graph.ts'
import { type Range, touches } from './instruction-areas.ts'

/** Whose words the arguments of a call are that fetched a text. */
export type Asked = 'user' | 'nobody' | 'model'

/** A share of a call's arguments from the user that makes the call the user's. */
const USERS_SHARE = 0.5

/** How an argument came out: its size and how much of it is the user's. */
export interface Settled {
  readonly length: number
  readonly isTrivial: boolean
  readonly principalShare: number
}

/** Whose call it was, by its arguments; a call without telling arguments was asked for by nobody in particular. */
export function askedBy(args: readonly Settled[]): Asked {
  const telling = args.filter((arg) => !arg.isTrivial)
  const total = telling.reduce((sum, { length }) => sum + length, 0)
  if (total === 0) return 'nobody'
  const users = telling.reduce((sum, { length, principalShare }) => sum + length * principalShare, 0)
  return users / total >= USERS_SHARE ? 'user' : 'model'
}

/** UTF-16 units on each side of a value that are its record where no border comes before. */
const RECORD = 400
const RECORD_BORDER = /\n[ \t]{0,40}\n|\n- |[}\]],?[ \t]{0,40}\n/
/** A word that stands oftener in a text does not name one of its records. */
const RARE = 3

/** Words of a user's turn that may name a record. */
export function namingWords(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text: word } of wordsIn(text.slice(0, 16_384))) if (isNamingWord(word)) words.add(word)
  return words
}

/** The same of a withheld turn, outside of what it took from others. */
export function printedNames({ keyId, words }: Prints, borrowed: readonly Range[]): ReadonlySet<string> {
  const own = words.filter(({ isNaming, at }) => isNaming && !touches(borrowed, at, at + 1))
  return new Set(own.map(({ hash }) => `${keyId} ${hash}`))
}

/** A place in a fetched text. */
export interface Spot {
  readonly node: TextNode
  readonly start: number
  readonly end: number
}

/**
 * Whether the user pointed at what stands in a place: it was fetched by a call of the user's, or its record has a word
 * that the user named and that stands almost nowhere else in the text. Places that give orders are for the caller to leave out.
 */
export function isPointedAt({ node, start, end }: Spot, asked: Asked, names: ReadonlySet<string>): boolean {
  if (node.trust !== 'untrusted' || node.role === 'tool_definition') return false
  if (asked === 'user' && node.role === 'tool_result') return true
  // A search brings what has the words of the question, so these name no document; its own name does.
  if (node.role === 'document' || node.role === 'memory') return hasWordOf(node.name, names)
  return node.prints === undefined
    ? isNamed(node, [start, end], names)
    : isPrintedName(node.prints, [start, end], names)
}

function hasWordOf(name: string, names: ReadonlySet<string>): boolean {
  for (const word of wordsIn(name)) if (names.has(word.text)) return true
  return false
}

function isNamed(node: TextNode, [start, end]: Range, names: ReadonlySet<string>): boolean {
  const places = namedPlaces(node, names)
  if (places.length === 0) return false
  const before = node.text.slice(Math.max(0, start - RECORD), start)
  const after = node.text.slice(end, end + RECORD)
  const from = start - (before.split(RECORD_BORDER).at(-1) ?? '').length
  const to = end + (after.split(RECORD_BORDER, 1)[0] ?? '').length
  return places.some((at) => at >= from && at < to && (at < start + RECORD || at >= end))
}

/** Where rare words stand that the user named, by text: many values of one text are asked about. */
const PLACES = new WeakMap<
  ReadonlySet<string>,
  Map<string, { readonly names: number; readonly at: readonly number[] }>
>()

function namedPlaces({ id, text }: TextNode, names: ReadonlySet<string>): readonly number[] {
  const byText = PLACES.get(names) ?? new Map()
  PLACES.set(names, byText)
  const known = byText.get(id)
  if (known?.names === names.size) return known.at
  const at = findNamed(text, names)
  byText.set(id, { names: names.size, at })
  return at
}

function findNamed(text: string, names: ReadonlySet<string>): readonly number[] {
  if (names.size === 0) return []
  const found = [...wordsIn(text)].filter((word) => names.has(word.text))
  if (found.length === 0) return []
  const lower = text.toLowerCase()
  const rare = new Set([...new Set(found.map((word) => word.text))].filter((word) => isRare(lower, word)))
  return found.filter((word) => rare.has(word.text)).map(({ start }) => start)
}

/** Borders of records are not told of withheld texts. */
const PRINTED_RECORD = 160

function isPrintedName({ keyId, words }: Prints, [start, end]: Range, names: ReadonlySet<string>): boolean {
  return words.some(
    ({ hash, at, isRare }) =>
      isRare && at > start - PRINTED_RECORD && at < end + PRINTED_RECORD && names.has(`${keyId} ${hash}`),
  )
}

function isRare(lower: string, word: string): boolean {
  let count = 0
  for (let at = lower.indexOf(word); at !== -1 && count <= RARE; at = lower.indexOf(word, at + word.length)) count += 1
  return count <= RARE
}
