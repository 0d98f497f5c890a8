import type { TextNode } from '../graph.ts'
import type { Chosen } from './cover.ts'

/** How two places are equal and, where the words count as the user's, why, as one sentence without its point. */
export function describeHow(
  item: Chosen,
  { source, target }: { readonly source: TextNode; readonly target: TextNode },
): string {
  const isWithheld = source.text === '' || target.text === ''
  const from = source.text.slice(item.fromStart, item.fromEnd)
  const to = target.text.slice(item.toStart, item.toEnd)
  const what = item.kind === 'value' ? (item.valueKind ?? 'value') : 'words'
  const why =
    item.tier === 'pointed'
      ? `; it stands in ${nameOf(source)}, which the user pointed at, and nothing there gives orders`
      : ''
  const how = isWithheld ? `the same ${what} by its fingerprint`.replace('words by its', 'words by their') : ''
  return `${how || sameness(from, to, { what, isDecoded: item.isDecoded })}${why}`
}

function sameness(
  from: string,
  to: string,
  { what, isDecoded }: { readonly what: string; readonly isDecoded: boolean },
): string {
  if (from === to) return 'the same characters'
  if (isDecoded) return `the same ${what} after undoing an encoding`
  if (from.toLowerCase() === to.toLowerCase()) return `the same ${what} in capitals or small letters`
  if (from.replace(/\s+/g, '') === to.replace(/\s+/g, '')) return `the same ${what} after leaving out spaces`
  return what === 'words'
    ? 'the same words after leaving out signs and spaces'
    : `the same ${what} written in another way`
}

const NAMES: Partial<Record<TextNode['role'], string>> = {
  document: 'the document',
  memory: 'the memory',
  tool_result: 'the result of',
  db_rows: 'the rows of',
}

function nameOf({ role, name }: TextNode): string {
  return `${NAMES[role] ?? 'a text'} ${name === '' ? 'that was fetched' : name}`
}
