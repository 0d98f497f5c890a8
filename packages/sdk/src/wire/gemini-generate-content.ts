import type { Attributes } from '../record/recorder.ts'
import { NO_ANSWER, NO_REQUEST, readOr, toAnswer, toRequest } from './conversation.ts'
import { readContents, readGeminiReply, readInstruction } from './gemini-parts.ts'
import { geminiStream } from './gemini-stream.ts'
import { listOf, memberAt, memberOf, numberOf, textOf, textsOf } from './read-json.ts'
import type { CallRequest, WireFormat } from './wire-format.ts'

/**
 * Gemini's generateContent: the JSON of the HTTP API, and what the client library takes, whose `config` holds the
 * settings. The HTTP API names the model in its address: give it as the body's `model`.
 */
export const geminiGenerateContent: WireFormat = {
  name: 'gemini_generate_content',
  provider: 'gcp.gemini',
  readRequest: (body) => readOr(() => readRequest(body), { ...NO_REQUEST, operation: 'generate_content' }),
  readAnswer: (body) => readOr(() => toAnswer(readGeminiReply(body)), NO_ANSWER),
  createStream: geminiStream,
}

function readRequest(body: unknown): CallRequest {
  const config = memberOf(body, 'config')
  const instruction =
    memberOf(config, 'systemInstruction') ?? memberOf(body, 'systemInstruction') ?? memberOf(body, 'system_instruction')
  const tools = memberOf(config, 'tools') === undefined ? listOf(body, 'tools') : listOf(config, 'tools')
  return toRequest({
    operation: 'generate_content',
    model: shortModel(textOf(body, 'model') ?? ''),
    stream: memberOf(body, 'stream') === true,
    system: readInstruction(instruction),
    turns: readContents(memberOf(body, 'contents')),
    tools: tools.filter((tool) => !isCallable(tool)),
    settings: readSettings(config ?? memberOf(body, 'generationConfig') ?? memberOf(body, 'generation_config')),
  })
}

/** Tools that the client library calls by itself are objects with functions, and no JSON. */
function isCallable(tool: unknown): boolean {
  return typeof tool === 'object' && tool !== null && 'callTool' in tool
}

/** `models/gemini-flash` and `gemini-flash` are the same model. */
export function shortModel(model: string): string {
  return model.startsWith('models/') ? model.slice('models/'.length) : model
}

function readSettings(config: unknown): Attributes {
  const json = textOf(config, 'responseMimeType') === 'application/json'
  return {
    'gen_ai.request.max_tokens': numberOf(config, 'maxOutputTokens'),
    'gen_ai.request.temperature': numberOf(config, 'temperature'),
    'gen_ai.request.top_p': numberOf(config, 'topP'),
    'gen_ai.request.top_k': numberOf(config, 'topK'),
    'gen_ai.request.seed': numberOf(config, 'seed'),
    'gen_ai.request.choice.count': numberOf(config, 'candidateCount'),
    'gen_ai.request.stop_sequences': textsOf(config, 'stopSequences'),
    'gen_ai.request.frequency_penalty': numberOf(config, 'frequencyPenalty'),
    'gen_ai.request.presence_penalty': numberOf(config, 'presencePenalty'),
    'gen_ai.request.reasoning.level': textOf(memberAt(config, 'thinkingConfig'), 'thinkingLevel'),
    'gen_ai.output.type': json ? 'json' : undefined,
  }
}
