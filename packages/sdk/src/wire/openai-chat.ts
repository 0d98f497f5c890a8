import type { ScanRole } from '@telltale/model'
import { newestMessages } from './newest-messages.ts'
import { newestTurn } from './newest-turn.ts'
import { chatAnswer, readChatToolCalls } from './openai-chat-answer.ts'
import { createChatStream } from './openai-chat-stream.ts'
import { contentParts, fileId, type MessagePart, partTexts, type WireMessage } from './openai-content.ts'
import { isStreamed, readSettings } from './openai-settings.ts'
import { carried, isRecord, listOf, memberOf, textOf, toJsonList } from './read-json.ts'
import { toolCallPart } from './tool-call-parts.ts'
import type { CallRequest, CallText, WireFormat } from './wire-format.ts'

/** `POST /chat/completions`, of OpenAI and of all who speak its language. */
export const openAiChat: WireFormat = {
  name: 'openai_chat',
  provider: 'openai',
  readRequest,
  readAnswer: chatAnswer,
  createStream: createChatStream,
}

function readRequest(body: unknown): CallRequest {
  const messages = listOf(body, 'messages').filter(isRecord)
  const system = messages.filter(isSystem).flatMap((message) => contentParts(memberOf(message, 'content')))
  const told = messages.filter((message) => !isSystem(message)).map(toMessage)
  return {
    operation: 'chat',
    model: textOf(body, 'model') ?? '',
    stream: isStreamed(body),
    attributes: {
      ...readSettings(body),
      'openai.api.type': 'chat_completions',
      'gen_ai.system_instructions': toJsonList(system),
      ...newestMessages(told),
      'gen_ai.tool.definitions': toJsonList(toolDefinitions(body)),
    },
    fresh: freshTexts(messages),
  }
}

function isSystem(message: unknown): boolean {
  const role = textOf(message, 'role')
  return role === 'system' || role === 'developer'
}

/** Both generations of tools: `tools`, and the `functions` before them. */
function toolDefinitions(body: unknown): readonly unknown[] {
  const functions = listOf(body, 'functions').map((item) => ({ type: 'function', ...(isRecord(item) ? item : {}) }))
  return [...listOf(body, 'tools').map(toDefinition), ...functions].map(carried)
}

/** OpenAI puts a function's name a level deeper than the conventions do. */
function toDefinition(tool: unknown): unknown {
  const inner = memberOf(tool, 'function') ?? memberOf(tool, 'custom')
  return isRecord(inner) ? { type: textOf(tool, 'type') ?? 'function', ...inner } : tool
}

function toMessage(message: unknown): WireMessage {
  const role = textOf(message, 'role') ?? 'user'
  const name = textOf(message, 'name')
  const parts = role === 'tool' || role === 'function' ? [toResult(message)] : spokenParts(message)
  return { role: role === 'function' ? 'tool' : role, ...(name !== undefined && { name }), parts }
}

function spokenParts(message: unknown): readonly MessagePart[] {
  const refusal = textOf(message, 'refusal')
  const spoken = textOf(memberOf(message, 'audio'), 'id')
  const reasoning = textOf(message, 'reasoning_content') ?? textOf(message, 'reasoning')
  return [
    ...(reasoning ? [{ type: 'reasoning', content: reasoning }] : []),
    ...contentParts(memberOf(message, 'content')),
    // What the model said before, kept by the provider.
    ...(spoken === undefined ? [] : [fileId('audio', spoken)]),
    ...(refusal ? [{ type: 'refusal', content: refusal }] : []),
    ...readChatToolCalls(message).map(toolCallPart),
  ]
}

function toResult(message: unknown): MessagePart {
  const id = textOf(message, 'tool_call_id')
  const parts = contentParts(memberOf(message, 'content'))
  const response = parts.every((part) => part.type === 'text') ? partTexts(parts).join('\n') : parts
  return { type: 'tool_call_response', ...(id !== undefined && { id }), response }
}

const ROLES = new Map<string, ScanRole>([
  ['user', 'user'],
  ['system', 'system'],
  ['developer', 'system'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/** What nobody has looked at yet: what stands behind the model's last answer. */
function freshTexts(messages: readonly unknown[]): readonly CallText[] {
  const fresh = newestTurn(messages, isAnswer)
  const names = fresh.some(isResult) ? toolNames(messages) : NO_NAMES
  return fresh.flatMap((message) => {
    const role = ROLES.get(textOf(message, 'role') ?? 'user') ?? 'user'
    const tool =
      names.get(textOf(message, 'tool_call_id') ?? '') ?? (role === 'tool' ? textOf(message, 'name') : undefined)
    return partTexts(contentParts(memberOf(message, 'content'))).map((text) => toText(text, role, tool))
  })
}

const NO_NAMES: ReadonlyMap<string, string> = new Map()

function isResult(message: unknown): boolean {
  return ROLES.get(textOf(message, 'role') ?? '') === 'tool' || memberOf(message, 'tool_call_id') !== undefined
}

function isAnswer(message: unknown): boolean {
  return textOf(message, 'role') === 'assistant'
}

function toText(text: string, role: ScanRole, tool: string | undefined): CallText {
  return { text, role, ...(tool !== undefined && { tool }) }
}

function toolNames(messages: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(messages.flatMap(readChatToolCalls).map((call) => [call.id, call.name]))
}
