import { type JsonValue, parseBoundedJson } from './json-value.ts'

/** A JSON value as a person reads it: strings bare, structures as indented JSON, '' for nothing. */
export function shownText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value, undefined, 2) : String(value)
}

/** A value as a list, also when it was kept as JSON text; a lone text is a list of one. */
export function listFrom(value: JsonValue | undefined): readonly JsonValue[] {
  const parsed = typeof value === 'string' ? parseBoundedJson(value) : value
  if (Array.isArray(parsed)) return parsed
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** A member of a JSON object by its own key; undefined for anything else. */
export function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined
  return (value as { readonly [key: string]: JsonValue })[key]
}

/** The parts of a system prompt as one text. */
export function instructionsText(value: JsonValue | undefined): string {
  return listFrom(value)
    .map((part) => shownText(memberOf(part, 'content') ?? part))
    .join('\n\n')
}
