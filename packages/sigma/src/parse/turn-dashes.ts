import type { DraftPart } from './parse-pattern.ts'

const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015']
const WORD = /^[\p{L}\p{N}_]$/u
/** Dashes that are turned one by one; a text with more has all of them turned alike. */
const MAX_DASHES = 4
/** Longer texts, too. */
const MAX_LENGTH = 1_024

/** The text as written, then with each dash that begins a word written in each of the other ways; at most 625 texts, no two alike. */
export function turnDashes(parts: readonly DraftPart[]): readonly (readonly DraftPart[])[] {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : ''))
  const written = texts.flatMap((text) => dashPlaces(text).map((place) => text.charAt(place))).join('')
  const count = written.length
  if (count === 0) return [parts]
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const ways = count > MAX_DASHES || length > MAX_LENGTH ? alike(count) : each(count)
  const others = ways.filter((dashes) => dashes.join('') !== written)
  const pieces = texts.map(splitAtDashes)
  return [parts, ...others.map((dashes) => writeWith(parts, pieces, dashes))]
}

function writeWith(
  parts: readonly DraftPart[],
  pieces: readonly (readonly string[])[],
  dashes: readonly string[],
): readonly DraftPart[] {
  let used = 0
  return parts.map((part, i) => {
    const [first, ...rest] = pieces[i] ?? []
    if (part.kind !== 'text' || first === undefined) return part
    const text = [first]
    for (const piece of rest) text.push(dashes[used++] ?? '-', piece)
    return { kind: 'text', text: text.join('') }
  })
}

/** The pieces between the dashes that are turned. */
function splitAtDashes(text: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  for (const place of dashPlaces(text)) {
    pieces.push(text.slice(from, place))
    from = place + 1
  }
  return [...pieces, text.slice(from)]
}

function dashPlaces(text: string): readonly number[] {
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!DASHES.includes(text.charAt(at))) continue
    if (!WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at + 1))) places.push(at)
  }
  return places
}

function alike(count: number): readonly (readonly string[])[] {
  return DASHES.map((dash) => Array.from({ length: count }, () => dash))
}

function each(count: number): readonly (readonly string[])[] {
  let rows: readonly (readonly string[])[] = [[]]
  for (let i = 0; i < count; i += 1) rows = rows.flatMap((row) => DASHES.map((dash) => [...row, dash]))
  return rows
}
