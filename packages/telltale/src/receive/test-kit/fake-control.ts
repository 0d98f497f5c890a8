import type { Approval, ApprovalRequest, EnforcementPolicy, QuarantineEntry } from '@telltale/model'
import type { ControlSource } from '../control-source.ts'

/** Control in memory, for tests: what is set here is what applications are told. */
export class FakeControl implements ControlSource {
  readonly approvals = new Map<string, { readonly tenant: string; readonly approval: Approval }>()
  readonly policies = new Map<string, EnforcementPolicy>()
  readonly quarantine = new Map<string, readonly QuarantineEntry[]>()
  isFull = false
  change = 0

  findChange = async () => this.change
  findPolicy = async (tenant: string) => {
    const policy = this.policies.get(tenant)
    return policy === undefined ? undefined : { policy }
  }
  findQuarantine = async (tenant: string, nowMs: number) =>
    (this.quarantine.get(tenant) ?? []).filter(({ untilMs }) => untilMs === undefined || nowMs < untilMs)
  addApproval = async (tenant: string, request: ApprovalRequest, nowMs: number) => {
    if (this.isFull) return undefined
    const id = String(this.approvals.size + 1).padStart(32, '0')
    const approval = { ...request, id, state: 'pending', createdMs: nowMs, expiresMs: nowMs + 600_000 } as const
    this.approvals.set(id, { tenant, approval })
    return approval
  }
  findApproval = async (tenant: string, id: string) => {
    const found = this.approvals.get(id)
    return found?.tenant === tenant ? found.approval : undefined
  }
  findPending = async (ids: readonly string[]) =>
    new Set(ids.filter((id) => this.approvals.get(id)?.approval.state === 'pending'))

  /** Quarantines a session of a tenant. */
  quarantineSession(tenant: string, value: string): void {
    const entry = { id: value, kind: 'session', value, reason: 'test', createdMs: 0, createdBy: 'test' } as const
    this.quarantine.set(tenant, [...(this.quarantine.get(tenant) ?? []), entry])
    this.change += 1
  }

  /** What a person would say. */
  approve(id: string): void {
    const found = this.approvals.get(id)
    if (found === undefined) throw new Error(`no approval ${id}`)
    this.approvals.set(id, { ...found, approval: { ...found.approval, state: 'approved' } })
    this.change += 1
  }
}
