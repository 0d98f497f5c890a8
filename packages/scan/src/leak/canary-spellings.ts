/** One way a token may be written; found when 60 % of it stand together. */
interface Spelling {
  /** How, for an analyst. */
  readonly kind: string
  /** Lower-case letters and digits alone. */
  readonly text: string
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const MORSE =
  'a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.'
const RADIO =
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'
const MORSE_CODES = new Map(MORSE.split(' ').map((entry) => [entry.slice(0, 1), entry.slice(1)]))
const RADIO_WORDS = new Map(RADIO.split(' ').map((word) => [word.slice(0, 1), word]))

/** The bits that `bytes` fill whole groups of, after `skip` bits that belong to what stands before them. */
function spellBits(bytes: Uint8Array, before: number, bits: number, alphabet: string): string {
  let spelled = ''
  const total = (before + bytes.length) * 8
  for (let at = Math.ceil((before * 8) / bits) * bits; at + bits <= total; at += bits) {
    let value = 0
    for (let bit = at - before * 8; bit < at - before * 8 + bits; bit++) {
      value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
    }
    spelled += alphabet.charAt(value)
  }
  return spelled
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function shiftLetters(text: string, by: number): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26)))
}

function mirror(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(219 - letter.charCodeAt(0)))
}

function reverse(text: string): string {
  return [...text].reverse().join('')
}

function* spellBytes(token: string): Iterable<Spelling> {
  const bytes = new TextEncoder().encode(token)
  for (const before of [0, 1, 2]) yield { kind: 'base64', text: fold(spellBits(bytes, before, 6, BASE64)) }
  for (const before of [0, 1, 2, 3, 4]) yield { kind: 'base32', text: spellBits(bytes, before, 5, BASE32) }
  const hex = (separator: string) => [...bytes].map((byte) => separator + byte.toString(16).padStart(2, '0')).join('')
  yield { kind: 'hex', text: hex('') }
  yield { kind: 'hex', text: hex('x') }
  yield { kind: 'hex', text: hex('0x') }
  yield { kind: 'hex', text: hex('u00') }
  yield { kind: 'character codes', text: [...bytes].join('') }
}

/** The ways to write a token that leave letters and digits: turned, shifted, and as bytes in the usual encodings. */
export function spellToken(token: string): readonly Spelling[] {
  const plain = fold(token)
  const spellings: Spelling[] = [
    { kind: 'plain', text: plain },
    { kind: 'reversed', text: reverse(plain) },
    { kind: 'mirrored alphabet', text: mirror(plain) },
    { kind: 'radio alphabet', text: [...plain].map((letter) => RADIO_WORDS.get(letter) ?? letter).join('') },
  ]
  for (let by = 1; by < 26; by++) spellings.push({ kind: 'shifted letters', text: shiftLetters(plain, by) })
  for (const by of [13]) spellings.push({ kind: 'shifted letters', text: reverse(shiftLetters(plain, by)) })
  for (const form of new Set([token, token.toUpperCase(), token.toLowerCase(), plain])) {
    for (const spelling of spellBytes(form)) {
      spellings.push(spelling, { kind: `reversed ${spelling.kind}`, text: reverse(spelling.text) })
    }
  }
  return [...new Map(spellings.map((spelling) => [spelling.text, spelling])).values()]
}

/** The dots and dashes of a token, without the spaces between letters. */
export function spellMorse(token: string): string {
  return [...fold(token)].map((letter) => MORSE_CODES.get(letter) ?? '').join('')
}
