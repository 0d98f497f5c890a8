import { type Category, FIELD, type FieldName } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import type { RecordDraft } from '../record/raw-record.ts'
import type { SpanNote, Trace } from './trace.ts'

/** Facts remembered of one span. */
const MAX_FACTS = 64

/** A short name for each category that is looked at, and the fields that tell two facts of it apart, best first. */
const KINDS = new Map<Category, readonly [short: string, fields: readonly FieldName[]]>([
  ['ai_prompt', ['p', [FIELD.promptHash]]],
  ['ai_response', ['r', [FIELD.responseHash, FIELD.responseToolCalls]]],
  ['ai_system_prompt', ['s', [FIELD.systemPromptHash]]],
  ['ai_tool', ['t', [FIELD.toolCallId, FIELD.toolArgumentsText]]],
  ['ai_guardrail', ['g', [FIELD.guardrailName]]],
])

/**
 * Whether a draft states what was stated already: the span and the log record of one call with the same content, or
 * one of the two without content where the other told it. What is new is remembered in the span's note.
 */
export function isToldBySpan(note: SpanNote, raw: RecordDraft, draft: EventDraft): boolean {
  const kind = kindOf(draft)
  if (kind === undefined || raw.signal === 'event') return false
  const fingerprint = fingerprintOf(draft)
  const [own, other] = raw.signal === 'log' ? ['l', 's'] : ['s', 'l']
  const told = note.told ?? []
  const same = `${other}${kind}${fingerprint}`
  if (fingerprint === '' ? told.some((fact) => fact.startsWith(same)) : told.includes(same)) return true
  const fact = `${own}${kind}${fingerprint}`
  if (told.length < MAX_FACTS && !told.includes(fact)) told.push(fact)
  note.told = told
  return false
}

/** Whether a prompt, answer or system prompt of an agent span only repeats what a call inside its trace told. */
export function isToldInside(trace: Trace, raw: RecordDraft, draft: EventDraft): boolean {
  const kind = kindOf(draft)
  const fingerprint = fingerprintOf(draft)
  if (kind === undefined || fingerprint === '' || draft.category === 'ai_tool') return false
  for (const [spanId, note] of trace.spans) {
    if (spanId === raw.spanId || note.told === undefined) continue
    if (note.told.includes(`s${kind}${fingerprint}`) || note.told.includes(`l${kind}${fingerprint}`)) return true
  }
  return false
}

function kindOf(draft: EventDraft): string | undefined {
  if (draft.action === 'response.evaluated') return undefined
  const short = KINDS.get(draft.category)?.[0]
  return short === 't' ? `t${draft.action.slice(0, 8)}` : short
}

/** Enough of a hash or id to tell facts of one span apart. */
function fingerprintOf(draft: EventDraft): string {
  for (const name of KINDS.get(draft.category)?.[1] ?? []) {
    const value = draft.fields.get(name)
    if (value !== undefined) return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 48)
  }
  return ''
}
