import { createTextRoom } from './bounded-text.ts'
import { eitherOf, readCohereReply, readCohereTurn } from './cohere-blocks.ts'
import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { isRecord, listOf, memberAt, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import { createToolCallParts } from './tool-call-parts.ts'
import { resultPart, type Turn } from './turn.ts'
import type { AnswerStream, CallRequest, WireFormat } from './wire-format.ts'

/** Cohere's chat, version 2, as its HTTP API and its client write it. */
export const cohereChat: WireFormat = {
  name: 'cohere_chat',
  provider: 'cohere',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => toAnswer(readCohereReply(body)), NO_ANSWER),
  createStream,
}

function readRequest(body: unknown): CallRequest {
  const turns = listOf(body, 'messages').map(readCohereTurn)
  return toRequest({
    operation: 'chat',
    model: textOf(body, 'model') ?? '',
    stream: memberOf(body, 'stream') === true,
    system: turns.flatMap((turn) => (turn.role === 'system' ? turn.parts : [])),
    turns: [...turns.filter((turn) => turn.role !== 'system'), ...readDocuments(body)],
    tools: listOf(body, 'tools'),
    settings: {
      'gen_ai.request.max_tokens': numberOf({ most: eitherOf(body, 'maxTokens') }, 'most'),
      'gen_ai.request.temperature': numberOf(body, 'temperature'),
      'gen_ai.request.top_p': numberOf(body, 'p'),
      'gen_ai.request.top_k': numberOf(body, 'k'),
      'gen_ai.request.seed': numberOf(body, 'seed'),
      'gen_ai.request.stop_sequences': textsOf({ stop: eitherOf(body, 'stopSequences') }, 'stop'),
    },
  })
}

/** Documents to answer from are what a retriever gave back. */
function readDocuments(body: unknown): readonly Turn[] {
  const documents = listOf(body, 'documents')
  if (documents.length === 0) return []
  const read = (document: unknown) =>
    resultPart(textOf(document, 'id') ?? '', 'documents', memberOf(document, 'data') ?? document)
  return [{ role: 'tool', parts: documents.map(read) }]
}

/** Texts that go on, by the member of the message that a piece of them stands in. */
const TEXTS = ['text', 'thinking'] as const

function createStream(): AnswerStream {
  const room = createTextRoom()
  const calls = createToolCallParts(room)
  const texts = new Map<string, string>()
  const add = (name: string, piece: unknown): void => {
    if (typeof piece === 'string') texts.set(name, (texts.get(name) ?? '') + room.take(piece))
  }
  let id: string | undefined
  let end: unknown
  return {
    add: (event) =>
      readOr(() => {
        const delta = memberOf(event, 'delta')
        const message = memberOf(delta, 'message')
        for (const name of TEXTS) add(name, memberAt(message, 'content', name))
        add('plan', eitherOf(message, 'toolPlan'))
        const call = eitherOf(message, 'toolCalls')
        if (isRecord(call)) calls.add(numberOf(event, 'index') ?? 0, { ...call, ...readFunction(call) })
        id = textOf(event, 'id') ?? id
        if (textOf(event, 'type') === 'message-end') end = delta
      }, undefined),
    answer: () =>
      readOr(() => {
        const content = TEXTS.flatMap((name) => (texts.has(name) ? [{ [name]: texts.get(name) }] : []))
        const toolCalls = calls.list().map(({ id: callId, ...called }) => ({ id: callId, function: called }))
        const message = { role: 'assistant', content, toolCalls, toolPlan: texts.get('plan') }
        return toAnswer(readCohereReply({ ...(isRecord(end) ? end : {}), id, message }))
      }, NO_ANSWER),
  }
}

function readFunction(call: unknown): { readonly name: string | undefined; readonly arguments: string | undefined } {
  const called = memberOf(call, 'function')
  return { name: textOf(called, 'name'), arguments: textOf(called, 'arguments') }
}
