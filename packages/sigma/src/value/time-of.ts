import type { TimePart } from '../rule/selection.ts'

const DAY_MS = 86_400_000

/** ISO 8601; a text without a zone is UTC, one without a time is midnight. */
const ISO =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$/

/** Whole milliseconds since 1970. */
const EPOCH = /^-?[0-9]{1,15}$/

/** The first millisecond of 1900, and of 2300: the times that ClickHouse can take apart too. */
const FIRST_MS = -2_208_988_800_000
const END_MS = 10_413_792_000_000

/** Epoch milliseconds of a text that is ISO 8601 or whole epoch milliseconds, from 1900 to 2299; undefined for any other. */
export function timeOf(text: string): number | undefined {
  const ms = EPOCH.test(text) ? Number(text) : isoMs(text)
  return ms !== undefined && ms >= FIRST_MS && ms < END_MS ? ms : undefined
}

function isoMs(text: string): number | undefined {
  const match = ISO.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const midnight = Date.UTC(year, month - 1, day)
  if (year < 1900 || new Date(midnight).getUTCMonth() !== month - 1 || day < 1 || day > 31) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const offset = offsetMs(match[8])
  if (offset === undefined) return undefined
  const fraction = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offset
}

function offsetMs(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

const PARTS: Readonly<Record<TimePart, (time: Date) => number>> = {
  minute: (time) => time.getUTCMinutes(),
  hour: (time) => time.getUTCHours(),
  day: (time) => time.getUTCDate(),
  week: isoWeek,
  month: (time) => time.getUTCMonth() + 1,
  year: (time) => time.getUTCFullYear(),
}

/** The part of a time in UTC: minute 0 to 59, hour 0 to 23, day of the month, ISO week 1 to 53, month 1 to 12, year. */
export function timePartOf(ms: number, part: TimePart): number {
  return PARTS[part](new Date(ms))
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(time: Date): number {
  const thursday = new Date(time.getTime() + (3 - ((time.getUTCDay() + 6) % 7)) * DAY_MS)
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1
}
