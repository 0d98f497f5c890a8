import type { CorrelationRule, DetectionRule } from '../rule/document.ts'
import { ruleCondition } from './rule-to-sql.ts'
import type { SqlMapping } from './sql-mapping.ts'
import { SqlRefusal } from './sql-refusal.ts'
import { numberOfSql } from './value-tests-to-sql.ts'

/** Receive times, epoch milliseconds; `toMs` is no longer part of it. */
export interface SqlWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** What an event adds to a window. */
export type SqlMeasure = 'events' | 'distinct' | 'numbers'

/** Most values of a list, and so most groups of one event by one field; as in the correlator. */
const MAX_ELEMENTS = 16

interface Source {
  readonly correlation: CorrelationRule
  readonly mapping: SqlMapping
  readonly measure: SqlMeasure
  readonly window: SqlWindow | undefined
}

/**
 * A query for one row an event and group: `event_ref`, `at_ms`, `slots` (one bit for each rule that matched), `amounts` (what it
 * adds) and `g0`, `g1` … (the group). Events from one timespan before the window are among them.
 */
export function entriesToSql(source: Source, slots: readonly (readonly DetectionRule[])[]): string {
  const { correlation, measure } = source
  const groups = groupColumns(correlation)
  const matches = slots.flatMap((rules, slot) => rules.map((rule) => matchesToSql(source, rule, slot)))
  const keys = ['event_ref', ...groups].join(', ')
  const amounts = measure === 'events' ? 'any(amount)' : 'groupUniqArrayArray(amount)'
  const needed = measure === 'events' ? '' : ' WHERE notEmpty(amount)'
  return (
    `SELECT ${keys}, any(match_ms) AS at_ms, groupBitOr(slot) AS slots, ${measure === 'numbers' ? 'any(amount)' : amounts} AS amounts ` +
    `FROM (${matches.join(' UNION ALL ')})${needed} GROUP BY ${keys}`
  )
}

/** Names of the columns that hold the group. */
export function groupColumns({ groupBy }: CorrelationRule): readonly string[] {
  return groupBy.map((_, i) => `g${i}`)
}

function matchesToSql(source: Source, rule: DetectionRule, slot: number): string {
  const { correlation, mapping, window } = source
  const fieldOf = (name: string) => aliasOf(correlation, name, rule) ?? name
  const groups = correlation.groupBy.map((name, i) => `, arrayJoin(${fewOf(mapping.values(fieldOf(name)))}) AS g${i}`)
  const tests = [...(mapping.scope === undefined ? [] : [mapping.scope]), ...receivedTests(source, window)]
  const amount = amountToSql(source, fieldOf)
  return (
    `SELECT ${mapping.id} AS event_ref, ${mapping.receivedMs} AS match_ms, bitShiftLeft(toUInt64(1), ${slot}) AS slot, ` +
    `${amount} AS amount${groups.join('')} FROM ${mapping.table} WHERE ${[...tests, ruleCondition(rule, mapping)].join(' AND ')}`
  )
}

function aliasOf({ aliases }: CorrelationRule, name: string, { id, name: own }: DetectionRule): string | undefined {
  const fields = aliases.get(name)
  return [id, own].flatMap((key) => (key === undefined ? [] : (fields?.get(key) ?? [])))[0]
}

function receivedTests({ correlation, mapping }: Source, window: SqlWindow | undefined): readonly string[] {
  if (window === undefined) return []
  const [from, to] = [window.fromMs - correlation.timespanMs, window.toMs].map(Math.trunc)
  return [`${mapping.receivedMs} >= ${from}`, `${mapping.receivedMs} < ${to}`]
}

function fewOf(values: string): string {
  return `arraySlice(arrayDistinct(${values}), 1, ${MAX_ELEMENTS})`
}

function amountToSql({ correlation, mapping, measure }: Source, fieldOf: (name: string) => string): string {
  if (measure === 'events') return '0'
  const { condition } = correlation
  const fields = condition.kind === 'aggregate' ? condition.fields.map(fieldOf) : []
  const [first] = fields
  if (first === undefined) throw new SqlRefusal('the condition names no field')
  if (measure === 'distinct') return tuplesToSql(fields.map((field) => fewOf(mapping.values(field))))
  const numbers = `arrayMap(x -> ${numberOfSql('x')}, arraySlice(${mapping.values(first)}, 1, ${MAX_ELEMENTS}))`
  return `arrayMap(x -> assumeNotNull(x), arrayFilter(x -> isNotNull(x), ${numbers}))`
}

/** Every combination of one value of each list, each as one text; lengths keep ("a", "bc") and ("ab", "c") apart. */
function tuplesToSql(lists: readonly string[]): string {
  const names = lists.map((_, i) => `t${i}`)
  const text = names.map((name) => `toString(length(${name})), ':', ${name}`).join(', ')
  const nested = lists.reduceRight((inner, list, i) => `arrayMap(t${i} -> ${inner}, ${list})`, `concat(${text})`)
  return lists.length === 1 ? nested : `arrayFlatten(${nested})`
}
