import { isDayAndMonth, isLuhn, isMod1110, isVerhoeff, remainder, weightedSum } from './check-digits.ts'
import type { ContextKind } from './telling-words.ts'

/** A national number made of digits. */
export interface NationalNumber {
  readonly type: string
  readonly digits: number
  readonly check: (digits: string) => boolean
  /** The word that says what it is. */
  readonly word?: ContextKind
  /** Its own grouping; a number written so needs no word when `formatted` is above 0. */
  readonly sizes?: RegExp
  readonly formatted?: number
  /** Score without a word and without grouping; most checks are too weak for that. */
  readonly bare?: number
}

const num = (digits: string, from: number, to: number): number => Number(digits.slice(from, to))
const last = (digits: string): number => Number(digits.at(-1))

/** Two digits of year, month (with what is added to it for other centuries) and day. */
function isYmd(digits: string, added: readonly number[] = [0]): boolean {
  return added.some((more) => isDayAndMonth(num(digits, 4, 6), num(digits, 2, 4) - more))
}

function isDmy(digits: string, added: readonly number[] = [0]): boolean {
  return added.some((more) => isDayAndMonth(num(digits, 0, 2) - more, num(digits, 2, 4)))
}

/** 11 minus the weighted sum modulo 11; `ten` stands for a result of 10, 11 is 0. */
function mod11(digits: string, weights: readonly number[], ten = 0): boolean {
  const rest = (11 - (weightedSum(digits.slice(0, weights.length), weights) % 11)) % 11
  return (rest === 10 ? ten : rest) === num(digits, weights.length, weights.length + 1)
}

/** Social Security Administration: no area 000, 666 or 900 up; no zero group or serial; two printed samples. */
function isSsn(digits: string): boolean {
  const area = num(digits, 0, 3)
  if (area === 0 || area === 666 || area >= 900 || digits.slice(3, 5) === '00' || digits.endsWith('0000')) return false
  return !['078051120', '219099999', '457555462', '123456789', '111111111', '987654321'].includes(digits)
}

/** IRS: 9, then a group of 50 to 65, 70 to 88, 90 to 92 or 94 to 99. */
function isItin(digits: string): boolean {
  const group = num(digits, 3, 5)
  return (
    digits.startsWith('9') &&
    group >= 50 &&
    (group <= 65 || (group >= 70 && group <= 88) || (group >= 90 && group !== 93))
  )
}

/** § 139b AO: one digit twice or three times among the first ten, and no other more than once. */
function isSteuerId(digits: string): boolean {
  if (digits.startsWith('0') || !isMod1110(digits)) return false
  const different = new Set(digits.slice(0, 10)).size
  return different === 9 || different === 8
}

function isNir(digits: string): boolean {
  const month = num(digits, 3, 5)
  return (
    /^[1278]/.test(digits) &&
    ((month >= 1 && month <= 12) || month >= 20) &&
    97 - remainder(digits.slice(0, 13), 97) === num(digits, 13, 15)
  )
}

function isRijksregister(digits: string): boolean {
  const check = num(digits, 9, 11)
  const body = digits.slice(0, 9)
  return isYmd(digits, [0, 20, 40]) && (97 - remainder(body, 97) === check || 97 - remainder(`2${body}`, 97) === check)
}

function isFodselsnummer(digits: string): boolean {
  return (
    isDmy(digits, [0, 40]) &&
    mod11(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2], -1) &&
    mod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], -1)
  )
}

function isCpf(digits: string): boolean {
  return mod11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) && mod11(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
}

function isCnpj(digits: string): boolean {
  return mod11(digits, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) && mod11(digits, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
}

function isKimlik(digits: string): boolean {
  const odd = weightedSum(digits.slice(0, 9), [1, 0])
  const even = weightedSum(digits.slice(0, 8), [0, 1])
  return (
    !digits.startsWith('0') &&
    (((odd * 7 - even) % 10) + 10) % 10 === num(digits, 9, 10) &&
    weightedSum(digits.slice(0, 10), [1]) % 10 === last(digits)
  )
}

function isEan13(digits: string): boolean {
  return weightedSum(digits, [1, 3]) % 10 === 0
}

/** GB 11643: region, date of birth, serial, check (here a digit; with X see the lettered numbers). */
export function isChineseId(value: string): boolean {
  const year = num(value, 6, 10)
  if (
    year < 1900 ||
    year > 2030 ||
    !isDayAndMonth(num(value, 12, 14), num(value, 10, 12)) ||
    !/^[1-8][1-7]/.test(value)
  )
    return false
  const sum = weightedSum(value.slice(0, 17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return '10X98765432'.charAt(sum % 11) === value.charAt(17).toUpperCase()
}

/** Every national number of digits that is looked for. */
export const NATIONAL_NUMBERS: readonly NationalNumber[] = [
  { type: 'us-ssn', digits: 9, check: isSsn, word: 'ssn', sizes: /^3-2-4$/, formatted: 0.75 },
  { type: 'us-itin', digits: 9, check: isItin, word: 'ssn', sizes: /^3-2-4$/, formatted: 0.7 },
  { type: 'us-ein', digits: 9, check: (d) => !/^(?:0[0789]|1[789]|2[89]|49|69|7[089]|89|9[67])/.test(d), word: 'ein' },
  {
    type: 'us-routing',
    digits: 9,
    check: (d) => /^(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(d) && weightedSum(d, [3, 7, 1]) % 10 === 0,
    word: 'routing',
  },
  { type: 'uk-nhs', digits: 10, check: (d) => mod11(d, [10, 9, 8, 7, 6, 5, 4, 3, 2], -1), word: 'nhs' },
  { type: 'de-steuer-id', digits: 11, check: isSteuerId, word: 'steuer', sizes: /^2-3-3-3$/, formatted: 0.6 },
  { type: 'fr-nir', digits: 15, check: isNir, word: 'nir', sizes: /^1-2-2-2-3-3-2$/, formatted: 0.9, bare: 0.75 },
  {
    type: 'pl-pesel',
    digits: 11,
    check: (d) => isYmd(d, [0, 20, 40, 60, 80]) && weightedSum(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
    word: 'pesel',
  },
  { type: 'pt-nif', digits: 9, check: (d) => /^[1235689]/.test(d) && mod11(d, [9, 8, 7, 6, 5, 4, 3, 2]), word: 'nif' },
  {
    type: 'nl-bsn',
    digits: 9,
    check: (d) => (weightedSum(d.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) - last(d)) % 11 === 0,
    word: 'bsn',
  },
  {
    type: 'be-rrn',
    digits: 11,
    check: isRijksregister,
    word: 'rrn',
    sizes: /^2-2-2-3-2$/,
    formatted: 0.85,
    bare: 0.55,
  },
  {
    type: 'se-personnummer',
    digits: 10,
    check: (d) => isYmd(d, [0]) && isLuhn(d),
    word: 'nordic',
    sizes: /^6-4$/,
    formatted: 0.65,
  },
  {
    type: 'se-personnummer',
    digits: 12,
    check: (d) => /^(?:19|20)/.test(d) && isYmd(d.slice(2)) && isLuhn(d.slice(2)),
    word: 'nordic',
    sizes: /^8-4$/,
    formatted: 0.8,
  },
  {
    type: 'no-fodselsnummer',
    digits: 11,
    check: isFodselsnummer,
    word: 'nordic',
    sizes: /^6-5$/,
    formatted: 0.8,
    bare: 0.6,
  },
  { type: 'dk-cpr', digits: 10, check: (d) => isDmy(d), word: 'nordic' },
  {
    type: 'ch-ahv',
    digits: 13,
    check: (d) => d.startsWith('756') && isEan13(d),
    word: 'ahv',
    sizes: /^3-4-4-2$/,
    formatted: 0.9,
    bare: 0.6,
  },
  { type: 'br-cpf', digits: 11, check: isCpf, word: 'cpf', sizes: /^3-3-3-2$/, formatted: 0.9 },
  { type: 'br-cnpj', digits: 14, check: isCnpj, word: 'cpf', sizes: /^2-3-3-4-2$/, formatted: 0.9 },
  { type: 'ca-sin', digits: 9, check: (d) => !/^[08]/.test(d) && isLuhn(d), word: 'sin' },
  { type: 'au-tfn', digits: 9, check: (d) => weightedSum(d, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0, word: 'tfn' },
  {
    type: 'au-medicare',
    digits: 10,
    check: (d) => /^[2-6]/.test(d) && weightedSum(d.slice(0, 8), [1, 3, 7, 9]) % 10 === num(d, 8, 9),
    word: 'tfn',
  },
  {
    type: 'in-aadhaar',
    digits: 12,
    check: (d) => /^[2-9]/.test(d) && isVerhoeff(d),
    word: 'aadhaar',
    sizes: /^4-4-4$/,
    formatted: 0.6,
  },
  { type: 'cn-resident-id', digits: 18, check: isChineseId, bare: 0.9 },
  { type: 'kr-rrn', digits: 13, check: (d) => isYmd(d) && /^.{6}[1-8]/.test(d), sizes: /^6-7$/, formatted: 0.7 },
  { type: 'jp-my-number', digits: 12, check: (d) => mod11(d, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), word: 'mynumber' },
  { type: 'za-id', digits: 13, check: (d) => isYmd(d) && /^.{10}[01]/.test(d) && isLuhn(d), word: 'za' },
  { type: 'tr-kimlik', digits: 11, check: isKimlik, word: 'kimlik' },
  {
    type: 'ro-cnp',
    digits: 13,
    check: (d) =>
      /^[1-8]/.test(d) &&
      isYmd(d.slice(1)) &&
      (weightedSum(d.slice(0, 12), [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11) % 10 === last(d),
    word: 'cnp',
  },
  {
    type: 'cz-rodne-cislo',
    digits: 10,
    check: (d) => isYmd(d, [0, 50]) && Number(d) % 11 === 0,
    sizes: /^6-4$/,
    formatted: 0.55,
  },
  {
    type: 'th-id',
    digits: 13,
    check: (d) => (11 - (weightedSum(d.slice(0, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === last(d),
    sizes: /^1-4-5-2-1$/,
    formatted: 0.8,
  },
  {
    type: 'cl-rut',
    digits: 9,
    check: (d) => mod11(d, [3, 2, 7, 6, 5, 4, 3, 2], -1),
    sizes: /^2-3-3-1$/,
    formatted: 0.7,
  },
]
