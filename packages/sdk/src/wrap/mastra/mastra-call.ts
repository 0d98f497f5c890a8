import { carried, isRecord, listOf, memberOf, numberOf, textOf } from '../../wire/read-json.ts'
import type { CallAnswer, CallRequest } from '../../wire/wire-format.ts'
import { aiSdkLanguageModel } from '../ai-sdk/ai-sdk-format.ts'
import type { MastraSpan } from './mastra-span.ts'

/** What a model was told, and with which tools, as far as the spans around its call say. */
export interface Told {
  readonly messages: readonly unknown[]
  readonly tools: readonly unknown[]
}

/** The messages and tools that a generation begins with. */
export function readGeneration({ input, attributes }: MastraSpan): Told {
  const messages = memberOf(input, 'messages') ?? input
  return { messages: listed(messages), tools: listOf(attributes, 'tools') }
}

/** One message, or a text alone, is a list of one. */
function listed(messages: unknown): readonly unknown[] {
  if (typeof messages === 'string') return [{ role: 'user', content: messages }]
  return Array.isArray(messages) ? messages : isRecord(messages) ? [messages] : []
}

/** What was asked in one call of a model, and what came of it. */
export function readInference({ attributes, output }: MastraSpan, told: Told): CallPair {
  const settings = memberOf(attributes, 'parameters')
  const request = aiSdkLanguageModel.readRequest({
    model: textOf(attributes, 'model'),
    stream: memberOf(attributes, 'streaming'),
    params: { ...(isRecord(settings) ? settings : {}), prompt: told.messages, tools: told.tools },
  })
  const answer = aiSdkLanguageModel.readAnswer({
    content: spoken(output),
    finishReason: textOf(attributes, 'finishReason'),
    response: { id: textOf(attributes, 'responseId'), modelId: textOf(attributes, 'responseModel') },
    usage: readUsage(memberOf(attributes, 'usage')),
  })
  return { request, answer }
}

/** A request and its answer. */
interface CallPair {
  readonly request: CallRequest
  readonly answer: CallAnswer
}

function spoken(output: unknown): readonly unknown[] {
  const text = textOf(output, 'text') ?? ''
  const calls = listOf(output, 'toolCalls').map((call) => ({
    type: 'tool-call',
    toolCallId: textOf(call, 'toolCallId'),
    toolName: textOf(call, 'toolName'),
    input: memberOf(call, 'args') ?? memberOf(call, 'input'),
  }))
  return [...(text === '' ? [] : [{ type: 'text', text }]), ...calls]
}

function readUsage(usage: unknown): object {
  return {
    inputTokens: numberOf(usage, 'inputTokens'),
    outputTokens: numberOf(usage, 'outputTokens'),
    cachedInputTokens: numberOf(memberOf(usage, 'inputDetails'), 'cacheRead'),
    reasoningTokens: numberOf(memberOf(usage, 'outputDetails'), 'reasoning'),
  }
}

/** What a call of a model adds to what is told in the next. */
export function answerMessage({ output }: MastraSpan): unknown {
  return { role: 'assistant', content: spoken(output) }
}

/** What a tool adds to it. */
export function resultMessage({ attributes, entityName, output, errorInfo }: MastraSpan): unknown {
  const part = {
    type: 'tool-result',
    toolCallId: textOf(attributes, 'toolCallId') ?? '',
    toolName: entityName ?? '',
    output:
      errorInfo === undefined
        ? { type: 'json', value: carried(output) }
        : { type: 'error-text', value: errorInfo.message },
  }
  return { role: 'tool', content: [part] }
}
