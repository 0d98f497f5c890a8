import {
  ALERT_LEVELS,
  type Alert,
  type AlertEntity,
  type AlertEvidence,
  type AlertLevel,
  type AlertResolution,
  type Category,
  isCategory,
} from '@telltale/model'
import type { KeptAlert } from './alert-desk.ts'
import type { AlertLinksTable, AlertsTable } from './alert-tables.ts'

/** The rest of an alert: what is kept and never searched by. */
interface Body {
  readonly atlas: readonly string[]
  readonly owasp: readonly string[]
  readonly eventIds: readonly string[]
  readonly traceIds: readonly string[]
  readonly conversationIds: readonly string[]
  readonly entities: readonly AlertEntity[]
  readonly evidence: readonly AlertEvidence[]
}

const LONGEST_SEARCH = 2_000
const MOST_LINKS = 100

/** The row of a new alert, open and seen by nobody. */
export function toAlertRow(alert: Alert, revision: number): AlertsTable {
  const { atlas, owasp, eventIds, traceIds, conversationIds, entities, evidence } = alert
  const body: Body = { atlas, owasp, eventIds, traceIds, conversationIds, entities, evidence }
  return {
    id: alert.id,
    tenant: alert.tenant,
    rule_id: alert.ruleId,
    title: alert.title,
    level: ALERT_LEVELS.indexOf(alert.level),
    kind: alert.kind,
    category: alert.category ?? null,
    status: 'open',
    resolution: null,
    assignee: null,
    note: null,
    changed_by: null,
    changed_ms: null,
    first_ms: alert.firstMs,
    last_ms: alert.lastMs,
    count: alert.count,
    revision,
    search: foldForSearch([alert.title, ...entities.map(({ value }) => value)].join('\n')),
    body: JSON.stringify(body),
  }
}

/** What a text is looked for in: lower case, of bounded length. */
export function foldForSearch(text: string): string {
  return text.toLowerCase().slice(0, LONGEST_SEARCH)
}

/** Where the alert is found by trace or conversation. */
export function toLinkRows({ id, tenant, traceIds, conversationIds }: Alert): readonly AlertLinksTable[] {
  const link = (kind: AlertLinksTable['kind']) => (value: string) => ({ tenant, kind, value, alert_id: id })
  return [
    ...traceIds.slice(0, MOST_LINKS).map(link('trace')),
    ...conversationIds.slice(0, MOST_LINKS).map(link('conversation')),
  ]
}

/** The alert of a row. */
export function fromAlertRow(row: AlertsTable): KeptAlert {
  // Our own words back: nothing but `toAlertRow` writes bodies.
  const body = JSON.parse(row.body) as Body
  return {
    ...body,
    id: row.id,
    tenant: row.tenant,
    ruleId: row.rule_id,
    title: row.title,
    level: ALERT_LEVELS[row.level] ?? ('high' satisfies AlertLevel),
    kind: row.kind,
    category: toCategory(row.category),
    firstMs: row.first_ms,
    lastMs: row.last_ms,
    count: row.count,
    status: row.status,
    resolution: (row.resolution ?? undefined) as AlertResolution | undefined,
    assignee: row.assignee ?? undefined,
    note: row.note ?? undefined,
    changedBy: row.changed_by ?? undefined,
    revision: row.revision,
  }
}

function toCategory(text: string | null): Category | undefined {
  return text !== null && isCategory(text) ? text : undefined
}
