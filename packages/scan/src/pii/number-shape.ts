import { isAlphanumeric, isDigit } from './found-pii.ts'

/** A number as it is written: its digits, and how they are grouped. */
export interface NumberShape {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** Digits in each group, joined by `-`: `3-2-4`. */
  readonly sizes: string
  /** What stands between the groups, each behind a `|`: `|-|-`. */
  readonly between: string
  readonly plus: boolean
  /** No other number stands directly before or behind it. */
  readonly alone: boolean
}

interface Group {
  readonly start: number
  readonly end: number
}

/** The inner number behind a telephone number. */
const EXTENSION = /(?: ?x| ?ext\.? ?)\d{1,6}(?!\w)/iy
const LEAST_DIGITS = 6
const MAX_DIGITS = 20
const MAX_GROUPS = 8

/** Whether a sign may stand between two groups of digits of one number. */
export function isBetween(code: number): boolean {
  return (
    code === 32 ||
    code === 46 ||
    code === 45 ||
    code === 47 ||
    code === 40 ||
    code === 41 ||
    code === 0xa0 ||
    code === 0x2011
  )
}

/** The groups of digits from `at` on, with up to three signs between two. */
function readGroups(text: string, at: number): readonly Group[] {
  const groups: Group[] = []
  let total = 0
  let index = at
  while (groups.length < MAX_GROUPS) {
    const start = index
    while (isDigit(text.charCodeAt(index)) && index - start <= MAX_DIGITS) index += 1
    total += index - start
    if (index === start || total > MAX_DIGITS) break
    groups.push({ start, end: index })
    let next = index
    while (next - index < 3 && isBetween(text.charCodeAt(next))) next += 1
    if (next === index) break
    index = next
  }
  return groups
}

/** Signs in front of which, or behind which, a number is a piece of something longer: `_$%£€¥#/\`. */
function isGlue(code: number): boolean {
  return (
    code === 95 ||
    code === 36 ||
    code === 37 ||
    code === 0xa3 ||
    code === 0x20ac ||
    code === 0xa5 ||
    code === 35 ||
    code === 47 ||
    code === 92
  )
}

/** `.`, `,`, `-`, `/` and `:` join what stands on both sides. */
function joins(code: number): boolean {
  return code === 46 || code === 44 || code === 45 || code === 47 || code === 58
}

/** Whether the number is a piece of something longer: `a1`, `1.5`, `$5`. */
function isPiece(text: string, start: number): boolean {
  if (start === 0) return false
  const before = text.charCodeAt(start - 1)
  return isAlphanumeric(before) || isGlue(before) || (joins(before) && isDigit(text.charCodeAt(start - 2)))
}

function goesOn(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return isAlphanumeric(code) || code === 95 || code === 37 || (joins(code) && isDigit(text.charCodeAt(end + 1)))
}

function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !(text.charCodeAt(start - 1) === 32 && isDigit(text.charCodeAt(start - 2))) &&
    !(text.charCodeAt(end) === 32 && isDigit(text.charCodeAt(end + 1)))
  )
}

interface Spelling {
  readonly digits: string
  readonly sizes: string
  readonly between: string
  /** Where each count of groups ends in the three texts. */
  readonly ends: readonly (readonly [digits: number, sizes: number, between: number])[]
}

function spell(text: string, groups: readonly Group[]): Spelling {
  let digits = ''
  let sizes = ''
  let between = ''
  let last = -1
  const ends: [number, number, number][] = []
  for (const { start, end } of groups) {
    if (last >= 0) {
      between += '|'
      between += text.slice(last, start)
      sizes += '-'
    }
    digits += text.slice(start, end)
    sizes += String(end - start)
    last = end
    ends.push([digits.length, sizes.length, between.length])
  }
  return { digits, sizes, between, ends }
}

/** A decimal fraction, or a division. */
function isArithmetic({ digits, sizes, between }: Spelling): boolean {
  return (
    between.includes(' /') ||
    between.includes('/ ') ||
    (digits.startsWith('0') && sizes.startsWith('1-') && between.startsWith('|.'))
  )
}

function endOf(text: string, end: number): number {
  const next = text.charCodeAt(end)
  if (next !== 32 && next !== 120 && next !== 101) return end
  EXTENSION.lastIndex = end
  return EXTENSION.test(text) ? EXTENSION.lastIndex : end
}

/** The ways to read the number whose first digit is at `at`: all its groups, then fewer; none when it is a piece of another. */
export function readNumbers(text: string, at: number): readonly NumberShape[] {
  let start = at
  if (text.charCodeAt(start - 1) === 40) start -= 1
  const plus = text.charCodeAt(start - 1) === 43
  if (plus) start -= 1
  if (isPiece(text, start)) return []
  const groups = readGroups(text, at)
  const spelling = spell(text, groups)
  if (spelling.digits.length < LEAST_DIGITS || isArithmetic(spelling)) return []
  const shapes: NumberShape[] = []
  for (let count = groups.length; count > 0; count -= 1) {
    const [digits = 0, sizes = 0, between = 0] = spelling.ends[count - 1] ?? []
    if (digits < LEAST_DIGITS) break
    const end = endOf(text, groups[count - 1]?.end ?? at)
    if (goesOn(text, end)) continue
    shapes.push({
      start,
      end,
      digits: spelling.digits.slice(0, digits),
      sizes: spelling.sizes.slice(0, sizes),
      between: spelling.between.slice(0, between),
      plus,
      alone: standsAlone(text, start, end),
    })
  }
  return shapes
}
