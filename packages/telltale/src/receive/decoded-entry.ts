import type { SourceRecord } from '@telltale/model'

/** One record that is left out, by its place in the request (from 0), and why. */
export interface Rejection {
  readonly index: number
  readonly reason: string
}

/** What one request holds. `records` keeps the order sent and skips the rejected ones. */
export interface DecodedEntry {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
}

/** What one request holds, counted only: always agrees with the `DecodedEntry` of the same bytes. */
export interface InspectedEntry {
  readonly accepted: number
  readonly rejected: readonly Rejection[]
}
