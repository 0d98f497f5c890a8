import { type SigmaDocument, sqlString } from '@telltale/sigma'
import { TelltaleError } from '../../errors.ts'
import { numberOf } from '../decode-row.ts'
import { QueryBuilder } from '../query-builder.ts'
import type { SqlEngine, SqlRow } from '../sql-engine.ts'
import { eventSqlMapping } from './event-mapping.ts'
import { DAY_MS, type HuntWindow, huntSql, MAX_SAMPLES } from './hunt-sql.ts'

export type HuntAnswer =
  | {
      readonly ok: true
      /** Events, each once; of a correlation, hits. */
      readonly total: number
      /** False when a limit ended the search: the counts are then a lower bound. */
      readonly complete: boolean
      /** Days of receive time in UTC (`2026-11-20`) with a match, oldest first. */
      readonly perDay: readonly { readonly day: string; readonly count: number }[]
      /** Newest first, at most 20. */
      readonly sampleIds: readonly string[]
      /** The part of the window that was searched to its end. */
      readonly searched: HuntWindow
      readonly sql: string
    }
  | { readonly ok: false; readonly reason: string }

/** Hits that `correlationToSql` gives at most. */
const MAX_HITS = 10_000

/**
 * A hunt may take longer than a page of events, but reads with the same two threads; past these limits it says that it is
 * not complete. Rows are those read, before the rule is tried.
 */
const HUNT_SETTINGS = 'max_execution_time = 30, max_rows_to_read = 500000000, precise_float_parsing = 1'
/** When the whole is too much, one day at a time, newest first. */
const DAY_SETTINGS = 'max_execution_time = 5, max_rows_to_read = 500000000, precise_float_parsing = 1'
const MAX_DAYS_APART = 31

/**
 * What rules, or a correlation with its rules, would have found among the stored events of a tenant; a reason when it has no
 * query. `sql` is the question as it was asked.
 */
export async function huntEvents(
  engine: SqlEngine,
  tenant: string,
  documents: readonly SigmaDocument[],
  window: HuntWindow,
): Promise<HuntAnswer> {
  const scope = `tenant_id = ${sqlString(tenant)}`
  const query = huntSql(documents, scope, window)
  if (!query.ok) return query
  const read = query.rows === 'days' ? readDays : readHits
  const whole = await ask(engine, query.sql, HUNT_SETTINGS)
  if (whole !== undefined) return { ok: true, ...read(whole), searched: window, sql: query.sql }
  const parts: SqlRow[] = []
  const days = daysBack(window)
  let searched: HuntWindow = { fromMs: window.toMs, toMs: window.toMs }
  let isWhole = days.at(-1)?.fromMs === window.fromMs
  for (const day of days) {
    const part = huntSql(documents, scope, day)
    const rows = part.ok ? await ask(engine, part.sql, DAY_SETTINGS) : undefined
    if (rows === undefined) {
      isWhole = false
      break
    }
    parts.push(...rows)
    searched = { fromMs: day.fromMs, toMs: window.toMs }
  }
  const found = read(parts)
  return { ok: true, ...found, complete: found.complete && isWhole, searched, sql: query.sql }
}

/** Events of a window, and when the oldest and the newest were received (epoch milliseconds). */
export interface LookedAt {
  readonly events: number
  readonly firstMs: number
  readonly lastMs: number
}

/** What a hunt over a window looks at; undefined when that takes too long to count. */
export async function countLookedAt(
  engine: SqlEngine,
  tenant: string,
  { fromMs, toMs }: HuntWindow,
): Promise<LookedAt | undefined> {
  const scope = `tenant_id = ${sqlString(tenant)}`
  const window = `received_ms >= ${Math.trunc(fromMs)} AND received_ms < ${Math.trunc(toMs)}`
  const sql =
    `SELECT count() AS events, min(received_ms) AS first_ms, max(received_ms) AS last_ms ` +
    `FROM ${eventSqlMapping(scope).table} WHERE ${scope} AND ${window}`
  const [row] = (await ask(engine, sql, DAY_SETTINGS)) ?? []
  if (row === undefined) return undefined
  return { events: numberOf(row, 'events'), firstMs: numberOf(row, 'first_ms'), lastMs: numberOf(row, 'last_ms') }
}

type Found = Pick<Extract<HuntAnswer, { ok: true }>, 'total' | 'complete' | 'perDay' | 'sampleIds'>

/** Undefined when the query needs more than it may have. */
async function ask(engine: SqlEngine, sql: string, settings: string): Promise<readonly SqlRow[] | undefined> {
  try {
    return await engine.query(new QueryBuilder().build(sql, settings))
  } catch (failure) {
    if (failure instanceof TelltaleError && failure.code === 'STORE_QUERY_LIMIT') return undefined
    throw failure
  }
}

/** Days in UTC that make up the window, newest first; a long window only its last ones. */
function daysBack({ fromMs, toMs }: HuntWindow): readonly HuntWindow[] {
  const days: HuntWindow[] = []
  let end = toMs
  while (end > fromMs && days.length < MAX_DAYS_APART) {
    const start = Math.max(fromMs, Math.floor((end - 1) / DAY_MS) * DAY_MS)
    days.push({ fromMs: start, toMs: end })
    end = start
  }
  return days
}

function readDays(rows: readonly SqlRow[]): Found {
  const perDay = new Map<number, number>()
  const newest: (readonly [number, string])[] = []
  for (const row of rows) {
    const day = numberOf(row, 'day')
    perDay.set(day, (perDay.get(day) ?? 0) + numberOf(row, 'events'))
    for (const item of Array.isArray(row.newest) ? row.newest : []) {
      if (Array.isArray(item)) newest.push([Number(item[0]), String(item[1])])
    }
  }
  newest.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
  return sumUp(
    perDay,
    newest.map(([, id]) => id),
    true,
  )
}

/** A hit counts on the day of its last event; the newest event of each is the sample. */
function readHits(rows: readonly SqlRow[]): Found {
  const perDay = new Map<number, number>()
  for (const row of rows) {
    const day = Math.floor(numberOf(row, 'last_ms') / DAY_MS)
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
  }
  const samples = rows.flatMap((row) => (Array.isArray(row.ids) ? String(row.ids.at(-1)) : []))
  return sumUp(perDay, samples, rows.length < MAX_HITS)
}

function sumUp(counts: ReadonlyMap<number, number>, ids: readonly string[], complete: boolean): Found {
  const days = [...counts].sort(([a], [b]) => a - b)
  const perDay = days.map(([day, count]) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), count }))
  const total = days.reduce((sum, [, count]) => sum + count, 0)
  return { total, complete, perDay, sampleIds: [...new Set(ids)].slice(0, MAX_SAMPLES) }
}
