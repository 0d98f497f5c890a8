import { eventsAndRecords } from './0001-events-and-records.ts'
import { riskAndFindings } from './0002-risk-and-findings.ts'
import { sourceNumbers } from './0003-source-numbers.ts'

export interface Migration {
  /** Sorts in the order of application; never changes once released. */
  readonly id: string
  /** Each may be run again without harm: a migration that was cut short starts over. */
  readonly statements: readonly string[]
}

/**
 * Every schema change, oldest first. SQL in TypeScript rather than in .sql files: the bundle and the tests
 * then read it the same way and nothing has to be found on disk at run time.
 */
export const MIGRATIONS: readonly Migration[] = [eventsAndRecords, riskAndFindings, sourceNumbers]
