import type { Decision, Guard, Subject } from '@telltale/sdk'
import type { Asked } from './describe-message.ts'

/** What a policy makes of a message. */
export type Ruling =
  | { readonly kind: 'pass' }
  | { readonly kind: 'refuse'; readonly reason: string }
  /** Goes on with another text. */
  | { readonly kind: 'redact'; readonly redact: (json: string) => string }

const PASS: Ruling = { kind: 'pass' }

/** Asks the policy; where a person has to agree, the answer comes later. */
export function decide(guard: Guard, asked: Asked, server: string): Ruling | Promise<Ruling> {
  if (asked.text === '') return PASS
  const { from, ...rest } = asked
  const subject: Subject = { source: from === undefined ? server : `${server}/${from}`, ...rest }
  const decision = guard.check(subject)
  if (!decision.enforced) return PASS
  return RULINGS[decision.action](guard, subject, decision)
}

const RULINGS: {
  readonly [action in Decision['action']]: (
    guard: Guard,
    subject: Subject,
    decision: Decision,
  ) => Ruling | Promise<Ruling>
} = {
  allow: () => PASS,
  flag: () => PASS,
  block: (_guard, _subject, { reason }) => ({ kind: 'refuse', reason }),
  redact: (guard, subject) => ({ kind: 'redact', redact: (json) => guard.check({ ...subject, text: json }).text }),
  require_approval: async (guard, subject, decision) => {
    const reason = `Nobody agreed to it in time, or somebody refused: ${decision.reason}`
    return (await guard.approve(subject, decision)) ? PASS : { kind: 'refuse', reason }
  },
}

/** A value with what the policy redacts taken out of its texts; undefined where it is no JSON any more. */
export function redactJson(value: unknown, redact: (json: string) => string): unknown {
  try {
    return JSON.parse(redact(JSON.stringify(value)))
  } catch {
    // What was taken out held a part of the notation; there is nothing safe to send on.
    return undefined
  }
}
