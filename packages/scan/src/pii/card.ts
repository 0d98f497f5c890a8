import { isFiller, isLuhn } from './check-digits.ts'
import type { Context } from './context-words.ts'
import type { NumberShape } from './number-shape.ts'

/** Issuer ranges with their lengths: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro, Mir, RuPay. */
const STRICT =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|220[0-4]\d{12}|(?:60|81|82|508)\d{13,14})$/
const GROUPED = new Set('4-4-4-4 4-6-5 4-6-4 4-4-4-4-3 6-13'.split(' '))

/** How sure it is that a number is a payment card, 0 to 1. */
export function scoreCard({ digits, sizes, start, end, plus }: NumberShape, context: Context): number {
  const { length } = digits
  if (length < 12 || length > 19 || plus || !isLuhn(digits) || isFiller(digits) || /^(\d)\1*$/.test(digits)) return 0
  const card = context.before('card', start, 60)
  const other = context.before('other', start, 28)
  if (card >= 0 && (other < 0 || card < other || /^\d+$/.test(sizes) === false)) return 0.9
  if (other >= 0) return 0
  if (!STRICT.test(digits)) return 0
  if (GROUPED.has(sizes)) return 0.85
  if (context.after('card', end, 24) >= 0) return 0.8
  return /^\d+$/.test(sizes) ? 0.55 : 0
}
