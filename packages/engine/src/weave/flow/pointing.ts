import type { TextNode } from '../graph.ts'
import type { Range } from './instruction-areas.ts'
import { isTrivialText, wordsIn } from './phrases.ts'

/** Whose words the arguments of a call are that fetched a text. */
export type Asked = 'user' | 'nobody' | 'model'

/** A share of a call's arguments from the user that makes the call the user's. */
const USERS_SHARE = 0.5

/** How an argument came out: its size and how much of it is the user's. */
export interface Settled {
  readonly text: string
  readonly principalShare: number
}

/** Whose call it was, by its arguments; a call without telling arguments was asked for by nobody in particular. */
export function askedBy(args: readonly Settled[]): Asked {
  const telling = args.filter(({ text }) => !isTrivialText(text))
  const total = telling.reduce((sum, { text }) => sum + text.length, 0)
  if (total === 0) return 'nobody'
  const users = telling.reduce((sum, { text, principalShare }) => sum + text.length * principalShare, 0)
  return users / total >= USERS_SHARE ? 'user' : 'model'
}

/** UTF-16 units on each side of a value that are its record where no border comes before. */
const RECORD = 400
const RECORD_BORDER = /\n[ \t]{0,40}\n|\n- |[}\]],?[ \t]{0,40}\n/
/** A word that stands oftener in a text does not name one of its records. */
const RARE = 3
const SHORTEST_NAME = 4

/** Words of a user's turn that may name a record. */
export function namingWords(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text: word } of wordsIn(text.slice(0, 16_384)))
    if (word.length >= SHORTEST_NAME && (/\d/.test(word) || !COMMON.has(word))) words.add(word)
  return words
}

const COMMON: ReadonlySet<string> = new Set(
  (
    'this that these those what which when where with from into your mine have been were will would could should about there their them they then than ' +
    'please send make give find tell show need want know like just also only some most more many much such very well here could according ' +
    'transaction transactions amount date subject recipient sender account balance bill file files email emails event events calendar meeting message messages ' +
    'document documents name names time today list read write check create update delete money total spend spent'
  ).split(' '),
)

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
  return isNamed(node.text, [start, end], names)
}

function hasWordOf(name: string, names: ReadonlySet<string>): boolean {
  for (const word of wordsIn(name)) if (names.has(word.text)) return true
  return false
}

function isNamed(text: string, [start, end]: Range, names: ReadonlySet<string>): boolean {
  const before = text.slice(Math.max(0, start - RECORD), start)
  const after = text.slice(end, end + RECORD)
  const head = before.split(RECORD_BORDER).at(-1) ?? ''
  const tail = after.split(RECORD_BORDER, 1)[0] ?? ''
  let lower: string | undefined
  for (const { text: word } of wordsIn(`${head} ${text.slice(start, Math.min(end, start + RECORD))} ${tail}`)) {
    if (!names.has(word)) continue
    lower ??= text.toLowerCase()
    if (isRare(lower, word)) return true
  }
  return false
}

function isRare(lower: string, word: string): boolean {
  let count = 0
  for (let at = lower.indexOf(word); at !== -1 && count <= RARE; at = lower.indexOf(word, at + word.length)) count += 1
  return count <= RARE
}
