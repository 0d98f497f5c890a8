import { scoreCard } from './card.ts'
import { isFiller } from './check-digits.ts'
import type { Context } from './context-words.ts'
import type { FoundPii } from './found-pii.ts'
import { NATIONAL_NUMBERS, type NationalNumber } from './national-numbers.ts'
import type { NumberShape } from './number-shape.ts'
import { scorePhone } from './phone.ts'

const BY_LENGTH: ReadonlyMap<number, readonly NationalNumber[]> = new Map(
  [...new Set(NATIONAL_NUMBERS.map((one) => one.digits))].map((digits) => [
    digits,
    NATIONAL_NUMBERS.filter((one) => one.digits === digits),
  ]),
)

function scoreNational(rule: NationalNumber, shape: NumberShape, context: Context): number {
  const { digits, sizes, between, start, end } = shape
  const formatted = rule.sizes?.test(sizes) === true && (!between.includes('/') || between === '|.|.|/|-')
  const bare = !sizes.includes('-')
  if (!formatted && !bare && rule.word === undefined) return 0
  if (!rule.check(digits) || isFiller(digits)) return 0
  if (rule.word && context.before(rule.word, start, 60) >= 0) return 0.92
  if (rule.word && context.after(rule.word, end, 24) >= 0) return 0.85
  if (context.before('other', start, 28) >= 0) return 0
  if (formatted) return rule.formatted ?? 0
  return bare ? (rule.bare ?? 0) : 0
}

/** The surest reading of a number, if it is somebody's at all. */
export function findInNumber(shape: NumberShape, context: Context): FoundPii | undefined {
  const { start, end, digits } = shape
  let best: FoundPii | undefined
  const offer = (type: string, score: number): void => {
    if (score > (best?.score ?? 0)) best = { type, start, end, score }
  }
  if (!shape.plus) {
    for (const rule of BY_LENGTH.get(digits.length) ?? []) offer(rule.type, scoreNational(rule, shape, context))
    if (digits.length >= 12) offer('card', scoreCard(shape, context))
  }
  offer('phone', scorePhone(shape, context))
  return best
}
