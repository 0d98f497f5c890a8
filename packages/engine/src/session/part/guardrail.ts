import { FIELD } from '@telltale/model'
import { pushNewest, touch } from '../bounded.ts'
import type { AppNote, Stopped, Verdict } from '../session-state.ts'
import { nameOf, type Step, textOf } from '../step.ts'
import { hashText } from '../text/hash-text.ts'
import { signatureOf } from '../text/signature.ts'

/** How long a user's blocked prompt is held against prompts in other sessions. */
const HOUR_MS = 3_600_000
const MOST_STOPPED = 4
const MOST_VERDICTS = 8
/** Answers of an app that its coverage is known by, how many of them it needs, and from when on it is a habit. */
const RING = 200
const FEWEST_ANSWERS = 100
const HABIT = 0.95

/** What a guardrail's verdict adds to its session. */
export function readGuardrail(step: Step): void {
  const { session, trace } = step
  // A provider's refusal is told as a guardrail too; the answer itself counts it.
  const type = nameOf(step, FIELD.guardrailResultType)
  if (type === 'refusal' || type === 'finish_reason') return
  const verdict = nameOf(step, FIELD.guardrailVerdict)
  const isBlock = verdict === 'block' || nameOf(step, FIELD.guardrailAction) === 'block'
  const target = nameOf(step, FIELD.guardrailTarget) || 'input'
  const text = textOf(step, target === 'output' ? FIELD.guardrailOutput : FIELD.guardrailInput)
  const said: Verdict = {
    target: `${target} ${nameOf(step, FIELD.toolCallId)}`,
    name: nameOf(step, FIELD.guardrailName),
    verdict: isBlock ? 'block' : verdict,
    text: text === '' ? 0 : hashText(text),
  }
  if (trace.verdicts.some((other) => disagree(other, said))) step.fields.set(FIELD.sessionGuardrailsDisagree, true)
  trace.verdicts = pushNewest(trace.verdicts, said, MOST_VERDICTS)
  if (isBlock) session.blocks += 1
  if (target !== 'input') return
  if (isBlock) keepBlocked(step, text)
  else if (verdict === 'allow') trace.inputAllowed = true
}

/** Two guardrails of different names, the same text as far as is known, one blocks what the other allows. */
function disagree(a: Verdict, b: Verdict): boolean {
  const isSameText = a.text === b.text || a.text === 0 || b.text === 0
  const isOpposite =
    (a.verdict === 'block' && b.verdict === 'allow') || (a.verdict === 'allow' && b.verdict === 'block')
  return isOpposite && a.target === b.target && a.name !== b.name && isSameText
}

function keepBlocked(step: Step, seen: string): void {
  const { session, trace, state, limits, event } = step
  trace.inputBlocked = true
  const stopped = stoppedPrompt(step, seen)
  if (stopped === undefined || session.blocked?.some(({ hash }) => hash === stopped.hash)) return
  session.blocked = pushNewest(session.blocked, stopped, MOST_STOPPED)
  const user = userKey(step)
  if (user === '') return
  const known = touch(state.users, user, limits.entries, () => [])
  const fresh = known.filter(({ ms }) => event.receivedMs - ms <= HOUR_MS)
  state.users.set(user, pushNewest(fresh, stopped, MOST_STOPPED))
}

/** The prompt that was stopped: as the one who stopped it shows it, else the newest of the session. */
export function stoppedPrompt(step: Step, seen: string): Stopped | undefined {
  const newest = step.state.prompts.get(step.sessionKey)?.texts.at(-1) ?? ''
  const text = seen === '' ? newest : seen
  if (text === '') return undefined
  const hash = seen === '' && step.session.last !== undefined ? step.session.last.hash : hashText(text)
  return { hash, signature: signatureOf(text), ms: step.event.receivedMs }
}

/** Prompts of this user, in whatever session, that were blocked within the last hour. */
export function blockedOfUser(step: Step): readonly Stopped[] {
  const known = step.state.users.get(userKey(step)) ?? []
  return known.filter(({ ms }) => Math.abs(step.event.receivedMs - ms) <= HOUR_MS)
}

function userKey(step: Step): string {
  const user = nameOf(step, FIELD.userId) || nameOf(step, FIELD.userEmail)
  return user === '' ? '' : `${step.event.tenant}\0${user}`
}

/** Whether an answer came without a verdict in an app whose answers nearly always come with one. */
export function isUnguarded(step: Step): boolean {
  const app = nameOf(step, FIELD.serviceName)
  const key = `${step.event.tenant}\0${app}`
  const note = touch(step.state.apps, key, step.limits.entries, newApp)
  const isCovered = step.trace.verdicts.length > 0
  const known = Math.min(note.seen, RING)
  const isHabit = known >= FEWEST_ANSWERS && note.covered >= known * HABIT
  const at = note.seen % RING
  note.covered += (isCovered ? 1 : 0) - (note.ring[at] ?? 0)
  note.ring[at] = isCovered ? 1 : 0
  note.seen = note.seen + 1 < 2 * RING ? note.seen + 1 : RING
  return isHabit && !isCovered
}

function newApp(): AppNote {
  return { ring: new Uint8Array(RING), seen: 0, covered: 0 }
}
