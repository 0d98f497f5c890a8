import type { Reply, Usage } from './conversation.ts'
import { carried, isRecord, listOf, memberOf, numberOf, textOf } from './read-json.ts'
import { callPart, filePart, mediaPart, type Part, reasoningPart, resultPart, textPart, uriPart } from './turn.ts'

/** A content as parts: a text, or a list of blocks. */
export function readContent(content: unknown): readonly Part[] {
  if (typeof content === 'string') return content === '' ? [] : [textPart(content)]
  return listOf({ content }, 'content').flatMap((block) => readBlock(block))
}

const BLOCKS = new Map<string, (block: unknown) => Part>([
  ['text', (block) => textPart(textOf(block, 'text') ?? '')],
  ['thinking', (block) => reasoningPart(textOf(block, 'thinking') ?? '')],
  ['redacted_thinking', () => reasoningPart('[redacted by the provider]')],
  ['tool_use', readCall],
  ['server_tool_use', readCall],
  ['mcp_tool_use', readCall],
  ['image', readMedia],
  ['document', readMedia],
  ['tool_result', readResult],
])

/** One block of a message as a part; a kind that is not known is kept as a generic part. */
function readBlock(block: unknown): readonly Part[] {
  if (typeof block === 'string') return [textPart(block)]
  if (!isRecord(block)) return []
  const type = textOf(block, 'type') ?? ''
  const known = BLOCKS.get(type)
  if (known !== undefined) return [known(block)]
  if (type.endsWith('_tool_result')) return [readResult(block)]
  return [{ type: 'generic', generic_type: type, content: carried(block) }]
}

function readCall(block: unknown): Part {
  return callPart(textOf(block, 'id') ?? '', textOf(block, 'name') ?? '', memberOf(block, 'input'))
}

function readResult(block: unknown): Part {
  const content = memberOf(block, 'content')
  const response = typeof content === 'string' ? content : readResultBlocks(content)
  const part = resultPart(textOf(block, 'tool_use_id') ?? '', '', response)
  return memberOf(block, 'is_error') === true ? { ...part, is_error: true } : part
}

/** A tool may answer with pictures; those are described. */
function readResultBlocks(content: unknown): unknown {
  if (!Array.isArray(content)) return content ?? ''
  return listOf({ content }, 'content').map((block) => {
    const type = textOf(block, 'type')
    return type === 'image' || type === 'document' ? readMedia(block) : block
  })
}

function readMedia(block: unknown): Part {
  const source = memberOf(block, 'source')
  const mimeType = textOf(source, 'media_type') ?? (textOf(block, 'type') === 'image' ? 'image/*' : '')
  const url = textOf(source, 'url')
  if (url !== undefined) return uriPart(url, mimeType)
  const file = textOf(source, 'file_id')
  if (file !== undefined) return filePart(file)
  const text = textOf(source, 'type') === 'text' ? textOf(source, 'data') : undefined
  return text === undefined ? mediaPart(mimeType, memberOf(source, 'data')) : textPart(text)
}

/** An answer of the Messages API, whole or put together from a stream. */
export function readReply(body: unknown): Reply {
  const reason = textOf(body, 'stop_reason')
  const parts = listOf(body, 'content').flatMap((block) => readBlock(block))
  return {
    id: textOf(body, 'id'),
    model: textOf(body, 'model'),
    turns:
      parts.length === 0 ? [] : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: readAnthropicUsage(memberOf(body, 'usage')),
  }
}

/** Anthropic counts what came from or went into the cache apart; the conventions count it as input. */
function readAnthropicUsage(usage: unknown): Usage {
  const input = numberOf(usage, 'input_tokens')
  const cacheRead = numberOf(usage, 'cache_read_input_tokens')
  const cacheWrite = numberOf(usage, 'cache_creation_input_tokens')
  return {
    input: input === undefined ? undefined : input + (cacheRead ?? 0) + (cacheWrite ?? 0),
    output: numberOf(usage, 'output_tokens'),
    cacheRead: cacheRead === 0 ? undefined : cacheRead,
    cacheWrite: cacheWrite === 0 ? undefined : cacheWrite,
    reasoning: numberOf(memberOf(usage, 'output_tokens_details'), 'thinking_tokens'),
  }
}
