import type { TextValue } from '@telltale/scan'
import { textValues, trimEnd } from '@telltale/scan'
import { quotedParts } from '../../session/text/quoted-parts.ts'
import { merged } from '../flow/instruction-areas.ts'

/** Something in an answer that is true or false: it stands in a source or was made up. */
export interface Checkable {
  readonly kind: 'number' | 'date' | 'name' | 'url' | 'email' | 'quote' | 'package' | 'value'
  /** Keys of `textValues` that are this value; any of them will do. */
  readonly keys: readonly string[]
  /** Words that must stand together. */
  readonly words: string
  readonly start: number
  readonly end: number
}

const LONGEST = 16 * 1024
const MOST = 300

const KINDS = new Map<TextValue['kind'], Checkable['kind']>([
  ['amount', 'number'],
  ['date', 'date'],
  ['url', 'url'],
  ['email', 'email'],
])

/** The checkable values of an answer in order, none inside another, of its first 16,384 UTF-16 units. */
export function checkableValues(answer: string): readonly Checkable[] {
  const text = answer.slice(0, LONGEST)
  const found = [...packagesIn(text), ...typedIn(text), ...quotesIn(text), ...namesIn(text)]
  const kept: Checkable[] = []
  let taken: readonly (readonly [number, number])[] = []
  for (const item of found) {
    if (kept.length >= MOST) break
    if (taken.some(([from, to]) => item.start < to && item.end > from)) continue
    kept.push(item)
    taken = merged([...taken, [item.start, item.end]])
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** Hosts are checked with their address; identifiers are too often ordinary words of a text about code. */
const UNCHECKED: ReadonlySet<TextValue['kind']> = new Set(['host', 'identifier', 'path'])

function typedIn(text: string): readonly Checkable[] {
  const places = new Map<string, { value: TextValue; keys: string[] }>()
  for (const value of textValues(text)) {
    if (UNCHECKED.has(value.kind) || value.isDecoded || isListNumber(text, value)) continue
    const place = `${value.start}-${value.end}`
    const known = places.get(place)
    if (known === undefined) places.set(place, { value, keys: [value.key] })
    else known.keys.push(value.key)
  }
  return [...places.values()]
    .map(
      ({ value, keys }): Checkable => ({
        kind: KINDS.get(value.kind) ?? 'value',
        keys,
        words: '',
        start: value.start,
        end: value.end,
      }),
    )
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
}

/** `12.` at the start of a line counts the lines. */
function isListNumber(text: string, { kind, start, end }: TextValue): boolean {
  if (kind !== 'amount' || !/^[.)]/.test(text.slice(end, end + 1))) return false
  return text.slice(text.lastIndexOf('\n', start) + 1, start).trim() === ''
}

const SHORTEST_QUOTE = 12

function quotesIn(text: string): readonly Checkable[] {
  return quotedParts(text)
    .filter((part) => part.text.length >= SHORTEST_QUOTE && part.text.includes(' '))
    .map((part) => ({ kind: 'quote', keys: [], words: part.text, start: part.start + 1, end: part.end - 1 }))
}

/** Two to four words in capitals in the middle of a sentence. */
const NAME = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{1,24}(?: \p{Lu}\p{Ll}{1,24}){1,3}(?!\p{L})/gu

function namesIn(text: string): readonly Checkable[] {
  return [...text.matchAll(NAME)].map((match) => ({
    kind: 'name',
    keys: [],
    words: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const INSTALL =
  /\b(?:pip3? install|npm (?:install|i|add)|yarn add|pnpm add|cargo add|gem install|go get|apt(?:-get)? install|brew install) (?:-[\w-]{1,40} ){0,4}([@\w][\w@./-]{0,100})/g

function packagesIn(text: string): readonly Checkable[] {
  return [...text.matchAll(INSTALL)].flatMap((match): readonly Checkable[] => {
    const name = match[1] ?? ''
    const version = name.indexOf('@', 1)
    const bare = trimEnd(version === -1 ? name : name.slice(0, version), '.-')
    const start = match.index + match[0].length - name.length
    return bare === '' ? [] : [{ kind: 'package', keys: [], words: bare, start, end: start + bare.length }]
  })
}
