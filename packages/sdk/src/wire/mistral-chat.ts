import { NO_ANSWER, NO_REQUEST, readOr } from './conversation.ts'
import { openAiChat } from './openai-chat.ts'
import { openAiEmbeddings } from './openai-embeddings.ts'
import { isRecord, memberOf, toJsonText } from './read-json.ts'
import type { WireFormat } from './wire-format.ts'

/** Mistral's chat, as its HTTP API writes it (OpenAI's words) and as its client does (the same, run together). */
export const mistralChat: WireFormat = {
  name: 'mistral_chat',
  provider: 'mistral_ai',
  readRequest: (body) => readOr(() => openAiChat.readRequest(toOpenAi(body)), NO_REQUEST),
  readAnswer: (body) => readOr(() => openAiChat.readAnswer(toOpenAi(body)), NO_ANSWER),
  createStream: () => {
    const stream = openAiChat.createStream()
    return {
      // The client wraps each chunk in the event that it came in.
      add: (chunk) => readOr(() => stream.add(toOpenAi(memberOf(chunk, 'data') ?? chunk)), undefined),
      answer: () => stream.answer(),
    }
  },
}

/** Mistral's embeddings. */
export const mistralEmbeddings: WireFormat = {
  ...openAiEmbeddings,
  name: 'mistral_embeddings',
  provider: 'mistral_ai',
  readRequest: (body) =>
    readOr(
      () => {
        const input = memberOf(body, 'inputs') ?? memberOf(body, 'input')
        return openAiEmbeddings.readRequest({ ...(toOpenAi(body) as object), input })
      },
      { ...NO_REQUEST, operation: 'embeddings' },
    ),
  readAnswer: (body) => readOr(() => openAiEmbeddings.readAnswer(toOpenAi(body)), NO_ANSWER),
}

const NAMES = new Map<string, string>([
  ['maxTokens', 'max_tokens'],
  ['topP', 'top_p'],
  ['randomSeed', 'seed'],
  ['random_seed', 'seed'],
  ['presencePenalty', 'presence_penalty'],
  ['frequencyPenalty', 'frequency_penalty'],
  ['responseFormat', 'response_format'],
  ['toolChoice', 'tool_choice'],
  ['toolCalls', 'tool_calls'],
  ['toolCallId', 'tool_call_id'],
  ['imageUrl', 'image_url'],
  ['inputAudio', 'input_audio'],
  ['finishReason', 'finish_reason'],
  ['promptTokens', 'prompt_tokens'],
  ['completionTokens', 'completion_tokens'],
  ['totalTokens', 'total_tokens'],
])

/** Members that are the application's own, whatever their names are. */
const FOREIGN = new Set(['parameters', 'metadata'])

/** No request or answer has its own names deeper than this. */
const MOST_LEVELS = 8

function toOpenAi(value: unknown, levels = MOST_LEVELS): unknown {
  if (levels === 0) return value
  if (Array.isArray(value)) return value.map((item) => toOpenAi(item, levels - 1))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'arguments') return [key, typeof member === 'string' ? member : (toJsonText(member) ?? '')]
      return [NAMES.get(key) ?? key, FOREIGN.has(key) ? member : toOpenAi(member, levels - 1)]
    }),
  )
}
