import { randomBytes } from 'node:crypto'
import type { QuarantineKind } from '@telltale/model'

/** One row a quarantine; a lifted one stays as a record of it. */
export interface QuarantineTable {
  readonly id: string
  readonly tenant: string
  readonly kind: QuarantineKind
  readonly value: string
  readonly reason: string
  readonly until_ms: number | null
  readonly created_ms: number
  readonly created_by: string
  readonly lifted_ms: number | null
  readonly lifted_by: string | null
}

/** One row a version of a tenant's policy; the highest is in force. */
export interface PoliciesTable {
  readonly tenant: string
  readonly version: number
  /** JSON: an `EnforcementPolicy`, or null. */
  readonly policy: string
  readonly changed_ms: number
  readonly changed_by: string
}

/** One row an approval that was asked for. */
export interface ApprovalsTable {
  readonly id: string
  readonly tenant: string
  /** JSON: an `ApprovalRequest`. */
  readonly request: string
  readonly decision: 'approved' | 'refused' | null
  readonly created_ms: number
  readonly expires_ms: number
  readonly decided_ms: number | null
  readonly decided_by: string | null
  readonly note: string | null
}

/** The tables behind quarantine, policy and approvals. */
export interface ControlTables {
  readonly quarantine: QuarantineTable
  readonly policies: PoliciesTable
  readonly approvals: ApprovalsTable
  readonly control_changes: { readonly id: number; readonly count: number }
}

/** A new id of 32 hex digits that nobody can guess. */
export function createControlId(): string {
  return randomBytes(16).toString('hex')
}
