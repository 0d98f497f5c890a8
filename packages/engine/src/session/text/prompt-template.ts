import { contentId } from '../../normalize/hash.ts'
import { quotedParts } from './quoted-parts.ts'

/** UTF-16 units of a prompt that its shape is read from. */
const LONGEST = 2048
/** What people say alike without a template between them is shorter. */
const FEWEST_LETTERS = 24

const NAME = /^\p{Lu}/u
const IN_SENTENCE = /[\p{Ll},]$/u
const ENDS = /[.!?:]$/
const APART = /[^\p{L}\p{N}]+/gu
const APART_ASCII = /[^a-z0-9]+/g

/**
 * A fingerprint of a prompt's shape, 16 hex digits: digits, addresses, quoted parts and names count for nothing.
 * Undefined when the prompt is too short to have a shape of its own.
 */
export function promptTemplate(text: string): string | undefined {
  const shape: string[] = []
  let inSentence = false
  let last = ''
  for (const word of withoutQuotes(text.slice(0, LONGEST)).split(/\s+/)) {
    const sign = foldedWord(word, inSentence)
    // A name is one word or three.
    if (sign !== 'N' || last !== 'N') shape.push(sign)
    last = sign
    inSentence = sign === 'N' && !ENDS.test(word) ? true : goesOn(word)
  }
  const folded = shape.join(' ').trim()
  return folded.length < FEWEST_LETTERS ? undefined : contentId(folded).slice(0, 16)
}

/** What changes from one use of a template to the next becomes a capital, the rest lower case without signs. */
function foldedWord(word: string, inSentence: boolean): string {
  const kinds = kindsIn(word)
  // Most words are nothing but small letters.
  if (kinds === SMALL || kinds === 0) return word
  if ((kinds & COLON) !== 0 && word.includes('://')) return 'U'
  if ((kinds & AT) !== 0) return 'M'
  if ((kinds & DIGIT) !== 0) return '0'
  if (inSentence && NAME.test(word)) return 'N'
  return word.toLowerCase().replace((kinds & WIDE) === 0 ? APART_ASCII : APART, '')
}

const [SMALL, LARGE, DIGIT, AT, COLON, SIGN, WIDE] = [1, 2, 4, 8, 16, 32, 64] as const

/** By ASCII character: of which kind it is. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x61 && code <= 0x7a) return SMALL
  if (code >= 0x41 && code <= 0x5a) return LARGE
  if (code >= 0x30 && code <= 0x39) return DIGIT
  return code === 0x40 ? AT : code === 0x3a ? COLON : SIGN
})

/** Which kinds of characters a word has, as bits. */
function kindsIn(word: string): number {
  let kinds = 0
  for (let i = 0; i < word.length; i += 1) kinds |= KINDS[word.charCodeAt(i)] ?? WIDE
  return kinds
}

/** Whether a word after this one stands within a sentence. */
function goesOn(word: string): boolean {
  const last = word.charCodeAt(word.length - 1)
  return last < 128 ? KINDS[last] === SMALL || last === COMMA : IN_SENTENCE.test(word)
}

const COMMA = 0x2c

function withoutQuotes(text: string): string {
  const parts = quotedParts(text)
  if (parts.length === 0) return text
  let rest = ''
  let from = 0
  for (const { start, end } of parts) {
    rest += `${text.slice(from, start)}@`
    from = end
  }
  return rest + text.slice(from)
}
