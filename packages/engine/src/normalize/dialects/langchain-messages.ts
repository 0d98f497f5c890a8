import type { JsonValue } from '@telltale/model'
import { isArray, isObject, type JsonObject, member, textMember } from '../read/json-text.ts'

/** Nesting that is looked into; LangChain wraps twice. */
const MAX_DEPTH = 4

/** LangChain's names of message classes, without their ending, to roles. */
const ROLES = new Map<string, string>([
  ['human', 'user'],
  ['ai', 'assistant'],
  ['aimessagechunk', 'assistant'],
  ['system', 'system'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/**
 * Messages as LangChain serialises them (batches of lists, constructors with `kwargs`, generations) as plain messages
 * with roles. Anything else comes back as it is.
 */
export function fromLangChain(value: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(value) && !isArray(value)) return value
  const generations = member(value, 'generations')
  if (generations !== undefined) return toMessages(generations, 0)
  const messages = member(value, 'messages')
  if (isObject(value) && isArray(messages)) {
    return messages.some(isWrapped) ? { ...value, messages: toMessages(messages, 0) } : value
  }
  if (isArray(value)) return value.some(isWrapped) ? toMessages(value, 0) : value
  return isWrapped(value) ? toMessage(value) : value
}

function isWrapped(value: JsonValue): boolean {
  return isArray(value) || kwargsOf(value) !== undefined || (isObject(value) && isObject(value.message))
}

function kwargsOf(value: JsonValue | undefined): JsonObject | undefined {
  const kwargs = member(value, 'kwargs')
  return isObject(kwargs) && isArray(member(value, 'id')) ? kwargs : undefined
}

/** Lists of lists laid flat, so that a batch of one reads as that one. */
function toMessages(value: JsonValue, depth: number): readonly JsonValue[] {
  if (!isArray(value) || depth > MAX_DEPTH) return [toMessage(value)]
  return value.flatMap((item) => toMessages(item, depth + 1))
}

function toMessage(value: JsonValue): JsonValue {
  const inner = member(value, 'message')
  const sent = inner !== undefined && kwargsOf(value) === undefined ? inner : value
  const kwargs = kwargsOf(sent)
  if (kwargs === undefined)
    return textMember(sent, 'text') !== undefined ? { role: 'assistant', ...asObject(sent) } : sent
  const calls = member(kwargs, 'tool_calls')
  const reason = textMember(member(kwargs, 'response_metadata'), 'finish_reason')
  return {
    role: roleOf(sent, kwargs),
    content: member(kwargs, 'content') ?? '',
    ...(isArray(calls) && calls.length > 0 && { tool_calls: calls }),
    ...(kwargs.tool_call_id !== undefined && { tool_call_id: kwargs.tool_call_id }),
    ...(reason !== undefined && { finish_reason: reason }),
  }
}

function asObject(value: JsonValue): JsonObject {
  return isObject(value) ? value : {}
}

/** The role by `type` (`human`), else by the last part of the class's path (`HumanMessage`). */
function roleOf(value: JsonValue, kwargs: JsonObject): string {
  const path = member(value, 'id')
  const last = isArray(path) ? path[path.length - 1] : undefined
  const name = textMember(kwargs, 'type') ?? (typeof last === 'string' ? last : '')
  const lower = name.toLowerCase()
  return ROLES.get(lower) ?? ROLES.get(lower.replace('messagechunk', '').replace('message', '')) ?? 'user'
}
