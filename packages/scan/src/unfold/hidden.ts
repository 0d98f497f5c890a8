import type { Finding } from '@telltale/model'
import type { Notes } from './notes.ts'

// What each way of hiding is called in a sentence.
const NAMES = new Map<string, string>([
  ['tag-characters', 'in Unicode tag characters, which nobody sees'],
  ['variation-selectors', 'in variation selectors, which nobody sees'],
  ['zero-width-bits', 'in bits of zero-width characters, which nobody sees'],
  ['bidi-override', 'by turning the direction of writing'],
  ['base64', 'in base64'],
  ['base32', 'in base32'],
  ['hex', 'in hexadecimal codes'],
  ['binary', 'in binary codes'],
  ['octal', 'in octal codes'],
  ['decimal', 'in decimal codes'],
  ['percent-encoding', 'in percent escapes'],
  ['html-entities', 'in HTML entities'],
  ['escapes', 'in backslash escapes'],
  ['quoted-printable', 'in quoted-printable escapes'],
  ['rot13', 'in rot13'],
  ['caesar', 'in a Caesar cipher'],
  ['atbash', 'in atbash'],
  ['reversed', 'backwards'],
  ['letter-spacing', 'with its words drawn apart'],
  ['leetspeak', 'with digits and signs for letters'],
  ['upside-down', 'upside down'],
  ['morse', 'in Morse code'],
  ['braille', 'in braille'],
  ['flag-letters', 'in flag letters'],
  ['radio-alphabet', 'in the radio alphabet'],
  ['pig-latin', 'in pig latin'],
  ['word-order', 'with its words in the opposite order'],
])

const MOST_SHOWN = 60
const IDS = { atlas: ['AML.T0068'], owasp: ['LLM01:2026'] } as const

/** The first sixty characters of a text, on one line and without anything that a terminal would act on. */
function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * MOST_SHOWN)
    .replace(/[\p{C}\p{Z}]{1,240}/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN - 1).join('')}…` : line
}

/** A text that was hidden: how (outermost first), what it says, and where it stands. */
export interface HiddenText {
  readonly kinds: readonly string[]
  readonly text: string
  readonly score: number
  readonly start: number
  readonly end: number
}

/** The finding for a hidden text. */
export function describeHidden({ kinds, text, score, start, end }: HiddenText): Finding {
  const how = kinds.map((kind) => NAMES.get(kind) ?? 'in another form').join(', inside that ')
  const reason = `Hides text ${how}; it begins with “${excerpt(text)}”.`
  return { detector: `unfold/${kinds.join('+')}`, label: 'obfuscation', score, start, end, reason, ...IDS }
}

interface Disguise {
  readonly kind: string
  readonly score: number
  readonly start: number
  readonly end: number
  readonly how: string
}

/** The findings for letters that were disguised in place. */
export function describeDisguises(text: string, notes: Notes): readonly Finding[] {
  const disguises = [
    zeroWidth(notes),
    softHyphens(notes),
    directions(notes),
    lookalikes(notes),
    styled(notes),
    marks(notes),
  ].filter((found) => found !== undefined)
  return disguises.map(({ kind, score, start, end, how }) => {
    const shown = excerpt(text.slice(start, Math.min(end, start + 4 * MOST_SHOWN)))
    const reason = `${how}; it begins with “${shown}”.`
    return { detector: `unfold/${kind}`, label: 'obfuscation', score, start, end, reason, ...IDS }
  })
}

function zeroWidth({ insideWords }: Notes): Disguise | undefined {
  const { count, start, end } = insideWords
  if (count === 0) return undefined
  const how = 'Breaks words with characters that nobody sees'
  return { kind: 'zero-width', score: count > 2 ? 0.5 : 0.3, start, end, how }
}

function softHyphens({ softHyphens: { count, start, end } }: Notes): Disguise | undefined {
  if (count < 3) return undefined
  return { kind: 'soft-hyphens', score: 0.5, start, end, how: 'Breaks words into letters with soft hyphens' }
}

// Right-to-left text needs embeddings at times; left-to-right text needs neither them nor overrides.
function directions({ directions: turned, overrides, rightToLeft }: Notes): Disguise | undefined {
  const tally = overrides.count > 0 ? overrides : turned
  if (tally.count === 0 || (rightToLeft && overrides.count === 0)) return undefined
  const score = overrides.count === 0 || rightToLeft ? 0.3 : 0.6
  return { kind: 'bidi-controls', score, start: tally.start, end: tally.end, how: 'Turns the direction of writing' }
}

function lookalikes({ lookalikes: { count, known, start, end } }: Notes): Disguise | undefined {
  if (known === 0 && count < 3) return undefined
  const score = known >= 3 ? 0.7 : known > 0 ? 0.5 : 0.3
  return { kind: 'homoglyphs', score, start, end, how: 'Writes Latin words with letters that only look Latin' }
}

const LEAST_STYLED = 3

function styled({ styled: { count, start, end }, eastAsian }: Notes): Disguise | undefined {
  if (count < LEAST_STYLED || eastAsian) return undefined
  return { kind: 'styled-letters', score: 0.3, start, end, how: 'Writes words in mathematical or enclosed letters' }
}

const LEAST_MARKS = 6

function marks({ marks: { count, start, end } }: Notes): Disguise | undefined {
  if (count < LEAST_MARKS) return undefined
  return { kind: 'combining-marks', score: 0.3, start, end, how: 'Piles marks on letters or strikes them through' }
}
