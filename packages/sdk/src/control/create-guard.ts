import type { ControlState, EnforcementPolicy } from '@telltale/model'
import type { Scanner } from '@telltale/scan'
import type { Recorder } from '../record/recorder.ts'
import { type ApprovalServer, askApproval } from './ask-approval.ts'
import { type BuiltPolicy, buildPolicy } from './build-policy.ts'
import { decide, fail, refuseQuarantined, type Verdict } from './decide.ts'
import { DEFAULT_POLICY, DEFAULT_POLICY_ID } from './default-policy.ts'
import type { Decision, Guard, Subject } from './guard.ts'
import { type PolicyName, recordAnswer, recordDecision } from './guard-record.ts'
import { buildQuarantine, type Caller, type QuarantineList } from './quarantine-list.ts'
import { REDACTED_LABELS, TextCheck } from './text-check.ts'

/** Says yes or no to one call; undefined leaves it to the server. */
export type Approve = (subject: Subject, decision: Decision) => boolean | undefined | Promise<boolean | undefined>

export interface GuardOptions {
  readonly recorder: Recorder
  /** The built-in one when left out; the server's takes its place when it gives one. */
  readonly policy?: EnforcementPolicy
  /** `monitor` when left out: everything is decided and recorded, nothing enforced. */
  readonly mode?: 'monitor' | 'enforce'
  /** What the policy says when left out. */
  readonly onFailure?: 'open' | 'closed'
  /** Asked first; where it says nothing, or is left out, the server is asked. */
  readonly approve?: Approve
  /** Where people give their approval; without it and without `approve` everything is refused. */
  readonly approvals?: ApprovalServer
  readonly scanner?: Scanner
  /** Whom quarantine looks at beside who the recorder names: the agent, or the key of a whole process. */
  readonly identity?: Caller
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A guard whose rules change while it stands. */
export interface ControlledGuard extends Guard {
  /** Takes over what the server says; the application's own policy holds again where that gives none. */
  update(state: ControlState): void
  /** Looks for one more canary from now on. */
  watch(canary: string): void
  /** A text without secrets and canaries, as a `redact` decision would give it. Never throws. */
  redact(text: string): string
}

/** A guard: quarantine first, then what the scanner says of the text, then the first rule of the policy that matches. */
export function createGuard(options: GuardOptions): ControlledGuard {
  const guard = new PolicyGuard(options)
  return {
    enforces: guard.enforces,
    check: (subject) => guard.check(subject),
    approve: (subject, decision) => guard.approve(subject, decision),
    update: (state) => guard.update(state),
    watch: (canary) => guard.watch(canary),
    redact: (text) => guard.redact(text),
  }
}

interface Rules {
  readonly policy: BuiltPolicy
  readonly name: PolicyName
}

class PolicyGuard {
  readonly #options: GuardOptions
  readonly #texts: TextCheck
  readonly #own: Rules
  #rules: Rules
  #quarantine: QuarantineList = buildQuarantine([])

  constructor(options: GuardOptions) {
    this.#options = options
    this.#texts = new TextCheck(options.scanner)
    const { policy } = options
    this.#own = {
      policy: buildPolicy(policy ?? DEFAULT_POLICY),
      name: { id: policy ? 'application' : DEFAULT_POLICY_ID },
    }
    this.#rules = this.#own
  }

  update({ version, policy, quarantine }: ControlState): void {
    this.#quarantine = buildQuarantine(quarantine)
    this.#rules = policy === null ? this.#own : { policy: buildPolicy(policy), name: { id: 'server', version } }
  }

  get enforces(): boolean {
    return this.#options.mode === 'enforce'
  }

  watch(canary: string): void {
    this.#texts.watch(canary)
  }

  redact(text: string): string {
    try {
      return this.#texts.redact(text, 'response', REDACTED_LABELS)
    } catch {
      // What cannot be looked at cannot be shown to hold no secret.
      return '[REDACTED]'
    }
  }

  check(given: Subject): Decision {
    const subject = typeof given.text === 'string' ? given : { ...given, text: String(given.text ?? '') }
    const verdict = this.#decide(subject)
    const { action } = verdict
    const enforced = this.enforces && action !== 'allow' && action !== 'flag'
    if (action !== 'allow') {
      this.#write(() =>
        recordDecision(this.#options.recorder, { subject, verdict, enforced, policy: this.#rules.name }),
      )
    }
    const { risk, reason, findings, text, rule } = verdict
    return { action, enforced, risk, reason, findings, text, ...(rule !== undefined && { rule }) }
  }

  async approve(subject: Subject, decision: Decision): Promise<boolean> {
    // Nobody is bothered for what goes ahead anyway.
    if (!decision.enforced) return true
    const approved = await this.#ask(subject, decision).catch(() => false)
    const verdict = { ...decision, held: 'policy' }
    const made = { subject, verdict, enforced: true, policy: this.#rules.name }
    this.#write(() => recordAnswer(this.#options.recorder, made, approved))
    return approved
  }

  async #ask(subject: Subject, decision: Decision): Promise<boolean> {
    const { approve, approvals, recorder } = this.#options
    const said = await approve?.(subject, decision)
    if (said !== undefined) return said === true
    if (approvals === undefined) return false
    const { user, session, conversation } = recorder.identity()
    const content = this.redact(subject.text)
    const who = session ?? conversation
    return askApproval(approvals, {
      category: subject.category,
      content,
      reason: decision.reason,
      ...(subject.tool !== undefined && { tool: subject.tool }),
      ...(user !== undefined && { user }),
      ...(who !== undefined && { session: who }),
    })
  }

  #decide(subject: Subject): Verdict {
    const { recorder, identity = {}, now = Date.now } = this.#options
    const onFailure = this.#options.onFailure ?? this.#rules.policy.onFailure
    try {
      const entry = this.#quarantine.find([recorder.identity(), identity], now())
      if (entry !== undefined) return refuseQuarantined(subject, entry)
      return decide(subject, { policy: this.#rules.policy, texts: this.#texts, onFailure })
    } catch {
      return fail(subject, {}, onFailure === 'closed' ? 'fail_closed' : 'fail_open')
    }
  }

  #write(write: () => void): void {
    try {
      write()
    } catch {
      // A guest: what cannot be recorded must not stop the application.
    }
  }
}
