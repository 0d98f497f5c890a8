import { toAnswer, toRequest } from '../../wire/conversation.ts'
import { openAiChat } from '../../wire/openai-chat.ts'
import { openAiResponses } from '../../wire/openai-responses.ts'
import { isRecord, listOf, memberOf, textOf } from '../../wire/read-json.ts'
import { mediaPart, type Part, textPart } from '../../wire/turn.ts'
import type { CallAnswer, CallRequest } from '../../wire/wire-format.ts'
import { toResponsesItems } from './agents-items.ts'

/** What a model was asked and what it answered, as far as the span of a call says. */
export interface ToldCall {
  readonly request: CallRequest
  readonly answer: CallAnswer
}

/** A call of the Responses API: what it was asked with stands in its answer, but for the input. */
export function readResponseSpan(data: unknown): ToldCall {
  const response = memberOf(data, '_response')
  const body = { ...(isRecord(response) ? response : {}), input: toResponsesItems(memberOf(data, '_input')) }
  return { request: openAiResponses.readRequest(body), answer: openAiResponses.readAnswer(response) }
}

/** A call of chat completions, or of another maker's model. */
export function readGenerationSpan(data: unknown): ToldCall {
  const input = listOf(data, 'input')
  const [answer] = listOf(data, 'output')
  const settings = memberOf(data, 'model_config')
  const asked = { ...(isRecord(settings) ? settings : {}), model: textOf(data, 'model') }
  if (memberOf(answer, 'choices') !== undefined || input.every(isChatMessage)) {
    return { request: openAiChat.readRequest({ ...asked, messages: input }), answer: openAiChat.readAnswer(answer) }
  }
  const usage = memberOf(data, 'usage')
  return {
    request: openAiResponses.readRequest({ ...asked, input: toResponsesItems(input) }),
    answer: openAiResponses.readAnswer({ output: toResponsesItems(memberOf(data, 'output')), usage }),
  }
}

/** Items of OpenAI Agents have a type or, as messages, a content in parts whose types chat does not know. */
function isChatMessage(message: unknown): boolean {
  return textOf(message, 'role') !== undefined && textOf(message, 'type') === undefined
}

/** Speech to text, or text to speech: words on one side, a sound of a format and a size on the other. */
export function readSoundSpan(data: unknown): ToldCall {
  const asked = soundParts(memberOf(data, 'input'))
  const answered = soundParts(memberOf(data, 'output'))
  const turns = answered.length === 0 ? [] : [{ role: 'assistant', parts: answered }]
  return {
    request: toRequest({
      operation: 'generate_content',
      model: textOf(data, 'model') ?? '',
      stream: false,
      system: [],
      turns: [{ role: 'user', parts: asked }],
      tools: [],
      settings: {},
    }),
    answer: toAnswer({ turns, finishReasons: [], usage: {} }),
  }
}

function soundParts(side: unknown): readonly Part[] {
  if (typeof side === 'string') return side === '' ? [] : [textPart(side)]
  if (side === undefined) return []
  return [mediaPart(`audio/${textOf(side, 'format') ?? '*'}`, memberOf(side, 'data'))]
}
