import { type Attributes, FIELD, type JsonValue, type OtlpLog } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAudit } from '../drafts/audit.ts'
import { draftModelCall, type ModelCall } from '../drafts/model-call.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asBool, asInt, asText } from '../read/attributes.ts'
import { logFields, logTime, withBody } from '../read/log-fields.ts'
import { NO_MESSAGES, textMessage } from '../read/message.ts'
import type { Row } from '../read/rename.ts'
import { isRedacted } from '../read/text.ts'

/** One log event of a coding agent: its name without the agent's prefix, and who, where and which model. */
export interface AgentEvent {
  readonly name: string
  readonly attributes: Attributes
  readonly fields: Canonical
  readonly timeUnixNano: bigint
  readonly hash: KeyedHash
}

export type AgentEventReader = (event: AgentEvent) => readonly EventDraft[]

/** What the agents count and call alike. */
export interface AgentWords {
  /** Before every event name, with the dot. */
  readonly prefix: string
  readonly rows: readonly Row[]
}

/**
 * The event's name without the prefix; '' when the record is none of the agent's. Exporters put the full name into the
 * event name, an attribute, or the body.
 */
export function agentEventName(log: OtlpLog, prefix: string): string {
  const named = [log.eventName, asText(log.attributes.get('event.name')), typeof log.body === 'string' ? log.body : '']
  const full = named.find((name) => name?.startsWith(prefix) === true)
  return full === undefined ? '' : full.slice(prefix.length)
}

/** The record as an event of the agent. */
export function toAgentEvent(log: OtlpLog, words: AgentWords, hash: KeyedHash): AgentEvent {
  const fields = logFields(log, words.rows)
  const attributes = withBody(log)
  return { name: agentEventName(log, words.prefix), attributes, fields, timeUnixNano: logTime(log), hash }
}

/** The facts of a model call that the event tells; what is left out is not told. */
export function tellCall(
  event: AgentEvent,
  told: Partial<ModelCall> & Pick<ModelCall, 'tells'>,
): readonly EventDraft[] {
  const { fields, timeUnixNano, hash } = event
  const nothing = { input: NO_MESSAGES, output: NO_MESSAGES, system: [], tools: undefined }
  const times = { startUnixNano: timeUnixNano, endUnixNano: timeUnixNano, source: 'log' as const }
  return draftModelCall({ fields, ...nothing, ...times, ...told }, hash)
}

/** What the user typed. One whose text the agent was told to leave out has its length all the same. */
export function tellPrompt(event: AgentEvent): readonly EventDraft[] {
  const text = asText(event.attributes.get('prompt')) ?? ''
  const hidden = isRedacted(text) && text.length < 20
  const length = asInt(event.attributes.get('prompt_length'))
  if (length !== undefined) event.fields.set(FIELD.promptLength, length)
  const input = text === '' || hidden ? NO_MESSAGES : { messages: [textMessage('user', text)], truncated: false }
  const drafts = tellCall(event, { input, tells: new Set(['prompt']) })
  if (hidden || text === '') for (const draft of drafts) draft.fields.set(FIELD.contentRedacted, true)
  return drafts
}

/** The tokens and cost of a call. */
export function tellUsage(event: AgentEvent): readonly EventDraft[] {
  return tellCall(event, { tells: new Set(['usage']) })
}

/** A call that failed, with the status as the kind of error where nothing better is said. */
export function tellFailure(event: AgentEvent, messageKeys: readonly string[]): readonly EventDraft[] {
  const { fields, attributes } = event
  const message = messageKeys.map((key) => asText(attributes.get(key))).find((text) => text !== undefined)
  const status = fields.get(FIELD.httpStatus)
  if (message !== undefined) fields.set(FIELD.errorMessage, message)
  if (!fields.has(FIELD.errorType)) fields.set(FIELD.errorType, status === undefined ? '_OTHER' : String(status))
  const drafts = tellCall(event, { tells: new Set(['response']) })
  if (status !== undefined) for (const draft of drafts) draft.fields.set(FIELD.httpStatus, status)
  return drafts
}

/** The words of the agents for a decision that a tool may not run. */
const REFUSED = new Set(['reject', 'rejected', 'denied', 'deny', 'abort', 'cancel'])

/** Whether the event says that the tool was refused. */
export function isRefusedTool({ fields }: AgentEvent): boolean {
  const decision = fields.get(FIELD.toolDecision)
  return typeof decision === 'string' && REFUSED.has(decision.toLowerCase())
}

/** A decision on a tool: `tool.approved` or `tool.denied`. */
export function tellDecision(event: AgentEvent, args: JsonValue | undefined): readonly EventDraft[] {
  const { fields, timeUnixNano, hash } = event
  const action = isRefusedTool(event) ? 'tool.denied' : 'tool.approved'
  return [draftTool({ fields, action, args, result: undefined, timeUnixNano }, hash)]
}

interface ToolRunTold {
  readonly action: string
  readonly args: JsonValue | undefined
  readonly result: JsonValue | undefined
  /** Keys of attributes that say what went wrong, best first. */
  readonly errors: readonly string[]
}

/** A tool that ran, and whether it did well. */
export function tellToolRun(event: AgentEvent, run: ToolRunTold): readonly EventDraft[] {
  const { fields, attributes, timeUnixNano, hash } = event
  const success = asBool(attributes.get('success'))
  const message = run.errors.map((key) => asText(attributes.get(key))).find((text) => text !== undefined)
  if (message !== undefined) fields.set(FIELD.errorMessage, message)
  if (success === false && !fields.has(FIELD.errorType)) {
    fields.set(FIELD.errorType, asText(attributes.get('error_type')) ?? 'tool_error')
  }
  const draft = draftTool({ fields, ...run, timeUnixNano }, hash)
  if (success !== undefined) draft.fields.set(FIELD.eventOutcome, success ? 'success' : 'failure')
  return [draft]
}

/** A change of how the agent is set up or who uses it; the sender's own name of the event stays its type. */
export function tellAudit(
  event: AgentEvent,
  type: string,
  more: Readonly<Record<string, JsonValue | undefined>>,
): readonly EventDraft[] {
  for (const [name, value] of Object.entries(more)) if (value !== undefined) event.fields.set(name, value)
  const draft = draftAudit(event.fields, type, event.timeUnixNano)
  draft.fields.set(FIELD.auditType, event.name)
  const success = asBool(event.attributes.get('success'))
  if (success !== undefined) draft.fields.set(FIELD.eventOutcome, success ? 'success' : 'failure')
  return [draft]
}

/** One entry of an audit event's list of changes. */
export function change(field: string, from: JsonValue | undefined, to: JsonValue | undefined): JsonValue {
  return { field, ...(from !== undefined && { old: from }), ...(to !== undefined && { new: to }) }
}
