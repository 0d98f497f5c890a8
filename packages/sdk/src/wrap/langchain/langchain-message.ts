import { readContent } from '../../wire/anthropic-blocks.ts'
import { contentParts } from '../../wire/openai-content.ts'
import { carried, listOf, memberOf, textOf } from '../../wire/read-json.ts'
import { callPart, mediaPart, type Part, resultPart, type Turn, uriPart } from '../../wire/turn.ts'

const ROLES = new Map<string, string>([
  ['human', 'user'],
  ['ai', 'assistant'],
  ['system', 'system'],
  ['developer', 'system'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/** A message of LangChain.js, of whatever version of its classes. */
export function readMessage(message: unknown): Turn {
  const type = textOf(message, 'type') ?? typeOf(message)
  const role = ROLES.get(type) ?? textOf(message, 'role') ?? 'user'
  const content = memberOf(message, 'content')
  if (role === 'tool') {
    const name = textOf(message, 'name') ?? ''
    return { role, parts: [resultPart(textOf(message, 'tool_call_id') ?? '', name, content ?? '')] }
  }
  const calls = listOf(message, 'tool_calls')
  return { role, parts: [...readBlocks(content, calls.length > 0), ...calls.map(readCall)] }
}

function readCall(call: unknown): Part {
  return callPart(textOf(call, 'id') ?? '', textOf(call, 'name') ?? '', memberOf(call, 'args'))
}

/** Older classes tell their type by a method. */
function typeOf(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('_getType' in message)) return ''
  const { _getType: method } = message
  return typeof method === 'function' ? String(Reflect.apply(method, message, [])) : ''
}

function readBlocks(content: unknown, hasCalls: boolean): readonly Part[] {
  if (!Array.isArray(content)) return contentParts(content) as readonly Part[]
  return listOf({ content }, 'content').flatMap((block) => {
    const type = textOf(block, 'type') ?? ''
    // The same calls stand in `tool_calls`, whoever the provider is.
    if (hasCalls && CALLS.has(type)) return []
    return MEDIA.has(type) ? readMedia(block) : readOther(block, type)
  })
}

const CALLS = new Set(['tool_use', 'tool_call', 'function_call', 'functionCall', 'input_json_delta'])
const MEDIA = new Set(['image', 'audio', 'video', 'file'])
const ANTHROPIC = new Set(['thinking', 'redacted_thinking', 'tool_use', 'tool_result', 'document'])

function readOther(block: unknown, type: string): readonly Part[] {
  if (type === 'reasoning' && textOf(block, 'reasoning') !== undefined) {
    return [{ type: 'reasoning', content: textOf(block, 'reasoning') ?? '' }]
  }
  return ANTHROPIC.has(type) ? readContent([block]) : (contentParts([block]) as readonly Part[])
}

/** LangChain's own blocks for files, with Anthropic's where a `source` stands in them. */
function readMedia(block: unknown): readonly Part[] {
  if (memberOf(block, 'source') !== undefined) return readContent([block])
  const mimeType = textOf(block, 'mimeType') ?? textOf(block, 'mime_type') ?? `${textOf(block, 'type')}/*`
  const url = textOf(block, 'url')
  if (url !== undefined) return [uriPart(url, mimeType)]
  const data = memberOf(block, 'data')
  if (typeof data === 'string' || data instanceof Uint8Array) return [mediaPart(mimeType, data)]
  return [{ type: 'generic', generic_type: textOf(block, 'type') ?? '', content: carried(block) }]
}
