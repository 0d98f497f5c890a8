import type { Condition } from './condition.ts'
import type { Selection } from './selection.ts'

/** Where something stands in a file; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Something wrong with a file, said so that its author can mend it. */
export interface Problem extends Place {
  readonly file: string
  readonly severity: 'error' | 'warning'
  /** Stable name of the kind of problem, in kebab-case: `unknown-modifier`. */
  readonly code: string
  readonly message: string
  /** What to write instead, when there is one answer. */
  readonly fix?: string
}

/** Severity of what a rule finds, least first. */
export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type Level = (typeof LEVELS)[number]

export const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const
type Status = (typeof STATUSES)[number]

/** Which log a rule reads. An absent part means any. */
export interface LogSource {
  readonly category?: string
  readonly product?: string
  readonly service?: string
}

/** What rules, correlations and filters say of themselves (Sigma specification 2.1). */
export interface Metadata extends Place {
  readonly file: string
  readonly title: string
  readonly id?: string
  readonly name?: string
  readonly taxonomy: string
  readonly status?: Status
  readonly level?: Level
  readonly description?: string
  readonly author?: string
  readonly license?: string
  readonly date?: string
  readonly modified?: string
  readonly references: readonly string[]
  readonly tags: readonly string[]
  readonly falsepositives: readonly string[]
  readonly fields: readonly string[]
  readonly scope: readonly string[]
  readonly related: readonly { readonly id: string; readonly type: string }[]
  /** Top-level entries that the specification does not name, as plain values. */
  readonly custom: ReadonlyMap<string, unknown>
}

/** A rule over single events. */
export interface DetectionRule extends Metadata {
  readonly kind: 'rule'
  readonly logsource: LogSource
  readonly selections: ReadonlyMap<string, Selection>
  /** A list of conditions is one `or`. Patterns such as `1 of sel*` are resolved to names. */
  readonly condition: Condition
}

export const CORRELATION_TYPES = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  /** Ours: something that was expected did not come. */
  'telltale_absence',
  /** Ours: an aggregate far from what the same group did before. */
  'telltale_baseline',
] as const
export type CorrelationType = (typeof CORRELATION_TYPES)[number]

export const COMPARISONS = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What must hold of a window for the correlation to fire. */
export type CorrelationCondition =
  /** Counts and aggregates; every test must hold (a range has two). `fields` is empty for `event_count`. */
  | {
      readonly kind: 'aggregate'
      readonly tests: readonly { readonly comparison: Comparison; readonly value: number }[]
      readonly fields: readonly string[]
      /** 0 to 100, for `value_percentile`. */
      readonly percentile?: number
    }
  /** `and`, `or`, `not` over names of rules, for the temporal types. */
  | { readonly kind: 'extended'; readonly expression: Condition }
  /** `telltale_absence`: with `after`, one of `rules` must come within the time after it; without, a group that came is missed when it stays silent that long. */
  | { readonly kind: 'absence'; readonly after?: string; readonly atLeast: number }
  /** `telltale_baseline`: the aggregate of a window against the robust centre and spread of the group's own windows before. */
  | {
      readonly kind: 'baseline'
      readonly measure: 'count' | 'sum' | 'distinct'
      readonly fields: readonly string[]
      /** So many robust deviations (1.4826 × MAD) from the median. */
      readonly deviations: number
      readonly direction: 'above' | 'below'
      /** The aggregate itself must be at least this, above; or the median, below. */
      readonly minimum: number
      /** Windows that must be known of a group before it is judged. */
      readonly learn: number
    }

/** A rule over what other rules matched. */
export interface CorrelationRule extends Metadata {
  readonly kind: 'correlation'
  readonly type: CorrelationType
  /** Ids or names of rules or of other correlations. */
  readonly rules: readonly string[]
  readonly groupBy: readonly string[]
  readonly timespanMs: number
  /** Whether the rules it refers to also fire on their own. */
  readonly generate: boolean
  /** Name of a group-by or condition field to the field that stands for it in each rule. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly condition: CorrelationCondition
  /** Where the file names each rule that it refers to. */
  readonly referencePlaces?: ReadonlyMap<string, Place>
}

/** An addition to the conditions of other rules. */
export interface FilterRule extends Metadata {
  readonly kind: 'filter'
  readonly logsource: LogSource
  /** Ids or names; empty: every rule of the log source. */
  readonly rules: readonly string[]
  readonly selections: ReadonlyMap<string, Selection>
  readonly condition: Condition
  /** Where the file names each rule that it refers to. */
  readonly referencePlaces?: ReadonlyMap<string, Place>
}

export type SigmaDocument = DetectionRule | CorrelationRule | FilterRule
