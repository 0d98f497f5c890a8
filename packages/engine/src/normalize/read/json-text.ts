import { type JsonValue, parseBoundedJson } from '@telltale/model'

export type JsonObject = { readonly [key: string]: JsonValue }

/** Whether a JSON value is an object (not a list, not null). */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a JSON value is a list. */
export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** A member of an object, own keys only; `undefined` when the value is no object or has no such key. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** A text member of an object; `undefined` when absent or not a text. */
export function textMember(value: JsonValue | undefined, key: string): string | undefined {
  const found = member(value, key)
  return typeof found === 'string' ? found : undefined
}

const MAX_OPENERS = 64

/** Parses JSON text that nests no deeper than 64 levels; `undefined` when it is not JSON or nests deeper. */
export function readJson(text: string): JsonValue | undefined {
  if (hasManyOpeners(text)) return parseBoundedJson(text)
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: the caller keeps the text as it came
  }
}

/** Whether there are more opening brackets than the depth limit; if not, no walk over the text is needed. */
function hasManyOpeners(text: string): boolean {
  let count = 0
  for (const opener of ['[', '{']) {
    for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
      count += 1
      if (count > MAX_OPENERS) return true
    }
  }
  return false
}

/** Reads a text that may hold JSON: objects and lists are parsed, any other text stays a text. */
export function jsonOrText(text: string): JsonValue {
  const first = text.charCodeAt(firstVisible(text))
  if (first !== 91 && first !== 123) return text
  return readJson(text) ?? text
}

/** The text inside JSON of a text; any other text as it came. */
export function unquoted(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"')) return text
  const inner = readJson(text)
  return typeof inner === 'string' ? inner : text
}

/** Whether a text starts as a JSON object or list but does not parse: cut off by a limit of its sender. */
export function isCutJson(text: string): boolean {
  const first = text.charCodeAt(firstVisible(text))
  return (first === 91 || first === 123) && (text.charAt(firstVisible(text) + 1) === '"' || looksNested(text))
}

function looksNested(text: string): boolean {
  const at = firstVisible(text)
  return text.startsWith('[{', at) || text.startsWith('{ "', at) || text.startsWith('[ {', at)
}

function firstVisible(text: string): number {
  let at = 0
  while (at < 16 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 10)) at += 1
  return at
}
