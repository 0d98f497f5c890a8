import { createTextRoom } from '../../wire/bounded-text.ts'
import { NO_ANSWER, NO_REQUEST, type Reply, readOr, toAnswer, toRequest, type Usage } from '../../wire/conversation.ts'
import { isRecord, listOf, memberAt, memberOf, numberOf, parseJson, textOf } from '../../wire/read-json.ts'
import { callPart, mediaPart, type Part, resultPart, type Turn, textPart, uriPart } from '../../wire/turn.ts'
import type { AnswerStream, CallRequest, WireFormat } from '../../wire/wire-format.ts'

/**
 * What LlamaIndex.TS tells of a call: `{ settings, messages }` as it begins, `{ message, raw }` at its end, and on the
 * way chunks of `{ delta, options }`.
 */
export const llamaIndexCall: WireFormat = {
  name: 'llama_index',
  provider: 'llama_index',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => toAnswer(readReply(body)), NO_ANSWER),
  createStream,
}

function readRequest(body: unknown): CallRequest {
  const settings = memberOf(body, 'settings')
  const turns = listOf(body, 'messages').map(readMessage)
  return toRequest({
    operation: 'chat',
    model: textOf(settings, 'model') ?? '',
    stream: false,
    system: turns.flatMap((turn) => (turn.role === 'system' ? turn.parts : [])),
    turns: turns.filter((turn) => turn.role !== 'system'),
    tools: [],
    settings: {
      'gen_ai.request.temperature': numberOf(settings, 'temperature'),
      'gen_ai.request.top_p': numberOf(settings, 'topP'),
      'gen_ai.request.max_tokens': numberOf(settings, 'maxTokens'),
    },
  })
}

const ROLES = new Map([
  ['developer', 'system'],
  ['memory', 'system'],
])

function readMessage(message: unknown): Turn {
  const role = textOf(message, 'role') ?? 'user'
  const result = memberAt(message, 'options', 'toolResult')
  if (isRecord(result)) {
    const made = resultPart(textOf(result, 'id') ?? '', '', result.result ?? memberOf(message, 'content') ?? '')
    return { role: 'tool', parts: [result.isError === true ? { ...made, is_error: true } : made] }
  }
  return { role: ROLES.get(role) ?? role, parts: [...readContent(message), ...readCalls(memberOf(message, 'options'))] }
}

function readContent(message: unknown): readonly Part[] {
  const content = memberOf(message, 'content')
  if (typeof content === 'string') return content === '' ? [] : [textPart(content)]
  return listOf(message, 'content').map(readDetail)
}

/** Pictures stand at an address; everything else comes as base64 with its type. */
function readDetail(detail: unknown): Part {
  const type = textOf(detail, 'type') ?? ''
  if (type === 'text') return textPart(textOf(detail, 'text') ?? '')
  const url = textOf(memberOf(detail, 'image_url'), 'url')
  return url === undefined
    ? mediaPart(textOf(detail, 'mimeType') ?? `${type}/*`, memberOf(detail, 'data'))
    : uriPart(url, url.startsWith('data:') ? '' : 'image/*')
}

/** Calls stand as a list, by older makers as one. */
function readCalls(options: unknown): readonly Part[] {
  const found = memberOf(options, 'toolCall')
  const calls: readonly unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found]
  return calls.map((call) => {
    const input = memberOf(call, 'input')
    const args = typeof input === 'string' ? (parseJson(input) ?? input) : input
    return callPart(textOf(call, 'id') ?? '', textOf(call, 'name') ?? '', args)
  })
}

/** An answer; the provider's own JSON stands in `raw`, of a stream as a list of its chunks. */
function readReply(response: unknown): Reply {
  const raw = memberOf(response, 'raw')
  const chunks: readonly unknown[] = Array.isArray(raw) ? raw.map((chunk) => memberOf(chunk, 'raw')) : [raw]
  const reason = last(chunks, (chunk) => reasonOf(chunk))
  const { parts } = readMessage(memberOf(response, 'message'))
  return {
    id: last(chunks, (chunk) => textOf(chunk, 'id') ?? textOf(chunk, 'responseId')),
    model: last(chunks, (chunk) => textOf(chunk, 'model') ?? textOf(chunk, 'modelVersion')),
    turns:
      parts.length === 0 ? [] : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: last(chunks, readUsage) ?? {},
  }
}

function last<T>(chunks: readonly unknown[], read: (chunk: unknown) => T | undefined): T | undefined {
  for (let place = chunks.length - 1; place >= 0; place -= 1) {
    const found = read(chunks[place])
    if (found !== undefined) return found
  }
  return undefined
}

function reasonOf(chunk: unknown): string | undefined {
  const [choice] = listOf(chunk, 'choices')
  const [candidate] = listOf(chunk, 'candidates')
  return textOf(choice, 'finish_reason') ?? textOf(chunk, 'stop_reason') ?? textOf(candidate, 'finishReason')
}

/** In the words of OpenAI, Anthropic, Gemini or Ollama: `raw` is as the provider gave it. */
function readUsage(chunk: unknown): Usage | undefined {
  const usage = memberOf(chunk, 'usage') ?? memberOf(chunk, 'usageMetadata') ?? chunk
  const input =
    numberOf(usage, 'prompt_tokens') ??
    numberOf(usage, 'input_tokens') ??
    numberOf(usage, 'promptTokenCount') ??
    numberOf(usage, 'prompt_eval_count')
  const output =
    numberOf(usage, 'completion_tokens') ??
    numberOf(usage, 'output_tokens') ??
    numberOf(usage, 'candidatesTokenCount') ??
    numberOf(usage, 'eval_count')
  if (input === undefined && output === undefined) return undefined
  return { input, output, cacheRead: numberOf(memberOf(usage, 'prompt_tokens_details'), 'cached_tokens') }
}

/** What came of an answer that the host left, or that failed on its way; a whole one comes again at its end. */
function createStream(): AnswerStream {
  const room = createTextRoom()
  let text = ''
  let options: unknown
  return {
    add: (chunk) => {
      text += room.take(textOf(chunk, 'delta') ?? '')
      if (memberOf(memberOf(chunk, 'options'), 'toolCall') !== undefined) options = memberOf(chunk, 'options')
    },
    answer: () =>
      readOr(() => toAnswer(readReply({ message: { role: 'assistant', content: text, options } })), NO_ANSWER),
  }
}
