import type { Approval, ApprovalRequest, EnforcementPolicy, QuarantineEntry } from '@telltale/model'

/** Where applications' control comes from, and where their approvals go; always of one tenant. */
export interface ControlSource {
  /** A number that grows with every change, whoever makes it. */
  findChange(): Promise<number>
  findPolicy(tenant: string): Promise<{ readonly policy: EnforcementPolicy | null } | undefined>
  findQuarantine(tenant: string, nowMs: number): Promise<readonly QuarantineEntry[]>
  /** Undefined when too many wait. */
  addApproval(tenant: string, request: ApprovalRequest, nowMs: number): Promise<Approval | undefined>
  findApproval(tenant: string, id: string, nowMs: number): Promise<Approval | undefined>
  /** Those of these ids that still wait for a decision. */
  findPending(ids: readonly string[], nowMs: number): Promise<ReadonlySet<string>>
}
