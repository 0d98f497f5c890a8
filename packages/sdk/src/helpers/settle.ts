import { BlockedError, type Decision, type Subject } from '../control/guard.ts'
import type { HelperKit } from './helper-kit.ts'
import { isData, mapTexts, toPlain } from './plain-value.ts'

/** What became of a call, in the words of `telltale.tool.decision`, and who said so. */
interface Settled {
  readonly decision: Decision
  readonly word: 'auto_accept' | 'accept' | 'modify'
  readonly source: 'policy' | 'person'
}

/** Checks a subject and obeys what is decided: throws `BlockedError`, waits for a person, or lets it go on. */
export async function settle({ guard }: HelperKit, subject: Subject): Promise<Settled> {
  const decision = guard.check(subject)
  if (!decision.enforced) return { decision, word: 'auto_accept', source: 'policy' }
  if (decision.action === 'block') throw new BlockedError(decision)
  if (decision.action === 'redact') return { decision, word: 'modify', source: 'policy' }
  if (!(await guard.approve(subject, decision))) throw new BlockedError(decision)
  return { decision, word: 'accept', source: 'person' }
}

/** A value without what the decision takes out of it. What cannot be copied cannot be cleaned: it is refused. */
export function cleaned<T>({ guard }: HelperKit, value: T, decision: Decision): T {
  if (decision.action !== 'redact' || !decision.enforced) return value
  if (typeof value === 'string') return decision.text as T & string
  const redact = guard.redact
  if (redact === undefined || !isData(value)) throw new BlockedError(decision)
  return mapTexts(toPlain(value), redact) as T
}
