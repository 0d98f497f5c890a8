/** Deepest list in a list whose elements are values of the field. */
const MAX_LIST_DEPTH = 4

/** UTF-16 units of one value that tests look at: 1 MiB. What stands behind is not seen. */
export const MAX_TEXT_LENGTH = 1_048_576

/**
 * The values of a field, one by one: a list gives its elements (lists in lists too, four deep), anything else itself;
 * absent (undefined) gives none.
 */
export function valuesOf(value: unknown, depth = 0): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || depth >= MAX_LIST_DEPTH) return [value]
  return value.flatMap((element: unknown) => (Array.isArray(element) ? valuesOf(element, depth + 1) : [element]))
}

/**
 * What a single value reads as in comparisons: text as it is, numbers and booleans as JSON writes them, objects as JSON;
 * null has no text, nor has what JSON cannot write. Cut at `MAX_TEXT_LENGTH`; a lone surrogate reads as U+FFFD, as the
 * store writes it.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return wellFormed(cut(value))
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value === null || value === undefined) return undefined
  return jsonOf(value)
}

function jsonOf(value: unknown): string | undefined {
  try {
    const text: unknown = JSON.stringify(value)
    return typeof text === 'string' ? wellFormed(cut(text)) : undefined
  } catch {
    // A cycle, a nesting too deep, or a bigint inside: no JSON, so no text.
    return undefined
  }
}

/** Of ES2024, in every Node.js since 20; the TypeScript library in use ends a year before. */
interface WellFormed {
  toWellFormed(): string
}

function wellFormed(text: string): string {
  return (text as string & WellFormed).toWellFormed()
}

function cut(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text
}

/** Case is ignored by comparing in lower case, as Unicode has it; ClickHouse's `lowerUTF8` does the same. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}
