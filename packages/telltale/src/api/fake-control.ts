import type { Approval, EnforcementPolicy, QuarantineEntry } from '@telltale/model'
import type { ApprovalDecision, ControlDesk, PolicyVersion } from '../desk/desk.ts'

/** The id of the quarantine and the approval that tenant `acme` has from the start. */
export const CONTROL_ID = '33333333333333333333333333333333'

const OWNER = 'acme'

/** Control in memory, for the tests of the API: one of everything for tenant `acme`, and nothing for others. */
export class FakeControl implements ControlDesk {
  entries: readonly QuarantineEntry[]
  policy: PolicyVersion
  approval: Approval

  constructor(canary: string, nowMs: number) {
    const made = { createdMs: nowMs, createdBy: 'acmereadkey0' }
    const policy: EnforcementPolicy = {
      rules: [{ id: 'pay', when: { tools: [canary] }, action: 'require_approval' }],
      onFailure: 'open',
    }
    this.entries = [{ id: CONTROL_ID, kind: 'session', value: canary, reason: 'a test', ...made }]
    this.policy = { version: 1, policy, changedMs: nowMs, changedBy: 'acmereadkey0' }
    this.approval = {
      id: CONTROL_ID,
      state: 'pending',
      app: canary,
      category: 'ai_tool',
      tool: 'pay_invoice',
      content: '{}',
      reason: 'a person must see payments',
      createdMs: nowMs,
      expiresMs: nowMs + 600_000,
    }
  }

  findChange = async () => 0
  findQuarantine = async (tenant: string) => (tenant === OWNER ? this.entries : [])
  addQuarantine = async (_tenant: string, entry: Omit<QuarantineEntry, 'id'>) => {
    if (this.entries.some(({ kind, value }) => kind === entry.kind && value === entry.value)) return 'known' as const
    const added = { id: '4'.repeat(32), ...entry }
    this.entries = [...this.entries, added]
    return added
  }
  liftQuarantine = async (tenant: string, id: string) => {
    const found = this.entries.find((entry) => tenant === OWNER && entry.id === id)
    this.entries = this.entries.filter((entry) => entry !== found)
    return found
  }
  findPolicy = async (tenant: string) => (tenant === OWNER ? this.policy : undefined)
  savePolicy = async (_tenant: string, next: Omit<PolicyVersion, 'version'>, after?: number) => {
    if (after !== undefined && after !== this.policy.version) return undefined
    this.policy = { version: this.policy.version + 1, ...next }
    return this.policy
  }
  addApproval = () => Promise.reject(new Error('not used by the API'))
  findApproval = async (tenant: string, id: string) =>
    tenant === OWNER && id === this.approval.id ? this.approval : undefined
  findPending = () => Promise.reject(new Error('not used by the API'))
  listApprovals = async (tenant: string, { state }: { readonly state?: Approval['state'] | undefined }) =>
    tenant === OWNER && (state ?? this.approval.state) === this.approval.state ? [this.approval] : []
  decideApproval = async (tenant: string, id: string, { state, by, note, nowMs }: ApprovalDecision) => {
    if (tenant !== OWNER || id !== this.approval.id || this.approval.state !== 'pending') return undefined
    this.approval = { ...this.approval, state, decidedBy: by, decidedMs: nowMs, ...(note === '' ? {} : { note }) }
    return this.approval
  }
}
