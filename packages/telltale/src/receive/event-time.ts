import type { JsonValue } from '@telltale/model'

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i

/** Whether a value can be an event's time: an ISO 8601 text, epoch milliseconds, or epoch nanoseconds as digits. */
export function isEventTime(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 && value <= 8.64e15
  if (typeof value !== 'string') return false
  if (/^\d{1,20}$/.test(value)) return BigInt(value) <= 0xffffffffffffffffn
  return ISO.test(value) && !Number.isNaN(Date.parse(value.replace(',', '.')))
}
