import { readDates } from './dates.ts'
import { extractValues, type ValueKind } from './extract-values.ts'
import type { TextValue, TypedKind } from './text-value.ts'
import { readToken } from './token-values.ts'
import { trimEnd } from './trim-end.ts'

const LONGEST_LINE = 4_096
const MOST = 4_000
const ESCAPES = /\\[nrt"]/g

/** The typed values of a text in order of their kinds, at most 4,000. */
export function textValues(text: string): readonly TextValue[] {
  const values: TextValue[] = []
  const plain = text.includes('\\') ? text.replace(ESCAPES, '  ') : text
  for (let from = 0; from < plain.length && values.length < MOST; ) {
    const lineEnd = plain.indexOf('\n', from)
    const end = Math.min(lineEnd === -1 ? plain.length : lineEnd, from + LONGEST_LINE)
    readLine(plain.slice(from, end), from, values)
    from = end === lineEnd ? end + 1 : end
  }
  return values.slice(0, MOST)
}

const KINDS: Readonly<Record<ValueKind, TypedKind>> = {
  email: 'email',
  url: 'url',
  host: 'host',
  number: 'account',
  wallet: 'account',
  token: 'identifier',
  id: 'identifier',
  path: 'path',
}

const TOKEN = /[^\s"'<>()[\]{}|^`,;]+/g
/** Grouped numbers have commas in them. */
const AMOUNT = /\d[\d.,']*\d|\d/g

function readLine(line: string, offset: number, into: TextValue[]): void {
  if (line.trim() === '') return
  for (const { kind, key, shown } of extractValues(line)) {
    const at = line.indexOf(shown)
    if (at === -1) continue
    const typed = key.startsWith('account ')
      ? 'iban'
      : key.startsWith('number ') && /[+ ()/-]/.test(shown)
        ? 'phone'
        : KINDS[kind]
    const start = offset + at
    into.push({ kind: typed, key, start, end: start + shown.length, isTelling: true, isDecoded: false })
  }
  for (const match of line.matchAll(TOKEN)) {
    const token = trimToken(match[0])
    if (token.text !== '') readToken(token.text, offset + match.index + token.from, into)
  }
  readNumbers(line, offset, into)
  readDates(line, offset, into)
}

const EDGE = '.:!?*_~=&#…。，、'

function trimToken(token: string): { readonly text: string; readonly from: number } {
  let from = 0
  while (from < token.length && EDGE.includes(token.charAt(from)) && token.charAt(from + 1) !== '/') from += 1
  return { text: trimEnd(token.slice(from), EDGE), from }
}

const PART_OF_WORD = /[\p{L}\p{N}_@/\\-]/u
const FEWEST_DIGITS = 3

function readNumbers(line: string, offset: number, into: TextValue[]): void {
  if (!/\d/.test(line)) return
  for (const match of line.matchAll(AMOUNT)) {
    const { index } = match
    const end = index + match[0].length
    if (PART_OF_WORD.test(line.charAt(index - 1)) || PART_OF_WORD.test(line.charAt(end)) || match[0].length > 24)
      continue
    const key = amountKey(match[0])
    if (key === undefined) continue
    const isTelling = trimEnd(key.replace(/\D/g, ''), '0').length >= FEWEST_DIGITS
    into.push({
      kind: 'amount',
      key: `amount ${key}`,
      start: offset + index,
      end: offset + end,
      isTelling,
      isDecoded: false,
    })
  }
}

/** A number without groups and trailing zeros, whichever of point and comma parts its decimals; undefined when it says too little. */
export function amountKey(text: string): string | undefined {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const decimals = last === -1 ? '' : text.slice(last + 1)
  // Three digits behind the only sign are a group: 1,200 and 1.200.
  const isGroup = decimals.length === 3 && text.indexOf(text.charAt(last)) === last && !text.startsWith('0')
  const whole = last === -1 || isGroup || decimals.length > 6 ? text : text.slice(0, last)
  const rest = whole === text ? '' : trimEnd(decimals, '0')
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  const key = rest === '' ? digits : `${digits}.${rest}`
  return key.length < 2 ? undefined : key
}
