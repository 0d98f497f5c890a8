import { type Attributes, FIELD, type JsonValue, type OtlpLog } from '@telltale/model'
import type { CallLogs } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import { draftModelCall, type ModelCall } from '../drafts/model-call.ts'
import { draftPrompt } from '../drafts/prompt.ts'
import { draftSystemPrompt } from '../drafts/system-prompt.ts'
import { draftHeardTool, findCall } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asText, toJson } from '../read/attributes.ts'
import { finishReason } from '../read/finish-reasons.ts'
import { jsonOrText, textMember } from '../read/json-text.ts'
import { logFields, logName, logTime, withBody } from '../read/log-fields.ts'
import { type Message, type MessageList, NO_MESSAGES } from '../read/message.ts'
import { readMessages } from '../read/messages.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { newMessages, systemParts, toolResults } from '../read/text.ts'
import { messageEventRole } from './otel-content.ts'

/** Whether a span or log event of this name is one message of a call (conventions up to 1.36). */
export function isMessageEvent(name: string): boolean {
  return messageEventRole(name) !== undefined || isAnswer(name) || name.startsWith('gen_ai.content.')
}

function isAnswer(name: string): boolean {
  return name === 'gen_ai.choice' || name === 'gen_ai.content.completion'
}

/** One log record for each message of a call, and for each choice of the answer, which comes last. */
export const messageLogs: CallLogs = {
  includes: (log) => isMessageEvent(logName(log)),
  isLast: (log) => isAnswer(logName(log)),
  read: (logs, hash) => splitCalls(logs).flatMap((call) => readCall(call, hash)),
}

/** Some senders put several calls under one span: a message after an answer begins the next call. */
function splitCalls(logs: readonly OtlpLog[]): readonly (readonly OtlpLog[])[] {
  const calls: OtlpLog[][] = []
  let call: OtlpLog[] = []
  let answered = false
  for (const log of logs) {
    const answer = isAnswer(logName(log))
    if (answered && !answer) {
      calls.push(call)
      call = []
    }
    call.push(log)
    answered = answer
  }
  return [...calls, call]
}

/** One message of a request with its record. */
interface Told {
  readonly log: OtlpLog
  readonly list: MessageList
}

/**
 * The whole conversation is sent with every request, so its newest message speaks for all of them as the one prompt;
 * the first system message stands for the hidden instructions; and of tool results only those that are new count.
 */
function readCall(logs: readonly OtlpLog[], hash: KeyedHash): readonly (readonly EventDraft[])[] {
  const request = logs.filter((log) => !isAnswer(logName(log))).map(toTold)
  const messages = request.flatMap((told) => told.list.messages)
  const last = request[request.length - 1]?.log
  const system = request.find(({ log }) => logName(log) === 'gen_ai.system.message')?.log
  const fresh = new Set(newMessages(messages))
  return logs.map((log) => {
    if (isAnswer(logName(log))) return readAnswer(log, hash)
    const truncated = request.some((told) => told.list.truncated)
    return [
      ...(log === system ? draftHidden(log, messages, hash) : []),
      ...(log === last ? draftAsked(log, { messages, truncated }, hash) : []),
      ...draftHeard(log, { messages, fresh, own: request.find((told) => told.log === log)?.list.messages ?? [] }, hash),
    ]
  })
}

function toTold(log: OtlpLog): Told {
  return { log, list: readLog(log, messageEventRole(logName(log)) ?? 'user') }
}

function draftHidden(log: OtlpLog, messages: readonly Message[], hash: KeyedHash): readonly EventDraft[] {
  const hidden = { system: systemParts(messages), tools: undefined }
  return draftSystemPrompt(logFields(log, MODEL_ROWS), hidden, logTime(log), hash)
}

/** A record outside any span stands alone: there an answer or instruction of before is no prompt. */
function draftAsked(log: OtlpLog, input: MessageList, hash: KeyedHash): readonly EventDraft[] {
  const role = input.messages[input.messages.length - 1]?.role
  if (log.spanId === '' && role !== 'user' && role !== 'tool') return []
  return [draftPrompt(logFields(log, MODEL_ROWS), input, logTime(log), hash)]
}

interface Conversation {
  readonly messages: readonly Message[]
  readonly fresh: ReadonlySet<Message>
  readonly own: readonly Message[]
}

/** Tool results in a record; the tool's name stands in the message of the model that asked for it. */
function draftHeard(log: OtlpLog, { messages, fresh, own }: Conversation, hash: KeyedHash): readonly EventDraft[] {
  const results = toolResults(own.filter((message) => fresh.has(message)))
  if (results.length === 0) return []
  const heard = { from: logFields(log, MODEL_ROWS), timeUnixNano: logTime(log) }
  return results.map((result) => draftHeardTool({ ...heard, result }, findCall(messages, result), hash))
}

function readAnswer(log: OtlpLog, hash: KeyedHash): readonly EventDraft[] {
  const time = logTime(log)
  const call: ModelCall = {
    fields: logFields(log, MODEL_ROWS),
    input: NO_MESSAGES,
    output: readLog(log, 'assistant'),
    system: [],
    tools: undefined,
    startUnixNano: time,
    endUnixNano: time,
    source: 'log',
    tells: new Set(['response']),
  }
  const reason = asText(withBody(log).get('finish_reason'))
  if (reason !== undefined) call.fields.set(FIELD.finishReasons, [finishReason(reason)])
  return draftModelCall(call, hash)
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
