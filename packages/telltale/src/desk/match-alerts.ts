import { ALERT_LEVELS } from '@telltale/model'
import { type RawBuilder, sql } from 'kysely'
import type { AlertFilter } from './alert-desk.ts'
import { foldForSearch } from './alert-rows.ts'

/** A filter as one SQL condition over `alerts`, every value bound. */
export function matchAlerts(tenant: string, filter: AlertFilter): RawBuilder<boolean> {
  const levels = filter.levels?.map((level) => ALERT_LEVELS.indexOf(level))
  const parts = [
    sql`alerts.tenant = ${tenant}`,
    filter.fromMs === undefined ? undefined : sql`last_ms >= ${filter.fromMs}`,
    filter.toMs === undefined ? undefined : sql`last_ms < ${filter.toMs}`,
    anyOf('status', filter.statuses),
    anyOf('level', levels),
    anyOf('rule_id', filter.ruleIds),
    anyOf('category', filter.categories),
    filter.assignee === undefined ? undefined : sql`assignee = ${filter.assignee}`,
    filter.text ? sql`search LIKE ${containing(filter.text)} ESCAPE '\\'` : undefined,
    linkedTo(tenant, 'trace', filter.traceId),
    linkedTo(tenant, 'conversation', filter.conversationId),
  ]
  return sql<boolean>`(${sql.join(
    parts.filter((part) => part !== undefined),
    sql` AND `,
  )})`
}

function anyOf(column: string, values: readonly (string | number)[] | undefined) {
  return values === undefined || values.length === 0 ? undefined : sql`${sql.ref(column)} IN (${sql.join([...values])})`
}

function linkedTo(tenant: string, kind: 'trace' | 'conversation', value: string | undefined) {
  if (value === undefined) return undefined
  return sql`id IN (SELECT alert_id FROM alert_links WHERE tenant = ${tenant} AND kind = ${kind} AND value = ${value})`
}

/** `%`, `_` and the backslash mean themselves. */
function containing(text: string): string {
  return `%${foldForSearch(text).replace(/[\\%_]/g, '\\$&')}%`
}
