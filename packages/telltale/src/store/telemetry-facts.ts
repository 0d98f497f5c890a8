import { CATEGORIES, EXPECTED_FIELDS, EXPECTED_OF_ACTION } from '@telltale/model'
import { UNKNOWN_APP } from './count-events.ts'
import { numberOf, textOf } from './decode-row.ts'
import { hasField } from './filter-sql.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine, SqlRow } from './sql-engine.ts'

/** Senders choose the names of apps; the ones heard from last are looked at. */
const MAX_APPS = 200

export interface AppFacts {
  readonly name: string
  readonly dialects: readonly string[]
  readonly lastMs: number
  readonly lastMsByCategory: ReadonlyMap<string, number>
}

/** One log of one app in the window and in the window of the same length before it. */
export interface LogFacts {
  readonly count: number
  readonly countBefore: number
  /** For each expected field of the log, how many events have it. */
  readonly present: readonly number[]
  /** Events by bucket of the window, from 0; empty buckets are left out. */
  readonly series: ReadonlyMap<number, number>
}

/** Judgements are Telltale's own and say nothing of what an app sends. */
const SENT = `NOT endsWith(action, '.judged')`

const APP = `if(service_name = '', '${UNKNOWN_APP}', service_name)`

/** Every app that ever sent an event, last heard first. Copies change no maximum, so they are not folded. */
export async function findAppsEver(engine: SqlEngine, tenant: string): Promise<readonly AppFacts[]> {
  const builder = new QueryBuilder()
  const rows = await engine.query(
    builder.build(
      `SELECT app, max(last_ms) AS app_last_ms, groupArray(category) AS categories, groupArray(last_ms) AS last, ` +
        `arraySort(groupUniqArrayArray(20)(dialects)) AS app_dialects FROM (` +
        `SELECT ${APP} AS app, category, max(received_ms) AS last_ms, groupUniqArray(20)(dialect) AS dialects FROM events ` +
        `WHERE tenant_id = ${builder.bind(tenant)} AND ${SENT} GROUP BY app, category) ` +
        `GROUP BY app ORDER BY app_last_ms DESC, app LIMIT ${MAX_APPS}`,
    ),
  )
  return rows.map((row) => {
    const last = listOf(row, 'last').map(Number)
    return {
      name: textOf(row, 'app'),
      dialects: listOf(row, 'app_dialects').filter((dialect) => dialect !== ''),
      lastMs: numberOf(row, 'app_last_ms'),
      lastMsByCategory: new Map(listOf(row, 'categories').map((category, i) => [category, last[i] ?? 0])),
    }
  })
}

interface Question {
  readonly fromMs: number
  readonly toMs: number
  readonly bucketMs: number
  readonly apps: readonly string[]
}

/** Counts of the named apps, by app and log. */
export async function findWindowFacts(
  engine: SqlEngine,
  tenant: string,
  question: Question,
): Promise<ReadonlyMap<string, ReadonlyMap<string, LogFacts>>> {
  const facts = new Map<string, Map<string, LogFacts>>()
  if (question.apps.length === 0) return facts
  const builder = new QueryBuilder()
  const from = builder.bind(question.fromMs, 'Int64')
  const before = builder.bind(question.fromMs - (question.toMs - question.fromMs), 'Int64')
  const rows = await engine.query(
    builder.build(
      `SELECT ${APP} AS app, category, countIf(received_ms >= ${from}) AS events, countIf(received_ms < ${from}) AS earlier, ` +
        `sumForEach(${presence(builder, from)}) AS present, ` +
        `sumMapIf([intDiv(received_ms - ${from}, ${builder.bind(question.bucketMs, 'Int64')})], [1], received_ms >= ${from}) AS series ` +
        `FROM events FINAL PREWHERE tenant_id = ${builder.bind(tenant)} AND app IN ${builder.bindList(question.apps)} ` +
        `WHERE received_ms >= ${before} AND received_ms < ${builder.bind(question.toMs, 'Int64')} AND ${SENT} ` +
        `GROUP BY app, category`,
    ),
  )
  for (const row of rows) {
    const app = textOf(row, 'app')
    const byCategory = facts.get(app) ?? new Map<string, LogFacts>()
    facts.set(app, byCategory.set(textOf(row, 'category'), decodeFacts(row)))
  }
  return facts
}

/**
 * For each category a list of 0 and 1, one for each of its expected fields. The costly part of the question: it
 * reads the keys of `fields` but not the values, and of the window before nothing.
 */
function presence(builder: QueryBuilder, from: string): string {
  const branches = CATEGORIES.map((category) => {
    const tests = EXPECTED_FIELDS[category].map((names) => isMet(names, builder))
    return `category = '${category}', [${tests.map((test) => `toUInt8(${test})`).join(', ')}]`
  })
  return `multiIf(received_ms < ${from}, [toUInt8(0)], ${branches.join(', ')}, [toUInt8(0)])`
}

/** Met by any of the names, and by an event whose action says that it cannot have the field. */
function isMet(names: readonly string[], builder: QueryBuilder): string {
  const action = names.map((name) => EXPECTED_OF_ACTION.get(name)).find((prefix) => prefix !== undefined)
  const other = action === undefined ? [] : [`NOT startsWith(action, ${builder.bind(action)})`]
  return [...names.map((name) => hasField(name, builder)), ...other].join(' OR ')
}

function decodeFacts(row: SqlRow): LogFacts {
  const [buckets, counts] = pairOf(row, 'series')
  return {
    count: numberOf(row, 'events'),
    countBefore: numberOf(row, 'earlier'),
    present: listOf(row, 'present').map(Number),
    series: new Map(buckets.map((bucket, i) => [Number(bucket), Number(counts[i])])),
  }
}

function listOf(row: SqlRow, column: string): readonly string[] {
  const value = row[column]
  return Array.isArray(value) ? value.map(String) : []
}

/** A tuple of two lists: how sumMap answers. */
function pairOf(row: SqlRow, column: string): readonly [readonly unknown[], readonly unknown[]] {
  const value = row[column]
  if (!Array.isArray(value) || !Array.isArray(value[0]) || !Array.isArray(value[1])) return [[], []]
  return [value[0], value[1]]
}
