import { FIELD } from '@telltale/model'
import type { Answer } from './answer.ts'
import { type BitRing, createBitRing, pushBit, shareOf } from './bit-ring.ts'
import { type Facts, namedKey } from './facts.ts'
import type { Key } from './key-hash.ts'

/** What is remembered of a user's last calls. */
export interface UserRatios {
  /** Repeated prompts (yes) and answers (no). */
  readonly retries: BitRing
  /** Answers that were refusals. */
  readonly refusals: BitRing
  /** Prompts asked last. */
  readonly asked: Key[]
}

const LAST = 100
const MOST_ASKED = 8
/** Fewer say nothing of a ratio. */
const AT_LEAST = 20
const RETRIES_FROM = 0.3
const REFUSALS_FROM = 0.1

/** Nothing remembered. */
export function createUserRatios(): UserRatios {
  return { retries: createBitRing(LAST), refusals: createBitRing(LAST), asked: [] }
}

/** Counts a prompt or an answer of a user and tells the ratios that are not small. */
export function observeUser(ratios: UserRatios, facts: Facts, answer: Answer): void {
  const { category, action } = facts.event
  if (category === 'ai_prompt') notePrompt(ratios, namedKey(facts, FIELD.promptHash))
  else if (category === 'ai_response') {
    pushBit(ratios.refusals, action === 'response.refused')
    if (action === 'response.generated') pushBit(ratios.retries, false)
  } else return
  const answers = ratios.retries.filled - ratios.retries.ones
  const retries = ratios.retries.ones / Math.max(1, answers)
  if (ratios.retries.filled >= AT_LEAST && retries >= RETRIES_FROM) answer.ratio('retries_per_answer', retries)
  const refusals = shareOf(ratios.refusals)
  if (ratios.refusals.filled >= AT_LEAST && refusals >= REFUSALS_FROM) answer.ratio('refusals_per_prompt', refusals)
}

function notePrompt(ratios: UserRatios, prompt: Key): void {
  if (prompt === 0) return
  if (ratios.asked.includes(prompt)) pushBit(ratios.retries, true)
  else {
    ratios.asked.push(prompt)
    if (ratios.asked.length > MOST_ASKED) ratios.asked.shift()
  }
}
