import type { Attributes, JsonValue } from '@telltale/model'
import { toJson } from '../read/attributes.ts'
import { jsonOrText } from '../read/json-text.ts'

/** An attribute as JSON; objects and lists written as text are parsed, and nothing is `undefined`. */
export function jsonOf(attributes: Attributes, key: string): JsonValue | undefined {
  const value = attributes.get(key)
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? jsonOrText(value) : toJson(value)
}
