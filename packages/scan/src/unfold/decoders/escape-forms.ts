/** What one escape stands for: bytes of UTF-8 or a text. */
export interface Escape {
  readonly size: number
  readonly bytes?: number
  readonly text?: string
  /** Set where nobody needs to escape what it stands for: an ASCII letter or digit. */
  readonly isLetter: boolean
}

/** One way of escaping characters. */
export interface EscapeForm {
  readonly kind: string
  /** Character that begins each escape. */
  readonly sign: string
  /** Escapes that a part of a text must have. */
  readonly least: number
  readonly suspicion: number
  read(text: string, at: number): Escape | undefined
}

// By name, those HTML entities that text is written with, and those of signs that commands are written with.
const ENTITIES = new Map<string, string>([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['Tab', '\t'],
  ['NewLine', '\n'],
  ['excl', '!'],
  ['num', '#'],
  ['dollar', '$'],
  ['percnt', '%'],
  ['lpar', '('],
  ['rpar', ')'],
  ['comma', ','],
  ['period', '.'],
  ['sol', '/'],
  ['bsol', '\\'],
  ['colon', ':'],
  ['semi', ';'],
  ['equals', '='],
  ['quest', '?'],
  ['lsqb', '['],
  ['rsqb', ']'],
  ['lowbar', '_'],
  ['lbrace', '{'],
  ['lcub', '{'],
  ['rcub', '}'],
  ['vert', '|'],
  ['verbar', '|'],
  ['zwnj', ''],
  ['zwj', ''],
  ['shy', ''],
])

// The escapes of one character of JSON and of most languages.
const CONTROLS = new Map<string, string>([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
])

function hexAt(text: string, from: number, size: number): number {
  let value = 0
  for (let at = from; at < from + size; at += 1) {
    const digit = hexDigit(text.charCodeAt(at))
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const small = code | 32
  return small >= 97 && small <= 102 ? small - 87 : -1
}

function isPlainLetter(code: number): boolean {
  const small = code | 32
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57)
}

function byteEscape(text: string, at: number, prefix: number): Escape | undefined {
  const value = hexAt(text, at + prefix, 2)
  return value < 0 ? undefined : { size: prefix + 2, bytes: value, isLetter: isPlainLetter(value) }
}

function pointEscape(value: number, size: number): Escape | undefined {
  if (value < 0 || value > 0x10ffff) return undefined
  return { size, text: String.fromCodePoint(value), isLetter: isPlainLetter(value) }
}

const LONGEST_ENTITY = 12

function readEntity(text: string, at: number): Escape | undefined {
  const semicolon = text.slice(at, at + LONGEST_ENTITY).indexOf(';')
  const end = semicolon === -1 ? -1 : at + semicolon
  if (text[at + 1] !== '#') {
    const named = end === -1 ? undefined : ENTITIES.get(text.slice(at + 1, end))
    return named === undefined ? undefined : { size: end + 1 - at, text: named, isLetter: false }
  }
  const match = /^&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?/i.exec(text.slice(at, at + LONGEST_ENTITY))
  if (match === null) return undefined
  const value = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16)
  return pointEscape(value, match[0].length)
}

function readBackslash(text: string, at: number): Escape | undefined {
  const next = text.charAt(at + 1)
  if (next === 'u' || next === 'U') {
    const braced = text[at + 2] === '{' ? /^\{([0-9a-f]{1,6})\}/i.exec(text.slice(at + 2, at + 10)) : null
    if (braced !== null) return pointEscape(Number.parseInt(braced[1] ?? '', 16), braced[0].length + 2)
    return pointEscape(hexAt(text, at + 2, next === 'u' ? 4 : 8), next === 'u' ? 6 : 10)
  }
  if (next === 'x') return byteEscape(text, at, 2)
  const control = CONTROLS.get(next)
  return control === undefined ? undefined : { size: 2, text: control, isLetter: false }
}

function readQuotedPrintable(text: string, at: number): Escape | undefined {
  const next = text.charCodeAt(at + 1)
  if (next === 10) return { size: 2, text: '', isLetter: false }
  if (next === 13 && text.charCodeAt(at + 2) === 10) return { size: 3, text: '', isLetter: false }
  // RFC 2045, 6.7: the digits are capitals.
  return /^=[0-9A-F]{2}$/.test(text.slice(at, at + 3)) ? byteEscape(text, at, 1) : undefined
}

/** The ways of escaping that are known. */
export const ESCAPE_FORMS: readonly EscapeForm[] = [
  { kind: 'percent-encoding', sign: '%', least: 3, suspicion: 0.4, read: (text, at) => byteEscape(text, at, 1) },
  { kind: 'html-entities', sign: '&', least: 2, suspicion: 0.4, read: readEntity },
  { kind: 'escapes', sign: '\\', least: 2, suspicion: 0.5, read: readBackslash },
  { kind: 'quoted-printable', sign: '=', least: 3, suspicion: 0.4, read: readQuotedPrintable },
]
