import { isAlphanumeric } from './found-secret.ts'

/** What stands where a name is given a value. */
export interface AssignedValue {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
  readonly quoted: boolean
  /** `sign`: `=`, `:` and their kin; `prose`: "is", "was"; `space`: nothing but a space. */
  readonly by: 'sign' | 'prose' | 'space'
}

const MAX_NAME = 40
const MAX_VALUE = 1024

/** After a name: closing quotes or brackets, a type, then a sign that gives a value. */
const SIGN =
  /(?:\\{0,2}["'`\])*]{1,3})?[ \t]{0,24}(?::[ \t]{0,2}(?:str|string|String|&str|&'static str|any|Final|SecretStr)[ \t]{0,2}=|:=|=>|={1,3}|!==?|<-|[:：＝>]|\|(?=[ \t])|,(?=[ \t]{0,3}["'])|\((?=\\?["']))[ \t]{0,12}/y
/** `{name: DB_PASSWORD, value: ...}` on one line or two. */
const PAIR = /["']?[ \t]{0,4},?\s{0,24}["']?value["']?[ \t]{0,4}[:=][ \t]{0,4}/iy
/** A few plain words, then the verb that gives a value. */
const PROSE =
  /(?:[*_`"]{1,2})?(?: [\w'’./()-]{1,16}){0,7}?(?: (?:is|was|to|are|be|es|ist|est|é|è|is now)|[:：=])[ \t]{0,2}[:：]?[ \t]{0,3}/iy
const FLAG = /[ \t]{1,3}(?=\S)/y
const SCHEME =
  /(?:\\?["'`]{1,3})?(?:[bruf@](?=["']))?(?:\\?["'`]{1,3})?(?:(?:Bearer|Basic|Token|ApiKey|Api-Key|Key|SSWS|Bot|GenieKey|token)[ \t]{1,3})?/y
const UNQUOTED = /[^\s"'`<>,;(){}[\]|\\]{1,1024}/y
const UNQUOTED_LOOSE = /[^\s"'`\\]{1,1024}/y

function isNameCode(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 45 || code === 46
}

/** Where the whole name around a word begins and ends. */
export function nameAround(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  let from = start
  while (from > 0 && start - from < MAX_NAME && isNameCode(text.charCodeAt(from - 1))) from -= 1
  let to = end
  while (to < text.length && to - end < MAX_NAME && isNameCode(text.charCodeAt(to)) && text.charCodeAt(to) !== 46)
    to += 1
  return { from, to }
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

function afterSign(text: string, at: number): number {
  const pair = endOf(PAIR, text, at)
  if (pair >= 0) return pair
  const sign = endOf(SIGN, text, at)
  if (sign < 0) return -1
  // "Password:" at the end of its line: the value stands on the next.
  return /^\r?\n[ \t]{0,12}(?=\S)/.exec(text.slice(sign, sign + 16))?.[0].length ? skipBreak(text, sign) : sign
}

function skipBreak(text: string, at: number): number {
  let next = at
  while (next < at + 16 && /\s/.test(text.charAt(next))) next += 1
  return next
}

function closingQuote(text: string, at: number, quote: string): number {
  const stop = Math.min(text.length, at + MAX_VALUE)
  for (let index = at; index < stop; index += 1) {
    const letter = text.charAt(index)
    if (letter === quote) return text.charAt(index - 1) === '\\' ? index - 1 : index
    if (letter === '\n') return -1
  }
  return -1
}

interface Span {
  readonly start: number
  readonly end: number
  readonly quoted: boolean
}

function readValue(text: string, at: number, loose: boolean): Span | undefined {
  const start = Math.max(endOf(SCHEME, text, at), at)
  const opened = text.slice(at, start)
  const quote = /["'`]/.exec(opened)?.[0]
  if (quote !== undefined) {
    const end = closingQuote(text, start, quote)
    return end > start ? { start, end, quoted: true } : undefined
  }
  const end = endOf(loose ? UNQUOTED_LOOSE : UNQUOTED, text, start)
  if (end < 0) return undefined
  let trimmed = end
  while (trimmed > start && '.,:;?)'.includes(text.charAt(trimmed - 1))) trimmed -= 1
  return trimmed > start ? { start, end: trimmed, quoted: false } : undefined
}

function isFlag(text: string, from: number, to: number): boolean {
  return text.startsWith('--', from) || /^(?:identified by|convertto-securestring)$/i.test(text.slice(from, to))
}

/** The value that the name around `start` to `end` is given, if it is given one. */
export function readAssignedValue(text: string, start: number, end: number, loose: boolean): AssignedValue | undefined {
  const { from, to } = nameAround(text, start, end)
  const name = text.slice(from, to)
  const found = (span: Span | undefined, by: AssignedValue['by']): AssignedValue | undefined =>
    span === undefined ? undefined : { name, value: text.slice(span.start, span.end), ...span, by }
  const sign = afterSign(text, to)
  if (sign >= 0) return found(readValue(text, sign, loose), 'sign')
  if (isFlag(text, from, to)) {
    const flag = endOf(FLAG, text, to)
    return flag < 0 ? undefined : found(readValue(text, flag, loose), 'sign')
  }
  const prose = endOf(PROSE, text, to)
  if (prose >= 0) return found(readValue(text, prose, loose), 'prose')
  const space = endOf(FLAG, text, to)
  return space < 0 ? undefined : found(readValue(text, space, loose), 'space')
}
