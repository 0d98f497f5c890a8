import type { Attributes, AttributeValue, JsonValue, OtlpSpanEvent } from '@telltale/model'
import { asText, toJson } from '../read/attributes.ts'
import { jsonOrText } from '../read/json-text.ts'
import { type MessageList, NO_MESSAGES, type Part } from '../read/message.ts'
import { readMessages, readSystem } from '../read/messages.ts'

/** Messages, instructions and tools of a call, wherever its generation of the conventions puts them. */
interface CallContent {
  readonly input: MessageList
  readonly output: MessageList
  readonly system: readonly Part[]
  readonly tools: JsonValue | undefined
}

/** Reads the content attributes of 1.37 and later, then those up to 1.36. */
export function readContent(attributes: Attributes, events: readonly OtlpSpanEvent[]): CallContent {
  const sources = [attributes, ...events.filter(isDetails).map((event) => event.attributes)]
  const input = firstMessages(sources, ['gen_ai.input.messages', 'gen_ai.prompt'], 'user')
  const output = firstMessages(sources, ['gen_ai.output.messages', 'gen_ai.completion'], 'assistant')
  const told = readMessageEvents(events)
  return {
    input: input.messages.length > 0 ? input : told.input,
    output: output.messages.length > 0 ? output : told.output,
    system: readSystem(firstValue(sources, ['gen_ai.system_instructions', 'gen_ai.agent.system_prompt'])),
    tools: readTools(firstValue(sources, ['gen_ai.tool.definitions', 'gen_ai.agent.tools'])),
  }
}

const DETAILS = new Set([
  'gen_ai.client.inference.operation.details',
  'gen_ai.content.prompt',
  'gen_ai.content.completion',
])

function isDetails(event: OtlpSpanEvent): boolean {
  return DETAILS.has(event.name)
}

function firstValue(sources: readonly Attributes[], keys: readonly string[]): JsonValue | undefined {
  for (const key of keys) {
    for (const source of sources) {
      const value = source.get(key)
      if (value !== undefined && value !== null) return toJson(value)
    }
  }
  return undefined
}

function firstMessages(sources: readonly Attributes[], keys: readonly string[], role: string): MessageList {
  return readMessages(firstValue(sources, keys), role)
}

/** Tool definitions as sent: a list, or JSON of one. */
function readTools(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'string' ? jsonOrText(value) : value
}

const EVENT_ROLES = new Map<string, string>([
  ['gen_ai.system.message', 'system'],
  ['gen_ai.user.message', 'user'],
  ['gen_ai.assistant.message', 'assistant'],
  ['gen_ai.tool.message', 'tool'],
])

/** The role that a per-message event (up to 1.36) names; `undefined` for any other event. */
export function messageEventRole(name: string): string | undefined {
  return EVENT_ROLES.get(name)
}

/** Per-message span events (up to 1.36; Strands still sends them). */
function readMessageEvents(events: readonly OtlpSpanEvent[]): {
  readonly input: MessageList
  readonly output: MessageList
} {
  const input: MessageList[] = []
  const output: MessageList[] = []
  for (const event of events) {
    const role = EVENT_ROLES.get(event.name)
    if (role !== undefined) input.push(readEventMessage(event.attributes, role))
    else if (event.name === 'gen_ai.choice') output.push(readEventMessage(event.attributes, 'assistant'))
  }
  return { input: joined(input), output: joined(output) }
}

function joined(lists: readonly MessageList[]): MessageList {
  if (lists.length === 0) return NO_MESSAGES
  return { messages: lists.flatMap((list) => list.messages), truncated: lists.some((list) => list.truncated) }
}

/** One message out of the attributes of a span event. */
function readEventMessage(attributes: Attributes, role: string): MessageList {
  const content = attributes.get('content') ?? attributes.get('message') ?? attributes.get('gen_ai.event.content')
  const value = content === undefined ? null : toJson(content)
  const parsed = typeof value === 'string' ? jsonOrText(value) : value
  return readMessages(messageOf(attributes, parsed, role), role)
}

function messageOf(attributes: Attributes, content: JsonValue, role: string): JsonValue {
  const id = asText(attributes.get('id'))
  const reason = asText(attributes.get('finish_reason'))
  const calls = attributes.get('tool_calls')
  return [
    {
      role,
      content,
      ...(id !== undefined && { id }),
      ...(reason !== undefined && { finish_reason: reason }),
      ...(calls !== undefined && { tool_calls: jsonValue(calls) }),
    },
  ]
}

function jsonValue(value: AttributeValue): JsonValue {
  return typeof value === 'string' ? jsonOrText(value) : toJson(value)
}
