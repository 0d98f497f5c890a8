import { FIELD } from '@telltale/model'
import { pushNewest, roomIn } from '../bounded.ts'
import type { KeptPrompts, Stopped } from '../session-state.ts'
import { rounded, type Step, say, textOf } from '../step.ts'
import { likenessOf, signatureOf } from '../text/signature.ts'
import { joinPrompts, LONGEST_JOINED, LONGEST_PROMPT, MOST_PROMPTS, mayBeSplit } from '../text/split-payload.ts'
import { blockedOfUser } from './guardrail.ts'

/** From this share of common shingles on two prompts are the same attempt. */
const ALIKE = 0.5
const RISE = 0.1
/** A prompt that is a finding by itself needs no other to be one. */
const RISKY = 0.5

/** What a prompt adds to its session: turns, risks, what it is like. */
export function readPrompt(step: Step): void {
  const text = textOf(step, FIELD.promptText)
  if (text === '') return
  const facts = step.factsOf(text)
  say(step, FIELD.promptTemplate, facts.template())
  const hash = facts.hash()
  // An agent asks the model again and again for one prompt of its user.
  if (hash !== step.session.last?.hash) addTurn(step, text)
  addLikeness(step, text, hash)
}

function addTurn(step: Step, text: string): void {
  const { session } = step
  const risk = riskOf(step, text)
  if (session.turns > 0 && risk >= session.lastRisk + RISE - 1e-9) session.riskRises += 1
  session.turns += 1
  session.lastRisk = risk
  session.riskMax = Math.max(session.riskMax, risk)
  session.riskSum = rounded(session.riskSum + risk)
  const kept = keepPrompt(step, text, risk)
  session.joinedRisk = 0
  session.joinedClass = ''
  if (risk >= RISKY || !mayBeSplit(kept)) return
  const { risk: joined, labels } = step.scan(joinPrompts(kept.texts), 'user')
  if (!(joined > Math.max(...kept.risks) + 1e-4)) return
  session.joinedRisk = rounded(Math.min(1, joined))
  session.joinedClass = labels[0] ?? ''
}

/** The risk of what the user wrote; where findings stand in other texts of the event, the event's risk is not it. */
function riskOf(step: Step, text: string): number {
  const risk = step.event.fields.get(FIELD.riskScore)
  const isElsewhere = step.findings.some(({ field }) => field !== FIELD.promptText)
  const own = isElsewhere || typeof risk !== 'number' ? step.scan(text, 'user').risk : risk
  return Number.isFinite(own) ? rounded(Math.min(1, Math.max(0, own))) : 0
}

function keepPrompt(step: Step, text: string, risk: number): KeptPrompts {
  const { state, sessionKey, limits } = step
  const kept = state.prompts.get(sessionKey) ?? { texts: [], risks: [], hints: [] }
  const before = lengthOf(kept.texts)
  let texts = pushNewest(kept.texts, text.slice(0, LONGEST_PROMPT), MOST_PROMPTS)
  while (lengthOf(texts) > LONGEST_JOINED) texts = texts.slice(1)
  const next = {
    texts,
    risks: pushNewest(kept.risks, risk, texts.length),
    hints: pushNewest(kept.hints, step.factsOf(text).isPiece(), texts.length),
  }
  if (sessionKey === '') return next
  state.prompts.delete(sessionKey)
  state.prompts.set(sessionKey, next)
  state.promptLength += lengthOf(texts) - before
  if (state.promptLength <= limits.promptLength) return next
  for (const [key, old] of state.prompts) {
    if (state.promptLength <= roomIn(limits.promptLength)) break
    state.prompts.delete(key)
    state.promptLength -= lengthOf(old.texts)
  }
  return next
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}

/** Whether the prompt is like one that was stopped before, and says so where it was not stopped itself. */
function addLikeness(step: Step, text: string, hash: number): void {
  const { session, trace, event } = step
  const blocked = [...(session.blocked ?? []), ...blockedOfUser(step)]
  const refused = session.refused ?? []
  const signature = blocked.length + refused.length > 0 ? signatureOf(text) : undefined
  const isLike = (other: Stopped) =>
    other.hash === hash ||
    (signature !== undefined && other.signature !== undefined && likenessOf(signature, other.signature) >= ALIKE)
  const likeBlocked = blocked.some(isLike)
  session.last = { hash, trace: step.traceKey, likeBlocked, likeRefused: refused.some(isLike) }
  // The verdict on this prompt may still be on its way; word for word the same prompt will be blocked again.
  const isSame = blocked.some((other) => other.hash === hash)
  if (likeBlocked && !trace.inputBlocked && (!isSame || trace.inputAllowed) && event.action !== 'prompt.blocked')
    step.fields.set(FIELD.sessionBlockThenPass, true)
}
