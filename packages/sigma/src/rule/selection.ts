/** What a named selection looks for in one event. Everything is decided at parse time; matching and SQL only follow. */
export type Selection =
  | { readonly kind: 'and'; readonly parts: readonly Selection[] }
  | { readonly kind: 'or'; readonly parts: readonly Selection[] }
  /** `neq` turns the whole item round: true when the tests do not hold, an absent field included. */
  | { readonly kind: 'not'; readonly operand: Selection }
  /** Holds when, of `tests`, any or all hold of the field. A list in the event passes a test when one of its elements does. */
  | {
      readonly kind: 'field'
      readonly field: string
      readonly need: 'any' | 'all'
      readonly tests: readonly ValueTest[]
    }
  /** As `field`, but a test passes when any value of the whole event does. */
  | { readonly kind: 'keywords'; readonly need: 'any' | 'all'; readonly tests: readonly ValueTest[] }

/** A piece of a pattern: text that stands for itself, `*` (any run, empty included) or `?` (one character). */
export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'many' }
  | { readonly kind: 'one' }

export const TIME_PARTS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const
export type TimePart = (typeof TIME_PARTS)[number]

/** One test of one value. Values are compared as text (see `textOf` in value/text-of.ts) unless a test says otherwise. */
export type ValueTest =
  /** The whole text fits; `contains` and its like are patterns with `many` at the ends. Keywords have `many` at both. */
  | { readonly kind: 'pattern'; readonly parts: readonly PatternPart[]; readonly cased: boolean }
  /** Found anywhere in the text, RE2 syntax. */
  | {
      readonly kind: 'regex'
      readonly source: string
      readonly ignoreCase: boolean
      readonly multiline: boolean
      readonly dotAll: boolean
    }
  /** Number or boolean given plainly: equal to the value, or to its text. */
  | { readonly kind: 'equal'; readonly value: number | boolean }
  | { readonly kind: 'compare'; readonly comparison: 'lt' | 'lte' | 'gt' | 'gte'; readonly value: number }
  /** A part of a time value (ISO 8601 or epoch milliseconds), in UTC; `week` is the ISO week. */
  | {
      readonly kind: 'time'
      readonly part: TimePart
      readonly comparison: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'
      readonly value: number
    }
  /** `a.b.c.d/n` or its IPv6 like. */
  | { readonly kind: 'cidr'; readonly network: string }
  /** The field is there (even null or empty), or is not. */
  | { readonly kind: 'exists'; readonly wanted: boolean }
  /** The field is absent or null. */
  | { readonly kind: 'null' }
  /** A value of the other field stands in this one, in this way. */
  | {
      readonly kind: 'fieldref'
      readonly field: string
      readonly how: 'equals' | 'contains' | 'startswith' | 'endswith'
      readonly cased: boolean
    }
  /** Any of these: what one written value stands for after `windash`, `base64offset` or a placeholder. */
  | { readonly kind: 'anyOf'; readonly tests: readonly ValueTest[] }
