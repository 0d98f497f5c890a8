import type { TimePart, ValueTest } from '../rule/selection.ts'
import { sqlNumber, sqlString } from './sql-literal.ts'

type TimeTest = Extract<ValueTest, { kind: 'time' }>

/** ISO 8601 from the year 1900 to 2299, seconds and zone optional; without a zone it is UTC. */
const ISO_SOURCE =
  '^(?:19|2[0-2])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])' +
  '(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?' +
  '(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])?)?$'

/** Whole milliseconds since 1970. */
const EPOCH_SOURCE = '^-?[0-9]{1,15}$'

/** The first millisecond of 1900, and of 2300: the times that every ClickHouse can take apart. */
const FIRST_MS = -2_208_988_800_000
const END_MS = 10_413_792_000_000

const PARTS: Readonly<Record<TimePart, (time: string) => string>> = {
  minute: (time) => `toMinute(${time})`,
  hour: (time) => `toHour(${time})`,
  day: (time) => `toDayOfMonth(${time})`,
  week: (time) => `toISOWeek(${time})`,
  month: (time) => `toMonth(${time})`,
  year: (time) => `toYear(${time})`,
}

const OPERATORS = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=' } as const

/** True when the part of the time that the text expression stands for compares as wanted; false when it is no time. */
export function timeToSql(x: string, { part, comparison, value }: TimeTest): string {
  const ms = `ifNull(${epochMs(x)}, ${END_MS})`
  const time = `fromUnixTimestamp64Milli(if(${inRange(ms)}, ${ms}, 0), 'UTC')`
  return `(${inRange(ms)} AND ${PARTS[part](time)} ${OPERATORS[comparison]} ${sqlNumber(value)})`
}

function inRange(ms: string): string {
  return `${ms} >= ${FIRST_MS} AND ${ms} < ${END_MS}`
}

/** Each text is emptied before the function that would stumble over it. */
function epochMs(x: string): string {
  const isEpoch = `match(${x}, ${sqlString(EPOCH_SOURCE)})`
  const iso = `if(match(${x}, ${sqlString(ISO_SOURCE)}), ${x}, '')`
  return `if(${isEpoch}, toInt64OrNull(${x}), toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(${iso}, 3, 'UTC')))`
}
