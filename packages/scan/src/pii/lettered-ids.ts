import { isDayAndMonth, weightedSum } from './check-digits.ts'
import type { Context } from './context-words.ts'
import { type FoundPii, isDigit } from './found-pii.ts'
import { isChineseId } from './national-numbers.ts'
import type { ContextKind } from './telling-words.ts'

/** A national number with letters in it. */
interface LetteredId {
  readonly type: string
  readonly pattern: RegExp
  readonly check: (value: string) => boolean
  readonly word?: ContextKind
  /** Score without a word beside it; 0 when it needs one. */
  readonly bare: number
}

const always = (): boolean => true

/** The control letter is the number modulo 23; X, Y and Z of foreigners stand for 0, 1 and 2. */
function isDni(value: string): boolean {
  const digits = value.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23) === value.at(-1)
}

/** D.M. 23/12/1976: odd places by a table, even places by rank; the sum modulo 26 is the last letter. */
function isCodiceFiscale(value: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
  let sum = 0
  for (let at = 0; at < 15; at += 1) {
    const code = value.charCodeAt(at)
    const rank = code <= 57 ? code - 48 : code - 65
    sum += at % 2 === 0 ? (odd[rank] ?? 0) : rank
  }
  return String.fromCharCode(65 + (sum % 26)) === value.at(-1)
}

/** RENAPO: each character times its place from the right, in an alphabet with Ñ. */
function isCurp(value: string): boolean {
  const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += alphabet.indexOf(value.charAt(at)) * (18 - at)
  return (
    isDayAndMonth(Number(value.slice(8, 10)), Number(value.slice(6, 8))) &&
    (10 - (sum % 10)) % 10 === Number(value.at(-1))
  )
}

function isHetu(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '').slice(0, 9)
  const month = Number(value.slice(2, 4))
  return (
    isDayAndMonth(Number(value.slice(0, 2)), month) &&
    '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(digits) % 31) === value.at(-1)
  )
}

function isNric(value: string): boolean {
  const shift = /^[TG]/.test(value) ? 4 : 0
  const rest = (weightedSum(value.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + shift) % 11
  return (/^[ST]/.test(value) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK').charAt(rest) === value.at(-1)
}

function isRut(value: string): boolean {
  const body = value.replace(/[.-]/g, '').slice(0, -1).padStart(8, '0')
  const rest = (11 - (weightedSum(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return (rest === 10 ? 'K' : String(rest)) === value.at(-1)?.toUpperCase()
}

const IDS: readonly LetteredId[] = [
  {
    type: 'es-dni',
    pattern: /\d{2}\.?\d{3}\.?\d{3}[- ]?[A-Z]/y,
    check: (v) => isDni(v.replace(/[-. ]/g, '')),
    word: 'dni',
    bare: 0.6,
  },
  {
    type: 'es-nie',
    pattern: /[XYZ][- ]?\d{7}[- ]?[A-Z]/y,
    check: (v) => isDni(v.replace(/[- ]/g, '')),
    word: 'dni',
    bare: 0.75,
  },
  {
    type: 'uk-nino',
    pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d{2} \d{2} \d{2} [A-D]/y,
    check: always,
    word: 'nino',
    bare: 0.8,
  },
  {
    type: 'uk-nino',
    pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]/y,
    check: always,
    word: 'nino',
    bare: 0.55,
  },
  {
    type: 'it-codice-fiscale',
    pattern: /[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/y,
    check: isCodiceFiscale,
    bare: 0.95,
  },
  { type: 'mx-curp', pattern: /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/y, check: isCurp, bare: 0.95 },
  { type: 'in-pan', pattern: /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/y, check: always, word: 'pan', bare: 0.55 },
  { type: 'cn-resident-id', pattern: /\d{17}[Xx]/y, check: isChineseId, bare: 0.95 },
  { type: 'fi-hetu', pattern: /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/y, check: isHetu, word: 'nordic', bare: 0.7 },
  { type: 'sg-nric', pattern: /[STFG]\d{7}[A-Z]/y, check: isNric, bare: 0.7 },
  { type: 'cl-rut', pattern: /\d{1,2}\.\d{3}\.\d{3}-[0-9Kk]/y, check: isRut, bare: 0.75 },
]

/** Those that begin with a digit, and those that begin with a letter. */
const DIGIT_FIRST = IDS.filter(({ pattern }) => pattern.source.startsWith('\\d'))
const LETTER_FIRST = IDS.filter((id) => !DIGIT_FIRST.includes(id))

/** The national number with letters that begins at `at`, where a word begins. */
export function findLetteredId(text: string, at: number, context: () => Context): FoundPii | undefined {
  for (const { type, pattern, check, word, bare } of isDigit(text.charCodeAt(at)) ? DIGIT_FIRST : LETTER_FIRST) {
    pattern.lastIndex = at
    const value = pattern.exec(text)?.[0]
    if (value === undefined || /[A-Za-z0-9_]/.test(text.charAt(at + value.length)) || !check(value)) continue
    const telling = word !== undefined && context().before(word, at, 60) >= 0
    if (!telling && context().before('other', at, 24) >= 0) continue
    return { type, start: at, end: at + value.length, score: telling ? 0.95 : bare }
  }
  return undefined
}
