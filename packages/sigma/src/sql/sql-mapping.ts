import type { LogSource } from '../rule/document.ts'

/** How a field of a rule is reached in SQL. Expressions are trusted: whoever writes a mapping escapes what he puts in. */
export interface SqlMapping {
  readonly table: string
  /**
   * All values of the field as text, an `Array(String)` expression; empty when the event lacks the field or it is
   * null. Texts are those that `textOf` gives.
   */
  values(field: string): string
  /** Optional shortcut: one `String` expression when the field always has exactly one text. */
  scalar?(field: string): string | undefined
  /** True when the event has the field, null included. */
  exists(field: string): string
  /** True when the field is absent or null, or a list with a null in it. Without it: when it has no values. */
  isNull?(field: string): string
  /** Every value of the event as text, `Array(String)`, for keywords. */
  allValues(): string
  /** Condition for a log source; undefined when nothing restricts it. */
  logsource(source: LogSource): string | undefined
  /** What every row that is read must pass first, such as its tenant. */
  readonly scope?: string
  /** Column of the event's id, and of its receive time in epoch milliseconds. */
  readonly id: string
  readonly receivedMs: string
}
