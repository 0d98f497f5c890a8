import { contentParts, type MessagePart, partTexts, soundPart, type WireMessage } from './openai-content.ts'
import { readAnswerFacts } from './openai-settings.ts'
import { listOf, memberOf, numberOf, textOf, toJsonList } from './read-json.ts'
import { type ToolCall, toolCallPart } from './tool-call-parts.ts'
import type { CallAnswer, CallText } from './wire-format.ts'

/** One of the answers that were asked for, whole or put together from a stream. */
export interface ChatChoice {
  readonly index: number
  readonly role: string
  readonly parts: readonly MessagePart[]
  readonly toolCalls: readonly ToolCall[]
  readonly finishReason: string | undefined
}

/** Reads a whole answer of `/chat/completions`. */
export function chatAnswer(body: unknown): CallAnswer {
  return toAnswer(body, listOf(body, 'choices').map(readChoice))
}

/** What an answer with these choices says; `facts` holds id, model and usage. */
export function toAnswer(facts: unknown, choices: readonly ChatChoice[]): CallAnswer {
  const reasons = choices.map(
    (choice) => FINISH_REASONS.get(choice.finishReason ?? '') ?? choice.finishReason ?? 'error',
  )
  const known = choices.some((choice) => choice.finishReason !== undefined)
  return {
    attributes: {
      ...readAnswerFacts(facts),
      'gen_ai.response.finish_reasons': known ? reasons : undefined,
      'gen_ai.output.messages': toJsonList(choices.map(toMessage)),
    },
    texts: choices.flatMap(choiceTexts),
    toolCalls: choices.flatMap((choice) => choice.toolCalls),
  }
}

const FINISH_REASONS = new Map<string, string>([
  ['tool_calls', 'tool_call'],
  ['function_call', 'tool_call'],
])

function readChoice(choice: unknown, place: number): ChatChoice {
  const message = memberOf(choice, 'message')
  return {
    index: numberOf(choice, 'index') ?? place,
    role: textOf(message, 'role') ?? 'assistant',
    parts: answerParts(message),
    toolCalls: readChatToolCalls(message),
    finishReason: textOf(choice, 'finish_reason'),
  }
}

function answerParts(message: unknown): readonly MessagePart[] {
  const reasoning = textOf(message, 'reasoning_content') ?? textOf(message, 'reasoning')
  const refusal = textOf(message, 'refusal')
  const audio = memberOf(message, 'audio')
  const spoken = textOf(audio, 'transcript')
  return [
    ...(reasoning ? [{ type: 'reasoning', content: reasoning }] : []),
    ...contentParts(memberOf(message, 'content')),
    ...(spoken ? [{ type: 'text', content: spoken }] : []),
    ...(textOf(audio, 'data') === undefined ? [] : [soundPart(undefined, memberOf(audio, 'data'))]),
    ...(refusal ? [{ type: 'refusal', content: refusal }] : []),
  ]
}

/** The tool calls of a message in all of their generations: `tool_calls` of functions and custom tools, `function_call`. */
export function readChatToolCalls(message: unknown): readonly ToolCall[] {
  const calls = listOf(message, 'tool_calls').map(readToolCall)
  const single = memberOf(message, 'function_call')
  return textOf(single, 'name') === undefined ? calls : [...calls, toCall('', single)]
}

function readToolCall(call: unknown): ToolCall {
  return toCall(textOf(call, 'id') ?? '', memberOf(call, 'function') ?? memberOf(call, 'custom'))
}

function toCall(id: string, inner: unknown): ToolCall {
  const args = textOf(inner, 'arguments') ?? textOf(inner, 'input') ?? ''
  return { id, name: textOf(inner, 'name') ?? '', arguments: args }
}

function toMessage(choice: ChatChoice): WireMessage {
  const { role, parts, toolCalls, finishReason } = choice
  const reason = finishReason === undefined ? {} : { finish_reason: FINISH_REASONS.get(finishReason) ?? finishReason }
  return { role, parts: [...parts, ...toolCalls.map(toolCallPart)], ...reason }
}

function choiceTexts(choice: ChatChoice): readonly CallText[] {
  return [
    ...partTexts(choice.parts).map((text): CallText => ({ text, role: 'response' })),
    ...answeredCalls(choice.toolCalls),
  ]
}

/** The arguments that a model gives to tools, as texts to check. */
export function answeredCalls(calls: readonly ToolCall[]): readonly CallText[] {
  return calls
    .filter((call) => call.arguments !== '')
    .map((call) => ({ text: call.arguments, role: 'tool_arguments', tool: call.name }))
}
