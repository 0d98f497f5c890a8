/** A JSON object read from a file, with where it stands, so that a mistake can be named. */
export interface JsonPart {
  readonly place: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The object at `value`; throws a sentence that names `place` when it is none. */
export function readPart(value: unknown, place: string): JsonPart {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { place, value: value as Readonly<Record<string, unknown>> }
  throw new Error(`${place} must be an object`)
}

/** The object below `key`; undefined where there is none or null. */
export function findPart(part: JsonPart, key: string): JsonPart | undefined {
  const value = own(part, key)
  return value === undefined || value === null ? undefined : readPart(value, `${part.place}.${key}`)
}

/** The text below `key`, or `fallback` where there is none. */
export function readText(part: JsonPart, key: string, fallback?: string): string {
  const value = own(part, key)
  if (typeof value === 'string') return value
  if (fallback !== undefined && (value === undefined || value === null)) return fallback
  throw new Error(`${part.place}.${key} must be a text`)
}

/** The switch below `key`, or `fallback` where there is none. */
export function readSwitch(part: JsonPart, key: string, fallback: boolean): boolean {
  const value = own(part, key)
  return typeof value === 'boolean' ? value : fallback
}

/** The whole number of 0 or more below `key`, or `fallback` where there is none. */
export function readCount(part: JsonPart, key: string, fallback?: number): number {
  const value = own(part, key)
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  if (fallback !== undefined && (value === undefined || value === null)) return fallback
  throw new Error(`${part.place}.${key} must be a whole number`)
}

/** The list below `key`; empty where there is none. */
export function readList(part: JsonPart, key: string): readonly unknown[] {
  const value = own(part, key)
  if (Array.isArray(value)) return value
  if (value === undefined || value === null) return []
  throw new Error(`${part.place}.${key} must be a list`)
}

function own({ value }: JsonPart, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}
