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
  const folded = foldedText(withoutQuotes(text.slice(0, LONGEST))).trim()
  return folded.length < FEWEST_LETTERS ? undefined : contentId(folded).slice(0, 16)
}

/** The words of a text, folded, with one space between them. Words of small letters are taken together, as they stand. */
function foldedText(text: string): string {
  let shape = ''
  let inSentence = false
  let last = ''
  /** Where the words begin and end that stay as they are. */
  let [from, to] = [0, 0]
  for (let start = nextWord(text, 0); start < text.length; ) {
    let kinds = 0
    let end = start
    for (let kind = 0; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      kind = KINDS[code] ?? (isWideSpace(code) ? SPACE : WIDE)
      if (kind === SPACE) break
      kinds |= kind
    }
    if (kinds === SMALL && to > 0 && start === to + 1 && text.charCodeAt(to) === BLANK) {
      to = end
      last = ''
      inSentence = true
    } else {
      if (to > 0) shape += `${text.slice(from, to)} `
      to = 0
      if (kinds === SMALL) {
        from = start
        to = end
        last = ''
        inSentence = true
      } else {
        const word = text.slice(start, end)
        const sign = foldedWord(word, kinds, inSentence)
        // A name is one word or three.
        if (sign !== 'N' || last !== 'N') shape += `${sign} `
        last = sign
        inSentence = sign === 'N' && !ENDS.test(word) ? true : goesOn(word)
      }
    }
    start = nextWord(text, end)
  }
  return to > 0 ? shape + text.slice(from, to) : shape
}

/** What changes from one use of a template to the next becomes a capital, the rest lower case without signs. */
function foldedWord(word: string, kinds: number, inSentence: boolean): string {
  if ((kinds & COLON) !== 0 && word.includes('://')) return 'U'
  if ((kinds & AT) !== 0) return 'M'
  if ((kinds & DIGIT) !== 0) return '0'
  if (inSentence && NAME.test(word)) return 'N'
  return word.toLowerCase().replace((kinds & WIDE) === 0 ? APART_ASCII : APART, '')
}

const [BLANK, COMMA] = [0x20, 0x2c] as const
const [SMALL, LARGE, DIGIT, AT, COLON, SIGN, WIDE, SPACE] = [1, 2, 4, 8, 16, 32, 64, 128] as const

/** By ASCII character: of which kind it is. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x61 && code <= 0x7a) return SMALL
  if (code >= 0x41 && code <= 0x5a) return LARGE
  if (code >= 0x30 && code <= 0x39) return DIGIT
  if (code === BLANK || (code >= 0x09 && code <= 0x0d)) return SPACE
  return code === 0x40 ? AT : code === 0x3a ? COLON : SIGN
})

/** Where the next word begins, or the end of the text. */
function nextWord(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 128 ? KINDS[code] !== SPACE : !isWideSpace(code)) break
    at += 1
  }
  return at
}

/** White space outside ASCII; all of it is in these few blocks (ECMA-262, 12.2 and 12.3). */
function isWideSpace(code: number): boolean {
  if (code === 0xa0 || code === 0xfeff || code === 0x1680 || code === 0x3000) return true
  if (code < 0x2000 || code > 0x205f) return false
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
}

/** Whether a word after this one stands within a sentence. */
function goesOn(word: string): boolean {
  const last = word.charCodeAt(word.length - 1)
  return last < 128 ? KINDS[last] === SMALL || last === COMMA : IN_SENTENCE.test(word)
}

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
