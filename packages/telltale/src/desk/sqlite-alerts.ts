import type { Alert, AlertResolution } from '@telltale/model'
import { type Kysely, sql, type Transaction } from 'kysely'
import { TelltaleError } from '../errors.ts'
import type { AlertChange, AlertDesk, RuleRecord } from './alert-desk.ts'
import { fromAlertRow, toAlertRow, toLinkRows } from './alert-rows.ts'
import type { AlertTables } from './alert-tables.ts'
import { countAlerts } from './count-alerts.ts'
import { matchAlerts } from './match-alerts.ts'

type Database = Kysely<AlertTables>

/** Alerts on the desk's database. */
export function createSqliteAlerts(db: Database): AlertDesk {
  return {
    saveAlerts: async (alerts) => {
      if (alerts.length === 0) return
      await db.transaction().execute(async (transaction) => {
        for (const alert of alerts) await saveAlert(transaction, alert)
      })
    },
    findAlerts: async (tenant, filter, { limit, cursor }) => {
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      let query = db.selectFrom('alerts').selectAll().where(matchAlerts(tenant, filter))
      if (after !== undefined) query = query.where(sql<boolean>`(last_ms, id) < (${after.lastMs}, ${after.id})`)
      const rows = await query
        .orderBy('last_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return { alerts: rows.slice(0, limit).map(fromAlertRow), next: last && toCursor(last.last_ms, last.id) }
    },
    findAlert: async (tenant, id) => {
      const row = await db
        .selectFrom('alerts')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined ? undefined : fromAlertRow(row)
    },
    findChanged: async (tenant, afterRevision, limit) => {
      const query = db
        .selectFrom('alerts')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('revision', '>', afterRevision)
      return (await query.orderBy('revision').limit(limit).execute()).map(fromAlertRow)
    },
    lastRevision: async () =>
      (await db.selectFrom('alert_revisions').select('revision').executeTakeFirst())?.revision ?? 0,
    changeAlert: (tenant, id, change) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('alerts')
          .set({ ...toColumns(change), revision: await nextRevision(transaction) })
          .where('tenant', '=', tenant)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        return row === undefined ? undefined : fromAlertRow(row)
      }),
    countAlerts: (tenant, filter, window) => countAlerts(db, matchAlerts(tenant, filter), window),
    countByRule: (tenant, sinceMs) => countByRule(db, tenant, sinceMs),
  }
}

async function saveAlert(db: Transaction<AlertTables>, alert: Alert): Promise<void> {
  const kept = await db.selectFrom('alerts').select(['count', 'last_ms']).where('id', '=', alert.id).executeTakeFirst()
  if (kept !== undefined && alert.count <= kept.count) return
  const row = toAlertRow(alert, await nextRevision(db))
  if (kept === undefined) await db.insertInto('alerts').values(row).execute()
  else {
    const { title, level, category, last_ms, count, revision, search, body } = row
    const now = { title, level, category, last_ms, count, revision, search, body }
    await db.updateTable('alerts').set(now).where('id', '=', alert.id).execute()
  }
  const links = toLinkRows(alert)
  if (links.length === 0) return
  await db
    .insertInto('alert_links')
    .values([...links])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function nextRevision(db: Transaction<AlertTables>): Promise<number> {
  const row = await db
    .updateTable('alert_revisions')
    .set((update) => ({ revision: update('revision', '+', 1) }))
    .returning('revision')
    .executeTakeFirstOrThrow()
  return row.revision
}

function toColumns({ status, resolution, assignee, note, by, nowMs }: AlertChange) {
  return {
    changed_by: by,
    changed_ms: nowMs,
    ...(status !== undefined && { status }),
    ...(resolution !== undefined && { resolution }),
    ...(assignee !== undefined && { assignee }),
    ...(note !== undefined && { note }),
  }
}

async function countByRule(db: Database, tenant: string, sinceMs: number): Promise<ReadonlyMap<string, RuleRecord>> {
  const rows = await db
    .selectFrom('alerts')
    .select([
      'rule_id',
      'resolution',
      (of) => of.fn.countAll<number>().as('alerts'),
      (of) => of.fn.max('last_ms').as('last_ms'),
    ])
    .where('tenant', '=', tenant)
    .where('last_ms', '>=', sinceMs)
    .groupBy(['rule_id', 'resolution'])
    .execute()
  const records = new Map<string, RuleRecord>()
  for (const row of rows) {
    const before = records.get(row.rule_id)
    const judged = new Map(before?.judged)
    if (row.resolution !== null) judged.set(row.resolution as AlertResolution, row.alerts)
    records.set(row.rule_id, {
      alerts: (before?.alerts ?? 0) + row.alerts,
      lastMs: Math.max(before?.lastMs ?? 0, row.last_ms),
      judged,
    })
  }
  return records
}

function toCursor(lastMs: number, id: string): string {
  return Buffer.from(`${lastMs}.${id}`).toString('base64url')
}

function parseCursor(cursor: string): { readonly lastMs: number; readonly id: string } {
  const found =
    cursor.length <= 100 ? /^(\d{1,16})\.([0-9a-f]{32})$/.exec(Buffer.from(cursor, 'base64url').toString()) : null
  const lastMs = Number(found?.[1])
  if (found === null || !Number.isSafeInteger(lastMs)) {
    throw new TelltaleError('STORE_QUERY_INVALID', 'The cursor is not one that a page gave')
  }
  return { lastMs, id: found[2] ?? '' }
}
