import { type Attributes, FIELD, type JsonValue } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import { asText } from '../read/attributes.ts'
import { member, readJson, textMember } from '../read/json-text.ts'
import { type Row, rows } from '../read/rename.ts'

/** OpenInference's scalars. `llm.model_name` is what the answer named when there is one, so it stands for both. */
export const OPENINFERENCE_ROWS: readonly Row[] = [
  ...rows('text', [
    ['llm.provider', FIELD.provider],
    ['llm.system', FIELD.provider],
    ['llm.request.model_name', FIELD.requestModel],
    ['llm.model_name', FIELD.requestModel],
    ['embedding.model_name', FIELD.requestModel],
    ['reranker.model_name', FIELD.requestModel],
    ['llm.response.model_name', FIELD.responseModel],
    ['llm.response.id', FIELD.responseId],
    ['gen_ai.response.id', FIELD.responseId],
    ['tool.name', FIELD.toolName],
    ['tool.description', FIELD.toolDescription],
    ['tool.id', FIELD.toolCallId],
    ['tool_call.id', FIELD.toolCallId],
    ['llm.prompt_template.version', FIELD.promptVersion],
    ['prompt.id', FIELD.promptName],
    ['graph.node.name', FIELD.agentName],
  ]),
  ...rows('int', [
    ['llm.token_count.prompt', FIELD.inputTokens],
    ['llm.token_count.completion', FIELD.outputTokens],
    ['llm.token_count.total', FIELD.totalTokens],
    ['llm.token_count.prompt_details.cache_read', FIELD.cacheReadTokens],
    ['llm.token_count.prompt_details.cache_write', FIELD.cacheWriteTokens],
    ['llm.token_count.completion_details.reasoning', FIELD.reasoningTokens],
    ['reranker.top_k', FIELD.retrievalTopK],
  ]),
  ...rows('number', [['llm.cost.total', FIELD.costUsd]]),
  ...rows('texts', [['llm.finish_reason', FIELD.finishReasons]]),
]

/** Request parameters that OpenInference keeps as JSON in one attribute. */
const PARAMETERS: readonly (readonly [string, string, 'number' | 'boolean'])[] = [
  ['max_tokens', FIELD.maxTokens, 'number'],
  ['max_completion_tokens', FIELD.maxTokens, 'number'],
  ['max_output_tokens', FIELD.maxTokens, 'number'],
  ['temperature', FIELD.temperature, 'number'],
  ['top_p', FIELD.topP, 'number'],
  ['top_k', FIELD.topK, 'number'],
  ['stream', FIELD.stream, 'boolean'],
]

/** Adds request parameters and the end user out of `llm.invocation_parameters`. */
export function addInvocation(attributes: Attributes, fields: Canonical): Canonical {
  const text = asText(attributes.get('llm.invocation_parameters'))
  const parameters = text === undefined ? undefined : readJson(text)
  if (parameters !== undefined) addParameters(parameters, fields)
  return fields
}

/** Adds the answer's id and model, which OpenInference leaves in the provider's whole answer (`output.value`). */
export function addAnswer(attributes: Attributes, fields: Canonical): Canonical {
  const text = asText(attributes.get('output.value'))
  if (text === undefined || !text.startsWith('{') || fields.has(FIELD.responseId)) return fields
  const answer = readJson(text)
  const id = textMember(answer, 'id')
  const model = textMember(answer, 'model')
  if (id !== undefined) fields.set(FIELD.responseId, id)
  if (model !== undefined && !fields.has(FIELD.responseModel)) fields.set(FIELD.responseModel, model)
  return fields
}

/** Adds request parameters out of an object in the provider's own words. */
export function addParameters(parameters: JsonValue, fields: Canonical): void {
  for (const [from, to, kind] of PARAMETERS) {
    const value = member(parameters, from)
    if (typeof value === kind && value !== undefined && !fields.has(to)) fields.set(to, value)
  }
  const model = member(parameters, 'model')
  if (typeof model === 'string') fields.set(FIELD.requestModel, model)
  const user = member(parameters, 'user')
  if (typeof user === 'string' && user !== '' && !fields.has(FIELD.userId)) fields.set(FIELD.userId, user)
}
