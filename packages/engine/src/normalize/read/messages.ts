import type { JsonValue } from '@telltale/model'
import { isArray, isCutJson, isObject, type JsonObject, jsonOrText, member, textMember } from './json-text.ts'
import { type Message, type MessageList, NO_MESSAGES, type Part, textMessage, textPart } from './message.ts'
import { toPart, toToolCall } from './parts.ts'

/**
 * Reads messages in any known shape: OpenTelemetry parts, OpenAI chat and responses (requests, answers and
 * single items), Anthropic blocks, Vercel parts, Gemini and Bedrock contents, or plain text. JSON in a text
 * is parsed; JSON that was cut off is kept as one text and marked. `role` is for what names no role itself.
 */
export function readMessages(value: JsonValue | undefined, role: string): MessageList {
  if (value === undefined || value === null || value === '') return NO_MESSAGES
  if (typeof value === 'string') return readText(value, role)
  if (isArray(value)) return { messages: readItems(value, role), truncated: false }
  if (isObject(value)) return readEnvelope(value, role)
  return { messages: [textMessage(role, String(value))], truncated: false }
}

function readText(text: string, role: string): MessageList {
  const parsed = jsonOrText(text)
  if (typeof parsed === 'string') return { messages: [textMessage(role, text)], truncated: isCutJson(text) }
  return readMessages(parsed, role)
}

/** Whole requests and answers of providers, and single messages. */
function readEnvelope(value: JsonObject, role: string): MessageList {
  if (textMember(value, 'role') !== undefined) return { messages: [toMessage(value, role)], truncated: false }
  const choices = member(value, 'choices')
  if (isArray(choices)) return { messages: choices.flatMap((choice) => readChoice(choice, role)), truncated: false }
  const tools = member(value, 'tools') ?? member(value, 'functions')
  const body =
    member(value, 'messages') ?? member(value, 'input') ?? member(value, 'contents') ?? member(value, 'prompt')
  const output = member(value, 'output')
  const main = body ?? (isArray(output) ? output : undefined)
  if (main !== undefined) {
    const read = readMessages(main, role)
    const messages = [...readInstructions(value), ...read.messages]
    return { messages, truncated: read.truncated, ...(tools !== undefined && { tools }) }
  }
  return { messages: [looseMessage(value, role)], truncated: false, ...(tools !== undefined && { tools }) }
}

function readInstructions(value: JsonObject): readonly Message[] {
  const system = member(value, 'system') ?? member(value, 'instructions') ?? member(value, 'system_instruction')
  if (system === undefined || system === null || system === '') return []
  return [{ role: 'system', parts: readParts(system) }]
}

function readChoice(choice: JsonValue, role: string): readonly Message[] {
  const inner = member(choice, 'message') ?? member(choice, 'delta')
  const reason = textMember(choice, 'finish_reason')
  if (!isObject(inner)) {
    const text = textMember(choice, 'text')
    return text === undefined ? [] : [textMessage(role, text)]
  }
  const message = toMessage(inner, role)
  return [reason === undefined ? message : { ...message, finish_reason: reason }]
}

function looseMessage(value: JsonObject, role: string): Message {
  const content = member(value, 'content') ?? member(value, 'text')
  if (content !== undefined && content !== null) return { role, parts: readParts(content) }
  if (textMember(value, 'type') !== undefined || isArray(member(value, 'tool_calls'))) return toMessage(value, role)
  return textMessage(role, JSON.stringify(value))
}

/** List items: messages, Responses API items, or bare parts of one message. */
function readItems(items: readonly JsonValue[], role: string): readonly Message[] {
  if (items.length > 0 && items.every(isBarePart)) return [{ role, parts: items.map(toPart) }]
  return items.map((item) => (typeof item === 'string' ? textMessage(role, item) : toMessage(item, role)))
}

function isBarePart(item: JsonValue): boolean {
  if (!isObject(item) || Object.hasOwn(item, 'role') || Object.hasOwn(item, 'message')) return false
  const type = item.type
  return typeof type === 'string' && type !== 'message' && !type.startsWith('function_call') && type !== 'reasoning'
}

/** Roles of Responses API items that name none. */
const ITEM_ROLES = new Map<string, string>([
  ['function_call', 'assistant'],
  ['custom_tool_call', 'assistant'],
  ['mcp_call', 'assistant'],
  ['reasoning', 'assistant'],
  ['function_call_output', 'tool'],
  ['custom_tool_call_output', 'tool'],
])

function toMessage(item: JsonValue, fallbackRole: string): Message {
  if (!isObject(item)) return textMessage(fallbackRole, item === null ? '' : JSON.stringify(item))
  const inner = member(item, 'message')
  if (isObject(inner) && !Object.hasOwn(item, 'role')) return toMessage(inner, fallbackRole)
  const type = textMember(item, 'type')
  const itemRole = type === undefined ? undefined : ITEM_ROLES.get(type)
  if (itemRole !== undefined) return { role: itemRole, parts: [toPart(item)] }
  const role = roleOf(textMember(item, 'role') ?? fallbackRole)
  const parts = member(item, 'parts')
  if (isArray(parts)) return canonicalMessage(item, role, parts)
  return {
    role,
    parts: [...contentParts(item, role), ...callParts(item)],
    ...textsOf(item, ['name', 'finish_reason']),
  }
}

/** The named members that are texts. */
function textsOf(item: JsonObject, keys: readonly string[]): { readonly [key: string]: string } {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = textMember(item, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** The message as it came when every part already has OpenTelemetry's form, so that nothing is copied. */
function canonicalMessage(item: JsonObject, role: string, parts: readonly JsonValue[]): Message {
  const read = parts.map(toPart)
  const same = role === item.role && read.every((part, index) => part === parts[index])
  return same ? (item as Message) : { ...item, role, parts: read }
}

function roleOf(role: string): string {
  const lower = role.toLowerCase()
  if (lower === 'developer') return 'system'
  if (lower === 'human') return 'user'
  if (lower === 'ai' || lower === 'model') return 'assistant'
  return lower === 'function' ? 'tool' : lower
}

function contentParts(item: JsonObject, role: string): readonly Part[] {
  const content = member(item, 'content') ?? member(item, 'text')
  const refusal = textMember(item, 'refusal')
  const refused: readonly Part[] = refusal ? [{ type: 'refusal', content: refusal }] : []
  if (content === undefined || content === null) return refused
  const id = member(item, 'tool_call_id') ?? (role === 'tool' ? member(item, 'id') : undefined)
  const alreadyParts = isArray(content) && content.some((block) => textMember(block, 'type')?.startsWith('tool'))
  if (role === 'tool' && !alreadyParts) {
    return [{ type: 'tool_call_response', ...(id !== undefined && { id }), response: content }]
  }
  return [...readParts(content), ...refused]
}

function callParts(item: JsonObject): readonly Part[] {
  const calls = member(item, 'tool_calls') ?? member(item, 'toolCalls')
  if (isArray(calls)) return calls.flatMap((call) => (isObject(call) ? [toToolCall(call)] : []))
  const single = member(item, 'function_call')
  return isObject(single) ? [toToolCall(single)] : []
}

/** The parts of one content: a text, one block, or a list of either; JSON in a text is parsed when it is a list of parts. */
export function readParts(content: JsonValue | undefined): readonly Part[] {
  if (content === undefined || content === null || content === '') return []
  if (isArray(content)) return content.map(toPart)
  if (isObject(content)) return isArray(content.parts) ? content.parts.map(toPart) : [toPart(content)]
  return [textPart(String(content))]
}

/** System instructions: a text, a list of parts, either as JSON in a text, or a message with parts. */
export function readSystem(value: JsonValue | undefined): readonly Part[] {
  if (typeof value !== 'string') {
    if (isArray(value))
      return value.flatMap((item) => (isArray(member(item, 'parts')) ? readParts(item) : [toPart(item)]))
    return readParts(value)
  }
  if (value === '') return []
  const parsed = jsonOrText(value)
  return typeof parsed === 'string' ? [textPart(value)] : readSystem(parsed)
}
