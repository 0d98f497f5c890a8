import { type Category, FIELD, type FieldName } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import type { RecordDraft } from '../record/raw-record.ts'
import { factNumber } from './fact-number.ts'
import type { SpanNote, Trace } from './trace.ts'

/** Facts remembered of one span. */
const MAX_FACTS = 64
/** How much of a fingerprint is looked at: a whole hash, the start of anything else. */
const MAX_FINGERPRINT = 64

/** The fields that tell two facts of one category apart, best first. */
const FINGERPRINTS = new Map<Category, readonly FieldName[]>([
  ['ai_prompt', [FIELD.promptHash]],
  ['ai_response', [FIELD.responseHash, FIELD.responseToolCalls]],
  ['ai_system_prompt', [FIELD.systemPromptHash]],
  ['ai_tool', [FIELD.toolCallId, FIELD.toolArgumentsText]],
  ['ai_guardrail', [FIELD.guardrailName]],
])

/**
 * Whether a draft states what was stated already: the span and the log record of one call with the same content, or
 * one of the two without content where the other told it. What is new is remembered in the span's note.
 */
export function isToldBySpan(note: SpanNote, raw: RecordDraft, draft: EventDraft): boolean {
  const fact = factOf(draft)
  if (fact === undefined || raw.signal === 'event') return false
  const own = raw.signal === 'log' ? 0 : 1
  note.told ??= []
  if (note.told.includes(fact * 2 + (1 - own))) return true
  remember(note.told, fact * 2 + own)
  // The category alone stands for any content: what one signal tells without content, the other has told.
  remember(note.told, factNumber(kindOf(draft), '', 0) * 2 + own)
  return false
}

/** Log records remembered of one span. */
const MAX_PIECES = 4096

/** Whether a log record of the span was read before; a sender that hears no answer sends its records again. */
export function isPieceRead(note: SpanNote, raw: RecordDraft): boolean {
  note.pieces ??= []
  const piece = factNumber('', raw.id, raw.id.length)
  if (note.pieces.includes(piece)) return true
  if (note.pieces.length < MAX_PIECES) note.pieces.push(piece)
  return false
}

/** Whether a prompt, answer or system prompt of an agent span only repeats what a call inside its trace told. */
export function isToldInside(trace: Trace, raw: RecordDraft, draft: EventDraft): boolean {
  if (draft.category === 'ai_tool' || fingerprintOf(draft) === '') return false
  const fact = factOf(draft)
  if (fact === undefined) return false
  for (const [spanId, note] of trace.spans) {
    if (spanId === raw.spanId || note.told === undefined) continue
    if (note.told.includes(fact * 2) || note.told.includes(fact * 2 + 1)) return true
  }
  return false
}

function remember(told: number[], fact: number): void {
  if (told.length < MAX_FACTS && !told.includes(fact)) told.push(fact)
}

function factOf(draft: EventDraft): number | undefined {
  if (!FINGERPRINTS.has(draft.category) || draft.action === 'response.evaluated') return undefined
  return factNumber(kindOf(draft), fingerprintOf(draft), MAX_FINGERPRINT)
}

function kindOf(draft: EventDraft): string {
  return draft.category === 'ai_tool' ? draft.action : draft.category
}

function fingerprintOf(draft: EventDraft): string {
  for (const name of FINGERPRINTS.get(draft.category) ?? []) {
    const value = draft.fields.get(name)
    if (value !== undefined) return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return ''
}
