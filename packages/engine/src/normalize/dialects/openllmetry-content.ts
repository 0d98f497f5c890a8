import type { Attributes, JsonValue } from '@telltale/model'
import { asText } from '../read/attributes.ts'
import { groupByIndex } from '../read/indexed.ts'
import { isArray, isCutJson, isObject, type JsonObject, jsonOrText, member, readJson } from '../read/json-text.ts'
import { type Message, type MessageList, NO_MESSAGES, type Part } from '../read/message.ts'
import { readMessages, readParts } from '../read/messages.ts'
import { toToolCall } from '../read/parts.ts'

/** Messages flattened under `gen_ai.prompt.` or `gen_ai.completion.`. */
export function readLegacyMessages(attributes: Attributes, prefix: string, role: string): MessageList {
  const groups = groupByIndex(attributes, prefix)
  if (groups.length === 0) return NO_MESSAGES
  const lists = groups.map((group) => readGroup(group, role))
  return { messages: lists.flatMap((list) => list.messages), truncated: lists.some((list) => list.truncated) }
}

function readGroup(group: Attributes, fallbackRole: string): MessageList {
  const role = asText(group.get('role'))?.toLowerCase() ?? fallbackRole
  const text = asText(group.get('content'))
  const content = text === undefined ? null : jsonOrText(text)
  const calls = groupByIndex(group, 'tool_calls.').map(readCall)
  const reason = asText(group.get('finish_reason'))
  const id = asText(group.get('tool_call_id'))
  const message: Message =
    role === 'tool'
      ? { role, parts: [{ type: 'tool_call_response', ...(id !== undefined && { id }), response: content }] }
      : { role, parts: [...contentParts(text, content), ...calls] }
  const whole = reason === undefined ? message : { ...message, finish_reason: reason }
  return {
    messages: readMessages([whole], role).messages,
    truncated: text !== undefined && typeof content === 'string' && isCutJson(text),
  }
}

/** Content is a text or, for several blocks, JSON of a list; JSON of anything else is the text itself. */
function contentParts(text: string | undefined, content: JsonValue): readonly Part[] {
  return Array.isArray(content) ? readParts(content) : readParts(text)
}

function readCall(group: Attributes): Part {
  const id = asText(group.get('id'))
  const args = asText(group.get('arguments'))
  return toToolCall({
    ...(id !== undefined && { id }),
    name: asText(group.get('name')) ?? '',
    ...(args !== undefined && { arguments: args }),
  })
}

/** Tools flattened under `llm.request.functions.`. */
export function readLegacyTools(attributes: Attributes): JsonValue | undefined {
  const tools = groupByIndex(attributes, 'llm.request.functions.').map((group) => {
    const parameters = asText(group.get('parameters'))
    return {
      type: 'function',
      name: asText(group.get('name')) ?? '',
      description: asText(group.get('description')) ?? '',
      ...(parameters !== undefined && { parameters: jsonOrText(parameters) }),
    }
  })
  return tools.length === 0 ? undefined : tools
}

/** Names that the parameter or member with the question usually has. */
const QUESTION_NAMES = [
  'messages',
  'question',
  'query',
  'prompt',
  'input',
  'message',
  'user_input',
  'userInput',
  'text',
  'content',
]

/**
 * What an agent or workflow was asked, out of its function's arguments: the named question, else the first argument
 * that is a text; all of it where neither is there.
 */
export function readQuestion(attributes: Attributes): JsonValue | undefined {
  const value = readEntity(attributes, 'traceloop.entity.input')
  if (isArray(value) || !isObject(value)) return value
  const args = member(value, 'args')
  const kwargs = member(value, 'kwargs')
  const wrapped = isArray(args) && isObject(kwargs)
  const places = wrapped ? [kwargs, ...args] : [value]
  for (const place of places) {
    const name = QUESTION_NAMES.find((item) => isAsked(member(place, item)))
    if (name !== undefined) return member(place, name)
  }
  return (wrapped ? args.find((arg) => typeof arg === 'string' && arg !== '') : undefined) ?? onlyText(value) ?? value
}

function isAsked(value: JsonValue | undefined): boolean {
  return isArray(value) ? value.length > 0 : typeof value === 'string' && value !== ''
}

/** The one member of an object, if it is a text. */
function onlyText(value: JsonObject): string | undefined {
  const members = Object.values(value)
  return members.length === 1 && typeof members[0] === 'string' ? members[0] : undefined
}

/**
 * What went into or came out of a decorated function. Traceloop writes arguments as `{args, kwargs}` and a text
 * as JSON of a text; a single argument stands for itself.
 */
export function readEntity(attributes: Attributes, key: string): JsonValue | undefined {
  const text = asText(attributes.get(key))
  const value = text === undefined ? undefined : (readJson(text) ?? text)
  const args = member(value, 'args')
  const kwargs = member(value, 'kwargs')
  if (!isArray(args) || !isObject(kwargs)) return value
  const named = Object.keys(kwargs).length > 0
  if (args.length === 0) return kwargs
  return args.length === 1 && !named ? args[0] : value
}
