import type { Category, JsonValue } from '@telltale/model'

/** Where a field's value comes from: a place in the record, or a constant. */
export type FieldSource =
  | { readonly kind: 'path'; readonly path: string; readonly fallback: JsonValue | undefined }
  | { readonly kind: 'constant'; readonly value: JsonValue }

/** One condition on a record; all of a rule's must hold. */
export interface Condition {
  readonly path: string
  readonly test:
    | { readonly kind: 'equals'; readonly values: readonly JsonValue[] }
    | { readonly kind: 'contains'; readonly text: string }
    | { readonly kind: 'exists'; readonly wanted: boolean }
}

/** One kind of event that a record may hold. */
export interface EventRule {
  readonly category: Category
  readonly action: string | undefined
  readonly when: readonly Condition[]
  readonly fields: ReadonlyMap<string, FieldSource>
}

/** How records of somebody's own form become canonical events. */
export interface Mapping {
  /** Fields of every event. */
  readonly fields: ReadonlyMap<string, FieldSource>
  readonly events: readonly EventRule[]
}

/** One thing that is wrong with a mapping file, with its place (from 1). */
export interface MappingProblem {
  readonly line: number
  readonly column: number
  readonly text: string
}
