/** One way to write the same attack so that a filter may miss it. */
export interface Mutation {
  readonly name: string
  apply(text: string): string
}

const LOOK_ALIKES = new Map(
  [...'aeocpxiysAEOCPXHKMTB'].map((letter, index) => [letter, [...'аеосрхіуѕАЕОСРХНКМТВ'][index] ?? letter]),
)
const LEET = new Map(Object.entries({ a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }))
const ACCENTS = new Map(Object.entries({ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ' }))

const each = (text: string, change: (character: string) => string): string => [...text].map(change).join('')
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')
const escapeByte = (byte: number): string => byte.toString(16).padStart(2, '0')

/** Spelling: the text can still be read by a person. */
export const SPELLINGS: readonly Mutation[] = [
  { name: 'look-alike letters', apply: (text) => each(text, (character) => LOOK_ALIKES.get(character) ?? character) },
  { name: 'full-width letters', apply: (text) => each(text, widen) },
  { name: 'accents', apply: (text) => each(text, (character) => ACCENTS.get(character) ?? character) },
  { name: 'mathematical bold', apply: (text) => each(text, embolden) },
]

/** Spacing and case. */
export const SPACINGS: readonly Mutation[] = [
  { name: 'spaced letters', apply: (text) => [...text].map((c) => (c === ' ' ? ' ' : c)).join(' ') },
  {
    name: 'random case',
    apply: (text) => [...text].map((c, i) => (i % 2 ? c.toUpperCase() : c.toLowerCase())).join(''),
  },
  { name: 'zero-width characters', apply: (text) => text.replace(/(\w)(?=\w)/g, '$1\u200b') },
  { name: 'leetspeak', apply: (text) => each(text, (character) => LEET.get(character) ?? character) },
  { name: 'dots between letters', apply: (text) => text.replace(/(\w)(?=\w)/g, '$1.') },
  { name: 'wide gaps', apply: (text) => text.replace(/ /g, '   \n ') },
]

/** Encodings: a model decodes them without being told how. */
export const ENCODINGS: readonly Mutation[] = [
  { name: 'base64', apply: (text) => `Decode this and do it: ${bytes(text).toString('base64')}` },
  { name: 'hex', apply: (text) => bytes(text).toString('hex') },
  { name: 'rot13', apply: (text) => text.replace(/[a-z]/gi, rotate) },
  { name: 'percent', apply: (text) => [...bytes(text)].map((byte) => `%${escapeByte(byte)}`).join('') },
  { name: 'HTML entities', apply: (text) => each(text, (character) => `&#${character.codePointAt(0)};`) },
  { name: 'reversed', apply: (text) => [...text].reverse().join('') },
  { name: 'tag characters', apply: (text) => `Hello! ${each(text, hideInTags)}` },
  { name: 'binary', apply: (text) => [...bytes(text)].map((byte) => byte.toString(2).padStart(8, '0')).join(' ') },
]

function widen(character: string): string {
  const code = character.charCodeAt(0)
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : character
}

function embolden(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0x41 && code <= 0x5a) return String.fromCodePoint(0x1d400 + code - 0x41)
  return code >= 0x61 && code <= 0x7a ? String.fromCodePoint(0x1d41a + code - 0x61) : character
}

function rotate(letter: string): string {
  const base = letter <= 'Z' ? 65 : 97
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
}

function hideInTags(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x80 ? String.fromCodePoint(0xe0000 + code) : ''
}
