import { type Attributes, FIELD, type JsonValue, type OtlpLog, type SourceRecord } from '@telltale/model'
import type { Dialect, ReadContext } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import { draftModelCall, type ModelCall } from '../drafts/model-call.ts'
import { draftTool } from '../drafts/tool.ts'
import { asText, toJson } from '../read/attributes.ts'
import { finishReason } from '../read/finish-reasons.ts'
import { jsonOrText, textMember } from '../read/json-text.ts'
import { logFields, logName, logTime, withBody } from '../read/log-fields.ts'
import { type MessageList, NO_MESSAGES } from '../read/message.ts'
import { readMessages } from '../read/messages.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { messageEventRole } from './otel-content.ts'
import { readOtelSpan } from './otel-span.ts'

/** OpenTelemetry's GenAI conventions up to 1.36: `gen_ai.system`, one event for each message. */
export const otelGenAiLegacy: Dialect = {
  name: 'otel_genai_legacy',
  reads: (record) => {
    if (record.kind === 'log') return isMessageLog(record)
    return record.kind === 'span' && speaksLegacy(record)
  },
  toEvents: (record, context) => {
    if (record.kind === 'span') return readOtelSpan(record, context.hash)
    return record.kind === 'log' ? readMessageLog(record, context) : []
  },
}

const KEYS = [
  'gen_ai.system',
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.request.model',
]

function speaksLegacy(record: Extract<SourceRecord, { kind: 'span' }>): boolean {
  return KEYS.some((key) => record.attributes.has(key)) || record.events.some((event) => isMessageEvent(event.name))
}

function isMessageEvent(name: string): boolean {
  return messageEventRole(name) !== undefined || name === 'gen_ai.choice' || name.startsWith('gen_ai.content.')
}

/** Whether a log record is one message of a call. */
function isMessageLog(log: OtlpLog): boolean {
  return isMessageEvent(logName(log))
}

/**
 * One message of a call. The request comes as many records: its newest message speaks for all of them, with the
 * others of the same span as context, so that a long history makes one prompt and not one for each old message.
 */
function readMessageLog(log: OtlpLog, context: ReadContext): readonly EventDraft[] {
  const name = logName(log)
  if (name === 'gen_ai.choice' || name === 'gen_ai.content.completion') return readChoice(log, context)
  const request = context.companions.filter((item) => messageEventRole(logName(item)) !== undefined)
  const messages = request.length === 0 ? [log] : request
  const drafts: EventDraft[] = []
  if (messages[messages.length - 1] === log) {
    drafts.push(...draftModelCall(toCall(log, joined(messages), NO_MESSAGES, ['prompt']), context.hash))
  }
  if (name === 'gen_ai.system.message') {
    drafts.push(...draftModelCall(toCall(log, readLog(log, 'system'), NO_MESSAGES, ['system']), context.hash))
  }
  if (name === 'gen_ai.tool.message') drafts.push(readToolMessage(log, messages, context))
  return drafts
}

function readChoice(log: OtlpLog, context: ReadContext): readonly EventDraft[] {
  const output = readLog(log, 'assistant')
  const call = toCall(log, NO_MESSAGES, output, ['response'])
  const reason = asText(withBody(log).get('finish_reason'))
  if (reason !== undefined) call.fields.set(FIELD.finishReasons, [finishReason(reason)])
  return draftModelCall(call, context.hash)
}

function toCall(
  log: OtlpLog,
  input: MessageList,
  output: MessageList,
  tells: readonly ('prompt' | 'system' | 'response')[],
): ModelCall {
  const time = logTime(log)
  return {
    fields: logFields(log, MODEL_ROWS),
    input,
    output,
    system: [],
    tools: undefined,
    startUnixNano: time,
    endUnixNano: time,
    source: 'log',
    tells: new Set(tells),
  }
}

function joined(logs: readonly OtlpLog[]): MessageList {
  const lists = logs.map((log) => readLog(log, messageEventRole(logName(log)) ?? 'user'))
  return { messages: lists.flatMap((list) => list.messages), truncated: lists.some((list) => list.truncated) }
}

/** The message in the body, or in attributes where an exporter moved it; none when content is not captured. */
function readLog(log: OtlpLog, role: string): MessageList {
  const body = bodyOf(log)
  const inner = textMember(body, 'role') === undefined ? withRole(body, role) : body
  return inner === undefined ? NO_MESSAGES : readMessages([inner], role)
}

function withRole(body: JsonValue, role: string): JsonValue | undefined {
  if (typeof body === 'string') return body === '' ? undefined : { role, content: body }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const inner = Object.hasOwn(body, 'message') ? (body as { readonly message: JsonValue }).message : body
  if (typeof inner === 'string') return { role, content: inner }
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return undefined
  return Object.keys(inner).some((key) => key !== 'index' && key !== 'finish_reason') ? { role, ...inner } : undefined
}

function bodyOf(log: OtlpLog): JsonValue {
  if (log.body instanceof Map) return toJson(log.body)
  if (typeof log.body === 'string' && log.body !== '') return jsonOrText(log.body)
  return toJson(pickMessage(log.attributes))
}

function pickMessage(attributes: Attributes): Attributes {
  const keys = ['content', 'role', 'id', 'tool_calls', 'message', 'gen_ai.prompt', 'gen_ai.completion']
  return new Map(
    keys.flatMap((key) => {
      const value = attributes.get(key)
      return value === undefined ? [] : [[key.startsWith('gen_ai.') ? 'content' : key, value] as const]
    }),
  )
}

/** A tool's result on its way to the model; the tool's name stands in the assistant message that asked for it. */
function readToolMessage(log: OtlpLog, messages: readonly OtlpLog[], context: ReadContext): EventDraft {
  const fields = logFields(log, MODEL_ROWS)
  const part = readLog(log, 'tool').messages[0]?.parts[0]
  const id = asText(withBody(log).get('id')) ?? (typeof part?.id === 'string' ? part.id : undefined)
  const asked = joined(messages).messages.flatMap((message) => message.parts)
  const call = asked.find((item) => item.type === 'tool_call' && item.id === id)
  if (id !== undefined) fields.set(FIELD.toolCallId, id)
  if (typeof call?.name === 'string') fields.set(FIELD.toolName, call.name)
  const result = part?.type === 'tool_call_response' ? part.response : undefined
  return draftTool(
    { fields, action: 'tool.executed', args: call?.arguments, result, timeUnixNano: logTime(log) },
    context.hash,
  )
}
