import type { Decision, Guard, Subject } from '@telltale/sdk'
import type { CallRecord } from './call-record.ts'
import type { CallAnswer, CallText } from './proxy-options.ts'
import type { Refusal } from './refuse-call.ts'

/** What becomes of a text or a tool call. */
type Outcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'redacted'; readonly text: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Decides of what one call says, does and is answered. */
export interface Decider {
  decide(subject: Subject): Promise<Outcome>
  /** Whether anything of the answer had to be taken out so far. */
  hasRedacted(): boolean
}

const PASS: Outcome = { kind: 'pass' }

const CATEGORIES: Readonly<Record<CallText['role'], Subject['category']>> = {
  user: 'ai_prompt',
  system: 'ai_system_prompt',
  retrieval: 'ai_retrieval',
  tool: 'ai_tool',
  tool_arguments: 'ai_tool',
  tool_definition: 'ai_tool',
  response: 'ai_response',
}

/** Decides with a guard; what it records belongs to the call. A guard that throws is a call that cannot be decided. */
export function createDecider(guard: Guard, record: CallRecord): Decider {
  let redacted = false
  return {
    hasRedacted: () => redacted,
    async decide(subject) {
      const decision = record.run(() => guard.check(subject))
      if (!decision.enforced) return PASS
      if (decision.action === 'redact') {
        redacted ||= subject.category === 'ai_response'
        return { kind: 'redacted', text: decision.text }
      }
      if (decision.action === 'require_approval' && (await record.run(() => guard.approve(subject, decision))))
        return PASS
      return { kind: 'refused', refusal: refusalOf(decision) }
    },
  }
}

/** A text of a call, as the guard wants it. */
export function subjectOf({ text, role, tool }: CallText): Subject {
  return { category: CATEGORIES[role], text, role, ...(tool !== undefined && { tool }) }
}

/** The tools that an answer asks for, as the guard wants them. */
export function toolSubjects(answer: CallAnswer): readonly Subject[] {
  return answer.toolCalls.map((call) => ({
    category: 'ai_tool',
    text: call.arguments,
    role: 'tool_arguments',
    tool: call.name,
  }))
}

/** The answer to a call that could not be checked. */
export function undecided(message: string, status = 503): Refusal {
  return { status, code: 'TELLTALE_UNDECIDED', message }
}

function refusalOf({ action, reason, rule }: Decision): Refusal {
  if (rule === 'fail_closed') return undecided(reason)
  if (rule === 'quarantine') return { status: 403, code: 'TELLTALE_QUARANTINED', message: reason }
  const code = action === 'require_approval' ? 'TELLTALE_APPROVAL_REFUSED' : 'TELLTALE_BLOCKED'
  return { status: 403, code, message: reason }
}
