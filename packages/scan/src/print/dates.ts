import type { TextValue } from './text-value.ts'

const ISO = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g
/** Day and month in either order: who writes 03/04/2024 may mean both. */
const SHORT = /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/g
const MONTH_FIRST =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/gi
const DAY_FIRST =
  /\b(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? (\d{4})\b/gi
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Adds the dates of a line: 2024-05-15, 15.05.2024, May 15th, 2024 and 15 May 2024 are one. */
export function readDates(line: string, offset: number, into: TextValue[]): void {
  const put = (match: RegExpExecArray, year: string | undefined, monthAndDay: readonly [number, number]) => {
    const [month, day] = monthAndDay
    if (month < 1 || month > 12 || day < 1 || day > 31) return
    const key = `date ${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    const start = offset + match.index
    into.push({ kind: 'date', key, start, end: start + match[0].length, isTelling: true, isDecoded: false })
  }
  if (!/\d{4}/.test(line)) return
  for (const match of line.matchAll(ISO)) put(match, match[1], [Number(match[2]), Number(match[3])])
  for (const match of line.matchAll(SHORT)) {
    put(match, match[3], [Number(match[1]), Number(match[2])])
    if (match[1] !== match[2]) put(match, match[3], [Number(match[2]), Number(match[1])])
  }
  for (const match of line.matchAll(MONTH_FIRST)) put(match, match[3], [monthOf(match[1]), Number(match[2])])
  for (const match of line.matchAll(DAY_FIRST)) put(match, match[3], [monthOf(match[2]), Number(match[1])])
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}
