import { FIELD } from '@telltale/model'
import { type LogSource, type SqlMapping, sqlString } from '@telltale/sigma'
import { type Column, type ColumnType, FIELD_COLUMNS, findColumn } from '../columns.ts'
import { hasNull, textsOfJson, textsOfList } from './json-texts-sql.ts'

/** The product that rules for our events name. */
const PRODUCT = 'telltale'

/** ISO 8601 in milliseconds, as `toISOString` writes it. */
const isoOfMs = (ms: string): string =>
  `concat(formatDateTime(fromUnixTimestamp64Milli(${ms}, 'UTC'), '%Y-%m-%dT%H:%i:%S'), '.', ` +
  `leftPad(toString(positiveModulo(${ms}, 1000)), 3, '0'), 'Z')`

/** Named properties of an event, each with the text that every event has of it. */
const HEADS = new Map<string, string>([
  [FIELD.timestamp, isoOfMs('intDiv(time_ns, 1000000)')],
  [FIELD.eventIngested, isoOfMs('received_ms')],
  [FIELD.eventId, 'event_id'],
  [FIELD.category, 'toString(category)'],
  [FIELD.eventAction, 'toString(action)'],
  [FIELD.tenant, 'toString(tenant_id)'],
])

/** The texts of a value that has a column, as rules compare them; JavaScript writes 1e+21 where ClickHouse writes 1e21. */
const COLUMN_TEXT = {
  string: (column: string) => `toString(${column})`,
  integer: (column: string) => `ifNull(toString(${column}), '')`,
  number: (column: string) => `replaceRegexpOne(ifNull(toString(${column}), ''), 'e([0-9])', 'e+\\\\1')`,
  boolean: (column: string) => `ifNull(toString(${column}), '')`,
} satisfies Partial<Record<ColumnType, (column: string) => string>>

/** How rules reach the fields of our own events in the table that `encodeRows` writes; `scope` is tested before all else. */
export function eventSqlMapping(scope?: string): SqlMapping {
  return {
    table: 'events FINAL',
    id: 'event_id',
    receivedMs: 'received_ms',
    ...(scope === undefined ? {} : { scope }),
    values: valuesOfField,
    scalar: (field) => HEADS.get(field),
    exists: existsField,
    isNull: (field) => (HEADS.has(field) ? '0' : `(NOT (${existsField(field)}) OR ${hasNull(jsonOf(field))})`),
    allValues: () => ALL_VALUES,
    logsource: logsourceToSql,
  }
}

/** Only what contradicts rules an event out, whatever its case: an event that nobody read with a dialect has no service. */
function logsourceToSql({ category, product, service }: LogSource): string | undefined {
  if (product !== undefined && product.toLowerCase() !== PRODUCT) return '0'
  const tests: string[] = []
  if (category !== undefined) tests.push(`category = ${sqlString(category.toLowerCase())}`)
  if (service !== undefined) {
    tests.push(`(dialect = '' OR lowerUTF8(toString(dialect)) = ${sqlString(service.toLowerCase())})`)
  }
  return tests.length === 0 ? undefined : tests.join(' AND ')
}

function valuesOfField(field: string): string {
  const head = HEADS.get(field)
  if (head !== undefined) return `[${head}]`
  const column = findColumn(field)
  return column === undefined ? textsOfJson(jsonOf(field)) : valuesOfColumn(column)
}

/** A column holds what fits its type, `fields` the rest; only a text column holds all but lists by itself. */
function valuesOfColumn({ field, column, type }: Column): string {
  if (type === 'strings')
    return `if(notEmpty(${column}), arrayMap(x -> toString(x), ${column}), ${textsOfJson(jsonOf(field))})`
  const text = COLUMN_TEXT[type](column)
  if (type !== 'string') return `if(isNotNull(${column}), [${text}], ${textsOfJson(jsonOf(field))})`
  return `multiIf(${column} = '', [], ${isList(field, column)}, ${textsOfList(text)}, [${text}])`
}

/** A text column that holds the JSON text of a list: the list stands in `fields` too, of which only the keys are read here. */
function isList(field: string, column: string): string {
  return `(startsWith(${column}, '[') AND ${hasKey(field)})`
}

function existsField(field: string): string {
  if (HEADS.has(field)) return '1'
  const column = findColumn(field)
  if (column === undefined) return hasKey(field)
  if (column.type === 'string') return `${column.column} != ''`
  const filled = column.type === 'strings' ? `notEmpty(${column.column})` : `isNotNull(${column.column})`
  return `(${filled} OR ${hasKey(field)})`
}

function hasKey(field: string): string {
  return `has(fields.keys, ${sqlString(field)})`
}

/** The JSON text of what `fields` holds, '' when it holds nothing of that name. */
function jsonOf(field: string): string {
  return `fields[${sqlString(field)}]`
}

const ALL_VALUES = buildAllValues()

/**
 * The values of all fields, the named properties left out. They count as one list, so what a list in them gives is opened once more.
 * A column whose field also stands in `fields` is left out: there its value is whole.
 */
function buildAllValues(): string {
  const single = FIELD_COLUMNS.flatMap((item) =>
    item.type === 'strings' ? [] : [{ name: sqlString(item.field), text: COLUMN_TEXT[item.type](item.column) }],
  )
  const names = single.map((item) => item.name).join(', ')
  const texts = single.map((item) => item.text).join(', ')
  const lists = FIELD_COLUMNS.flatMap((item) =>
    item.type === 'strings' ? [`arrayMap(x -> toString(x), ${item.column})`] : [],
  )
  const parts = [
    `arrayFilter((x, k) -> x != '' AND NOT has(fields.keys, k), [${texts}], [${names}])`,
    ...lists,
    `arrayFlatten(arrayMap(v -> ${textsOfJson('v')}, mapValues(fields)))`,
  ]
  return `arrayConcat(${parts.join(', ')})`
}
