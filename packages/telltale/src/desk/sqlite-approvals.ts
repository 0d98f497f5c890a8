import type { Approval, ApprovalRequest } from '@telltale/model'
import type { Kysely } from 'kysely'
import { type ApprovalsTable, type ControlTables, createControlId } from './control-tables.ts'
import type { ControlDesk } from './desk.ts'

/** How long a person has for an answer. */
const APPROVAL_LIFE_MS = 10 * 60_000
/** Of one tenant: whoever holds an ingest key can ask, and a list that nobody can read through helps nobody. */
const MOST_PENDING = 500
/** Of one tenant, decided and expired ones included; the audit log keeps the decisions for longer. */
const MOST_KEPT = 2_000

type ApprovalQueries = Pick<
  ControlDesk,
  'addApproval' | 'findApproval' | 'findPending' | 'listApprovals' | 'decideApproval'
>

/** The approvals part of the desk's control. */
export function createSqliteApprovals(db: Kysely<ControlTables>): ApprovalQueries {
  return {
    addApproval: (tenant, request, nowMs) =>
      db.transaction().execute(async (transaction) => {
        if ((await countPending(transaction, tenant, nowMs)) >= MOST_PENDING) return undefined
        const row = toRow(tenant, request, nowMs)
        await transaction.insertInto('approvals').values(row).execute()
        await makeRoom(transaction, tenant, nowMs)
        return toApproval(row, nowMs)
      }),
    findApproval: async (tenant, id, nowMs) => {
      const row = await db
        .selectFrom('approvals')
        .selectAll()
        .where('id', '=', id)
        .where('tenant', '=', tenant)
        .executeTakeFirst()
      return row === undefined ? undefined : toApproval(row, nowMs)
    },
    findPending: async (ids, nowMs) => {
      if (ids.length === 0) return new Set()
      const rows = await selectPending(db, nowMs).select('id').where('id', 'in', ids).execute()
      return new Set(rows.map((row) => row.id))
    },
    listApprovals: async (tenant, { state, limit }, nowMs) => {
      const all = db.selectFrom('approvals').selectAll().where('tenant', '=', tenant)
      const wanted =
        state === undefined
          ? all
          : state === 'approved' || state === 'refused'
            ? all.where('decision', '=', state)
            : all.where('decision', 'is', null).where('expires_ms', state === 'pending' ? '>' : '<=', nowMs)
      const rows = await wanted.orderBy('created_ms', 'desc').orderBy('id').limit(limit).execute()
      return rows.map((row) => toApproval(row, nowMs))
    },
    decideApproval: async (tenant, id, { state, by, note, nowMs }) => {
      const result = await db
        .updateTable('approvals')
        .set({ decision: state, decided_ms: nowMs, decided_by: by, note })
        .where('id', '=', id)
        .where('tenant', '=', tenant)
        .where('decision', 'is', null)
        .where('expires_ms', '>', nowMs)
        .executeTakeFirst()
      if (result.numUpdatedRows === 0n) return undefined
      const row = await db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : toApproval(row, nowMs)
    },
  }
}

function selectPending(db: Kysely<ControlTables>, nowMs: number) {
  return db.selectFrom('approvals').where('decision', 'is', null).where('expires_ms', '>', nowMs)
}

async function countPending(db: Kysely<ControlTables>, tenant: string, nowMs: number): Promise<number> {
  const found = await selectPending(db, nowMs)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .executeTakeFirst()
  return Number(found?.count ?? 0)
}

async function makeRoom(db: Kysely<ControlTables>, tenant: string, nowMs: number): Promise<void> {
  await db
    .deleteFrom('approvals')
    .where('tenant', '=', tenant)
    .where((where) => where.or([where('decision', 'is not', null), where('expires_ms', '<=', nowMs)]))
    .where('id', 'not in', (from) =>
      from
        .selectFrom('approvals')
        .select('id')
        .where('tenant', '=', tenant)
        .orderBy('created_ms', 'desc')
        .orderBy('id')
        .limit(MOST_KEPT),
    )
    .execute()
}

function toRow(tenant: string, request: ApprovalRequest, nowMs: number): ApprovalsTable {
  return {
    id: createControlId(),
    tenant,
    request: JSON.stringify(request),
    decision: null,
    created_ms: nowMs,
    expires_ms: nowMs + APPROVAL_LIFE_MS,
    decided_ms: null,
    decided_by: null,
    note: null,
  }
}

function toApproval(row: ApprovalsTable, nowMs: number): Approval {
  return {
    // Our own words back: what is written here was read at the door.
    ...(JSON.parse(row.request) as ApprovalRequest),
    id: row.id,
    state: row.decision ?? (nowMs < row.expires_ms ? 'pending' : 'expired'),
    createdMs: row.created_ms,
    expiresMs: row.expires_ms,
    ...(row.decided_ms === null ? {} : { decidedMs: row.decided_ms }),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    ...(row.note === null || row.note === '' ? {} : { note: row.note }),
  }
}
