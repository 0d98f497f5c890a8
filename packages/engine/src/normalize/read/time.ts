import type { JsonValue } from '@telltale/model'

/** RFC 3339, with up to nine digits of a second. */
const RFC3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?([Zz]|[+-]\d{2}:\d{2})$/

/** A time as nanoseconds since the epoch: RFC 3339 text, or epoch seconds, milliseconds or nanoseconds as a number. */
export function readTime(value: JsonValue | undefined): bigint | undefined {
  if (typeof value === 'number') return readNumber(value)
  if (typeof value !== 'string' || value.length > 64) return undefined
  const match = RFC3339.exec(value)
  if (match === null) return /^\d{9,19}$/.test(value) ? readDigits(value) : undefined
  const ms = Date.parse(`${match[1]}T${match[2]}${(match[4] ?? 'Z').toUpperCase()}`)
  if (!Number.isFinite(ms)) return undefined
  return BigInt(ms) * 1_000_000n + BigInt((match[3] ?? '').padEnd(9, '0'))
}

function readNumber(value: number): bigint | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined
  if (value < 1e11) return BigInt(Math.round(value * 1e6)) * 1000n
  return value < 1e14 ? BigInt(Math.round(value * 1e3)) * 1000n : BigInt(Math.round(value))
}

/** Nanoseconds do not fit a number: whole texts of digits are read by their length. */
function readDigits(text: string): bigint {
  const value = BigInt(text)
  if (text.length <= 11) return value * 1_000_000_000n
  return text.length <= 14 ? value * 1_000_000n : value
}
