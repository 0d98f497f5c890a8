import type { Range } from './code-ranges.ts'

/** A text on its way to where it takes effect. */
export interface SinkText {
  readonly text: string
  /** What is only shown as code. */
  readonly code: readonly Range[]
}

/** A part of a text that takes effect in a place that shows or runs it. */
export interface SinkHit {
  readonly rule: string
  readonly score: number
  readonly start: number
  readonly end: number
  readonly reason: string
}

/** Looks for one kind of thing that takes effect. */
export type SinkCheck = (sink: SinkText) => readonly SinkHit[]

/** Hits of one rule that are told. */
export const HITS_PER_RULE = 3
