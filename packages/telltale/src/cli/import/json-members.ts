import type { JsonValue } from '@telltale/model'

export type JsonObject = { readonly [key: string]: JsonValue }

/** Whether a JSON value is an object (not a list, not null). */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a JSON value is a list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** An own member of an object, in the first of several spellings that it has; nulls count as absent. */
export function member(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  if (!isObject(value)) return undefined
  for (const key of keys) {
    const found = Object.hasOwn(value, key) ? value[key] : undefined
    if (found !== undefined && found !== null) return found
  }
  return undefined
}

/** A member as text, numbers and booleans as written; empty texts count as absent. */
export function textOf(value: JsonValue | undefined, ...keys: readonly string[]): string | undefined {
  const found = member(value, ...keys)
  if (typeof found === 'string') return found === '' ? undefined : found
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined
}

/** A member as a number, also when sent as text. */
export function numberOf(value: JsonValue | undefined, ...keys: readonly string[]): number | undefined {
  const found = member(value, ...keys)
  const number = typeof found === 'string' && found.trim() !== '' && found.length < 40 ? Number(found) : found
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A member that is an object or list, or JSON of one in a text. */
export function jsonOf(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  const found = member(value, ...keys)
  if (typeof found !== 'string' || !/^\s{0,8}[[{]/.test(found)) return found
  try {
    return JSON.parse(found)
  } catch {
    return found // a text that only looks like JSON, or JSON that was cut off
  }
}
