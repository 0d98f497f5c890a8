import { type Attributes, FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftEmbedding, draftModelCall, type ModelCall, TELLS_ALL } from '../drafts/model-call.ts'
import { draftRetrieval, readDocuments } from '../drafts/retrieval.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asNumber, asText, asTexts } from '../read/attributes.ts'
import { isArray, isObject, jsonOrText, unquoted } from '../read/json-text.ts'
import { type MessageList, NO_MESSAGES, type Part, textPart } from '../read/message.ts'
import { readMessages } from '../read/messages.ts'
import { toToolCall } from '../read/parts.ts'
import { type Row, rows } from '../read/rename.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { TOOL_ROWS } from './otel-rows.ts'
import { firstJson } from './otel-steps.ts'

const VERCEL_ROWS: readonly Row[] = [
  ...rows('text', [
    ['gen_ai.system', FIELD.provider],
    ['ai.model.provider', FIELD.provider],
    ['ai.model.id', FIELD.requestModel],
    ['ai.response.model', FIELD.responseModel],
    ['ai.response.id', FIELD.responseId],
    ['ai.telemetry.functionId', FIELD.agentName],
    ['ai.toolCall.name', FIELD.toolName],
    ['ai.toolCall.id', FIELD.toolCallId],
  ]),
  ...rows('int', [
    ['ai.usage.inputTokens', FIELD.inputTokens],
    ['ai.usage.promptTokens', FIELD.inputTokens],
    ['ai.usage.tokens', FIELD.inputTokens],
    ['ai.usage.outputTokens', FIELD.outputTokens],
    ['ai.usage.completionTokens', FIELD.outputTokens],
    ['ai.usage.totalTokens', FIELD.totalTokens],
    ['ai.usage.inputTokenDetails.cacheReadTokens', FIELD.cacheReadTokens],
    ['ai.usage.cachedInputTokens', FIELD.cacheReadTokens],
    ['ai.usage.inputTokenDetails.cacheWriteTokens', FIELD.cacheWriteTokens],
    ['ai.usage.outputTokenDetails.reasoningTokens', FIELD.reasoningTokens],
    ['ai.usage.reasoningTokens', FIELD.reasoningTokens],
    ['ai.settings.maxOutputTokens', FIELD.maxTokens],
    ['ai.settings.maxTokens', FIELD.maxTokens],
  ]),
  ...rows('number', [
    ['ai.settings.temperature', FIELD.temperature],
    ['ai.settings.topP', FIELD.topP],
  ]),
  ...rows('texts', [
    ['ai.response.finishReason', FIELD.finishReasons],
    ['ai.finishReason', FIELD.finishReasons],
  ]),
  ...MODEL_ROWS,
]

type Reader = (span: OtlpSpan, hash: KeyedHash) => readonly EventDraft[]

/** What a span tells, by operation. Outer spans repeat the usage of the `do…` spans inside, so theirs is never summed. */
const READERS = new Map<string, Reader>([
  ...['ai.generateText', 'ai.streamText', 'ai.generateObject', 'ai.streamObject'].flatMap((operation) => [
    [operation, readRun] as const,
    [`${operation}.doGenerate`, readCall] as const,
    [`${operation}.doStream`, readCall] as const,
  ]),
  ['ai.toolCall', readTool],
  ['ai.embed', () => []],
  ['ai.embedMany', () => []],
  ['ai.embed.doEmbed', readEmbedding],
  ['ai.embedMany.doEmbed', readEmbedding],
  ['ai.rerank', () => []],
  ['ai.rerank.doRerank', readRerank],
])

/** Vercel AI SDK v3 to v6: spans named `ai.*`. */
export const vercelAi: Dialect = {
  name: 'vercel_ai',
  reads: (record) => record.kind === 'span' && operationOf(record) !== undefined,
  toEvents: (record, context) => {
    if (record.kind !== 'span') return []
    return READERS.get(operationOf(record) ?? '')?.(record, context.hash) ?? []
  },
}

function operationOf(span: OtlpSpan): string | undefined {
  const id = asText(span.attributes.get('ai.operationId'))
  if (id !== undefined) return id
  const name = asText(span.attributes.get('operation.name'))
  // `operation.name` is the operation, a space and the function id.
  const operation = name?.startsWith('ai.') ? name.split(' ', 1)[0] : undefined
  return operation ?? (span.name.startsWith('ai.') && span.attributes.has('ai.model.id') ? span.name : undefined)
}

function toCall(span: OtlpSpan, operation: string): ModelCall {
  const fields = spanFields(span, VERCEL_ROWS)
  fields.set(FIELD.operation, operation)
  if (operationOf(span)?.includes('stream') === true) fields.set(FIELD.stream, true)
  addFirstChunk(span.attributes, fields)
  return {
    fields,
    input: readInput(span.attributes),
    output: readOutput(span.attributes),
    system: [],
    tools: readTools(span.attributes),
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    source: 'span',
    tells: TELLS_ALL,
  }
}

function addFirstChunk(attributes: Attributes, fields: Canonical): void {
  const ms = asNumber(attributes.get('ai.response.msToFirstChunk') ?? attributes.get('ai.stream.msToFirstChunk'))
  if (ms !== undefined) fields.set(FIELD.timeToFirstChunk, ms / 1000)
}

function readInput(attributes: Attributes): MessageList {
  const messages = asText(attributes.get('ai.prompt.messages'))
  return readMessages(messages ?? asText(attributes.get('ai.prompt')), 'user')
}

/** Texts, objects and tool calls of the answer stand in attributes of their own (`ai.result.*` in v3). */
function readOutput(attributes: Attributes): MessageList {
  const text = asText(attributes.get('ai.response.text')) ?? asText(attributes.get('ai.result.text'))
  const object = asText(attributes.get('ai.response.object')) ?? asText(attributes.get('ai.result.object'))
  const reasoning = asText(attributes.get('ai.response.reasoning'))
  const calls = asText(attributes.get('ai.response.toolCalls')) ?? asText(attributes.get('ai.result.toolCalls'))
  const parts: readonly Part[] = [
    ...(reasoning === undefined ? [] : [{ type: 'reasoning', content: reasoning }]),
    ...(text === undefined ? [] : [textPart(text)]),
    ...(object === undefined ? [] : [textPart(object)]),
    ...readToolCalls(calls),
  ]
  return parts.length === 0 ? NO_MESSAGES : { messages: [{ role: 'assistant', parts }], truncated: false }
}

function readToolCalls(text: string | undefined): readonly Part[] {
  const list = text === undefined ? undefined : jsonOrText(text)
  return isArray(list) ? list.flatMap((call) => (isObject(call) ? [toToolCall(call)] : [])) : []
}

function readTools(attributes: Attributes): JsonValue | undefined {
  const tools = asTexts(attributes.get('ai.prompt.tools'))
  return tools === undefined || tools.length === 0 ? undefined : tools.map(jsonOrText)
}

function readCall(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  return draftModelCall(toCall(span, 'chat'), hash)
}

function readRun(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  return draftAgentRun(toCall(span, 'invoke_agent'), { action: 'agent.invoked', scope: 'agent', converses: true }, hash)
}

function readEmbedding(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const values = asTexts(span.attributes.get('ai.values')) ?? asTexts(span.attributes.get('ai.value')) ?? []
  const texts = values.map(unquoted)
  const input = texts.length === 0 ? NO_MESSAGES : readMessages([{ role: 'user', content: texts.join('\n') }], 'user')
  return draftEmbedding({ ...toCall(span, 'embeddings'), input }, hash)
}

function readTool(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = spanFields(span, VERCEL_ROWS, TOOL_ROWS)
  fields.set(FIELD.operation, 'execute_tool')
  const args = firstJson(span.attributes, ['ai.toolCall.args', 'ai.toolCall.input'])
  const result = firstJson(span.attributes, ['ai.toolCall.result', 'ai.toolCall.output'])
  return [draftTool({ fields, action: 'tool.executed', args, result, timeUnixNano: span.startUnixNano }, hash)]
}

function readRerank(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = spanFields(span, VERCEL_ROWS)
  fields.set(FIELD.operation, 'rerank')
  const documents = (asTexts(span.attributes.get('ai.documents')) ?? []).flatMap((text) =>
    readDocuments([jsonOrText(text)]),
  )
  const query = asText(span.attributes.get('ai.value'))
  return [
    draftRetrieval(
      { fields, action: 'retrieval.performed', query, documents, count: undefined, timeUnixNano: span.startUnixNano },
      hash,
    ),
  ]
}
