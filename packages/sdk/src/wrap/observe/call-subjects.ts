import type { Subject } from '../../control/guard.ts'
import type { CallAnswer, CallRequest, CallText } from '../../wire/wire-format.ts'

/**
 * What the guard is asked of a request: each text that is new with it. A call without words is looked at as well:
 * who makes it may be in quarantine.
 */
export function askedSubjects({ fresh }: CallRequest): readonly Subject[] {
  const subjects = fresh.filter(hasText).map(toAsked)
  return subjects.length > 0 ? subjects : [{ category: 'ai_prompt', text: '', role: 'user' }]
}

function hasText({ text }: CallText): boolean {
  return text !== ''
}

function toAsked(text: CallText): Subject {
  const category = text.role === 'system' ? 'ai_system_prompt' : 'ai_prompt'
  return { category, text: text.text, role: text.role, ...(text.tool !== undefined && { source: text.tool }) }
}

function toAnswered(text: CallText): Subject {
  return { category: 'ai_response', text: text.text, role: text.role }
}

/** What the guard is asked of an answer: its words, and the arguments of the tools that it asks for. */
export function answeredSubjects({ texts }: CallAnswer): readonly Subject[] {
  return texts.filter(hasText).map(toAnswered)
}
