import { LIMITS } from './limits.ts'
import type { Report } from './report.ts'

/** Values that `%name%` stands for, by name without the percent signs. */
export type Placeholders = ReadonlyMap<string, readonly (string | number)[]>

/** What reading the selections of one document needs. */
export interface Context {
  readonly report: Report
  readonly placeholders: Placeholders
  /** A placeholder without values stands for anything, with a warning, instead of being an error. */
  readonly allowUnresolvedPlaceholders: boolean
  /** What the document may still hold. */
  readonly budget: { tests: number; characters: number; regexSteps: number }
}

/** A context for a new document. */
export function createContext(
  report: Report,
  options: Partial<Pick<Context, 'placeholders' | 'allowUnresolvedPlaceholders'>>,
): Context {
  return {
    report,
    placeholders: options.placeholders ?? new Map(),
    allowUnresolvedPlaceholders: options.allowUnresolvedPlaceholders ?? false,
    budget: { tests: LIMITS.tests, characters: LIMITS.textsLength, regexSteps: LIMITS.regexSteps },
  }
}
