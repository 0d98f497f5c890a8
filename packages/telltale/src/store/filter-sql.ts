import { FIELD } from '@telltale/model'
import { TelltaleError } from '../errors.ts'
import { type Column, findColumn } from './columns.ts'
import type { QueryBuilder } from './query-builder.ts'
import { foldText } from './search-text.ts'
import type { EventFilter, RecordFilter } from './store.ts'

const MAX_VALUE_LENGTH = 2_000
const MAX_VALUES = 500
/** All of a filter must fit into one statement and, over HTTP, into one address. */
const MAX_CHARACTERS = 20_000

/** Two kinds of condition: what an event says, and when it came (of a repeated event only the first time counts). */
export interface Conditions {
  /** On the tenant and on contents, which every copy of an event shares: may be tested before copies are folded. */
  readonly content: readonly string[]
  /** On receive time: must be tested on the copy that counts. */
  readonly received: readonly string[]
}

/** The conditions of an event filter as SQL over `events`, every value bound. */
export function buildEventConditions(tenant: string, filter: EventFilter, builder: QueryBuilder): Conditions {
  const content = [`tenant_id = ${builder.bind(tenant)}`]
  if (filter.categories !== undefined && filter.categories.length > 0) {
    content.push(anyOf('category', filter.categories, builder))
  }
  for (const [field, values] of filter.fields ?? []) content.push(matchField(field, values, builder))
  if (filter.text) content.push(`text LIKE ${builder.bind(containsPattern(foldText(checked(filter.text))))}`)
  checkCount(filter)
  return { content, received: receivedBetween(filter, builder) }
}

/** The conditions of a record filter as SQL over `records`. */
export function buildRecordConditions(tenant: string, filter: RecordFilter, builder: QueryBuilder): Conditions {
  const content = [`tenant_id = ${builder.bind(tenant)}`]
  if (filter.traceId) content.push(`trace_id = ${builder.bind(checked(filter.traceId))}`)
  if (filter.service) content.push(`service_name = ${builder.bind(checked(filter.service))}`)
  if (filter.unrecognised) content.push(`dialect = ''`)
  if (filter.text) {
    // The body is JSON text: quotes, backslashes and line ends stand escaped in it.
    const escaped = JSON.stringify(checked(filter.text)).slice(1, -1)
    content.push(`body ILIKE ${builder.bind(containsPattern(escaped))}`)
  }
  return { content, received: receivedBetween(filter, builder) }
}

/** What to compare of a field in SQL: always text, '' when the event lacks it. */
export function textOfField(field: string, builder: QueryBuilder): string {
  const column = HEADS.get(field) ?? findColumn(field)
  return column === undefined ? `fields[${builder.bind(checked(field))}]` : textOfColumn(column)
}

/** SQL that is true when the event has the field and it is not empty. */
export function hasField(field: string, builder: QueryBuilder): string {
  const column = HEADS.get(field) ?? findColumn(field)
  if (column === undefined) return hasKey(field, builder)
  if (column.type === 'strings') return `notEmpty(${column.column})`
  return column.type === 'string' ? `${column.column} != ''` : `isNotNull(${column.column})`
}

/** The keys are a column of their own: reading them costs a hundredth of reading the values. */
function hasKey(field: string, builder: QueryBuilder): string {
  return `has(fields.keys, ${builder.bind(checked(field))})`
}

/** Named properties of an event that a filter may name like fields. */
const HEADS = new Map<string, Column>([
  [FIELD.eventId, { field: FIELD.eventId, column: 'event_id', type: 'string' }],
  [FIELD.eventAction, { field: FIELD.eventAction, column: 'action', type: 'string' }],
  [FIELD.category, { field: FIELD.category, column: 'category', type: 'string' }],
])

/** Of a field that is a list, its column; it has many values to count. */
export function listColumn(field: string): string | undefined {
  const column = findColumn(field)
  return column?.type === 'strings' ? column.column : undefined
}

function matchField(field: string, values: readonly string[], builder: QueryBuilder): string {
  const column = findColumn(field)
  if (column?.type !== 'number' && column?.type !== 'integer') return matchValues(field, values, builder)
  const comparisons = values.flatMap((value) => COMPARISON.exec(value) ?? []).length
  if (comparisons === 0) return matchValues(field, values, builder)
  const rest = values.filter((value) => !COMPARISON.test(value))
  const tests = values.flatMap((value) => compare(column, value, builder))
  return `(${[...tests, matchValues(field, rest, builder)].join(' AND ')})`
}

/** A comparison with a number; no number is written like one. */
const COMPARISON = /^(>=|<=|>|<) ?(-?\d{1,15}(?:\.\d{1,15})?)$/

function compare(column: Column, value: string, builder: QueryBuilder): readonly string[] {
  const [, operator, number] = COMPARISON.exec(value) ?? []
  if (operator === undefined || number === undefined) return []
  return [`ifNull(${column.column} ${operator} ${builder.bind(Number(number), 'Float64')}, 0)`]
}

function matchValues(field: string, values: readonly string[], builder: QueryBuilder): string {
  if (values.length === 0) return '1'
  const wanted = values.filter((value) => value !== '')
  const tests: string[] = []
  if (wanted.length < values.length) tests.push(`NOT ${hasField(checked(field), builder)}`)
  if (wanted.length > 0) {
    const column = HEADS.get(field) ?? findColumn(field)
    tests.push(column === undefined ? matchJson(field, wanted, builder) : matchColumn(column, wanted, builder))
  }
  return `(${tests.join(' OR ')})`
}

/** A JSON text equals a value as a string, as a number or boolean, or as one element of a list of strings. */
function matchJson(field: string, values: readonly string[], builder: QueryBuilder): string {
  const value = `fields[${builder.bind(checked(field))}]`
  const texts = values.flatMap((item) => [JSON.stringify(item), item])
  const inList = `startsWith(${value}, '[') AND hasAny(JSONExtract(${value}, 'Array(String)'), ${builder.bindList(values)})`
  const equal = `${anyOf(value, texts, builder)} OR (${inList})`
  return `(${hasKey(field, builder)} AND (${equal}))`
}

function matchColumn(column: Column, values: readonly string[], builder: QueryBuilder): string {
  if (column.type === 'strings') return `hasAny(${column.column}, ${builder.bindList(values.map(checked))})`
  return anyOf(textOfColumn(column), values, builder)
}

function textOfColumn(column: Column): string {
  if (column.type === 'strings') return `arrayStringConcat(${column.column}, ', ')`
  return column.type === 'string' ? column.column : `ifNull(toString(${column.column}), '')`
}

function anyOf(expression: string, values: readonly string[], builder: QueryBuilder): string {
  const [first = ''] = values.map(checked)
  return values.length === 1 ? `${expression} = ${builder.bind(first)}` : `${expression} IN ${builder.bindList(values)}`
}

/** `from` belongs to the time asked for, `to` no more. */
function receivedBetween(times: { fromMs?: number; toMs?: number }, builder: QueryBuilder): string[] {
  const conditions: string[] = []
  if (times.fromMs !== undefined) conditions.push(`received_ms >= ${builder.bind(wholeMs(times.fromMs), 'Int64')}`)
  if (times.toMs !== undefined) conditions.push(`received_ms < ${builder.bind(wholeMs(times.toMs), 'Int64')}`)
  return conditions
}

function wholeMs(ms: number): number {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) {
    throw new TelltaleError('STORE_QUERY_INVALID', 'A time must be in epoch milliseconds within what a date can hold')
  }
  return Math.trunc(ms)
}

/** `%`, `_` and the backslash mean themselves. */
function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

function checked(value: string): string {
  if (value.length <= MAX_VALUE_LENGTH) return value
  throw new TelltaleError('STORE_QUERY_INVALID', `A value to look for may have ${MAX_VALUE_LENGTH} characters at most`)
}

function checkCount(filter: EventFilter): void {
  const all = [...(filter.categories ?? []), ...[...(filter.fields ?? [])].flat(2)]
  const characters = all.reduce((sum, value) => sum + value.length, 0)
  if (all.length <= MAX_VALUES && characters <= MAX_CHARACTERS) return
  throw new TelltaleError('STORE_QUERY_INVALID', `A filter may hold ${MAX_VALUES} names and values at most`)
}
