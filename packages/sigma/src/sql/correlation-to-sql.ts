import type { Condition } from '../rule/condition.ts'
import type { Comparison, CorrelationRule, DetectionRule } from '../rule/document.ts'
import { entriesToSql, groupColumns, type SqlMeasure, type SqlWindow } from './correlation-entries-to-sql.ts'
import { conditionToSql } from './rule-to-sql.ts'
import { sqlNumber } from './sql-literal.ts'
import type { SqlMapping } from './sql-mapping.ts'
import { answerOf, joinSql, MAX_SQL_LENGTH, type SqlAnswer, SqlRefusal } from './sql-refusal.ts'

/** Ids given back of one hit, and hits of one query. */
const MAX_IDS = 100
const MAX_HITS = 10_000
/** A row says which rules matched in 64 bits. */
const MAX_SLOTS = 64

/**
 * A query that answers one row a group and hit: `g0`, `g1` … (values of `group-by`), `first_ms`, `last_ms`, `event_count` and `ids`
 * (100 at most, oldest first), newest hit first; windows that hold and share time are one hit. Or the reason why not.
 */
export function correlationToSql(
  correlation: CorrelationRule,
  rules: readonly DetectionRule[],
  mapping: SqlMapping,
  window?: SqlWindow,
): SqlAnswer<{ readonly sql: string }> {
  return answerOf(() => {
    const slots = [...new Set(correlation.rules)].map((name) => findRules(rules, name))
    if (slots.length > MAX_SLOTS) throw new SqlRefusal(`more than ${MAX_SLOTS} rules in one correlation`)
    const { measure, aggregate, test } = readMeasure(correlation, slots)
    const entries = entriesToSql({ correlation, mapping, measure, window }, slots)
    const sql = hitsToSql(correlation, { entries, aggregate, test, sinceMs: window?.fromMs })
    if (sql.length > MAX_SQL_LENGTH) throw new SqlRefusal('the query is too long for one statement')
    return { sql }
  })
}

function findRules(rules: readonly DetectionRule[], name: string): readonly DetectionRule[] {
  const found = rules.filter((rule) => rule.id === name || rule.name === name)
  if (found.length > 0) return found
  throw new SqlRefusal(
    `"${name}" is no rule over single events: a correlation over correlations has no query of its own`,
  )
}

interface Reading {
  readonly measure: SqlMeasure
  /** An aggregate over the window `w`. */
  readonly aggregate: string
  /** True of a window that holds, over the aggregate as `measured`. */
  readonly test: string
}

type Slots = readonly (readonly DetectionRule[])[]

function readMeasure(correlation: CorrelationRule, slots: Slots): Reading {
  const { condition, type } = correlation
  if (condition.kind === 'baseline')
    throw new SqlRefusal('a baseline is learned as events come; history has no query for it')
  if (condition.kind === 'absence') throw new SqlRefusal('what did not come is told by a clock, not by stored events')
  if (type === 'temporal_ordered') return readOrder(correlation, slots)
  if (condition.kind === 'extended') {
    if (hasNot(condition.expression)) throw new SqlRefusal('a condition with "not" is judged when its window is over')
    const test = conditionToSql(condition.expression, (name) => `bitTest(measured, ${slotOf(slots, name)})`)
    return { measure: 'events', aggregate: 'groupBitOr(slots) OVER w', test }
  }
  const found = AGGREGATES.get(type)
  if (found === undefined) throw new SqlRefusal(`"${type}" has no query`)
  const { measure, aggregate } = found(condition.percentile ?? 50)
  return { measure, aggregate, test: testsToSql(condition.tests) }
}

const events = (aggregate: string) => () => ({ measure: 'events' as const, aggregate })
const numbers = (aggregate: (percentile: number) => string) => (percentile: number) => ({
  measure: 'numbers' as const,
  aggregate: aggregate(percentile),
})

const AGGREGATES = new Map<string, (percentile: number) => Omit<Reading, 'test'>>([
  ['event_count', events('count() OVER w')],
  ['temporal', events('bitCount(groupBitOr(slots) OVER w)')],
  ['value_count', () => ({ measure: 'distinct', aggregate: 'uniqExactArray(amounts) OVER w' })],
  ['value_sum', numbers(() => 'sumArray(amounts) OVER w')],
  ['value_avg', numbers(() => 'avgArray(amounts) OVER w')],
  ['value_median', numbers(() => 'quantileExactInclusiveArray(0.5)(amounts) OVER w')],
  ['value_percentile', numbers((percentile) => `quantileExactInclusiveArray(${levelOf(percentile)})(amounts) OVER w`)],
])

function levelOf(percentile: number): number {
  return Math.min(100, Math.max(0, percentile)) / 100
}

const OPERATORS: Readonly<Partial<Record<Comparison, string>>> = { gt: '>', gte: '>=' }

function testsToSql(tests: readonly { readonly comparison: Comparison; readonly value: number }[]): string {
  if (tests.length === 0) return '0'
  const parts = tests.map(({ comparison, value }) => {
    const operator = OPERATORS[comparison]
    if (operator === undefined)
      throw new SqlRefusal(`"${comparison}" is judged when a window is over; only gt and gte have a query`)
    return `measured ${operator} ${sqlNumber(value)}`
  })
  return joinSql(parts, 'AND')
}

/** Rules one after the other, each in an event of its own: taken greedily from the events of the window. */
function readOrder({ condition }: CorrelationRule, slots: Slots): Reading {
  const order = condition.kind === 'extended' ? orderOf(condition.expression, slots) : [...slots.keys()]
  if (condition.kind === 'aggregate') {
    const [only, more] = condition.tests
    const least = only?.comparison === 'gt' ? only.value + 1 : only?.value
    const isAll = more === undefined && OPERATORS[only?.comparison ?? 'eq'] !== undefined && least === slots.length
    if (!isAll) throw new SqlRefusal('of rules in order, only all of them have a query')
  }
  const sorted = 'arraySort(groupArray((at_ms, event_ref, slots)) OVER w)'
  const step = `if(bitTest(e.3, arrayElement([${order.join(', ')}], k + 1)), k + 1, k)`
  const aggregate = `arrayFold((k, e) -> ${step}, ${sorted}, toInt64(0))`
  return { measure: 'events', aggregate, test: `measured >= ${order.length}` }
}

function orderOf(expression: Condition, slots: Slots): readonly number[] {
  if (expression.kind === 'name') return [slotOf(slots, expression.name)]
  if (expression.kind === 'and') return expression.parts.flatMap((part) => orderOf(part, slots))
  throw new SqlRefusal(`of rules in order, "${expression.kind}" has no query`)
}

function slotOf(slots: Slots, name: string): number {
  const slot = slots.findIndex((rules) => rules.some((rule) => rule.id === name || rule.name === name))
  if (slot < 0) throw new SqlRefusal(`the condition names "${name}", which the correlation does not list`)
  return slot
}

function hasNot(condition: Condition): boolean {
  if (condition.kind === 'name') return false
  return condition.kind === 'not' || condition.parts.some(hasNot)
}

interface Hits {
  readonly entries: string
  readonly aggregate: string
  readonly test: string
  readonly sinceMs: number | undefined
}

/**
 * Windows end with each event and reach back one timespan. Windows that hold and lie within a timespan of one another are one
 * run; each entry then belongs to the run of the first window at or after it that holds.
 */
function hitsToSql(correlation: CorrelationRule, { entries, aggregate, test, sinceMs }: Hits): string {
  const groups = groupColumns(correlation)
  const span = Math.trunc(correlation.timespanMs)
  const partition = groups.length === 0 ? '' : `PARTITION BY ${groups.join(', ')} `
  const over = (range: string) => `${partition}ORDER BY at_ms RANGE BETWEEN ${range}`
  const back = over(`${span} PRECEDING AND CURRENT ROW`)
  const holds = sinceMs === undefined ? test : `${test} AND at_ms >= ${Math.trunc(sinceMs)}`
  const columns = ['event_ref', 'at_ms', ...groups].join(', ')
  const given = groups.map((group) => `${group}, `).join('')
  return [
    `WITH entries AS (${entries})`,
    `measures AS (SELECT ${columns}, ${aggregate} AS measured FROM entries WINDOW w AS (${back}))`,
    `judged AS (SELECT ${columns}, toUInt8(${holds}) AS holds FROM measures)`,
    `started AS (SELECT ${columns}, holds, holds AND max(holds) OVER (${over(`${span} PRECEDING AND 1 PRECEDING`)}) = 0 AS starts FROM judged)`,
    `counted AS (SELECT ${columns}, holds, sum(starts) OVER (${over('UNBOUNDED PRECEDING AND CURRENT ROW')}) AS run FROM started)`,
    `placed AS (SELECT ${columns}, holds, min(if(holds, toInt64(run), NULL)) OVER (${over(`CURRENT ROW AND ${span} FOLLOWING`)}) AS hit FROM counted)` +
      ` SELECT ${given}min(at_ms) AS first_ms, maxIf(at_ms, holds) AS last_ms, uniqExact(event_ref) AS event_count,` +
      ` arrayMap(e -> e.2, groupArraySorted(${MAX_IDS})((at_ms, event_ref))) AS ids FROM placed WHERE isNotNull(hit)` +
      ` GROUP BY ${given}hit ORDER BY last_ms DESC LIMIT ${MAX_HITS}`,
  ].join(', ')
}
