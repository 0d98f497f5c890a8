import type { QuarantineEntry } from '@telltale/model'
import type { Kysely } from 'kysely'
import { type ControlTables, createControlId, type PoliciesTable, type QuarantineTable } from './control-tables.ts'
import type { ControlDesk, PolicyVersion } from './desk.ts'
import { createSqliteApprovals } from './sqlite-approvals.ts'

/** Every application is sent all of them: more would be a list for another tool. */
const MOST_QUARANTINED = 1_000

/** Quarantine, policy and approvals on the desk's database. */
export function createSqliteControl(db: Kysely<ControlTables>): ControlDesk {
  return {
    ...createSqliteApprovals(db),
    findChange: async () => (await db.selectFrom('control_changes').select('count').executeTakeFirst())?.count ?? 0,
    findQuarantine: async (tenant, nowMs) => (await selectInForce(db, tenant, nowMs).execute()).map(toEntry),
    addQuarantine: (tenant, entry) =>
      db.transaction().execute(async (transaction) => {
        const known = await selectInForce(transaction, tenant, entry.createdMs).execute()
        if (known.some(({ kind, value }) => kind === entry.kind && value === entry.value)) return 'known'
        if (known.length >= MOST_QUARANTINED) return 'full'
        const added = { id: createControlId(), ...entry }
        await transaction.insertInto('quarantine').values(toQuarantineRow(tenant, added)).execute()
        return added
      }),
    liftQuarantine: async (tenant, id, { by, nowMs }) => {
      const row = await db
        .updateTable('quarantine')
        .set({ lifted_ms: nowMs, lifted_by: by })
        .where('id', '=', id)
        .where('tenant', '=', tenant)
        .where('lifted_ms', 'is', null)
        .where((where) => where.or([where('until_ms', 'is', null), where('until_ms', '>', nowMs)]))
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? undefined : toEntry(row)
    },
    findPolicy: async (tenant) => {
      const row = await selectPolicy(db, tenant).executeTakeFirst()
      return row === undefined ? undefined : toPolicyVersion(row)
    },
    savePolicy: (tenant, { policy, changedMs, changedBy }, after) =>
      db.transaction().execute(async (transaction) => {
        const inForce = (await selectPolicy(transaction, tenant).executeTakeFirst())?.version ?? 0
        if (after !== undefined && after !== inForce) return undefined
        const row: PoliciesTable = {
          tenant,
          version: inForce + 1,
          policy: JSON.stringify(policy),
          changed_ms: changedMs,
          changed_by: changedBy,
        }
        await transaction.insertInto('policies').values(row).execute()
        return toPolicyVersion(row)
      }),
  }
}

function selectInForce(db: Kysely<ControlTables>, tenant: string, nowMs: number) {
  return db
    .selectFrom('quarantine')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('lifted_ms', 'is', null)
    .where((where) => where.or([where('until_ms', 'is', null), where('until_ms', '>', nowMs)]))
    .orderBy('created_ms')
    .orderBy('id')
}

function selectPolicy(db: Kysely<ControlTables>, tenant: string) {
  return db.selectFrom('policies').selectAll().where('tenant', '=', tenant).orderBy('version', 'desc').limit(1)
}

function toQuarantineRow(tenant: string, entry: QuarantineEntry): QuarantineTable {
  return {
    id: entry.id,
    tenant,
    kind: entry.kind,
    value: entry.value,
    reason: entry.reason,
    until_ms: entry.untilMs ?? null,
    created_ms: entry.createdMs,
    created_by: entry.createdBy,
    lifted_ms: null,
    lifted_by: null,
  }
}

function toEntry(row: QuarantineTable): QuarantineEntry {
  return {
    id: row.id,
    kind: row.kind,
    value: row.value,
    reason: row.reason,
    ...(row.until_ms === null ? {} : { untilMs: row.until_ms }),
    createdMs: row.created_ms,
    createdBy: row.created_by,
  }
}

function toPolicyVersion(row: PoliciesTable): PolicyVersion {
  return {
    version: row.version,
    // Our own words back: what is written here was read by the API's schema.
    policy: JSON.parse(row.policy) as PolicyVersion['policy'],
    changedMs: row.changed_ms,
    changedBy: row.changed_by,
  }
}
