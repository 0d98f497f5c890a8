import { type FieldsJson, parseBoundedJson } from '@telltale/model'
import { TelltaleError } from '../errors.ts'
import { findColumn } from './columns.ts'
import { numberOf, textOf } from './decode-row.ts'
import { buildEventConditions, listColumn, textOfField } from './filter-sql.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine } from './sql-engine.ts'
import type { EventFilter } from './store.ts'

const MAX_FIELDS = 40
const MAX_VALUES = 20
/** Distinct values counted exactly; those that first appear after so many are left out. */
const MAX_DISTINCT = 500_000
const MAX_SHOWN_CHARACTERS = 300

/** Most frequent values of some fields among the events of a filter, in the order the fields were asked for. */
export async function findTopValues(
  engine: SqlEngine,
  tenant: string,
  filter: EventFilter,
  fields: readonly string[],
): Promise<FieldsJson> {
  const wanted = [...new Set(fields)]
  if (wanted.length > MAX_FIELDS) throw new TelltaleError('STORE_QUERY_INVALID', `fields may be ${MAX_FIELDS} at most`)
  if (wanted.length === 0) return { fields: [] }
  const builder = new QueryBuilder()
  const { content, received } = buildEventConditions(tenant, filter, builder)
  const pairs = wanted.map((field, i) => pairsOf(field, i, builder))
  const rows = await engine.query(
    builder.build(
      `SELECT pair.1 AS field, pair.2 AS value, count() AS events FROM events FINAL ` +
        `ARRAY JOIN arrayConcat(${pairs.join(', ')}) AS pair PREWHERE ${content.join(' AND ')} ` +
        `WHERE ${[...received, "value != ''"].join(' AND ')} GROUP BY field, value ` +
        `ORDER BY events DESC, value LIMIT ${MAX_VALUES} BY field`,
      `max_rows_to_group_by = ${MAX_DISTINCT}, group_by_overflow_mode = 'any'`,
    ),
  )
  return {
    fields: wanted.map((name, i) => ({
      name,
      values: rows
        .filter((row) => numberOf(row, 'field') === i)
        .map((row) => ({ value: showValue(name, textOf(row, 'value')), count: numberOf(row, 'events') })),
    })),
  }
}

/** SQL for the values of a field, each with the field's number: one, or those of a list. */
function pairsOf(field: string, number: number, builder: QueryBuilder): string {
  const list = listColumn(field)
  if (list !== undefined)
    return `arrayMap(item -> (${number}, substringUTF8(item, 1, ${MAX_SHOWN_CHARACTERS})), ${list})`
  return `[(${number}, substringUTF8(${textOfField(field, builder)}, 1, ${MAX_SHOWN_CHARACTERS}))]`
}

/** A field without a column holds JSON text: a string is shown without its quotes, as a filter takes it. */
function showValue(field: string, text: string): string {
  if (findColumn(field) !== undefined) return text
  const value = parseBoundedJson(text)
  return typeof value === 'string' ? value : text
}
