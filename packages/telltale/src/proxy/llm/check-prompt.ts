import { type Decider, subjectOf, undecided } from './decide.ts'
import type { CallRequest } from './proxy-options.ts'
import type { Refusal } from './refuse-call.ts'
import { replaceTexts } from './text-leaves.ts'

/** Decides of all that is new in a request; takes out of `json` what the policy redacts. Undefined: it may go. */
export async function checkPrompt(decider: Decider, request: CallRequest, json: unknown): Promise<Refusal | undefined> {
  for (const text of request.fresh) {
    const outcome = await decider.decide(subjectOf(text))
    if (outcome.kind === 'refused') return outcome.refusal
    if (outcome.kind === 'redacted' && !redact(json, text.text, outcome.text)) return NOT_REDACTED
  }
  return undefined
}

const NOT_REDACTED: Refusal = {
  status: 403,
  code: 'TELLTALE_BLOCKED',
  message: 'The policy takes something out of this text, which cannot be done where it stands.',
}

/** Texts that a format puts together from parts are taken apart again at their line ends. */
function redact(json: unknown, before: string, after: string): boolean {
  if (before === after || replaceTexts(json, before, after) > 0) return true
  const [left, right] = [before.split('\n'), after.split('\n')]
  if (left.length !== right.length) return false
  return left.every((line, at) => line === right[at] || replaceTexts(json, line, right[at] ?? '') > 0)
}

/** Why a request cannot be read well enough to decide of it, in enforce mode. */
export function unreadable(reason: 'too_large' | 'not_json' | 'background'): Refusal {
  return undecided(...UNREADABLE[reason])
}

const UNREADABLE: Readonly<
  Record<'too_large' | 'not_json' | 'background', readonly [message: string, status: number]>
> = {
  too_large: ['The request is larger than may be checked.', 413],
  not_json: ['The body must be one JSON object in UTF-8, not packed.', 400],
  background: ['An answer made in the background cannot be checked.', 400],
}
