import type { Attributes } from '../record/recorder.ts'
import { createTextRoom } from './bounded-text.ts'
import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { isRecord, listOf, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import { callPart, mediaPart, type Part, reasoningPart, resultPart, type Turn, textPart } from './turn.ts'
import type { AnswerStream, CallAnswer, CallRequest, WireFormat } from './wire-format.ts'

/** Ollama's `/api/chat` and `/api/generate`, as its HTTP API and its client write them. */
export const ollamaChat: WireFormat = {
  name: 'ollama_chat',
  provider: 'ollama',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => readAnswer(body), NO_ANSWER),
  createStream,
}

function readRequest(body: unknown): CallRequest {
  const isChat = Array.isArray(memberOf(body, 'messages'))
  const turns = isChat ? listOf(body, 'messages').map(readTurn) : [readTurn({ ...promptOf(body), role: 'user' })]
  const system = textOf(body, 'system')
  return toRequest({
    operation: isChat ? 'chat' : 'text_completion',
    model: textOf(body, 'model') ?? '',
    stream: memberOf(body, 'stream') === true,
    system: [
      ...(system === undefined ? [] : [textPart(system)]),
      ...turns.flatMap((turn) => (turn.role === 'system' ? turn.parts : [])),
    ],
    turns: turns.filter((turn) => turn.role !== 'system'),
    tools: listOf(body, 'tools'),
    settings: readSettings(body),
  })
}

function promptOf(body: unknown): object {
  return { content: memberOf(body, 'prompt'), images: memberOf(body, 'images') }
}

function readSettings(body: unknown): Attributes {
  const options = memberOf(body, 'options')
  const format = memberOf(body, 'format')
  return {
    'gen_ai.request.temperature': numberOf(options, 'temperature'),
    'gen_ai.request.top_p': numberOf(options, 'top_p'),
    'gen_ai.request.top_k': numberOf(options, 'top_k'),
    'gen_ai.request.seed': numberOf(options, 'seed'),
    'gen_ai.request.max_tokens': numberOf(options, 'num_predict'),
    'gen_ai.request.stop_sequences': textsOf(options, 'stop'),
    'gen_ai.output.type': format === 'json' || isRecord(format) ? 'json' : undefined,
  }
}

function readTurn(message: unknown): Turn {
  const role = textOf(message, 'role') ?? 'user'
  const content = textOf(message, 'content') ?? ''
  if (role === 'tool') return { role, parts: [resultPart('', textOf(message, 'tool_name') ?? '', content)] }
  return { role, parts: readParts(message, content) }
}

function readParts(message: unknown, content: string): readonly Part[] {
  const thinking = textOf(message, 'thinking') ?? ''
  return [
    ...(thinking === '' ? [] : [reasoningPart(thinking)]),
    ...(content === '' ? [] : [textPart(content)]),
    ...listOf(message, 'images').map((image) => mediaPart('image/*', image)),
    ...listOf(message, 'tool_calls').map((call) => {
      const called = memberOf(call, 'function')
      return callPart('', textOf(called, 'name') ?? '', memberOf(called, 'arguments'))
    }),
  ]
}

function readAnswer(body: unknown): CallAnswer {
  const message = memberOf(body, 'message')
  const parts = readParts(message ?? body, textOf(message, 'content') ?? textOf(body, 'response') ?? '')
  const reason = textOf(body, 'done_reason')
  return toAnswer({
    model: textOf(body, 'model'),
    turns:
      parts.length === 0 ? [] : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: { input: numberOf(body, 'prompt_eval_count'), output: numberOf(body, 'eval_count') },
  })
}

/** More tool calls in one answer than any model makes. */
const MOST_CALLS = 256

function createStream(): AnswerStream {
  const room = createTextRoom()
  const calls: unknown[] = []
  let content = ''
  let thinking = ''
  let last: unknown
  return {
    add: (chunk) =>
      readOr(() => {
        const message = memberOf(chunk, 'message')
        content += room.take(textOf(message, 'content') ?? textOf(chunk, 'response') ?? '')
        thinking += room.take(textOf(message, 'thinking') ?? textOf(chunk, 'thinking') ?? '')
        for (const call of listOf(message, 'tool_calls')) if (calls.length < MOST_CALLS) calls.push(call)
        last = chunk
      }, undefined),
    answer: () =>
      readOr(() => {
        const message = { content, thinking, tool_calls: calls }
        return readAnswer({ ...(isRecord(last) ? last : {}), message })
      }, NO_ANSWER),
  }
}
