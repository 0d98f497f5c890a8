import { newestMessages } from './newest-messages.ts'
import { textPart } from './openai-content.ts'
import { isStreamed, readAnswerFacts, readSettings } from './openai-settings.ts'
import { listOf, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import { createWholeStream } from './whole-stream.ts'
import type { CallAnswer, CallRequest, WireFormat } from './wire-format.ts'

/** `POST /embeddings`. */
export const openAiEmbeddings: WireFormat = {
  name: 'openai_embeddings',
  provider: 'openai',
  readRequest,
  readAnswer,
  createStream: () => createWholeStream(readAnswer),
}

function readRequest(body: unknown): CallRequest {
  const texts = textsOf(body, 'input') ?? []
  const format = textOf(body, 'encoding_format')
  return {
    operation: 'embeddings',
    model: textOf(body, 'model') ?? '',
    stream: isStreamed(body),
    attributes: {
      ...readSettings(body),
      'openai.api.type': 'embeddings',
      'gen_ai.request.encoding_formats': format === undefined ? undefined : [format],
      'gen_ai.embeddings.dimension.count': numberOf(body, 'dimensions'),
      ...newestMessages(texts.map((text) => ({ role: 'user', parts: [textPart(text)] }))),
    },
    fresh: texts.map((text) => ({ text, role: 'user' })),
  }
}

function readAnswer(body: unknown): CallAnswer {
  const count = dimensions(memberOf(listOf(body, 'data')[0], 'embedding'))
  return {
    attributes: {
      ...readAnswerFacts(body),
      ...(count !== undefined && { 'gen_ai.embeddings.dimension.count': count }),
    },
    texts: [],
    toolCalls: [],
  }
}

/** In base64, four characters are three bytes, and four bytes one number. */
function dimensions(embedding: unknown): number | undefined {
  if (typeof embedding === 'string') return Math.floor((embedding.replaceAll('=', '').length * 3) / 16)
  return Array.isArray(embedding) ? embedding.length : undefined
}
