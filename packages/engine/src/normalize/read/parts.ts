import type { JsonValue } from '@telltale/model'
import { isArray, isObject, type JsonObject, member, textMember } from './json-text.ts'
import { type Part, textPart } from './message.ts'

/** Part types that OpenTelemetry defines and whose members already have its names. */
const CANONICAL = new Set([
  'tool_call',
  'server_tool_call',
  'server_tool_call_response',
  'blob',
  'file',
  'uri',
  'generic',
])

/** How providers write a part, by its `type`, to the OpenTelemetry part. */
const CONVERTERS = new Map<string, (block: JsonObject) => Part>([
  ['text', toText],
  ['input_text', toText],
  ['output_text', toText],
  ['thinking', toReasoning],
  ['reasoning', toReasoning],
  ['redacted_thinking', toReasoning],
  ['tool_use', toToolCall],
  ['server_tool_use', toToolCall],
  ['tool-call', toToolCall],
  ['function', toToolCall],
  ['function_call', toToolCall],
  ['custom_tool_call', toToolCall],
  ['mcp_call', toToolCall],
  ['tool_call_response', toToolResponse],
  ['tool_result', toToolResponse],
  ['tool-result', toToolResponse],
  ['function_call_output', toToolResponse],
  ['custom_tool_call_output', toToolResponse],
  ['image_url', toMedia],
  ['input_image', toMedia],
  ['image', toMedia],
  [
    'refusal',
    (block) => ({ type: 'refusal', content: textMember(block, 'refusal') ?? textMember(block, 'content') ?? '' }),
  ],
])

/** Any provider's content block as an OpenTelemetry part; what is not known is carried whole as a generic part. */
export function toPart(block: JsonValue): Part {
  if (!isObject(block)) return textPart(typeof block === 'string' ? block : JSON.stringify(block))
  const type = textMember(block, 'type')
  if (type !== undefined) {
    if (CANONICAL.has(type)) return block
    return CONVERTERS.get(type)?.(block) ?? { type: 'generic', generic_type: type, content: block }
  }
  return toUntypedPart(block)
}

/** Blocks that name their kind by a key: Bedrock Converse and Gemini. */
function toUntypedPart(block: JsonObject): Part {
  const text = textMember(block, 'text') ?? textMember(block, 'content')
  if (text !== undefined) return textPart(text)
  const call = member(block, 'toolUse') ?? member(block, 'functionCall') ?? member(block, 'function_call')
  if (isObject(call)) return toToolCall(call)
  const result = member(block, 'toolResult') ?? member(block, 'functionResponse') ?? member(block, 'function_response')
  if (isObject(result)) return toToolResponse(result)
  return { type: 'generic', content: block }
}

function toText(block: JsonObject): Part {
  const content = member(block, 'content')
  if (typeof content === 'string') return block
  const text = member(block, 'text')
  return textPart(typeof text === 'string' ? text : textOfValue(content ?? text ?? ''))
}

function toReasoning(block: JsonObject): Part {
  const direct =
    textMember(block, 'content') ??
    textMember(block, 'thinking') ??
    textMember(block, 'text') ??
    textMember(block, 'data')
  return { type: 'reasoning', content: direct ?? textOfValue(member(block, 'summary') ?? '') }
}

/** A tool call in any provider's words: OpenAI chat and responses, Anthropic, Vercel, Bedrock, Gemini. */
export function toToolCall(call: JsonObject): Part {
  const inner = member(call, 'function')
  const id = firstOf(call, ['id', 'call_id', 'toolCallId', 'tool_call_id', 'toolUseId', 'tool_use_id'])
  const name = firstOf(call, ['name', 'toolName', 'tool_name']) ?? member(inner, 'name')
  const args = firstOf(call, ['arguments', 'input', 'args']) ?? member(inner, 'arguments')
  const callId = typeof call.type === 'string' && call.type === 'function_call' ? (member(call, 'call_id') ?? id) : id
  return {
    type: 'tool_call',
    ...(callId !== undefined && { id: callId }),
    name: typeof name === 'string' ? name : '',
    ...(args !== undefined && { arguments: args }),
  }
}

function toToolResponse(block: JsonObject): Part {
  if (Object.hasOwn(block, 'response') && block.type === 'tool_call_response') return block
  const id = firstOf(block, ['id', 'call_id', 'toolCallId', 'tool_call_id', 'toolUseId', 'tool_use_id'])
  const callId = block.type === 'function_call_output' ? (member(block, 'call_id') ?? id) : id
  const name = firstOf(block, ['name', 'toolName'])
  const response = firstOf(block, ['response', 'result', 'output', 'content'])
  return {
    type: 'tool_call_response',
    ...(callId !== undefined && { id: callId }),
    ...(name !== undefined && { name }),
    response: response ?? null,
  }
}

function toMedia(block: JsonObject): Part {
  const image = member(block, 'image_url') ?? member(block, 'image') ?? member(block, 'source')
  const uri = typeof image === 'string' ? image : (textMember(image, 'url') ?? textMember(block, 'url'))
  if (uri !== undefined) return { type: 'uri', modality: 'image', uri }
  return { type: 'generic', generic_type: 'image', content: block }
}

function firstOf(value: JsonObject, keys: readonly string[]): JsonValue | undefined {
  for (const key of keys) if (Object.hasOwn(value, key) && value[key] !== null) return value[key]
  return undefined
}

/** The readable text of any JSON value: texts as they are, text members of blocks joined, the rest as JSON. */
export function textOfValue(value: JsonValue): string {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (isArray(value) && value.every((item) => typeof item === 'string' || blockText(item) !== undefined)) {
    return value.map((item) => (typeof item === 'string' ? item : (blockText(item) ?? ''))).join('\n')
  }
  // Vercel wraps a tool's output as { type: 'text' | 'json', value }.
  const wrapped = member(value, 'value')
  if (wrapped !== undefined && textMember(value, 'type') !== undefined) return textOfValue(wrapped)
  return blockText(value) ?? JSON.stringify(value)
}

function blockText(value: JsonValue): string | undefined {
  if (!isObject(value)) return undefined
  const type = textMember(value, 'type')
  if (type !== undefined && !type.endsWith('text')) return undefined
  return type === undefined ? undefined : (textMember(value, 'text') ?? textMember(value, 'content'))
}
