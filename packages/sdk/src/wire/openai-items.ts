import { describeBytes } from './describe-bytes.ts'
import { contentParts, genericPart, type MessagePart, partTexts } from './openai-content.ts'
import { carried, isRecord, listOf, memberOf, textOf } from './read-json.ts'
import { type ToolCall, toolCallPart } from './tool-call-parts.ts'
import { withoutBytes } from './without-bytes.ts'

/** One item of the Responses API in the form of the conventions. */
export interface ReadItem {
  readonly role: string
  readonly parts: readonly MessagePart[]
  /** A tool that the application is to run. */
  readonly call?: ToolCall
  /** The call that a result belongs to. */
  readonly resultOf?: string
}

type Convert = (item: unknown) => ReadItem

const CONVERTERS = new Map<string, Convert>([
  ['message', toMessage],
  ['reasoning', toReasoning],
  ['function_call', (item) => toCall(item, textOf(item, 'arguments'))],
  ['custom_tool_call', (item) => toCall(item, textOf(item, 'input'))],
  ['computer_call', (item) => toActionCall(item, 'computer')],
  ['local_shell_call', (item) => toActionCall(item, 'local_shell')],
  ['shell_call', (item) => toActionCall(item, 'shell')],
  ['apply_patch_call', (item) => toActionCall(item, 'apply_patch')],
  ['function_call_output', toResult],
  ['custom_tool_call_output', toResult],
  ['computer_call_output', toResult],
  ['local_shell_call_output', toResult],
  ['shell_call_output', toResult],
  ['apply_patch_call_output', toResult],
  ['web_search_call', (item) => toServerCall(item, 'web_search')],
  ['file_search_call', (item) => toServerCall(item, 'file_search')],
  ['code_interpreter_call', (item) => toServerCall(item, 'code_interpreter')],
  ['image_generation_call', (item) => toServerCall(item, 'image_generation')],
  ['mcp_call', (item) => toServerCall(item, textOf(item, 'name') ?? 'mcp')],
  ['mcp_approval_response', (item) => ({ role: 'user', parts: [genericPart('mcp_approval_response', item)] })],
])

/** Reads one item of an input or an output; what has no name in the conventions is carried whole. */
export function readItem(item: unknown): ReadItem {
  const type = itemType(item)
  const convert = CONVERTERS.get(type)
  return convert === undefined ? { role: 'assistant', parts: [genericPart(type, item)] } : convert(item)
}

/** What an item is: a message may leave its type out. */
function itemType(item: unknown): string {
  return textOf(item, 'type') ?? (textOf(item, 'role') === undefined ? 'unknown' : 'message')
}

/** Whether an item is something that the model said or did; a reference may be to anything. */
export function isAnswer({ role, parts }: ReadItem): boolean {
  return role === 'assistant' && parts[0]?.generic_type !== 'item_reference'
}

function toMessage(item: unknown): ReadItem {
  const role = textOf(item, 'role') ?? 'user'
  return { role: role === 'developer' ? 'system' : role, parts: contentParts(memberOf(item, 'content')) }
}

function toReasoning(item: unknown): ReadItem {
  const texts = [...listOf(item, 'summary'), ...listOf(item, 'content')].flatMap((part) => textOf(part, 'text') ?? [])
  return { role: 'assistant', parts: texts.map((content) => ({ type: 'reasoning', content })) }
}

function toCall(item: unknown, args: string | undefined): ReadItem {
  const call = { id: callId(item), name: textOf(item, 'name') ?? '', arguments: args ?? '' }
  return { role: 'assistant', parts: [toolCallPart(call)], call }
}

/** Tools that OpenAI defines and the application runs: what they are to do stands in members of their own. */
function toActionCall(item: unknown, name: string): ReadItem {
  const action = memberOf(item, 'action') ?? memberOf(item, 'actions') ?? memberOf(item, 'operation')
  const call = { id: callId(item), name, arguments: JSON.stringify(carried(action) ?? {}) }
  return { role: 'assistant', parts: [toolCallPart(call)], call }
}

function callId(item: unknown): string {
  return textOf(item, 'call_id') ?? textOf(item, 'id') ?? ''
}

function toResult(item: unknown): ReadItem {
  const id = callId(item)
  const output = memberOf(item, 'output')
  const response = Array.isArray(output) ? listed(output) : shown(output)
  return { role: 'tool', parts: [{ type: 'tool_call_response', ...(id !== '' && { id }), response }], resultOf: id }
}

/** Parts of a message are one text; anything else is a result as it is. */
function listed(output: readonly unknown[]): unknown {
  const parts = contentParts(output)
  if (parts.every((part) => part.type === 'text')) return partTexts(parts).join('\n')
  return parts.some((part) => part.type === 'generic') ? withoutBytes(carried(output)) : parts
}

/** A screenshot is bytes in a URL: it is described as any picture. */
function shown(output: unknown): unknown {
  return isRecord(output) && textOf(output, 'image_url') !== undefined
    ? contentParts([output])
    : (withoutBytes(carried(output)) ?? '')
}

/** Members of a server tool's item that are its result, by themselves or as bytes. */
const RESULTS = ['output', 'error', 'results', 'outputs'] as const
const LEFT_OUT = new Set<string>([...RESULTS, 'result', 'id', 'type', 'status'])

/** Tools that the provider runs itself: the call, and its result where the item has one. */
function toServerCall(item: unknown, name: string): ReadItem {
  const id = textOf(item, 'id')
  const named = { ...(id !== undefined && { id }) }
  const members = Object.entries(isRecord(item) ? item : {})
  const asked = Object.fromEntries(members.filter(([key]) => !LEFT_OUT.has(key)))
  const results = members.filter(([key, value]) => (RESULTS as readonly string[]).includes(key) && value !== null)
  const call = {
    type: 'server_tool_call',
    ...named,
    name,
    server_tool_call: withoutBytes(carried({ type: itemType(item), ...asked })),
  }
  const made = textOf(item, 'result')
  // A picture that the provider drew is bytes.
  const picture = made === undefined ? {} : { result: describeBytes(made) }
  if (results.length === 0 && made === undefined) return { role: 'assistant', parts: [call] }
  const told = withoutBytes(carried({ type: itemType(item), ...Object.fromEntries(results), ...picture }))
  const response = { type: 'server_tool_call_response', ...named, server_tool_call_response: told }
  return { role: 'assistant', parts: [call, response] }
}
