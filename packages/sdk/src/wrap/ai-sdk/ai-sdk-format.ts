import type { Attributes } from '../../record/recorder.ts'
import { NO_ANSWER, NO_REQUEST, type Reply, readOr, toAnswer, toRequest, type Usage } from '../../wire/conversation.ts'
import { carried, isRecord, listOf, memberOf, numberOf, parseJson, textOf, textsOf } from '../../wire/read-json.ts'
import {
  callPart,
  mediaPart,
  type Part,
  reasoningPart,
  resultPart,
  type Turn,
  textPart,
  uriPart,
} from '../../wire/turn.ts'
import type { CallRequest, WireFormat } from '../../wire/wire-format.ts'
import { aiSdkStream } from './ai-sdk-stream.ts'

/**
 * What the Vercel AI SDK hands to a language model and gets back, specification versions 2 and 3. The request is
 * `{ model, stream, params }`.
 */
export const aiSdkLanguageModel: WireFormat = {
  name: 'ai_sdk_language_model',
  provider: 'ai_sdk',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => toAnswer(readAiSdkReply(body)), NO_ANSWER),
  createStream: () => aiSdkStream(readAiSdkReply),
}

function readRequest(body: unknown): CallRequest {
  const params = memberOf(body, 'params')
  const messages = listOf(params, 'prompt')
  return toRequest({
    operation: 'chat',
    model: textOf(body, 'model') ?? '',
    stream: memberOf(body, 'stream') === true,
    system: messages.flatMap((message) => (isSystem(message) ? readContent(memberOf(message, 'content')) : [])),
    turns: messages.filter((message) => !isSystem(message)).map(readTurn),
    tools: listOf(params, 'tools').map(carried),
    settings: readSettings(params),
  })
}

function readSettings(params: unknown): Attributes {
  return {
    'gen_ai.request.max_tokens': numberOf(params, 'maxOutputTokens'),
    'gen_ai.request.temperature': numberOf(params, 'temperature'),
    'gen_ai.request.top_p': numberOf(params, 'topP'),
    'gen_ai.request.top_k': numberOf(params, 'topK'),
    'gen_ai.request.seed': numberOf(params, 'seed'),
    'gen_ai.request.frequency_penalty': numberOf(params, 'frequencyPenalty'),
    'gen_ai.request.presence_penalty': numberOf(params, 'presencePenalty'),
    'gen_ai.request.stop_sequences': textsOf(params, 'stopSequences'),
    'gen_ai.output.type': textOf(memberOf(params, 'responseFormat'), 'type') === 'json' ? 'json' : undefined,
  }
}

function isSystem(message: unknown): boolean {
  return textOf(message, 'role') === 'system'
}

function readTurn(message: unknown): Turn {
  return { role: textOf(message, 'role') ?? 'user', parts: readContent(memberOf(message, 'content')) }
}

function readContent(content: unknown): readonly Part[] {
  if (typeof content === 'string') return content === '' ? [] : [textPart(content)]
  return listOf({ content }, 'content').flatMap((part) => KINDS.get(textOf(part, 'type') ?? '')?.(part) ?? [])
}

const KINDS = new Map<string, (part: unknown) => Part>([
  ['text', (part) => textPart(textOf(part, 'text') ?? '')],
  ['reasoning', (part) => reasoningPart(textOf(part, 'text') ?? '')],
  ['file', readFile],
  ['source', (part) => uriPart(textOf(part, 'url') ?? '', textOf(part, 'mediaType'))],
  ['tool-call', readCall],
  ['tool-result', readResult],
])

function readFile(part: unknown): Part {
  const data = memberOf(part, 'data')
  const type = textOf(part, 'mediaType') ?? ''
  if (data instanceof URL) return uriPart(data.href, type)
  return typeof data === 'string' && isAddress(data) ? uriPart(data, type) : mediaPart(type, data)
}

function isAddress(text: string): boolean {
  return text.startsWith('http:') || text.startsWith('https:') || text.startsWith('data:')
}

function readCall(part: unknown): Part {
  const input = memberOf(part, 'input')
  const args = typeof input === 'string' ? (parseJson(input) ?? input) : input
  return callPart(textOf(part, 'toolCallId') ?? '', textOf(part, 'toolName') ?? '', args)
}

/** In a prompt the output is wrapped in its type; in an answer it stands as `result`. */
function readResult(part: unknown): Part {
  const output = memberOf(part, 'output')
  const value = isRecord(output) ? (memberOf(output, 'value') ?? memberOf(output, 'reason')) : output
  const type = textOf(output, 'type') ?? ''
  const made = resultPart(
    textOf(part, 'toolCallId') ?? '',
    textOf(part, 'toolName') ?? '',
    value ?? memberOf(part, 'result') ?? '',
  )
  return type.startsWith('error') || memberOf(part, 'isError') === true ? { ...made, is_error: true } : made
}

/** An answer, whole or put together from the parts of a stream. */
function readAiSdkReply(body: unknown): Reply {
  const parts = readContent(memberOf(body, 'content'))
  const finish = memberOf(body, 'finishReason')
  const reason = typeof finish === 'string' ? finish : (textOf(finish, 'raw') ?? textOf(finish, 'unified'))
  const response = memberOf(body, 'response')
  return {
    id: textOf(response, 'id'),
    model: textOf(response, 'modelId'),
    turns:
      parts.length === 0 ? [] : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: readUsage(memberOf(body, 'usage')),
  }
}

/** Version 3 counts in groups, version 2 in plain numbers. */
function readUsage(usage: unknown): Usage {
  const input = memberOf(usage, 'inputTokens')
  const output = memberOf(usage, 'outputTokens')
  return {
    input: numberOf(usage, 'inputTokens') ?? numberOf(input, 'total'),
    output: numberOf(usage, 'outputTokens') ?? numberOf(output, 'total'),
    cacheRead: numberOf(usage, 'cachedInputTokens') ?? numberOf(input, 'cacheRead'),
    cacheWrite: numberOf(input, 'cacheWrite'),
    reasoning: numberOf(usage, 'reasoningTokens') ?? numberOf(output, 'reasoning'),
  }
}
