import { createTextRoom } from '../../wire/bounded-text.ts'
import { NO_ANSWER, NO_REQUEST, type Reply, readOr, toAnswer, toRequest, type Usage } from '../../wire/conversation.ts'
import { listOf, memberAt, memberOf, numberOf, textOf, textsOf } from '../../wire/read-json.ts'
import { callPart, type Part, textPart } from '../../wire/turn.ts'
import type { AnswerStream, CallRequest, WireFormat } from '../../wire/wire-format.ts'
import { readMessage } from './langchain-message.ts'

/**
 * What LangChain.js tells its callbacks of a call: `{ operation, model, params, messages }` or `{ …, prompts }`, then
 * an LLMResult; tokens on the way are `{ token }`.
 */
export const langChainCall: WireFormat = {
  name: 'langchain',
  provider: 'langchain',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => toAnswer(readReply(body)), NO_ANSWER),
  createStream,
}

function readRequest(body: unknown): CallRequest {
  const params = memberOf(body, 'params')
  const messages = listOf(body, 'messages').map(readMessage)
  const prompts = listOf(body, 'prompts').map((prompt) => ({ role: 'user', parts: [textPart(String(prompt))] }))
  return toRequest({
    operation: textOf(body, 'operation') ?? 'chat',
    model: textOf(body, 'model') ?? '',
    stream: memberOf(params, 'stream') === true || memberOf(params, 'streaming') === true,
    system: messages.flatMap((turn) => (turn.role === 'system' ? turn.parts : [])),
    turns: [...messages.filter((turn) => turn.role !== 'system'), ...prompts],
    tools: listOf(params, 'tools'),
    settings: {
      'gen_ai.request.temperature': numberOf(params, 'temperature'),
      'gen_ai.request.top_p': numberOf(params, 'top_p'),
      'gen_ai.request.max_tokens':
        numberOf(params, 'max_tokens') ?? numberOf(params, 'max_completion_tokens') ?? numberOf(params, 'maxTokens'),
      'gen_ai.request.stop_sequences': textsOf(params, 'stop'),
    },
  })
}

function readReply(result: unknown): Reply {
  const generations = listOf(result, 'generations').flatMap((group): readonly unknown[] =>
    Array.isArray(group) ? group : [],
  )
  const message = memberOf(generations[0], 'message')
  const metadata = memberOf(message, 'response_metadata')
  const output = memberOf(result, 'llmOutput')
  const reasons = generations.flatMap((generation) => reasonOf(generation) ?? [])
  return {
    id: textOf(metadata, 'id') ?? textOf(message, 'id'),
    model: textOf(metadata, 'model_name') ?? textOf(metadata, 'model') ?? textOf(output, 'model_name'),
    turns: generations.map(readGeneration).filter((turn) => turn.parts.length > 0),
    finishReasons: reasons,
    usage: readUsage(memberOf(message, 'usage_metadata'), memberOf(output, 'tokenUsage')),
  }
}

function readGeneration(generation: unknown): { readonly role: string; readonly parts: readonly Part[] } {
  const message = memberOf(generation, 'message')
  const reason = reasonOf(generation)
  const text = textOf(generation, 'text') ?? ''
  const parts = message === undefined ? (text === '' ? [] : [textPart(text)]) : readMessage(message).parts
  return { role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }
}

function reasonOf(generation: unknown): string | undefined {
  for (const place of [memberOf(generation, 'generationInfo'), memberAt(generation, 'message', 'response_metadata')]) {
    const reason = textOf(place, 'finish_reason') ?? textOf(place, 'stop_reason') ?? textOf(place, 'finishReason')
    if (reason !== undefined) return reason
  }
  return undefined
}

function readUsage(usage: unknown, older: unknown): Usage {
  return {
    input: numberOf(usage, 'input_tokens') ?? numberOf(older, 'promptTokens'),
    output: numberOf(usage, 'output_tokens') ?? numberOf(older, 'completionTokens'),
    cacheRead: numberOf(memberOf(usage, 'input_token_details'), 'cache_read'),
    cacheWrite: numberOf(memberOf(usage, 'input_token_details'), 'cache_creation'),
    reasoning: numberOf(memberOf(usage, 'output_token_details'), 'reasoning'),
  }
}

/** What came of an answer that failed on its way; a whole one comes again at its end. */
function createStream(): AnswerStream {
  const room = createTextRoom()
  const tools = new Set<string>()
  let text = ''
  return {
    add: (chunk) => {
      text += room.take(textOf(chunk, 'token') ?? '')
      const name = textOf(chunk, 'tool')
      if (name !== undefined && tools.size < 64) tools.add(name)
    },
    answer: () => {
      const parts = [...(text === '' ? [] : [textPart(text)]), ...[...tools].map((name) => callPart('', name, {}))]
      return toAnswer({ turns: parts.length === 0 ? [] : [{ role: 'assistant', parts }], finishReasons: [], usage: {} })
    },
  }
}
