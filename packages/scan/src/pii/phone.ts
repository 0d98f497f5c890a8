import { isDayAndMonth, isFiller } from './check-digits.ts'
import type { Context } from './context-words.ts'
import type { NumberShape } from './number-shape.ts'

/** Country calling codes of one and two digits (ITU-T E.164 D); every other code has three. */
const SHORT_CODES = new Set(
  '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)
const LONG_CODES = /^(?:2[1-69]\d|3[578]\d|42[013]|5[09]\d|6[789]\d|80[08]|85[02356]|87[08]|88[0-36]|9[679]\d)/

/** How numbers with a leading 0 are grouped at home, in the countries where such a number needs no word beside it. */
const HOME_SIZES = new Set(
  '2-2-2-2-2 3-4-4 5-6 5-3-3 4-3-4 4-3-3 3-3-4 4-7 4-8 5-5 3-7 3-8 2-8 2-4-4 3-3-2-2 4-2-2-2 4-6 3-2-2-2 2-4-3 4-4-3 3-3-3'.split(
    ' ',
  ),
)

function hasCountryCode(digits: string): boolean {
  return SHORT_CODES.has(digits.slice(0, 1)) || SHORT_CODES.has(digits.slice(0, 2)) || LONG_CODES.test(digits)
}

/** Area and exchange of the North American plan begin with 2 to 9; N11 codes are services. */
function isNanp(digits: string): boolean {
  return /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) && !/^[2-9]11|^\d{3}[2-9]11\d/.test(digits)
}

/** `20240131`, `31012024` and longer timestamps that begin like that. */
function looksLikeDate(digits: string, sizes: string): boolean {
  if (/^(?:19|20)\d{6}/.test(digits) && isDayAndMonth(Number(digits.slice(6, 8)), Number(digits.slice(4, 6))))
    return true
  if (
    digits.length === 8 &&
    /(?:19|20)\d\d$/.test(digits) &&
    isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))
  )
    return true
  return (
    /^(?:4-[12]-[12]|[12]-[12]-4)(?:-|$)/.test(sizes) && /(?:19|20)\d\d/.test(digits) && sizes.split('-').length < 4
  )
}

function international({ digits, sizes }: NumberShape): number {
  if (digits.length < 8 || digits.length > 15 || !hasCountryCode(digits)) return 0
  if (digits.startsWith('1') && !/^1[2-9]\d{2}[2-9]\d{6}$/.test(digits)) return digits.length === 11 ? 0.55 : 0
  return sizes.includes('-') || digits.length >= 10 ? 0.9 : 0.55
}

function national({ digits, sizes, between, alone }: NumberShape): number {
  const local = digits.length === 11 && digits.startsWith('1') && sizes.startsWith('1-') ? digits.slice(1) : digits
  const grouped = sizes.replace(/^1-/, '') === '3-3-4'
  if (grouped && local.length === 10 && isNanp(local)) return /^(?:\| )+$/.test(between) ? (alone ? 0.6 : 0) : 0.75
  if (/^0[1-9]/.test(digits) && digits.length >= 9 && digits.length <= 12 && HOME_SIZES.has(sizes)) {
    return new Set(between.replace(/[()|]/g, '')).size <= 1 ? 0.7 : 0.55
  }
  if (/^00[1-9]/.test(digits) && digits.length >= 11 && sizes.includes('-') && hasCountryCode(digits.slice(2)))
    return 0.6
  return 0
}

/** How sure it is that a number is a telephone number, 0 to 1. */
export function scorePhone(shape: NumberShape, context: Context): number {
  const { digits, sizes, plus, start, end } = shape
  if (digits.length > 15 || digits.length < 7 || /^(\d)\1*$/.test(digits)) return 0
  if (/[-.]{2}|\/{2}/.test(shape.between)) return 0
  if (plus) return international(shape)
  if (looksLikeDate(digits, sizes)) return 0
  const telling = nearest(context, shape)
  const other = context.before('other', start, 30)
  if (other >= 0 && (telling < 0 || other < telling)) return 0
  if (telling >= 0) return digits.length <= 13 && !isFiller(digits) ? 0.8 : 0
  return context.after('other', end, 2) >= 0 ? 0 : national(shape)
}

function nearest(context: Context, { start, end }: NumberShape): number {
  const before = context.before('phone', start, 48)
  if (before >= 0) return before
  const after = context.after('phone', end, 10)
  return after >= 0 ? after : context.after('handset', end, 2)
}
