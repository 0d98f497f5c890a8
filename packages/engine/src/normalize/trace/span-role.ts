import { FIELD, type FieldName, type OtlpSpan } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { Role, SpanNote, Trace } from './trace.ts'

/** What an outbound request below a span takes over from it. */
const FOR_EGRESS: readonly FieldName[] = [
  FIELD.conversationId,
  FIELD.userId,
  FIELD.userEmail,
  FIELD.agentName,
  FIELD.toolName,
  FIELD.toolCallId,
]

/** What is remembered of a span for events of other records that belong to it. */
const ABOUT: readonly FieldName[] = [
  ...FOR_EGRESS,
  FIELD.provider,
  FIELD.requestModel,
  FIELD.responseModel,
  FIELD.operation,
  FIELD.responseId,
]

/** Writes into a span's note what the span was for and what it says of its call. */
export function noteSpan(note: SpanNote, span: OtlpSpan, drafts: readonly EventDraft[]): void {
  const lead = drafts.find((draft) => draft.category === 'ai_usage') ?? drafts[0]
  note.parent = span.parentSpanId
  note.role ??= roleOf(span, drafts[0])
  if (lead !== undefined) note.about = ABOUT.map((name) => lead.fields.get(name))
}

function roleOf(span: OtlpSpan, first: EventDraft | undefined): Role | undefined {
  if (first === undefined) return span.attributes.has('gen_ai.request.model') ? 'model_call' : undefined
  if (first.category === 'ai_tool') {
    if (first.action.startsWith('agent.')) return 'agent'
    return first.fields.has(FIELD.mcpMethod) ? 'mcp' : 'tool'
  }
  if (first.category === 'ai_retrieval') return 'retrieval'
  const silent = first.category === 'ai_guardrail' || first.category === 'ai_egress' || first.category === 'ai_audit'
  return silent ? undefined : 'model_call'
}

/** Adds to an outbound request for whom and by which tool it was sent. */
export function addSender(fields: Canonical, sender: SpanNote): void {
  for (const [index, name] of FOR_EGRESS.entries()) {
    const value = sender.about?.[index]
    if (value !== undefined && !fields.has(name)) fields.set(name, value)
  }
}

/** Adds to an event of a log record what its span says of the call, when the span came first. */
export function addCall({ category, fields }: EventDraft, note: SpanNote): void {
  if (note.parent && !fields.has(FIELD.parentSpanId)) fields.set(FIELD.parentSpanId, note.parent)
  for (const [index, name] of ABOUT.entries()) {
    const value = note.about?.[index]
    const belongs = name !== FIELD.responseId || category === 'ai_response'
    if (value !== undefined && belongs && !fields.has(name)) fields.set(name, value)
  }
}

/** Who stands above a span: the nearest span with a role; `unknown` when a span on the way has not come yet. */
export type Initiator =
  | { readonly kind: 'known'; readonly role: Role; readonly note: SpanNote | undefined }
  | { readonly kind: 'unknown' }

const MAX_HOPS = 64

/** Walks up from a parent span id to the nearest span that has a role; a root without one means the agent itself. */
export function findInitiator(trace: Trace, parentSpanId: string): Initiator {
  let id = parentSpanId
  for (let hop = 0; hop < MAX_HOPS && id !== ''; hop += 1) {
    const note = trace.spans.get(id)
    if (note?.parent === undefined) return { kind: 'unknown' }
    if (note.role !== undefined) return { kind: 'known', role: note.role, note }
    id = note.parent
  }
  return { kind: 'known', role: 'agent', note: undefined }
}
