import type { EventJson, EventPage } from '@telltale/model'
import { checkLimit, encodeCursor, startOf } from './cursor.ts'
import { decodeEvent, EVENT_SELECTION } from './decode-row.ts'
import { buildEventConditions } from './filter-sql.ts'
import { findPage, type KeyedTable } from './find-page.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine } from './sql-engine.ts'
import type { EventFilter, Page, TailItem, TailPosition } from './store.ts'

const EVENTS: KeyedTable = { table: 'events', id: 'event_id', selection: EVENT_SELECTION }

/** One page of events, newest received first. */
export async function findEvents(
  engine: SqlEngine,
  tenant: string,
  filter: EventFilter,
  page: Page & { readonly nowMs: number },
): Promise<EventPage> {
  const limit = checkLimit(page.limit)
  const rows = await findPage(engine, EVENTS, {
    tenant,
    conditions: (builder) => buildEventConditions(tenant, filter, builder),
    order: 'newest',
    after: startOf(page),
    limit: limit + 1, // one more tells whether a page follows
    beforeMs: filter.toMs ?? page.nowMs,
  })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    events: rows.slice(0, limit).map(({ row }) => decodeEvent(row)),
    next: last === undefined ? null : encodeCursor(last.position),
  }
}

/** Events received after a position, oldest first. */
export async function findNewer(
  engine: SqlEngine,
  tenant: string,
  filter: EventFilter,
  page: { readonly after: TailPosition; readonly limit: number },
): Promise<readonly TailItem[]> {
  const rows = await findPage(engine, EVENTS, {
    tenant,
    conditions: (builder) => buildEventConditions(tenant, filter, builder),
    order: 'oldest',
    after: page.after,
    limit: checkLimit(page.limit),
    beforeMs: 0,
  })
  return rows.map(({ position, row }) => ({ position, event: decodeEvent(row) }))
}

/** The event with this id, if the tenant has it. */
export async function findEvent(engine: SqlEngine, tenant: string, id: string): Promise<EventJson | undefined> {
  const builder = new QueryBuilder()
  const rows = await engine.query(
    builder.build(
      `SELECT ${EVENT_SELECTION} FROM events WHERE tenant_id = ${builder.bind(tenant)} ` +
        `AND event_id = ${builder.bind(id)} ORDER BY received_ms LIMIT 1`,
    ),
  )
  return rows[0] === undefined ? undefined : decodeEvent(rows[0])
}
