import { type EventJson, FIELD, type JsonValue, parseBoundedJson, type RecordJson } from '@telltale/model'
import { type ColumnType, FIELD_COLUMNS } from './columns.ts'
import type { SqlRow } from './sql-engine.ts'

/** What a query must select for `decodeEvent`. */
export const EVENT_SELECTION = [
  'tenant_id, event_id, category, action, time_ns, received_ms',
  ...FIELD_COLUMNS.map((item) => item.column),
  'fields',
].join(', ')

/** What a query must select for `decodeRecord`. */
export const RECORD_SELECTION =
  'record_id, signal, name, trace_id, span_id, service_name, dialect, time_ns, received_ms, event_count, body'

const VALUES: Readonly<Record<ColumnType, (value: unknown) => JsonValue | undefined>> = {
  string: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  integer: (value) => (value === null ? undefined : Number(value)),
  number: (value) => (value === null ? undefined : Number(value)),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  strings: (value) => (Array.isArray(value) && value.length > 0 ? value.map(String) : undefined),
}

/** A row of `events` as the API gives it. Built from pairs: a field called `__proto__` is a field. */
export function decodeEvent(row: SqlRow): EventJson {
  const pairs: [string, JsonValue][] = []
  for (const column of FIELD_COLUMNS) {
    const value = VALUES[column.type](row[column.column])
    if (value !== undefined) pairs.push([column.field, value])
  }
  for (const [name, text] of Object.entries(row.fields ?? {})) {
    pairs.push([name, parseJson(String(text))])
  }
  pairs.push(
    [FIELD.timestamp, isoOfNanos(textOf(row, 'time_ns'))],
    [FIELD.eventIngested, isoOfMillis(numberOf(row, 'received_ms'))],
    [FIELD.eventId, textOf(row, 'event_id')],
    [FIELD.category, textOf(row, 'category')],
    [FIELD.eventAction, textOf(row, 'action')],
    [FIELD.tenant, textOf(row, 'tenant_id')],
  )
  return Object.fromEntries(pairs)
}

/** A row of `records` as the API gives it. */
export function decodeRecord(row: SqlRow): RecordJson {
  return {
    id: textOf(row, 'record_id'),
    signal: signalOf(textOf(row, 'signal')),
    name: textOf(row, 'name'),
    trace_id: textOf(row, 'trace_id'),
    span_id: textOf(row, 'span_id'),
    service: textOf(row, 'service_name'),
    dialect: textOf(row, 'dialect'),
    time: isoOfNanos(textOf(row, 'time_ns')),
    received: isoOfMillis(numberOf(row, 'received_ms')),
    event_count: numberOf(row, 'event_count'),
    body: parseJson(textOf(row, 'body')),
  }
}

/** The value of a JSON text; what is no JSON, or nests too deep for those who read it, stays text. */
function parseJson(text: string): JsonValue {
  const value = parseBoundedJson(text)
  return value === undefined ? text : value
}

function signalOf(text: string): RecordJson['signal'] {
  return text === 'span' || text === 'log' || text === 'metric' ? text : 'event'
}

/** A column as text; '' when the row lacks it. */
export function textOf(row: SqlRow, column: string): string {
  const value = row[column]
  return value === undefined || value === null ? '' : String(value)
}

/** A column as a number; 64-bit integers arrive as text. */
export function numberOf(row: SqlRow, column: string): number {
  return Number(row[column] ?? 0)
}

/** ISO 8601 in UTC from nanoseconds since 1970: milliseconds, or all nine digits where the time has them. */
export function isoOfNanos(text: string): string {
  const nanos = BigInt(text)
  let ms = nanos / 1_000_000n
  if (nanos < 0n && nanos % 1_000_000n !== 0n) ms -= 1n
  const rest = nanos - ms * 1_000_000n
  const iso = new Date(Number(ms)).toISOString()
  return rest === 0n ? iso : `${iso.slice(0, -1)}${rest.toString().padStart(6, '0')}Z`
}

/** ISO 8601 in UTC from epoch milliseconds. */
export function isoOfMillis(ms: number): string {
  return new Date(ms).toISOString()
}
