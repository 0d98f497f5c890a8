import type { Kysely } from 'kysely'
import type { KeptException, KeptRule, RuleDesk } from './alert-desk.ts'
import type { AlertTables, ExceptionsTable, RulesTable } from './alert-tables.ts'
import { createControlId } from './control-tables.ts'

/** More would be a way to switch rules off without saying so. */
const MOST_EXCEPTIONS = 1_000
const MOST_GAPS = 10_000

/** Rules and exceptions on the desk's database. */
export function createSqliteRules(db: Kysely<AlertTables>): RuleDesk {
  return {
    findRuleChange: async () => (await db.selectFrom('rule_changes').select('count').executeTakeFirst())?.count ?? 0,
    listTenants: async () => {
      const rules = await db.selectFrom('rules').select('tenant').distinct().execute()
      const exceptions = await db.selectFrom('exceptions').select('tenant').distinct().execute()
      return [...new Set([...rules, ...exceptions].map((row) => row.tenant))].sort()
    },
    listRules: async (tenant) =>
      (await db.selectFrom('rules').selectAll().where('tenant', '=', tenant).orderBy('id').execute()).map(toKeptRule),
    saveRule: async (tenant, rule) => {
      const { id: _, tenant: __, ...rest } = toRuleRow(tenant, rule)
      await db
        .insertInto('rules')
        .values(toRuleRow(tenant, rule))
        .onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet(rest))
        .execute()
    },
    removeRule: async (tenant, id) => {
      const result = await db.deleteFrom('rules').where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst()
      return result.numDeletedRows === 1n
    },
    listExceptions: async (tenant, nowMs) => (await selectInForce(db, tenant, nowMs).execute()).map(toException),
    addException: (tenant, exception) =>
      db.transaction().execute(async (transaction) => {
        const known = await selectInForce(transaction, tenant, exception.createdMs).execute()
        if (known.length >= MOST_EXCEPTIONS) return 'full'
        const added = { id: createControlId(), ...exception }
        await transaction.insertInto('exceptions').values(toExceptionRow(tenant, added)).execute()
        return added
      }),
    endException: async (tenant, id, { by, nowMs }) => {
      const result = await db
        .updateTable('exceptions')
        .set({ ended_ms: nowMs, ended_by: by })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('ended_ms', 'is', null)
        .where('expires_ms', '>', nowMs)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    saveGaps: async (gaps) => {
      for (const gap of gaps.slice(-MOST_GAPS)) {
        const { tenant, ruleId, reason, fromMs, toMs, count } = gap
        const row = { tenant, rule_id: ruleId, reason, from_ms: fromMs, to_ms: toMs, count }
        await db.insertInto('detection_gaps').values(row).execute()
      }
    },
    listGaps: async (tenant, limit) => {
      const query = db.selectFrom('detection_gaps').selectAll().where('tenant', '=', tenant)
      const rows = await query.orderBy('to_ms', 'desc').limit(limit).execute()
      return rows.map((row) => ({
        tenant,
        ruleId: row.rule_id,
        reason: row.reason,
        fromMs: row.from_ms,
        toMs: row.to_ms,
        count: row.count,
      }))
    },
  }
}

function selectInForce(db: Kysely<AlertTables>, tenant: string, nowMs: number) {
  return db
    .selectFrom('exceptions')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('ended_ms', 'is', null)
    .where('expires_ms', '>', nowMs)
    .orderBy('created_ms')
    .orderBy('id')
}

function toRuleRow(tenant: string, rule: KeptRule): RulesTable {
  return {
    tenant,
    id: rule.id,
    yaml: rule.yaml ?? null,
    tests: rule.tests ?? null,
    enabled: rule.enabled ? 1 : 0,
    changed_ms: rule.changedMs,
    changed_by: rule.changedBy,
    reason: rule.reason,
  }
}

function toKeptRule(row: RulesTable): KeptRule {
  return {
    id: row.id,
    yaml: row.yaml ?? undefined,
    tests: row.tests ?? undefined,
    enabled: row.enabled === 1,
    changedMs: row.changed_ms,
    changedBy: row.changed_by,
    reason: row.reason,
  }
}

function toExceptionRow(tenant: string, exception: KeptException): ExceptionsTable {
  return {
    id: exception.id,
    tenant,
    rule_id: exception.ruleId,
    conditions: JSON.stringify(exception.conditions),
    owner: exception.owner,
    reason: exception.reason,
    created_ms: exception.createdMs,
    created_by: exception.createdBy,
    expires_ms: exception.expiresMs,
    ended_ms: null,
    ended_by: null,
  }
}

function toException(row: ExceptionsTable): KeptException {
  return {
    id: row.id,
    ruleId: row.rule_id,
    // Our own words back: the API's schema read them before they were written.
    conditions: JSON.parse(row.conditions) as KeptException['conditions'],
    owner: row.owner,
    reason: row.reason,
    createdMs: row.created_ms,
    createdBy: row.created_by,
    expiresMs: row.expires_ms,
  }
}
