import { createHash } from 'node:crypto'
import type { RuleTrial } from './try-rule.ts'

/** What trying the rules of a pack showed, kept beside it, so that a server need not try hundreds of rules when it starts. */
export type TrialRecord = Readonly<Record<string, RuleTrial & { readonly digest: string }>>

/** Name of the record inside the folder of rules. */
export const TRIALS_FILE = 'trials.json'

/** Tells one text of a rule and its fixtures from another. */
export function digestRule(yaml: string, tests: string): string {
  return createHash('sha256')
    .update(JSON.stringify([yaml, tests]))
    .digest('hex')
    .slice(0, 16)
}

/** Reads a record; what is no record is as good as none: rules are then tried when they are asked for. */
export function parseTrialRecord(text: string): TrialRecord {
  try {
    const record: unknown = JSON.parse(text)
    // Our own words back: `telltale rules test --record` writes it, and a test compares it with the rules.
    return typeof record === 'object' && record !== null && !Array.isArray(record) ? (record as TrialRecord) : {}
  } catch {
    return {}
  }
}
