import { readBlocks, readConverseReply } from './bedrock-blocks.ts'
import { converseStream } from './bedrock-converse-stream.ts'
import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { listOf, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import type { CallRequest, WireFormat } from './wire-format.ts'

/** Bedrock's Converse and ConverseStream. The HTTP API names the model in its path: give it as `modelId`. */
export const bedrockConverse: WireFormat = {
  name: 'bedrock_converse',
  provider: 'aws.bedrock',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => toAnswer(readConverseReply(body)), NO_ANSWER),
  createStream: converseStream,
}

function readRequest(body: unknown): CallRequest {
  const config = memberOf(body, 'inferenceConfig')
  const guardrail = memberOf(body, 'guardrailConfig')
  return toRequest({
    operation: 'chat',
    model: textOf(body, 'modelId') ?? '',
    stream: memberOf(body, 'stream') === true,
    system: readBlocks(memberOf(body, 'system')),
    turns: listOf(body, 'messages').map((message) => ({
      role: textOf(message, 'role') ?? 'user',
      parts: readBlocks(memberOf(message, 'content')),
    })),
    tools: listOf(memberOf(body, 'toolConfig'), 'tools'),
    settings: {
      'gen_ai.request.max_tokens': numberOf(config, 'maxTokens'),
      'gen_ai.request.temperature': numberOf(config, 'temperature'),
      'gen_ai.request.top_p': numberOf(config, 'topP'),
      'gen_ai.request.stop_sequences': textsOf(config, 'stopSequences'),
      'aws.bedrock.guardrail.id': textOf(guardrail, 'guardrailIdentifier'),
    },
  })
}
