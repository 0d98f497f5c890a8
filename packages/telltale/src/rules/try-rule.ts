import { toEventView } from '@telltale/engine'
import { buildRuleSet } from '@telltale/sigma'
import type { EffectiveRule } from './effective-rules.ts'
import { parseFixtures } from './parse-fixtures.ts'
import { createRehearsal } from './rehearse.ts'
import type { RuleTests } from './rule-facts.ts'
import { runFixtures } from './run-fixtures.ts'
import { toEvents } from './to-events.ts'

/** What trying a rule on its own fixtures showed. */
export interface RuleTrial {
  readonly tests: RuleTests
  /** Mean cost of one of its fixtures' events, microseconds; null when it has none. */
  readonly micros: number | null
}

const MOST_TIMED = 200
const TIMED_ROUNDS = 5

/** Runs the fixtures of a rule and times it on their events. */
export function tryRule({ facts, tests, documents }: EffectiveRule): RuleTrial {
  const { cases } = parseFixtures(tests, 'tests')
  const mine = cases.filter((one) => one.ruleId === facts.id)
  const results = runFixtures(mine, createRehearsal(documents))
  const count = (kind: string): number => mine.filter((one) => one.kind === kind).length
  return {
    tests: {
      attack: count('attack'),
      benign: count('benign'),
      near_miss: count('near_miss'),
      passing: results.length === 0 ? null : results.every((one) => one.passed),
    },
    micros: timeRule(documents, mine.flatMap(toEvents)),
  }
}

function timeRule(documents: EffectiveRule['documents'], events: ReturnType<typeof toEvents>): number | null {
  const views = events.slice(0, MOST_TIMED).map(toEventView)
  if (views.length === 0) return null
  const ruleSet = buildRuleSet(documents.filter((document) => document.kind === 'rule'))
  for (const view of views) ruleSet.match(view)
  const startMs = performance.now()
  for (let round = 0; round < TIMED_ROUNDS; round++) for (const view of views) ruleSet.match(view)
  return Math.round(((performance.now() - startMs) * 100_000) / (TIMED_ROUNDS * views.length)) / 100
}
