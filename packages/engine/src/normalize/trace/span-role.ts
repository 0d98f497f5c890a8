import { FIELD, type FieldName, type OtlpSpan } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { PROMPT_SETTINGS } from '../drafts/prompt.ts'
import { RESPONSE_FACTS } from '../drafts/response.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
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

/** What is remembered besides of a model call whose texts come in log records: all that the texts' events leave out. */
const ABOUT_CALL: readonly FieldName[] = [
  ...ABOUT,
  FIELD.turnId,
  FIELD.userName,
  FIELD.userRoles,
  FIELD.organizationId,
  FIELD.clientAddress,
  FIELD.agentId,
  FIELD.agentVersion,
  FIELD.workflowName,
  FIELD.errorType,
  FIELD.errorMessage,
  FIELD.eventOutcome,
  ...PROMPT_SETTINGS,
  ...RESPONSE_FACTS,
]

/** Fields that are of one kind of event only. */
const OF_RESPONSE = new Set<string>(RESPONSE_FACTS)
const OF_PROMPT = new Set<string>(PROMPT_SETTINGS)

/** Writes into a span's note what the span was for and what it says of its call. */
export function noteSpan(note: SpanNote, span: OtlpSpan, drafts: readonly EventDraft[]): void {
  note.parent = span.parentSpanId
  note.failed = span.statusCode === 2
  note.role ??= roleOf(span, drafts[0])
  const lead = drafts.find((draft) => draft.category === 'ai_usage') ?? drafts[0]
  if (note.role === 'model_call' && !drafts.some((draft) => draft.category === 'ai_prompt')) {
    const fields = spanFields(span, MODEL_ROWS)
    const outcome = span.statusCode === 2 || fields.has(FIELD.errorType) ? 'failure' : 'success'
    note.about = ABOUT_CALL.map((name) => (name === FIELD.eventOutcome ? outcome : fields.get(name)))
  } else if (lead !== undefined) note.about = ABOUT.map((name) => lead.fields.get(name))
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

/** Adds to an event of a log record what its span says of the call, when the span is there. */
export function addCall({ category, fields }: EventDraft, note: SpanNote): void {
  if (note.parent && !fields.has(FIELD.parentSpanId)) fields.set(FIELD.parentSpanId, note.parent)
  const { about } = note
  if (about === undefined) return
  for (const [index, value] of about.entries()) {
    const name = ABOUT_CALL[index]
    if (value === undefined || name === undefined || fields.has(name)) continue
    if (OF_RESPONSE.has(name) && category !== 'ai_response') continue
    if (!OF_PROMPT.has(name) || category === 'ai_prompt') fields.set(name, value)
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
