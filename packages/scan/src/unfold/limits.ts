/** How far unfolding may go; what it costs in time and memory follows from these. */
export interface UnfoldLimits {
  /** How many encodings may lie inside one another. */
  readonly depth: number
  /** Readings in all, the first one too. */
  readonly readings: number
  /** UTF-16 units in all readings after the first. */
  readonly output: number
  /** The same, as a multiple of the length of the input. */
  readonly growth: number
  /** Readings of one kind. */
  readonly perKind: number
}

export const DEFAULT_LIMITS: UnfoldLimits = { depth: 3, readings: 32, output: 65_536, growth: 4, perKind: 8 }

/** What is left to spend on one text; readings take from it until it is empty. */
export interface Budget {
  readonly limits: UnfoldLimits
  readings: number
  output: number
  readonly kinds: Map<string, number>
}

/** A full budget for a text of `length` UTF-16 units. */
export function openBudget(length: number, limits: UnfoldLimits): Budget {
  return {
    limits,
    readings: Math.max(0, limits.readings - 1),
    output: Math.min(limits.output, limits.growth * length),
    kinds: new Map(),
  }
}
