import { BlockedError, type Decision, type Guard, type Subject } from '../../control/guard.ts'
import { checkLater } from './check-later.ts'

/** What an enforced policy makes of the texts of one call. */
export interface Ruling {
  /** The first decision that blocks. */
  readonly blocked: BlockedError | undefined
  /** Texts to what they become. */
  readonly redactions: ReadonlyMap<string, string>
  /** Settles when a person said yes to all that need it, rejects with BlockedError at the first no. */
  readonly permission: Promise<void> | undefined
}

/** Texts of one call that are looked at one by one; those past it are looked at together. */
const MOST_TEXTS = 256

const NOTHING: Ruling = { blocked: undefined, redactions: new Map(), permission: undefined }

/**
 * Checks each text, and sums up what is to be obeyed. In monitor mode the sum is empty and the check comes later, so
 * that the call does not wait for it.
 */
export function ruleOn(guard: Guard, subjects: readonly Subject[]): Ruling {
  if (guard.enforces === false) {
    checkLater(() => {
      for (const subject of bounded(subjects)) guard.check(subject)
    })
    return NOTHING
  }
  return ruleNow(guard, subjects)
}

function ruleNow(guard: Guard, subjects: readonly Subject[]): Ruling {
  const redactions = new Map<string, string>()
  const questions: { readonly subject: Subject; readonly decision: Decision }[] = []
  let blocked: BlockedError | undefined
  for (const subject of bounded(subjects)) {
    const decision = guard.check(subject)
    if (!decision.enforced) continue
    if (decision.action === 'block') blocked ??= new BlockedError(decision)
    else if (decision.action === 'require_approval') questions.push({ subject, decision })
    else if (decision.action === 'redact') redactions.set(subject.text, decision.text)
  }
  const asks = blocked === undefined && questions.length > 0
  return { blocked, redactions, permission: asks ? askAll(guard, questions) : undefined }
}

/** A call of very many texts is still looked at whole. */
function bounded(subjects: readonly Subject[]): readonly Subject[] {
  const [first, ...others] = subjects.slice(MOST_TEXTS)
  if (first === undefined) return subjects
  const text = [first, ...others].map((subject) => subject.text).join('\n')
  return [...subjects.slice(0, MOST_TEXTS), { ...first, text }]
}

async function askAll(
  guard: Guard,
  questions: readonly { readonly subject: Subject; readonly decision: Decision }[],
): Promise<void> {
  for (const { subject, decision } of questions) {
    if (!(await guard.approve(subject, decision))) throw new BlockedError(decision)
  }
}
