import type { Category, FixtureKind, JsonValue } from '@telltale/model'

/** Monday morning, UTC: when every fixture starts, epoch milliseconds. */
export const FIXTURE_START_MS = Date.UTC(2026, 2, 2, 9)

export const FIXTURE_KINDS: readonly FixtureKind[] = ['attack', 'benign', 'near_miss']

/** One event of a fixture, repetitions already written out. */
export interface FixtureEvent {
  /** Milliseconds after `FIXTURE_START_MS`. */
  readonly atMs: number
  readonly category: Category
  readonly action: string
  /** Canonical fields. */
  readonly fields: ReadonlyMap<string, JsonValue>
}

/** One story that a rule must find, or must leave alone. */
export interface FixtureCase {
  /** Where it is written; both count from 1. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** Id of the rule under test. */
  readonly ruleId: string
  /** A sentence. */
  readonly name: string
  readonly kind: FixtureKind
  readonly tenant: string
  /** By time; those of one time in the order they were written. */
  readonly events: readonly FixtureEvent[]
  /** How long after the last event absence is judged, milliseconds; undefined: never. */
  readonly tickMs: number | undefined
}
