function digitAt(digits: string, at: number): number {
  return digits.charCodeAt(at) - 48
}

/** Sum of the digits, each times its weight; the weights repeat when there are fewer of them. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) sum += digitAt(digits, at) * (weights[at % weights.length] ?? 0)
  return sum
}

/** ISO/IEC 7812-1 annex B: cards and many national numbers. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digitAt(digits, digits.length - 1 - at)
    const twice = digit * 2
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

/** Remainder of a long number; letters count as 10 to 35, as in ISO 7064 mod 97-10. */
export function remainder(text: string, modulus: number): number {
  let rest = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    rest = code <= 57 ? rest * 10 + code - 48 : rest * 100 + (code | 0x20) - 87
    rest %= modulus
  }
  return rest
}

/** ISO 7064 mod 11,10: German tax numbers. */
export function isMod1110(digits: string): boolean {
  let product = 10
  for (let at = 0; at < digits.length - 1; at += 1) {
    const sum = (digitAt(digits, at) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1)
}

const TURN = '1576283094'

/** The dihedral group of ten elements: turns 0 to 4, flips 5 to 9. */
function combine(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5
  return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5
}

/** Verhoeff's check digit: Aadhaar. */
export function isVerhoeff(digits: string): boolean {
  let check = 0
  for (let at = 0; at < digits.length; at += 1) {
    let digit = digitAt(digits, digits.length - 1 - at)
    for (let turn = 0; turn < at % 8; turn += 1) digit = Number(TURN.charAt(digit))
    check = combine(check, digit)
  }
  return check === 0
}

/** Whether day and month can be those of a date; days of 31 are let through for every month but February. */
export function isDayAndMonth(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : 31)
}

/** Whether all digits are the same, or they count up: nobody's number. */
export function isFiller(digits: string): boolean {
  let same = true
  let up = true
  for (let at = 1; at < digits.length; at += 1) {
    const gap = digitAt(digits, at) - digitAt(digits, at - 1)
    if (gap !== 0) same = false
    if (gap !== 1 && gap !== -9) up = false
  }
  return same || up
}
