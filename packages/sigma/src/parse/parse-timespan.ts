import type { Place } from '../rule/document.ts'
import type { Report } from './report.ts'

const UNIT_MS = new Map([
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])
const TIMESPAN = /^(\d{1,9})([A-Za-z]+)$/
/** A window longer than this is a slip of the pen. */
const MAX_MS = 366 * 86_400_000

/** A timespan such as `15m` in milliseconds; undefined, with an error, when it is none. */
export function parseTimespan(text: string, place: Place, report: Report): number | undefined {
  const [, count = '', unit = ''] = TIMESPAN.exec(text) ?? []
  const unitMs = UNIT_MS.get(unit)
  if (unitMs === undefined) {
    report.error(place, 'bad-timespan', 'a timespan is a number and one of s, m, h, d, such as 15m', fixOf(count, unit))
    return undefined
  }
  const ms = Number(count) * unitMs
  if (ms > 0 && ms <= MAX_MS) return ms
  report.error(place, 'bad-timespan', 'a timespan is more than nothing and at most 366d')
  return undefined
}

function fixOf(count: string, unit: string): string | undefined {
  if (count === '') return undefined
  if (unit.toLowerCase().startsWith('w')) return `${Number(count) * 7}d`
  const short = unit.charAt(0).toLowerCase()
  return UNIT_MS.has(short) && unit !== 'M' ? `${count}${short}` : undefined
}
