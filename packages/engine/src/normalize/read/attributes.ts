import type { AttributeValue, JsonValue } from '@telltale/model'
import { isArray, readJson } from './json-text.ts'

/** Deepest nesting that is carried; decoders refuse such records long before. */
const MAX_DEPTH = 128

/** An attribute value as JSON: bytes as base64, lists of pairs as objects with own keys only. */
export function toJson(value: AttributeValue, depth = 0): JsonValue {
  if (typeof value !== 'object' || value === null) return finite(value)
  if (depth > MAX_DEPTH) throw new Error('attribute value nests too deep')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (isList(value)) return value.map((item) => toJson(item, depth + 1))
  // Object.fromEntries defines own properties, so a key such as __proto__ stays a plain key.
  return Object.fromEntries(Array.from(value, ([key, item]) => [key, toJson(item, depth + 1)]))
}

function finite(value: string | number | boolean | null): JsonValue {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

/** Whether a value is a list. */
function isList(value: AttributeValue | undefined): value is readonly AttributeValue[] {
  return Array.isArray(value)
}

/** A value as a short text: numbers and booleans as written, everything else but text `undefined`. */
export function asText(value: AttributeValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return undefined
}

/** A number, also when sent as text; `undefined` for anything else. */
export function asNumber(value: AttributeValue | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.length > 40 || value.trim() === '') return undefined
  const parsed = Number(value)
  return Number.isFinite(parsed) ? parsed : undefined
}

/** A whole number that is exact, also when sent as text; `undefined` for anything else. */
export function asInt(value: AttributeValue | undefined): number | undefined {
  const parsed = asNumber(value)
  return parsed !== undefined && Number.isSafeInteger(parsed) ? parsed : undefined
}

/** A boolean, also when sent as text. */
export function asBool(value: AttributeValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === 'True') return true
  if (value === 'false' || value === 'False') return false
  return undefined
}

/** A list of texts; one text, or a JSON list in a text, counts as a list too. */
export function asTexts(value: AttributeValue | undefined): readonly string[] | undefined {
  if (isList(value)) return value.flatMap((item) => asText(item) ?? [])
  if (typeof value !== 'string' || value === '') return undefined
  if (!value.startsWith('[')) return [value]
  const parsed = readJson(value)
  return isArray(parsed) ? parsed.flatMap((item) => (typeof item === 'string' ? [item] : [])) : [value]
}
