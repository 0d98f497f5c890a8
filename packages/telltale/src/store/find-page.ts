import { numberOf, textOf } from './decode-row.ts'
import type { Conditions } from './filter-sql.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine, SqlRow } from './sql-engine.ts'
import type { TailPosition } from './store.ts'

/** A table with one row an id that counts, and older copies that may not be merged away yet. */
export interface KeyedTable {
  readonly table: 'events' | 'records'
  readonly id: 'event_id' | 'record_id'
  /** Columns to give back. */
  readonly selection: string
}

export interface PageQuery {
  readonly tenant: string
  readonly conditions: (builder: QueryBuilder) => Conditions
  readonly order: 'newest' | 'oldest'
  readonly after: TailPosition | undefined
  readonly limit: number
  /** Receive time the rows lie before, for choosing how far back to look first. */
  readonly beforeMs: number
}

export interface PlacedRow {
  readonly position: TailPosition
  readonly row: SqlRow
}

const HOUR_MS = 3_600_000

/**
 * How far back a page of newest rows looks, step by step: most pages are full after the first hour, which
 * the minmax index and the partitions make cheap; a rare match is paid for with four queries instead of one.
 */
const LOOK_BACK_MS: readonly number[] = [HOUR_MS, 48 * HOUR_MS, 30 * 24 * HOUR_MS, Number.POSITIVE_INFINITY]

/** Rows in the order of receive time and id, `limit` at most, each id once and at its first receive time. */
export async function findPage(engine: SqlEngine, table: KeyedTable, query: PageQuery): Promise<readonly PlacedRow[]> {
  const found: PlacedRow[] = []
  let after = query.after
  const steps = query.order === 'newest' ? LOOK_BACK_MS : [Number.POSITIVE_INFINITY]
  const reference = query.after?.receivedMs ?? query.beforeMs
  for (const step of steps) {
    for (;;) {
      const limit = query.limit - found.length
      const candidates = await findCandidates(engine, table, { ...query, after, limit }, reference - step)
      found.push(...(await fetchRows(engine, table, query.tenant, candidates)))
      after = candidates.at(-1)?.position ?? after
      if (found.length >= query.limit) return found
      if (candidates.length < limit) break
    }
  }
  return found
}

interface Candidate {
  readonly position: TailPosition
  readonly timeNs: string
}

/** Keys of the rows that may belong on the page, read without folding copies: only narrow columns and indexes. */
async function findCandidates(
  engine: SqlEngine,
  table: KeyedTable,
  query: PageQuery,
  sinceMs: number,
): Promise<readonly Candidate[]> {
  const builder = new QueryBuilder()
  const { content, received } = query.conditions(builder)
  const tests = [...content, ...received]
  if (Number.isFinite(sinceMs)) tests.push(`received_ms >= ${builder.bind(Math.max(0, Math.trunc(sinceMs)), 'Int64')}`)
  if (query.after !== undefined) tests.push(isBeyond(query, table, builder))
  const direction = query.order === 'newest' ? 'DESC' : 'ASC'
  const rows = await engine.query(
    builder.build(
      `SELECT time_ns, received_ms, ${table.id} AS id FROM ${table.table} WHERE ${tests.join(' AND ')} ` +
        `ORDER BY received_ms ${direction}, id ${direction} LIMIT ${builder.bind(query.limit, 'UInt32')}`,
    ),
  )
  return rows.map((row) => ({
    position: { receivedMs: numberOf(row, 'received_ms'), id: textOf(row, 'id') },
    timeNs: textOf(row, 'time_ns'),
  }))
}

function isBeyond({ after, order }: PageQuery, table: KeyedTable, builder: QueryBuilder): string {
  const ms = builder.bind(after?.receivedMs ?? 0, 'Int64')
  const id = builder.bind(after?.id ?? '')
  const sign = order === 'newest' ? '<' : '>'
  return `received_ms ${sign}= ${ms} AND (received_ms ${sign} ${ms} OR ${table.id} ${sign} ${id})`
}

/**
 * Whole rows of the candidates, by primary key and folded to the copy received first. A candidate that is a
 * later copy is dropped: its event has its place on another page.
 */
async function fetchRows(
  engine: SqlEngine,
  table: KeyedTable,
  tenant: string,
  candidates: readonly Candidate[],
): Promise<readonly PlacedRow[]> {
  if (candidates.length === 0) return []
  const builder = new QueryBuilder()
  const times = builder.bindList([...new Set(candidates.map((item) => BigInt(item.timeNs)))])
  const ids = builder.bindList([...new Set(candidates.map((item) => item.position.id))])
  const rows = await engine.query(
    builder.build(
      `SELECT ${table.selection} FROM ${table.table} FINAL WHERE tenant_id = ${builder.bind(tenant)} ` +
        `AND time_ns IN ${times} AND ${table.id} IN ${ids}`,
    ),
  )
  const byKey = new Map(rows.map((row) => [`${numberOf(row, 'received_ms')}.${textOf(row, table.id)}`, row]))
  const placed = new Map<string, PlacedRow>()
  for (const { position } of candidates) {
    const key = `${position.receivedMs}.${position.id}`
    const row = byKey.get(key)
    if (row !== undefined) placed.set(key, { position, row })
  }
  return [...placed.values()]
}
