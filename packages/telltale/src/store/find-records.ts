import type { RecordJson, RecordPage } from '@telltale/model'
import { checkLimit, encodeCursor, startOf } from './cursor.ts'
import { decodeRecord, RECORD_SELECTION } from './decode-row.ts'
import { buildRecordConditions } from './filter-sql.ts'
import { findPage, type KeyedTable } from './find-page.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine } from './sql-engine.ts'
import type { Page, RecordFilter } from './store.ts'

const RECORDS: KeyedTable = { table: 'records', id: 'record_id', selection: RECORD_SELECTION }

/** One page of records as they came, newest received first. */
export async function findRecords(
  engine: SqlEngine,
  tenant: string,
  filter: RecordFilter,
  page: Page & { readonly nowMs: number },
): Promise<RecordPage> {
  const limit = checkLimit(page.limit)
  const rows = await findPage(engine, RECORDS, {
    tenant,
    conditions: (builder) => buildRecordConditions(tenant, filter, builder),
    order: 'newest',
    after: startOf(page),
    limit: limit + 1,
    beforeMs: filter.toMs ?? page.nowMs,
  })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    records: rows.slice(0, limit).map(({ row }) => decodeRecord(row)),
    next: last === undefined ? null : encodeCursor(last.position),
  }
}

/** The record with this id, if the tenant has it. */
export async function findRecord(engine: SqlEngine, tenant: string, id: string): Promise<RecordJson | undefined> {
  const builder = new QueryBuilder()
  const rows = await engine.query(
    builder.build(
      `SELECT ${RECORD_SELECTION} FROM records WHERE tenant_id = ${builder.bind(tenant)} ` +
        `AND record_id = ${builder.bind(id)} ORDER BY received_ms LIMIT 1`,
    ),
  )
  return rows[0] === undefined ? undefined : decodeRecord(rows[0])
}
