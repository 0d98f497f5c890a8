import { FIELD } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import type { RecordDraft } from '../record/raw-record.ts'
import type { CallNote, SpanNote, Trace } from './trace.ts'

/** Calls remembered of one trace. */
const MAX_CALLS = 512

/**
 * Finds out whether a record tells a model call that another record of the trace told before: by span id, by response
 * id, else by parent and child with the same model and the same tokens (or the same prompt, where one tells no
 * tokens). The one that comes later is marked, and its usage becomes scope `agent`, which is never summed.
 */
export function judgeCall(
  { trace, span }: { readonly trace: Trace; readonly span: SpanNote | undefined },
  raw: RecordDraft,
  drafts: readonly EventDraft[],
): void {
  if (raw.spanId === '') return
  let usage: EventDraft | undefined
  let response: EventDraft | undefined
  let prompt: EventDraft | undefined
  for (const draft of drafts) {
    if (isAgentStep(draft)) return
    if (isInference(draft)) usage ??= draft
    else if (isAnswer(draft)) response ??= draft
    else if (draft.category === 'ai_prompt') prompt ??= draft
  }
  const lead = usage ?? response ?? prompt
  if (lead === undefined) return
  const known = trace.calls.find((call) => call.rawId === raw.id)
  const note = known ?? newNote({ raw, span, lead, usage, prompt })
  if (known === undefined) judge(trace, note)
  mark(drafts, note)
}

function isAgentStep(draft: EventDraft): boolean {
  return draft.category === 'ai_tool' && draft.action.startsWith('agent.')
}

function isInference(draft: EventDraft): boolean {
  return draft.category === 'ai_usage' && draft.fields.get(FIELD.usageScope) === 'inference'
}

function isAnswer(draft: EventDraft): boolean {
  return draft.category === 'ai_response' && draft.action !== 'response.evaluated'
}

interface Told {
  readonly raw: RecordDraft
  readonly span: SpanNote | undefined
  readonly lead: EventDraft
  readonly usage: EventDraft | undefined
  readonly prompt: EventDraft | undefined
}

function newNote({ raw, span, lead, usage, prompt }: Told): CallNote {
  const { fields } = lead
  return {
    isLog: raw.signal === 'log',
    rawId: raw.id,
    spanId: raw.spanId,
    // A log record does not say what stands above its span; the span did, if it came first.
    parent: raw.parentSpanId === '' ? (span?.parent ?? '') : raw.parentSpanId,
    requestModel: fields.get(FIELD.requestModel),
    responseModel: fields.get(FIELD.responseModel),
    responseId: fields.get(FIELD.responseId),
    promptHash: prompt?.fields.get(FIELD.promptHash),
    tokens: usage === undefined ? undefined : tokensOf(usage),
    counted: false,
    above: false,
    below: false,
    toldBy: undefined,
    countedBy: undefined,
  }
}

function tokensOf(usage: EventDraft): string {
  return `${usage.fields.get(FIELD.inputTokens) ?? 0}/${usage.fields.get(FIELD.outputTokens) ?? 0}`
}

function judge(trace: Trace, note: CallNote): void {
  const twin = findTwin(trace.calls, note)
  if (twin !== undefined && twin.spanId !== note.spanId) note.toldBy = twin.spanId
  if (note.tokens !== undefined) {
    if (twin?.counted === true) note.countedBy = twin.spanId
    if (twin !== undefined) twin.counted = true
  }
  note.counted = note.tokens !== undefined || twin?.counted === true
  if (trace.calls.length < MAX_CALLS) trace.calls.push(note)
}

/** The record that told the same call; one whose usage stands comes before one without. */
function findTwin(calls: readonly CallNote[], note: CallNote): CallNote | undefined {
  let same: CallNote | undefined
  for (const call of calls) {
    if (!isSameId(call, note)) continue
    if (call.counted) return call
    same ??= call
  }
  return same ?? findRelative(calls, note)
}

/** An agent may send a record for each of its calls from within one span: two that both count tokens are two calls. */
function isSameId(a: CallNote, b: CallNote): boolean {
  const areTwo = a.isLog && b.isLog && a.tokens !== undefined && b.tokens !== undefined
  return (a.spanId === b.spanId && !areTwo) || (typeof a.responseId === 'string' && a.responseId === b.responseId)
}

function findRelative(calls: readonly CallNote[], note: CallNote): CallNote | undefined {
  for (const call of calls) {
    if (call.spanId === note.parent && !call.below && isSameCall(call, note)) {
      call.below = true
      note.above = true
      return call
    }
    if (call.parent === note.spanId && !call.above && isSameCall(call, note)) {
      call.above = true
      note.below = true
      return call
    }
  }
  return undefined
}

function isSameCall(a: CallNote, b: CallNote): boolean {
  const sameRequest = a.requestModel !== undefined && a.requestModel === b.requestModel
  if (!sameRequest && (a.responseModel === undefined || a.responseModel !== b.responseModel)) return false
  if (a.tokens !== undefined && b.tokens !== undefined) return a.tokens === b.tokens
  return a.promptHash !== undefined && a.promptHash === b.promptHash
}

function mark(drafts: readonly EventDraft[], { toldBy, countedBy }: CallNote): void {
  for (const draft of drafts) {
    if (draft.category !== 'ai_usage') {
      if (toldBy !== undefined) draft.fields.set(FIELD.duplicateOf, toldBy)
    } else if (countedBy !== undefined) {
      draft.fields.set(FIELD.usageScope, 'agent')
      draft.fields.set(FIELD.usageDuplicateOf, countedBy)
    }
  }
}
