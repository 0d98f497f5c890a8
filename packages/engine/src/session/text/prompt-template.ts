import { contentId } from '../../normalize/hash.ts'
import { quotedParts } from './quoted-parts.ts'

/** UTF-16 units of a prompt that its shape is read from. */
const LONGEST = 2048
/** What people say alike without a template between them is shorter. */
const FEWEST_LETTERS = 24

const NAME = /^\p{Lu}/u
const IN_SENTENCE = /[\p{Ll},]$/u
const DIGIT = /\d/
const APART = /[^\p{L}\p{N}]+/gu

/**
 * A fingerprint of a prompt's shape, 16 hex digits: digits, addresses, quoted parts and names count for nothing.
 * Undefined when the prompt is too short to have a shape of its own.
 */
export function promptTemplate(text: string): string | undefined {
  const shape: string[] = []
  let before = ''
  for (const word of withoutQuotes(text.slice(0, LONGEST)).split(/\s+/)) {
    const sign = foldedWord(word, before)
    // A name is one word or three.
    if (sign !== 'N' || shape.at(-1) !== 'N') shape.push(sign)
    before = sign === 'N' && !/[.!?:]$/.test(word) ? 'n' : word
  }
  const folded = shape.join(' ').trim()
  return folded.length < FEWEST_LETTERS ? undefined : contentId(folded).slice(0, 16)
}

/** What changes from one use of a template to the next becomes a capital, the rest lower case without signs. */
function foldedWord(word: string, before: string): string {
  if (word.includes('://')) return 'U'
  if (word.includes('@')) return 'M'
  if (DIGIT.test(word)) return '0'
  if (NAME.test(word) && IN_SENTENCE.test(before)) return 'N'
  return word.toLowerCase().replace(APART, '')
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
