import type { Attributes, JsonValue } from '@telltale/model'
import type { Document } from '../drafts/retrieval.ts'
import { asNumber, asText, toJson } from '../read/attributes.ts'
import { groupByIndex } from '../read/indexed.ts'
import { isArray, jsonOrText, member, textMember } from '../read/json-text.ts'
import type { Message, MessageList, Part } from '../read/message.ts'
import { textMessage, textPart } from '../read/message.ts'
import { readMessages } from '../read/messages.ts'
import { toToolCall } from '../read/parts.ts'

/** Messages sent to the model: flattened messages, else prompts, else the whole request in `input.value`. */
export function readInput(attributes: Attributes): MessageList {
  const messages = readFlattened(attributes, 'llm.input_messages.', 'user')
  if (messages.length > 0) return { messages, truncated: false }
  const prompts = groupByIndex(attributes, 'llm.prompts.').flatMap((group) => asText(group.get('prompt.text')) ?? [])
  if (prompts.length > 0) return { messages: prompts.map((text) => textMessage('user', text)), truncated: false }
  return readMessages(asText(attributes.get('input.value')), 'user')
}

/** The answer: flattened messages, else completions, else the whole answer in `output.value`. */
export function readOutput(attributes: Attributes): MessageList {
  const messages = readFlattened(attributes, 'llm.output_messages.', 'assistant')
  if (messages.length > 0) return { messages, truncated: false }
  const choices = groupByIndex(attributes, 'llm.choices.').flatMap(
    (group) => asText(group.get('completion.text')) ?? [],
  )
  if (choices.length > 0) return { messages: choices.map((text) => textMessage('assistant', text)), truncated: false }
  return readMessages(asText(attributes.get('output.value')), 'assistant')
}

function readFlattened(attributes: Attributes, prefix: string, role: string): readonly Message[] {
  return groupByIndex(attributes, prefix).map((group) => readMessage(group, role))
}

function readMessage(group: Attributes, fallbackRole: string): Message {
  const role = asText(group.get('message.role'))?.toLowerCase() ?? fallbackRole
  const content = asText(group.get('message.content'))
  const id = asText(group.get('message.tool_call_id'))
  const contents = groupByIndex(group, 'message.contents.').map(readContentPart)
  const texts = content === undefined ? contents : [textPart(content), ...contents]
  const calls = groupByIndex(group, 'message.tool_calls.').map(readCall)
  if (role === 'tool' || id !== undefined) {
    const response = content ?? contents.map((part) => part.content ?? '').join('\n')
    return { role: 'tool', parts: [{ type: 'tool_call_response', ...(id !== undefined && { id }), response }] }
  }
  return { role: role === 'developer' ? 'system' : role, parts: [...texts, ...calls] }
}

function readContentPart(group: Attributes): Part {
  const text = asText(group.get('message_content.text'))
  const type = asText(group.get('message_content.type'))
  if (type === 'reasoning' || type === 'thinking') return { type: 'reasoning', content: text ?? '' }
  if (text !== undefined) return textPart(text)
  const url = asText(group.get('message_content.image.image.url'))
  if (url !== undefined) return { type: 'uri', modality: 'image', uri: url }
  return { type: 'generic', generic_type: type ?? 'unknown' }
}

function readCall(group: Attributes): Part {
  const id = asText(group.get('tool_call.id'))
  const args = asText(group.get('tool_call.function.arguments'))
  return toToolCall({
    ...(id !== undefined && { id }),
    name: asText(group.get('tool_call.function.name')) ?? '',
    ...(args !== undefined && { arguments: args }),
  })
}

/** Tools offered to the model. */
export function readToolSchemas(attributes: Attributes): JsonValue | undefined {
  const tools = groupByIndex(attributes, 'llm.tools.').flatMap((group) => {
    const schema = group.get('tool.json_schema')
    if (schema === undefined) return []
    return [typeof schema === 'string' ? jsonOrText(schema) : toJson(schema)]
  })
  return tools.length === 0 ? undefined : tools
}

/** Texts that an embedding span embedded. */
export function readEmbeddedTexts(attributes: Attributes): readonly string[] {
  return groupByIndex(attributes, 'embedding.embeddings.').flatMap((group) => asText(group.get('embedding.text')) ?? [])
}

/** Flattened documents under a prefix such as `retrieval.documents.`. */
export function readDocumentList(attributes: Attributes, prefix: string): readonly Document[] {
  return groupByIndex(attributes, prefix).map((group) => {
    const id = asText(group.get('document.id'))
    const text = asText(group.get('document.content'))
    const score = asNumber(group.get('document.score'))
    const sent = group.get('document.metadata')
    const metadata = typeof sent === 'string' ? jsonOrText(sent) : sent === undefined ? undefined : toJson(sent)
    const source = sourceOf(metadata)
    const title = textMember(metadata, 'title')
    return {
      ...(id !== undefined && { id }),
      ...(score !== undefined && { score }),
      ...(source !== undefined && { source }),
      ...(title !== undefined && { title }),
      ...(text !== undefined && { text }),
    }
  })
}

function sourceOf(metadata: JsonValue | undefined): string | undefined {
  for (const key of ['source', 'doc_uri', 'url', 'file_path', 'file_name']) {
    const value = member(metadata, key)
    if (typeof value === 'string') return value
    if (isArray(value) && typeof value[0] === 'string') return value[0]
  }
  return undefined
}
