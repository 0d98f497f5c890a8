/** One row an alert; `body` holds what is never searched by. */
export interface AlertsTable {
  readonly id: string
  readonly tenant: string
  readonly rule_id: string
  readonly title: string
  /** Place in `ALERT_LEVELS`. */
  readonly level: number
  readonly kind: 'rule' | 'correlation'
  readonly category: string | null
  readonly status: 'open' | 'acknowledged' | 'closed'
  readonly resolution: string | null
  readonly assignee: string | null
  readonly note: string | null
  readonly changed_by: string | null
  readonly changed_ms: number | null
  readonly first_ms: number
  readonly last_ms: number
  readonly count: number
  readonly revision: number
  /** Title and entities in lower case. */
  readonly search: string
  /** JSON: the rest of an `Alert`. */
  readonly body: string
}

/** Where an alert is found by trace or conversation. */
export interface AlertLinksTable {
  readonly tenant: string
  readonly kind: 'trace' | 'conversation'
  readonly value: string
  readonly alert_id: string
}

export interface RulesTable {
  readonly tenant: string
  readonly id: string
  readonly yaml: string | null
  readonly tests: string | null
  readonly enabled: number
  readonly changed_ms: number
  readonly changed_by: string
  readonly reason: string
}

export interface ExceptionsTable {
  readonly id: string
  readonly tenant: string
  readonly rule_id: string
  /** JSON: fields and values. */
  readonly conditions: string
  readonly owner: string
  readonly reason: string
  readonly created_ms: number
  readonly created_by: string
  readonly expires_ms: number
  readonly ended_ms: number | null
  readonly ended_by: string | null
}

interface DetectionGapsTable {
  readonly tenant: string
  readonly rule_id: string
  readonly reason: string
  readonly from_ms: number
  readonly to_ms: number
  readonly count: number
}

/** The tables behind alerts, rules and exceptions. */
export interface AlertTables {
  readonly alerts: AlertsTable
  readonly alert_links: AlertLinksTable
  readonly alert_revisions: { readonly id: number; readonly revision: number }
  readonly rules: RulesTable
  readonly exceptions: ExceptionsTable
  readonly detection_gaps: DetectionGapsTable
  readonly rule_changes: { readonly id: number; readonly count: number }
}
