import type { Finding, ScanRole } from '@telltale/model'

/** What a policy can decide of one text or call, mildest first. */
export type Action = 'allow' | 'flag' | 'redact' | 'require_approval' | 'block'

/** What is about to happen. */
export interface Subject {
  /** The log that it belongs to. */
  readonly category: 'ai_prompt' | 'ai_retrieval' | 'ai_tool' | 'ai_response' | 'ai_system_prompt' | 'ai_egress'
  readonly text: string
  /** Who wrote the text, for the scanner. */
  readonly role: ScanRole
  /** The tool about to be called, where it is a tool. */
  readonly tool?: string
  /** Where a retrieved document or a tool result came from, where it is known. */
  readonly source?: string
}

/** What was decided, and why. */
export interface Decision {
  /** In monitor mode this is what was decided as well; `enforced` tells whether it is to be obeyed. */
  readonly action: Action
  /** True in enforce mode for every action but `allow` and `flag`. */
  readonly enforced: boolean
  /** From 0 to 1. */
  readonly risk: number
  /** One sentence for people: names the rule of the policy, the quarantine, or what was found. */
  readonly reason: string
  /** The id of the policy's rule, `quarantine`, `fail_closed`, or undefined where nothing was found. */
  readonly rule?: string
  readonly findings: readonly Finding[]
  /** The text with what the policy redacts taken out; the same text where there is nothing. */
  readonly text: string
}

/** Decides, before it happens. Never throws; synchronous, and does no input or output. */
export interface Guard {
  /** False in monitor mode, where no decision is obeyed: a check may as well come after the call has begun. */
  readonly enforces?: boolean
  /** Decides of one text, and writes a guardrail record of what it decided when that is not `allow`. */
  check(subject: Subject): Decision
  /** Asks for a person's yes. Resolves false when it is refused, or not given in time. */
  approve(subject: Subject, decision: Decision): Promise<boolean>
}

/** Thrown to the application in enforce mode only. `status` is what a web server should answer. */
export class BlockedError extends Error {
  override readonly name = 'BlockedError'
  readonly code: 'TELLTALE_BLOCKED' | 'TELLTALE_APPROVAL_REFUSED' | 'TELLTALE_QUARANTINED'
  readonly status = 403
  readonly decision: Decision
  constructor(decision: Decision) {
    super(decision.reason)
    this.decision = decision
    this.code =
      decision.rule === 'quarantine'
        ? 'TELLTALE_QUARANTINED'
        : decision.action === 'require_approval'
          ? 'TELLTALE_APPROVAL_REFUSED'
          : 'TELLTALE_BLOCKED'
  }
}
