import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { shortModel } from './gemini-generate-content.ts'
import { readContents } from './gemini-parts.ts'
import { listOf, memberAt, memberOf, numberOf, textOf } from './read-json.ts'
import type { CallAnswer, CallRequest, WireFormat } from './wire-format.ts'

/** Gemini's embedContent and batchEmbedContents, as the HTTP API and the client library write them. */
export const geminiEmbedContent: WireFormat = {
  name: 'gemini_embed_content',
  provider: 'gcp.gemini',
  readRequest: (body) => readOr(() => readRequest(body), { ...NO_REQUEST, operation: 'embeddings' }),
  readAnswer: (body) => readOr(() => readAnswer(body), NO_ANSWER),
  createStream: () => ({ add: () => {}, answer: () => NO_ANSWER }),
}

function readRequest(body: unknown): CallRequest {
  const batch = listOf(body, 'requests').flatMap((request) => readContents(memberOf(request, 'content')))
  const single = readContents(memberOf(body, 'contents') ?? memberOf(body, 'content'))
  return toRequest({
    operation: 'embeddings',
    model: shortModel(textOf(body, 'model') ?? textOf(listOf(body, 'requests')[0], 'model') ?? ''),
    stream: false,
    system: [],
    turns: batch.length > 0 ? batch : single,
    tools: [],
    settings: {
      'gen_ai.embeddings.dimension.count':
        numberOf(memberOf(body, 'config'), 'outputDimensionality') ?? numberOf(body, 'outputDimensionality'),
    },
  })
}

function readAnswer(body: unknown): CallAnswer {
  const embeddings = listOf(body, 'embeddings')
  const first = memberOf(embeddings[0] ?? memberOf(body, 'embedding'), 'values')
  const counts = embeddings.flatMap((one) => numberOf(memberAt(one, 'statistics'), 'tokenCount') ?? [])
  const input = counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : undefined
  return toAnswer({
    turns: [],
    finishReasons: [],
    usage: { input },
    ...(Array.isArray(first) && { extra: { 'gen_ai.embeddings.dimension.count': first.length } }),
  })
}
