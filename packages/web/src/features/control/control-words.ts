import type { Approval, EnforcementPolicy, PolicyCondition, PolicyRule, QuarantineEntry } from '@telltale/model'
import { formatCount, plural } from '../../lib/format-number.ts'
import { formatDuration } from '../../lib/format-time.ts'

/** What the page answers first: what waits, who is refused, what holds. */
export function leadSentence(
  pending: readonly Approval[],
  quarantine: readonly QuarantineEntry[],
  policy: EnforcementPolicy | null,
): string {
  const waits =
    pending.length === 0
      ? 'Nothing waits for an answer.'
      : `${plural(pending.length, 'approval waits', 'approvals wait')} for an answer.`
  const refused =
    quarantine.length === 0
      ? 'Nobody is quarantined.'
      : `${formatCount(quarantine.length)} ${quarantine.length === 1 ? 'is' : 'are'} quarantined.`
  const holds =
    policy === null
      ? 'Each application follows its own policy.'
      : `The policy has ${plural(policy.rules.length, 'rule')}.`
  return `${waits} ${refused} ${holds}`
}

/** `9 min 30 s left`, `over` when the time is up. */
export function timeLeft(untilMs: number, nowMs: number): string {
  const left = Math.floor((untilMs - nowMs) / 1_000) * 1_000
  return left <= 0 ? 'over' : `${formatDuration(left)} left`
}

/** One part of a condition: what is looked at, and what it must be. */
interface ConditionPart {
  readonly name: string
  readonly values: readonly string[]
}

/** What a rule looks at, in words; none when it matches anything. */
export function conditionParts(when: PolicyCondition): readonly ConditionPart[] {
  const parts: readonly ConditionPart[] = [
    { name: 'log', values: when.categories ?? [] },
    { name: 'tool', values: when.tools ?? [] },
    { name: 'source', values: when.sources ?? [] },
    { name: 'found', values: when.labels ?? [] },
    { name: 'risk from', values: when.minRisk === undefined ? [] : [String(when.minRisk)] },
  ]
  return parts.filter((part) => part.values.length > 0)
}

const ACTION_WORDS: Readonly<Record<PolicyRule['action'], string>> = {
  allow: 'Let it happen',
  flag: 'Let it happen and mark it',
  redact: 'Take the words out',
  require_approval: 'Ask a person',
  block: 'Refuse it',
}

/** What a rule does, in words. */
export function actionWords(action: PolicyRule['action']): string {
  return ACTION_WORDS[action]
}

/** What happens where nothing can be decided. */
export function failureWords(onFailure: EnforcementPolicy['onFailure']): string {
  return onFailure === 'open'
    ? 'What no rule matches is allowed. What cannot be decided goes through, and is recorded as such.'
    : 'What no rule matches is allowed. What cannot be decided is refused.'
}

/** A policy to start from, for who has none. */
export const EXAMPLE_POLICY: EnforcementPolicy = {
  rules: [
    {
      id: 'payments',
      when: { categories: ['ai_tool'], tools: ['pay_*', 'send_money'] },
      action: 'require_approval',
      reason: 'A person must see every payment.',
    },
    {
      id: 'injected',
      when: { labels: ['injection', 'jailbreak'], minRisk: 0.8 },
      action: 'block',
      reason: 'The text tries to give orders.',
    },
  ],
  onFailure: 'open',
}

/** A policy as it is edited. */
export function toPolicyText(policy: EnforcementPolicy | null): string {
  return JSON.stringify(policy ?? EXAMPLE_POLICY, undefined, 2)
}

/** Reads the editor's text; the problem is a sentence. What the policy may be, the server says. */
export function readPolicyText(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string } {
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch (error) {
    return { ok: false, problem: `This is not JSON: ${error instanceof Error ? error.message : 'unreadable'}` }
  }
}
