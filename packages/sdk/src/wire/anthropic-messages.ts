import type { Attributes } from '../record/recorder.ts'
import { readContent, readReply } from './anthropic-blocks.ts'
import { anthropicStream } from './anthropic-stream.ts'
import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { listOf, memberAt, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import type { Turn } from './turn.ts'
import type { CallRequest, WireFormat } from './wire-format.ts'

/** Anthropic's Messages API, stable and beta. */
export const anthropicMessages: WireFormat = {
  name: 'anthropic_messages',
  provider: 'anthropic',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => toAnswer(readReply(body)), NO_ANSWER),
  createStream: anthropicStream,
}

function readRequest(body: unknown): CallRequest {
  const turns = listOf(body, 'messages').map(readTurn)
  return toRequest({
    operation: 'chat',
    model: textOf(body, 'model') ?? '',
    stream: memberOf(body, 'stream') === true,
    system: readContent(memberOf(body, 'system')),
    turns,
    tools: listOf(body, 'tools'),
    settings: readSettings(body),
  })
}

function readSettings(body: unknown): Attributes {
  return {
    'gen_ai.request.max_tokens': numberOf(body, 'max_tokens'),
    'gen_ai.request.temperature': numberOf(body, 'temperature'),
    'gen_ai.request.top_p': numberOf(body, 'top_p'),
    'gen_ai.request.top_k': numberOf(body, 'top_k'),
    'gen_ai.request.stop_sequences': textsOf(body, 'stop_sequences'),
    'gen_ai.request.reasoning.level': textOf(memberAt(body, 'output_config'), 'effort'),
    'enduser.id': textOf(memberAt(body, 'metadata'), 'user_id'),
  }
}

function readTurn(message: unknown): Turn {
  const role = textOf(message, 'role') ?? 'user'
  return { role, parts: readContent(memberOf(message, 'content')) }
}
