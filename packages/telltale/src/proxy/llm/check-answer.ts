import type { WireFormat } from '@telltale/sdk'
import { readAnswer } from './answer-reader.ts'
import { type Decider, toolSubjects, undecided } from './decide.ts'
import type { CallAnswer } from './proxy-options.ts'
import type { Refusal } from './refuse-call.ts'
import { parseJson } from './split-events.ts'
import { findTexts, forgetTokens } from './text-leaves.ts'

/** What becomes of a whole answer. */
export type CheckedAnswer =
  | { readonly kind: 'pass'; readonly answer: CallAnswer; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly answer: CallAnswer | undefined; readonly refusal: Refusal }

/** Decides of a whole answer before any of it is let go; the bytes stay as they are where nothing is taken out. */
export async function checkAnswer(decider: Decider, format: WireFormat, bytes: Buffer): Promise<CheckedAnswer> {
  const json = parseJson(bytes.toString('utf8'))
  if (typeof json !== 'object' || json === null) {
    return { kind: 'refused', answer: undefined, refusal: undecided('The answer is not JSON, and cannot be checked.') }
  }
  const answer = readAnswer(format, json)
  const refused = (refusal: Refusal): CheckedAnswer => ({ kind: 'refused', answer, refusal })
  const tools = await checkTools(decider, answer)
  if (tools !== undefined) return refused(tools)
  let changed = false
  const decided = new Map<string, string>()
  for (const leaf of findTexts(json, true).leaves) {
    const known = decided.get(leaf.text)
    const outcome = known === undefined ? await decider.decide(responseSubject(leaf.text)) : undefined
    if (outcome?.kind === 'refused') return refused(outcome.refusal)
    const text = known ?? (outcome?.kind === 'redacted' ? outcome.text : leaf.text)
    decided.set(leaf.text, text)
    if (text === leaf.text) continue
    leaf.replace(text)
    changed = true
  }
  if (changed) forgetTokens(json)
  return { kind: 'pass', answer, bytes: changed ? Buffer.from(JSON.stringify(json)) : bytes }
}

/** Decides of the tools that an answer asks for. A tool call is not rewritten: what would be redacted is refused. */
export async function checkTools(decider: Decider, answer: CallAnswer): Promise<Refusal | undefined> {
  for (const subject of toolSubjects(answer)) {
    const outcome = await decider.decide(subject)
    if (outcome.kind === 'refused') return outcome.refusal
    if (outcome.kind === 'redacted') {
      return { status: 403, code: 'TELLTALE_BLOCKED', message: `The policy does not let ${subject.tool} have this.` }
    }
  }
  return undefined
}

/** A text of an answer, as the guard wants it. */
export function responseSubject(text: string) {
  return { category: 'ai_response', text, role: 'response' } as const
}
