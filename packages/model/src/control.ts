import type { Category } from './category.ts'

/** What a policy can decide of one text or call, mildest first. */
export const POLICY_ACTIONS = ['allow', 'flag', 'redact', 'require_approval', 'block'] as const
export type PolicyAction = (typeof POLICY_ACTIONS)[number]

/** What a rule of a policy looks at; what is left out matches anything. Names may hold `*`. */
export interface PolicyCondition {
  readonly categories?: readonly Category[]
  readonly tools?: readonly string[]
  readonly sources?: readonly string[]
  /** Labels of findings, as the scanner gives them; one of them is enough. */
  readonly labels?: readonly string[]
  /** From 0 to 1: the risk that the text must reach. */
  readonly minRisk?: number
}

export interface PolicyRule {
  readonly id: string
  readonly when: PolicyCondition
  readonly action: PolicyAction
  /** A sentence for the one who is refused. */
  readonly reason?: string
}

/** What applications may let happen. The first rule that matches decides; where none does, the call is allowed. */
export interface EnforcementPolicy {
  readonly rules: readonly PolicyRule[]
  /** What happens when nothing can be decided: `open` lets the call through and says so, `closed` refuses it. */
  readonly onFailure: 'open' | 'closed'
}

export const QUARANTINE_KINDS = ['session', 'user', 'key', 'agent'] as const
export type QuarantineKind = (typeof QUARANTINE_KINDS)[number]

/** Someone whose calls are refused until it is lifted. */
export interface QuarantineEntry {
  readonly id: string
  readonly kind: QuarantineKind
  readonly value: string
  readonly reason: string
  /** Milliseconds since 1970; undefined: until it is lifted. */
  readonly untilMs?: number
  readonly createdMs: number
  readonly createdBy: string
}

/**
 * The answer to `GET {otlp}/v1/telltale/control?version=V&wait=S` with an ingest key. The server answers 304 when
 * nothing differs from version V for S seconds (at most 30), and at once when something does.
 */
export interface ControlState {
  /** Opaque; changes with the content. */
  readonly version: string
  /** Null: the application's own policy holds. */
  readonly policy: EnforcementPolicy | null
  readonly quarantine: readonly QuarantineEntry[]
}

/** The body of `POST {otlp}/v1/telltale/approvals`; answered 201 with an `Approval`. Texts are cut at 64 KB. */
export interface ApprovalRequest {
  readonly app: string
  readonly category: Category
  readonly tool?: string
  /** What is about to happen: the arguments of the tool as JSON text, or the text itself. */
  readonly content: string
  readonly reason: string
  readonly user?: string
  readonly session?: string
  readonly traceId?: string
}

export const APPROVAL_STATES = ['pending', 'approved', 'refused', 'expired'] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]

/** `GET {otlp}/v1/telltale/approvals/ID?wait=S` waits up to S seconds (at most 30) for a decision. */
export interface Approval extends ApprovalRequest {
  readonly id: string
  readonly state: ApprovalState
  readonly createdMs: number
  readonly expiresMs: number
  readonly decidedMs?: number
  readonly decidedBy?: string
  readonly note?: string
}
