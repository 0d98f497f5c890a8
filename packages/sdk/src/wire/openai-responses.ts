import type { ScanRole } from '@telltale/model'
import { newestMessages } from './newest-messages.ts'
import { newestTurn } from './newest-turn.ts'
import { type MessagePart, partTexts, textPart, type WireMessage } from './openai-content.ts'
import { isAnswer, type ReadItem, readItem } from './openai-items.ts'
import { responsesAnswer } from './openai-responses-answer.ts'
import { createResponsesStream } from './openai-responses-stream.ts'
import { isStreamed, readSettings } from './openai-settings.ts'
import { carried, listOf, memberOf, textOf, toJsonList, toJsonText } from './read-json.ts'
import type { CallRequest, CallText, WireFormat } from './wire-format.ts'

/** `POST /responses`. */
export const openAiResponses: WireFormat = {
  name: 'openai_responses',
  provider: 'openai',
  readRequest,
  readAnswer: responsesAnswer,
  createStream: createResponsesStream,
}

function readRequest(body: unknown): CallRequest {
  const read = inputItems(body).map(readItem)
  const system = [...instructionParts(body), ...read.filter(isSystem).flatMap((item) => item.parts)]
  return {
    operation: 'chat',
    model: textOf(body, 'model') ?? '',
    stream: isStreamed(body),
    attributes: {
      ...readSettings(body),
      'openai.api.type': 'responses',
      'gen_ai.system_instructions': toJsonList(system),
      ...newestMessages(groupItems(read.filter((item) => !isSystem(item)))),
      'gen_ai.tool.definitions': toJsonList(listOf(body, 'tools').map(carried)),
    },
    fresh: freshTexts(body, read),
  }
}

function inputItems(body: unknown): readonly unknown[] {
  const input = memberOf(body, 'input')
  return typeof input === 'string' ? [{ role: 'user', content: input }] : listOf(body, 'input')
}

function instructionParts(body: unknown): readonly MessagePart[] {
  const instructions = textOf(body, 'instructions')
  return instructions ? [textPart(instructions)] : []
}

function isSystem(item: ReadItem): boolean {
  return item.role === 'system'
}

/** Items of one speaker that follow each other are one message. */
function groupItems(items: readonly ReadItem[]): readonly WireMessage[] {
  const messages: { readonly role: string; readonly parts: MessagePart[] }[] = []
  for (const item of items) {
    const last = messages.at(-1)
    if (last?.role === item.role && item.role === 'assistant') last.parts.push(...item.parts)
    else if (item.parts.length > 0) messages.push({ role: item.role, parts: [...item.parts] })
  }
  return messages
}

const ROLES = new Map<string, ScanRole>([
  ['system', 'system'],
  ['tool', 'tool'],
])

function freshTexts(body: unknown, read: readonly ReadItem[]): readonly CallText[] {
  const names = new Map(read.flatMap((item) => (item.call === undefined ? [] : [[item.call.id, item.call.name]])))
  const told = newestTurn(read, isAnswer).flatMap((item) => itemTexts(item, names.get(item.resultOf ?? '')))
  // Instructions stand beside the items and come with every request; they are new with the first.
  if (read.some(isAnswer) || textOf(body, 'previous_response_id') !== undefined) return told
  return [...partTexts(instructionParts(body)).map((text): CallText => ({ text, role: 'system' })), ...told]
}

function itemTexts(item: ReadItem, tool: string | undefined): readonly CallText[] {
  const role = ROLES.get(item.role) ?? 'user'
  const results = item.parts.flatMap((part) => resultText(part.response))
  return [...partTexts(item.parts), ...results]
    .filter((text) => text !== '')
    .map((text) => ({ text, role, ...(tool !== undefined && { tool }) }))
}

function resultText(result: unknown): readonly string[] {
  const text = typeof result === 'string' ? result : toJsonText(result)
  return text === undefined ? [] : [text]
}
