import { nestsDeeperThan } from '@telltale/model'

/** A JSON object that somebody else wrote. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether a value is an object with members, not a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of an object, only where it is the object's own. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as JsonRecord)[key]
    : undefined
}

/** What stands at the end of a path of members. */
export function memberAt(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const key of path) found = memberOf(found, key)
  return found
}

/** A member that is text. */
export function textOf(value: unknown, key: string): string | undefined {
  const found = memberOf(value, key)
  return typeof found === 'string' ? found : undefined
}

/** A member that is a finite number. */
export function numberOf(value: unknown, key: string): number | undefined {
  const found = memberOf(value, key)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}

/** A member that is true or false. */
export function booleanOf(value: unknown, key: string): boolean | undefined {
  const found = memberOf(value, key)
  return typeof found === 'boolean' ? found : undefined
}

/** A member that is a list; no list where it is anything else. */
export function listOf(value: unknown, key: string): readonly unknown[] {
  const found = memberOf(value, key)
  return Array.isArray(found) ? found : []
}

/** The texts of a member that is one text or a list of them. */
export function textsOf(value: unknown, key: string): readonly string[] | undefined {
  const found = memberOf(value, key)
  if (typeof found === 'string') return [found]
  if (!Array.isArray(found)) return undefined
  const texts = found.filter((item) => typeof item === 'string')
  return texts.length > 0 ? texts : undefined
}

/** Deeper than the server reads JSON on its way in, less the levels that messages put around it. */
const MOST_LEVELS = 48

/**
 * A value as JSON text; undefined where it has none: a circle, a function, or deeper than any writer can walk.
 */
export function toJsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined // a circle, a BigInt, a getter that throws, or no end of levels
  }
}

/** A value as it is, or a note in its place where it nests too deep to be read by anybody. */
export function carried(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const text = toJsonText(value)
  if (text === undefined) return '[unreadable]'
  return nestsDeeperThan(text, MOST_LEVELS) ? text : value
}

/** A list as JSON text, undefined where it is empty. */
export function toJsonList(list: readonly unknown[]): string | undefined {
  return list.length === 0 ? undefined : toJsonText(list)
}

/** Parses JSON of an outsider; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: the caller goes on without it
  }
}
