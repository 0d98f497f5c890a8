/** A value as JSON knows it. Objects come from `JSON.parse` only and are carried, never merged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** How deep outside JSON may nest before it is kept as text (reliability reference, secure defaults). */
export const MAX_JSON_DEPTH = 64

/**
 * Whether `text` nests deeper than `limit` brackets, counted without parsing: a parser accepts five
 * million levels and every later walk dies on them. Brackets inside strings do not count.
 */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (inString) {
      if (code === 92) i += 1
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 91 || code === 123) {
      depth += 1
      if (depth > limit) return true
    } else if (code === 93 || code === 125) depth -= 1
  }
  return false
}

/** Parses JSON no deeper than `MAX_JSON_DEPTH`; `undefined` when it is not JSON or nests deeper. */
export function parseBoundedJson(text: string): JsonValue | undefined {
  if (nestsDeeperThan(text, MAX_JSON_DEPTH)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: the caller keeps the text as it came
  }
}
