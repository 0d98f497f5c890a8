import type { Reply, Usage } from './conversation.ts'
import { carried, isRecord, listOf, memberAt, memberOf, numberOf, textOf, toJsonText } from './read-json.ts'
import { callPart, mediaPart, type Part, reasoningPart, resultPart, textPart, uriPart } from './turn.ts'

/** How one kind of block, told by the member it has, is read. */
const KINDS: readonly (readonly [member: string, read: (value: unknown) => Part])[] = [
  ['toolUse', (call) => callPart(textOf(call, 'toolUseId') ?? '', textOf(call, 'name') ?? '', memberOf(call, 'input'))],
  ['toolResult', readResult],
  ['reasoningContent', readReasoning],
  ['guardContent', (guarded) => textPart(textOf(memberOf(guarded, 'text'), 'text') ?? '')],
  ['image', (image) => readMedia('image', image)],
  ['video', (video) => readMedia('video', video)],
  ['audio', (audio) => readMedia('audio', audio)],
  ['document', (document) => readMedia('application', document)],
]

/** Blocks of one message of Converse; a kind that is not known is kept as a generic part. */
export function readBlocks(blocks: unknown): readonly Part[] {
  return listOf({ blocks }, 'blocks').flatMap(readBlock)
}

function readBlock(block: unknown): readonly Part[] {
  const text = textOf(block, 'text')
  if (text !== undefined) return [textPart(text)]
  for (const [member, read] of KINDS) {
    const found = memberOf(block, member)
    if (isRecord(found)) return [read(found)]
  }
  const [kind] = isRecord(block) ? Object.keys(block) : []
  if (kind === undefined || kind === 'cachePoint') return []
  return [{ type: 'generic', generic_type: kind, content: carried(block) }]
}

function readResult(result: unknown): Part {
  const content = listOf(result, 'content').map((block) => {
    const image = readBlock(block)[0]
    return image?.type === 'blob' || image?.type === 'uri' ? image : (memberOf(block, 'json') ?? block)
  })
  const part = resultPart(textOf(result, 'toolUseId') ?? '', '', content)
  return textOf(result, 'status') === 'error' ? { ...part, is_error: true } : part
}

function readReasoning(reasoning: unknown): Part {
  const text = textOf(memberOf(reasoning, 'reasoningText'), 'text') ?? textOf(reasoning, 'text')
  return reasoningPart(text ?? '[redacted by the provider]')
}

function readMedia(family: string, media: unknown): Part {
  const mimeType = `${family}/${textOf(media, 'format') ?? '*'}`
  const source = memberOf(media, 'source')
  const uri = textOf(memberOf(source, 's3Location'), 'uri')
  const text = textOf(source, 'text')
  if (text !== undefined) return textPart(text)
  return uri === undefined ? mediaPart(mimeType, memberOf(source, 'bytes')) : uriPart(uri, mimeType)
}

/** An answer of Converse, whole or put together from a stream. */
export function readConverseReply(body: unknown): Reply {
  const message = memberAt(body, 'output', 'message')
  const reason = textOf(body, 'stopReason')
  const parts = readBlocks(memberOf(message, 'content'))
  const trace = memberAt(body, 'trace', 'guardrail')
  return {
    id: textOf(memberOf(body, '$metadata'), 'requestId'),
    model: textOf(memberAt(body, 'trace', 'promptRouter'), 'invokedModelId'),
    turns:
      parts.length === 0 ? [] : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: readUsage(memberOf(body, 'usage')),
    extra: { 'telltale.bedrock.guardrail_trace': trace === undefined ? undefined : toJsonText(trace) },
  }
}

/** Bedrock counts what came from or went into the cache apart; the conventions count it as input. */
function readUsage(usage: unknown): Usage {
  const input = numberOf(usage, 'inputTokens')
  const cacheRead = numberOf(usage, 'cacheReadInputTokens')
  const cacheWrite = numberOf(usage, 'cacheWriteInputTokens')
  return {
    input: input === undefined ? undefined : input + (cacheRead ?? 0) + (cacheWrite ?? 0),
    output: numberOf(usage, 'outputTokens'),
    cacheRead: cacheRead === 0 ? undefined : cacheRead,
    cacheWrite: cacheWrite === 0 ? undefined : cacheWrite,
  }
}
