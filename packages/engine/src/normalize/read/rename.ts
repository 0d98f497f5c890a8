import type { Attributes, AttributeValue, JsonValue } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import { asBool, asInt, asNumber, asText, asTexts, toJson } from './attributes.ts'

/** How the value of a row is read; numbers and booleans may be sent as text. */
type ValueKind = 'text' | 'int' | 'number' | 'bool' | 'texts' | 'any'

/** One row of a mapping table: the sender's key, the canonical field, and how to read the value. */
export interface Row {
  readonly from: string
  readonly to: string
  readonly as: ValueKind
}

const READERS: Readonly<Record<ValueKind, (value: AttributeValue) => JsonValue | undefined>> = {
  text: asText,
  int: asInt,
  number: asNumber,
  bool: asBool,
  texts: asTexts,
  any: toJson,
}

/** Makes rows for keys that are read alike: `[from, to]` pairs. */
export function rows(as: ValueKind, pairs: readonly (readonly [from: string, to: string])[]): readonly Row[] {
  return pairs.map(([from, to]) => ({ from, to, as }))
}

/**
 * Puts into `into` every field of the table that the attributes hold, in canonical names. Rows stand in order of
 * trust: the first that gives a value wins, and what `into` already holds stays.
 */
export function rename(attributes: Attributes, table: readonly Row[], into: Canonical): Canonical {
  for (const row of table) {
    const value = attributes.get(row.from)
    if (value === undefined || value === null || into.has(row.to)) continue
    const read = READERS[row.as](value)
    if (read !== undefined) into.set(row.to, read)
  }
  return into
}
