import type { Approval, ApprovalRequest, ApprovalState, EnforcementPolicy, QuarantineEntry } from '@telltale/model'
import type { AlertDesk, RuleDesk } from './alert-desk.ts'

export type {
  AlertChange,
  AlertDesk,
  AlertFilter,
  DetectionGap,
  KeptAlert,
  KeptException,
  KeptRule,
  RuleDesk,
  RuleRecord,
} from './alert-desk.ts'

/** What a key may do: send telemetry, or read and administer. */
export type KeyScope = 'ingest' | 'read' | 'write'

export interface AccessKey {
  /** Public handle, 12 characters; safe in logs. */
  readonly id: string
  readonly name: string
  readonly tenant: string
  readonly scope: KeyScope
  readonly createdMs: number
  readonly expiresMs: number
  readonly revokedMs: number | undefined
  readonly lastUsedMs: number | undefined
}

/** A policy as it was set; null: the applications' own policies hold. */
export interface PolicyVersion {
  /** From 1, one more with each change. */
  readonly version: number
  readonly policy: EnforcementPolicy | null
  readonly changedMs: number
  readonly changedBy: string
}

/** What a person said about an approval that was asked for. */
export interface ApprovalDecision {
  readonly state: 'approved' | 'refused'
  readonly by: string
  readonly note: string
  readonly nowMs: number
}

/** What applications may do: who is quarantined, the policy, and the approvals they asked for; each of one tenant. */
export interface ControlDesk {
  /** A number that grows with every change of anything here, by any process. */
  findChange(): Promise<number>
  /** Who is quarantined now, oldest first. */
  findQuarantine(tenant: string, nowMs: number): Promise<readonly QuarantineEntry[]>
  /** `known` when the same one is quarantined already, `full` when too many are. */
  addQuarantine(tenant: string, entry: Omit<QuarantineEntry, 'id'>): Promise<QuarantineEntry | 'known' | 'full'>
  /** Ends a quarantine and gives it back; undefined when none with this id is in force. */
  liftQuarantine(
    tenant: string,
    id: string,
    lifting: { readonly by: string; readonly nowMs: number },
  ): Promise<QuarantineEntry | undefined>
  /** The policy in force; undefined when none was ever set. */
  findPolicy(tenant: string): Promise<PolicyVersion | undefined>
  /** Sets the policy; undefined when the one in force is not of version `after`. The versions before are kept. */
  savePolicy(tenant: string, next: Omit<PolicyVersion, 'version'>, after?: number): Promise<PolicyVersion | undefined>
  /** Keeps what is asked for; undefined when too many wait. The oldest decided ones make room. */
  addApproval(tenant: string, request: ApprovalRequest, nowMs: number): Promise<Approval | undefined>
  findApproval(tenant: string, id: string, nowMs: number): Promise<Approval | undefined>
  /** Those of these ids, of any tenant, that still wait for a decision. */
  findPending(ids: readonly string[], nowMs: number): Promise<ReadonlySet<string>>
  /** Newest first. */
  listApprovals(
    tenant: string,
    filter: { readonly state?: ApprovalState | undefined; readonly limit: number },
    nowMs: number,
  ): Promise<readonly Approval[]>
  /** Undefined when it is not waiting any more. */
  decideApproval(tenant: string, id: string, decision: ApprovalDecision): Promise<Approval | undefined>
}

/**
 * The small relational side: keys, control, alerts and rules now; people and cases later. Secrets are stored as
 * SHA-256 of 256 random bits, never in the clear.
 */
export interface Desk {
  readonly control: ControlDesk
  readonly alerts: AlertDesk
  readonly rules: RuleDesk
  /** Makes a key and gives its secret, which is shown once. */
  createKey(key: {
    name: string
    tenant: string
    scope: KeyScope
    nowMs: number
  }): Promise<{ key: AccessKey; secret: string }>
  /** The live key behind a secret, or undefined (unknown, expired, revoked). */
  findKey(secret: string, nowMs: number): Promise<AccessKey | undefined>
  listKeys(): Promise<readonly AccessKey[]>
  /** False when no live key has this id. */
  revokeKey(id: string, nowMs: number): Promise<boolean>
  /** Notes use; batched, at most once a minute a key. */
  touchKey(id: string, nowMs: number): Promise<void>
  close(): Promise<void>
}
