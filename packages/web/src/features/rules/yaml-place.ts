/** Where in a YAML text the cursor stands, as far as it matters for what could be written next. */
export interface YamlPlace {
  /** Keys above, outermost first; the dashes of lists count as depth and not as keys. */
  readonly path: readonly string[]
  /** The key whose value is being written on this line; undefined where a key or an item is. */
  readonly key: string | undefined
  readonly isItem: boolean
  /** The key, item or value as far as it is written. */
  readonly word: string
  /** Where the word starts. */
  readonly from: number
}

/** Lines above the cursor that are looked at. */
const MOST_LINES = 2_000

/** The place of an offset; undefined in a comment, in a block of text or where nothing can be told. */
export function yamlPlace(text: string, at: number): YamlPlace | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const before = text.slice(start, at)
  if (before.trimStart().startsWith('#')) return undefined
  const dashes = dashesOf(before)
  const content = before.slice(dashes.indent)
  const path = pathAbove(text.slice(0, start), dashes.isItem ? dashes.first : dashes.indent, dashes.isItem)
  if (path === undefined) return undefined
  const colon = content.indexOf(': ')
  if (colon > 0) {
    const word = lastWord(content.slice(colon + 2))
    return { path, key: unquoted(content.slice(0, colon)), isItem: dashes.isItem, word, from: at - word.length }
  }
  if (!/^[\w.@$|*-]*$/.test(content)) return undefined
  return { path, key: undefined, isItem: dashes.isItem, word: content, from: at - content.length }
}

const WORD_CHARACTER = /[\w.@$|*-]/

function lastWord(value: string): string {
  let from = value.length
  while (from > 0 && WORD_CHARACTER.test(value[from - 1] ?? '')) from -= 1
  return value.slice(from)
}

interface Dashes {
  /** Column of the first dash, or of the content where there is none. */
  readonly first: number
  /** Column of the content. */
  readonly indent: number
  readonly isItem: boolean
}

function dashesOf(line: string): Dashes {
  const first = line.length - line.trimStart().length
  let indent = first
  while (line[indent] === '-' && (line[indent + 1] === ' ' || line.length === indent + 1)) {
    indent += 1
    while (line[indent] === ' ') indent += 1
  }
  return { first, indent, isItem: indent > first }
}

// A list may stand as far left as the key that it belongs to.
function pathAbove(above: string, column: number, isItem: boolean): readonly string[] | undefined {
  const path: string[] = []
  let left = isItem ? column + 1 : column
  const lines = above.split('\n').slice(-MOST_LINES - 1, -1)
  for (const line of lines.toReversed()) {
    if (left === 0 || line.startsWith('---')) break
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const { first, indent, isItem: hasDash } = dashesOf(line)
    const key = keyOf(line.slice(indent))
    if (indent < left && key !== undefined) {
      if (key.opensText) return undefined
      path.unshift(key.name)
      left = hasDash ? first + 1 : indent
    } else if (first < left && hasDash) {
      left = first + 1
    }
    if (left > 0 && indent === 0 && !hasDash) break
  }
  return path
}

interface WrittenKey {
  readonly name: string
  /** `|` or `>`: what follows is text. */
  readonly opensText: boolean
}

function keyOf(content: string): WrittenKey | undefined {
  const bare = content.trimEnd()
  const end = bare.endsWith(':') ? bare.length - 1 : bare.indexOf(': ')
  if (end <= 0) return undefined
  const value = bare.slice(end + 1).trim()
  return { name: unquoted(bare.slice(0, end)), opensText: /^[|>][-+\d]*$/.test(value) }
}

function unquoted(key: string): string {
  return key.replace(/^["']|["']$/g, '')
}

/** Keys of `parent` at the top of the document that holds the offset, such as the selections of a rule. */
export function keysUnder(text: string, at: number, parent: string): readonly string[] {
  const start = text.lastIndexOf('\n---', at) + 1
  const end = text.indexOf('\n---', at)
  const lines = text.slice(start, end < 0 ? text.length : end).split('\n')
  const first = lines.findIndex((line) => line.trimEnd() === `${parent}:`)
  if (first < 0) return []
  const keys: string[] = []
  let depth: number | undefined
  for (const line of lines.slice(first + 1)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const { first: column, isItem } = dashesOf(line)
    if (column === 0) break
    depth ??= column
    const key = column === depth && !isItem ? keyOf(line.slice(column)) : undefined
    if (key !== undefined) keys.push(key.name)
  }
  return keys
}
