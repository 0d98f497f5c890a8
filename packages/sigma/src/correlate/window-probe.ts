import type { CorrelationCondition, CorrelationRule } from '../rule/document.ts'
import type { Ground } from './behaviour.ts'
import { bindExpression, hasNot, holdsInOrder, holdsOf, longestOrder, type RuleExpression } from './rule-expression.ts'
import { countKeys, type Entry, keysOf } from './window-entries.ts'
import { createTally, type WindowTally } from './window-tally.ts'

/** What a window comes to. */
interface Reading {
  readonly holds: boolean
  readonly measured?: number
  /** How near the condition is: 0 to 1. */
  readonly heat: number
}

/** A window that slides over entries, oldest first, and says whether the condition holds of it. */
interface WindowProbe {
  add(entry: Entry): void
  drop(entry: Entry): void
  read(): Reading
}

type Tests = Extract<CorrelationCondition, { kind: 'aggregate' }>['tests']

const COMPARE = {
  gt: (left: number, right: number) => left > right,
  gte: (left: number, right: number) => left >= right,
  lt: (left: number, right: number) => left < right,
  lte: (left: number, right: number) => left <= right,
  eq: (left: number, right: number) => left === right,
  neq: (left: number, right: number) => left !== right,
} as const

/** Whether a number passes every test. */
function passes(tests: Tests, measured: number): boolean {
  return tests.length > 0 && tests.every(({ comparison, value }) => COMPARE[comparison](measured, value))
}

/** Whether the condition is settled as soon as it holds: more only makes it truer, or it is about a level reached. */
export function holdsAtOnce(condition: CorrelationCondition): boolean {
  if (condition.kind === 'extended') return !hasNot(bindExpression(condition.expression, []))
  if (condition.kind !== 'aggregate') return false
  return condition.tests.every(({ comparison }) => comparison === 'gt' || comparison === 'gte')
}

/** The least that a window must hold to be worth measuring; 0 where that cannot be said. */
export function leastWeight({ rule, measure }: Pick<Ground, 'rule' | 'measure'>): number {
  const { condition } = rule
  if (condition.kind !== 'aggregate' || !(measure === 'events' || measure === 'distinct')) return 0
  return holdsAtOnce(condition) ? Math.max(0, ...condition.tests.map((test) => test.value)) : 0
}

/** How windows of a correlation are read. */
interface Probes {
  /** A probe for one run over a group. */
  newProbe(): WindowProbe
  /** What a window of exactly these entries comes to. */
  readOnce(entries: readonly Entry[]): Reading
}

/** Makes ready how windows of the correlation are read. */
export function buildProbe(ground: Ground): Probes {
  const { rule, measure, slotNames } = ground
  const { condition } = rule
  const ordered = rule.type === 'temporal_ordered'
  if (condition.kind === 'extended') {
    const expression = bindExpression(condition.expression, slotNames)
    return probesOf((entries) => readExpression(expression, entries, ordered, slotNames.length))
  }
  const tests = condition.kind === 'aggregate' ? condition.tests : []
  if (measure === 'rules') return probesOf((entries) => readRuleCount(tests, entries, ordered, slotNames))
  const percentile = percentileOf(rule)
  const newProbe = () => createTallyProbe(createTally(measure, percentile), tests)
  return {
    newProbe,
    readOnce(entries) {
      const probe = newProbe()
      for (const entry of entries) probe.add(entry)
      return probe.read()
    },
  }
}

function probesOf(readOnce: (entries: readonly Entry[]) => Reading): Probes {
  return { newProbe: () => createRulesProbe(readOnce), readOnce }
}

function percentileOf({ type, condition }: CorrelationRule): number {
  const given = condition.kind === 'aggregate' ? condition.percentile : undefined
  return type === 'value_median' ? 50 : Math.min(100, Math.max(0, given ?? 50))
}

function createTallyProbe(tally: WindowTally, tests: Tests): WindowProbe {
  const highest = Math.max(0, ...tests.map((test) => test.value))
  return {
    add: tally.add,
    drop: tally.drop,
    read() {
      const measured = tally.measure()
      if (measured === undefined) return { holds: false, heat: 0 }
      const heat = highest > 0 ? Math.min(1, Math.max(0, measured / highest)) : 0
      return { holds: passes(tests, measured), measured, heat }
    },
  }
}

function createRulesProbe(read: (entries: readonly Entry[]) => Reading): WindowProbe {
  const held: Entry[] = []
  return {
    add: (entry) => held.push(entry),
    drop: (entry) => {
      if (held[0] === entry) held.shift()
    },
    read: () => read(held),
  }
}

function readExpression(
  expression: RuleExpression,
  entries: readonly Entry[],
  ordered: boolean,
  slots: number,
): Reading {
  const within = keysOf(entries)
  const seen = { within, around: within }
  const holds = ordered ? holdsInOrder(expression, entries, seen) : holdsOf(expression, seen)
  return { holds, heat: within.size / Math.max(1, slots) }
}

function readRuleCount(
  tests: Tests,
  entries: readonly Entry[],
  ordered: boolean,
  slotNames: readonly unknown[],
): Reading {
  const slots = slotNames.length
  const measured = ordered ? longestOrder(entries, slots) : countKeys(entries)
  return { holds: passes(tests, measured), measured, heat: measured / Math.max(1, slots) }
}
