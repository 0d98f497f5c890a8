import { anthropicMessages } from './anthropic-messages.ts'
import { bedrockConverse } from './bedrock-converse.ts'
import { createTextRoom } from './bounded-text.ts'
import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { openAiChat } from './openai-chat.ts'
import { isRecord, listOf, memberOf, numberOf, textOf } from './read-json.ts'
import { textPart } from './turn.ts'
import type { AnswerStream, CallAnswer, CallRequest, WireFormat } from './wire-format.ts'

/**
 * Bedrock's InvokeModel, whose JSON is that of the model's maker: the request is `{ modelId, stream, body }` with the
 * parsed body, the answer is the parsed body. Anthropic, Amazon Nova and Titan, OpenAI, Meta, Mistral and DeepSeek
 * are read; any other is a prompt of which only the model is known.
 */
export const bedrockInvoke: WireFormat = {
  name: 'bedrock_invoke',
  provider: 'aws.bedrock',
  readRequest: (body) => readOr(() => readRequest(body), NO_REQUEST),
  readAnswer: (body) => readOr(() => readAnswer(body), NO_ANSWER),
  createStream,
}

function readRequest(call: unknown): CallRequest {
  const body = memberOf(call, 'body')
  const model = textOf(call, 'modelId') ?? ''
  const stream = memberOf(call, 'stream') === true
  if (!Array.isArray(memberOf(body, 'messages'))) return readPrompt(body, model, stream)
  const format = requestFormat(body, model)
  const named = isRecord(body) ? body : {}
  const request = format.readRequest({ ...named, model, modelId: model, stream })
  return { ...request, model, stream }
}

function requestFormat(body: unknown, model: string): WireFormat {
  if (model.includes('anthropic') || memberOf(body, 'anthropic_version') !== undefined) return anthropicMessages
  return model.includes('nova') || isRecord(memberOf(body, 'inferenceConfig')) ? bedrockConverse : openAiChat
}

function readPrompt(body: unknown, model: string, stream: boolean): CallRequest {
  const prompt = textOf(body, 'prompt') ?? textOf(body, 'inputText') ?? textOf(body, 'message') ?? ''
  const config = memberOf(body, 'textGenerationConfig') ?? body
  return toRequest({
    operation: model.includes('embed') ? 'embeddings' : 'text_completion',
    model,
    stream,
    system: [],
    turns: prompt === '' ? [] : [{ role: 'user', parts: [textPart(prompt)] }],
    tools: [],
    settings: {
      'gen_ai.request.temperature': numberOf(config, 'temperature'),
      'gen_ai.request.max_tokens':
        numberOf(config, 'maxTokenCount') ?? numberOf(config, 'max_gen_len') ?? numberOf(config, 'max_tokens'),
    },
  })
}

function readAnswer(body: unknown): CallAnswer {
  const format = answerFormat(body)
  if (format !== undefined) return format.readAnswer(body)
  const { text, reason } = completionOf(body)
  const embedding = memberOf(body, 'embedding')
  return toAnswer({
    turns: text === '' ? [] : [{ role: 'assistant', parts: [textPart(text)] }],
    finishReasons: reason === undefined ? [] : [reason],
    usage: {
      input: numberOf(body, 'prompt_token_count') ?? numberOf(body, 'inputTextTokenCount'),
      output: numberOf(body, 'generation_token_count') ?? numberOf(listOf(body, 'results')[0], 'tokenCount'),
    },
    ...(Array.isArray(embedding) && { extra: { 'gen_ai.embeddings.dimension.count': embedding.length } }),
  })
}

/** Whose answer or chunk it is, by the members that it has. */
function answerFormat(body: unknown): WireFormat | undefined {
  if (Array.isArray(memberOf(body, 'choices'))) return openAiChat
  if (NOVA.some((key) => memberOf(body, key) !== undefined)) return bedrockConverse
  return textOf(body, 'type') === undefined ? undefined : anthropicMessages
}

const NOVA = ['output', 'messageStart', 'contentBlockStart', 'contentBlockDelta', 'messageStop']

/** Titan, Llama, Mistral: a text and why it ended, each in its own words. */
function completionOf(body: unknown): { readonly text: string; readonly reason: string | undefined } {
  const inner = listOf(body, 'results')[0] ?? listOf(body, 'outputs')[0] ?? body
  return {
    text: textOf(inner, 'outputText') ?? textOf(inner, 'text') ?? textOf(inner, 'generation') ?? '',
    reason: textOf(inner, 'completionReason') ?? textOf(inner, 'stop_reason'),
  }
}

function createStream(): AnswerStream {
  const room = createTextRoom()
  let inner: AnswerStream | undefined
  let text = ''
  let reason: string | undefined
  return {
    add: (chunk) =>
      readOr(() => {
        inner ??= answerFormat(chunk)?.createStream()
        inner?.add(chunk)
        const piece = completionOf(chunk)
        text += inner === undefined ? room.take(piece.text) : ''
        reason = piece.reason ?? reason
      }, undefined),
    answer: () => inner?.answer() ?? readAnswer({ generation: text, stop_reason: reason }),
  }
}
