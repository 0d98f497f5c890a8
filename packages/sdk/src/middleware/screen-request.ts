import { BlockedError, type Decision, type Guard, type Subject } from '../control/guard.ts'
import type { Identity, Recorder } from '../record/recorder.ts'
import type { FoundPrompt } from './find-prompt.ts'

/** What was found in a request before its handler ran. */
export interface Screening {
  readonly identity: Identity
  /** As it came; undefined where none was found. */
  readonly prompt: string | undefined
  /** The prompt as it may go on: without what the policy takes out. */
  readonly text: string | undefined
  readonly decision: Decision
}

/** A request that may go on, or one to be refused. */
export interface Screened {
  readonly screening: Screening
  readonly refused: BlockedError | undefined
}

interface RequestFacts {
  readonly recorder: Recorder
  readonly guard: Guard
  readonly identity: Identity
  readonly prompt: FoundPrompt | undefined
}

/**
 * Checks a request before its handler runs, for the one it is made for. Waits only where a person must approve it. One
 * without a prompt is checked as well: its sender may be quarantined.
 */
export function screenRequest(facts: RequestFacts): Screened | Promise<Screened> {
  return facts.recorder.as(facts.identity, () => screen(facts))
}

function screen({ guard, identity, prompt }: RequestFacts): Screened | Promise<Screened> {
  const subject: Subject = { category: 'ai_prompt', role: 'user', text: prompt?.text ?? '' }
  const decision = guard.check(subject)
  const pass = (text: string | undefined): Screened => {
    return { screening: { identity, prompt: prompt?.text, text, decision }, refused: undefined }
  }
  const refuse = (): Screened => ({ ...pass(undefined), refused: new BlockedError(decision) })
  if (!decision.enforced) return pass(prompt?.text)
  if (decision.action === 'redact') return prompt?.write(decision.text) === true ? pass(decision.text) : refuse()
  if (decision.action !== 'require_approval') return refuse()
  return guard.approve(subject, decision).then((approved) => (approved ? pass(prompt?.text) : refuse()))
}
