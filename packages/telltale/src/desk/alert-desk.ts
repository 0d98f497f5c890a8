import type { Alert, AlertLevel, AlertResolution, AlertStatus, Category } from '@telltale/model'

/** An alert with what people made of it. */
export interface KeptAlert extends Alert {
  readonly status: AlertStatus
  readonly resolution: AlertResolution | undefined
  readonly assignee: string | undefined
  readonly note: string | undefined
  readonly changedBy: string | undefined
  /** Grows with every write of any alert: a reader goes on from the highest it has seen. */
  readonly revision: number
}

/** Every part given must hold; lists mean any of them. Times are receive time of the last event, epoch milliseconds. */
export interface AlertFilter {
  readonly fromMs?: number
  readonly toMs?: number
  readonly statuses?: readonly AlertStatus[]
  readonly levels?: readonly AlertLevel[]
  readonly ruleIds?: readonly string[]
  readonly categories?: readonly Category[]
  readonly traceId?: string
  readonly conversationId?: string
  readonly assignee?: string
  /** Case-insensitive part of the title or of an entity. */
  readonly text?: string
}

/** What a person changes of an alert; what is absent stays, null takes away. */
export interface AlertChange {
  readonly status?: AlertStatus
  readonly resolution?: AlertResolution | null
  readonly assignee?: string | null
  readonly note?: string | null
  readonly by: string
  readonly nowMs: number
}

export interface AlertCounts {
  readonly total: number
  readonly byStatus: ReadonlyMap<AlertStatus, number>
  readonly byLevel: ReadonlyMap<AlertLevel, number>
  /** Most first, at most 50. */
  readonly byRule: readonly { readonly ruleId: string; readonly title: string; readonly count: number }[]
  /** Counts of `buckets` equal parts of the window, oldest first. */
  readonly histogram: readonly number[]
}

/** What became of the alerts of one rule. */
export interface RuleRecord {
  readonly alerts: number
  readonly lastMs: number
  readonly judged: ReadonlyMap<AlertResolution, number>
}

/** Alerts of all tenants; the tenant is the first argument of every question. */
export interface AlertDesk {
  /** Writes alerts as they stand now. One that counts less than what is kept changes nothing; what people said stays. */
  saveAlerts(alerts: readonly Alert[]): Promise<void>
  /** Last seen newest first. A malformed cursor rejects with `STORE_QUERY_INVALID`. */
  findAlerts(
    tenant: string,
    filter: AlertFilter,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly alerts: readonly KeptAlert[]; readonly next: string | undefined }>
  findAlert(tenant: string, id: string): Promise<KeptAlert | undefined>
  /** Written after this revision, in order of writing. */
  findChanged(tenant: string, afterRevision: number, limit: number): Promise<readonly KeptAlert[]>
  /** The highest revision so far. */
  lastRevision(): Promise<number>
  changeAlert(tenant: string, id: string, change: AlertChange): Promise<KeptAlert | undefined>
  countAlerts(
    tenant: string,
    filter: AlertFilter,
    window: { readonly fromMs: number; readonly toMs: number; readonly buckets: number },
  ): Promise<AlertCounts>
  /** By rule id: alerts last seen at or after that time. */
  countByRule(tenant: string, sinceMs: number): Promise<ReadonlyMap<string, RuleRecord>>
}

/** A rule that is not as the pack has it. */
export interface KeptRule {
  readonly id: string
  /** Sigma YAML; undefined where only `enabled` was changed. */
  readonly yaml: string | undefined
  readonly tests: string | undefined
  readonly enabled: boolean
  readonly changedMs: number
  readonly changedBy: string
  readonly reason: string
}

export interface KeptException {
  readonly id: string
  readonly ruleId: string
  readonly conditions: readonly { readonly field: string; readonly value: string }[]
  readonly owner: string
  readonly reason: string
  readonly createdMs: number
  readonly createdBy: string
  readonly expiresMs: number
}

/** What detection was not able to do, so that it can be said. */
export interface DetectionGap {
  readonly tenant: string
  readonly ruleId: string
  readonly reason: string
  readonly fromMs: number
  readonly toMs: number
  readonly count: number
}

/** Rules that were written or changed here, and exceptions; each of one tenant. */
export interface RuleDesk {
  /** A number that grows with every change of rules or exceptions, by any process. */
  findRuleChange(): Promise<number>
  /** Tenants that have rules or exceptions of their own. */
  listTenants(): Promise<readonly string[]>
  listRules(tenant: string): Promise<readonly KeptRule[]>
  saveRule(tenant: string, rule: KeptRule): Promise<void>
  /** False when there is none. */
  removeRule(tenant: string, id: string): Promise<boolean>
  /** In force at that time, oldest first. */
  listExceptions(tenant: string, nowMs: number): Promise<readonly KeptException[]>
  addException(tenant: string, exception: Omit<KeptException, 'id'>): Promise<KeptException | 'full'>
  /** False when none with this id is in force. */
  endException(tenant: string, id: string, ending: { readonly by: string; readonly nowMs: number }): Promise<boolean>
  saveGaps(gaps: readonly DetectionGap[]): Promise<void>
  /** Newest first. */
  listGaps(tenant: string, limit: number): Promise<readonly DetectionGap[]>
}
