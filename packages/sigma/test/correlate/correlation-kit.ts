import type { CorrelatedEvent, CorrelationHit, Correlator, CorrelatorLimits } from '../../src/correlate/correlator.ts'
import { createCorrelator } from '../../src/correlate/create-correlator.ts'
import type { Condition } from '../../src/rule/condition.ts'
import type {
  Comparison,
  CorrelationCondition,
  CorrelationRule,
  CorrelationType,
  DetectionRule,
  Metadata,
} from '../../src/rule/document.ts'

const METADATA: Metadata = {
  file: 'test.yml',
  line: 1,
  column: 1,
  title: 'test',
  taxonomy: 'sigma',
  references: [],
  tags: [],
  falsepositives: [],
  fields: [],
  scope: [],
  related: [],
  custom: new Map(),
}

/** A rule whose matching is not of interest; the event says whether it matched. */
export function rule(name: string): DetectionRule {
  const condition: Condition = { kind: 'name', name: 'selection' }
  return { ...METADATA, kind: 'rule', title: name, name, logsource: {}, selections: new Map(), condition }
}

/** Names put together: `all('a', not('b'))`. */
export const named = (name: string): Condition => ({ kind: 'name', name })
export const all = (...parts: (string | Condition)[]): Condition => ({ kind: 'and', parts: parts.map(toCondition) })
export const any = (...parts: (string | Condition)[]): Condition => ({ kind: 'or', parts: parts.map(toCondition) })
export const not = (operand: string | Condition): Condition => ({ kind: 'not', operand: toCondition(operand) })
const toCondition = (part: string | Condition): Condition => (typeof part === 'string' ? named(part) : part)

/** An aggregate condition: `tests({ gte: 3 }, 'user')`. */
export function tests(limits: Partial<Record<Comparison, number>>, ...fields: string[]): CorrelationCondition {
  const pairs = Object.entries(limits) as [Comparison, number][]
  return { kind: 'aggregate', tests: pairs.map(([comparison, value]) => ({ comparison, value })), fields }
}

export const extended = (expression: Condition): CorrelationCondition => ({ kind: 'extended', expression })

interface Parts extends Partial<Omit<CorrelationRule, 'type' | 'condition' | 'kind'>> {
  readonly type: CorrelationType
  readonly condition: CorrelationCondition
}

/** A correlation over rule `a` in ten seconds, by nothing, unless said otherwise. */
export function correlation(parts: Parts): CorrelationRule {
  const base = { rules: ['a'], groupBy: [], timespanMs: 10_000, generate: false, aliases: new Map() }
  return { ...METADATA, name: 'watch', ...base, ...parts, kind: 'correlation' }
}

export type Fields = Readonly<Record<string, unknown>>

/** An event at a second; `matched` names rules by one letter each. */
export function event(
  second: number,
  matched: string,
  fields: Fields = {},
  id = `${matched}@${second}`,
): CorrelatedEvent {
  const values = new Map(Object.entries(fields))
  return {
    id,
    partition: 'p',
    receivedMs: second * 1_000,
    event: { value: (field) => values.get(field), values: () => values.values() },
    matched: [...matched].map((letter) => letter.charCodeAt(0) - 97),
  }
}

const RULES = ['a', 'b', 'c', 'd'].map(rule)

/** A correlator over rules a to d; nothing may be late unless said. */
export function correlatorOf(rules: readonly CorrelationRule[], limits: Partial<CorrelatorLimits> = {}): Correlator {
  return createCorrelator(RULES, rules, { latenessMs: 0, ...limits })
}

/** What came of events, then of time up to a second. */
export function hitsOf(correlator: Correlator, events: readonly CorrelatedEvent[], untilSecond = 0): CorrelationHit[] {
  const hits = events.flatMap((item) => correlator.feed(item))
  return [...hits, ...correlator.tick(untilSecond * 1_000)]
}

/** A hit in few words: when its window ended, how many events, and what was measured. */
export function brief(hit: CorrelationHit): string {
  const group = hit.group.map(([, value]) => value).join('+')
  const measured = hit.measured === undefined ? '' : ` =${hit.measured}`
  return `${group}${group === '' ? '' : ' '}@${hit.lastMs / 1_000} ${hit.eventCount}${measured}`
}
