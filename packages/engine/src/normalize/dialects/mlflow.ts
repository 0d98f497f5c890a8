import { type Attributes, FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical } from '../draft.ts'
import { normaliseWords } from '../drafts/model-call.ts'
import { asText, toJson } from '../read/attributes.ts'
import { jsonOrText, member, textMember, unquoted } from '../read/json-text.ts'
import { rows } from '../read/rename.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { TOOL_ROWS } from './otel-rows.ts'
import { readTracedRun } from './traced-run.ts'

/** Attributes that are plain texts wherever they come from. */
const ROWS = rows('text', [['mlflow.auth.userId', FIELD.userId]])

const TEXTS: readonly (readonly [string, string])[] = [
  ['mlflow.llm.model', FIELD.requestModel],
  ['mlflow.llm.provider', FIELD.provider],
  ['mlflow.trace.user', FIELD.userId],
  ['mlflow.trace.session', FIELD.conversationId],
]

const TOKENS: readonly (readonly [string, string])[] = [
  ['input_tokens', FIELD.inputTokens],
  ['output_tokens', FIELD.outputTokens],
  ['total_tokens', FIELD.totalTokens],
  ['cache_read_input_tokens', FIELD.cacheReadTokens],
  ['cache_creation_input_tokens', FIELD.cacheWriteTokens],
]

/** MLflow Tracing: `mlflow.spanType` with inputs and outputs as JSON. Its exporter writes every value as JSON text. */
export const mlflow: Dialect = {
  name: 'mlflow',
  reads: (record) => record.kind === 'span' && record.attributes.has('mlflow.spanType'),
  toEvents: (record, { hash }) => {
    if (record.kind !== 'span') return []
    const { attributes } = record
    const inputs = jsonIn(attributes, 'mlflow.spanInputs')
    const run = {
      kind: (textOf(attributes, 'mlflow.spanType') ?? '').toUpperCase(),
      span: record,
      fields: fieldsOf(record, inputs),
      inputs,
      outputs: jsonIn(attributes, 'mlflow.spanOutputs'),
      tools: jsonIn(attributes, 'mlflow.chat.tools'),
    }
    return readTracedRun(run, hash)
  },
}

function jsonIn(attributes: Attributes, key: string): JsonValue | undefined {
  const value = attributes.get(key)
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? jsonOrText(unquoted(value)) : toJson(value)
}

function textOf(attributes: Attributes, key: string): string | undefined {
  const text = asText(attributes.get(key))
  return text === undefined ? undefined : unquoted(text)
}

function fieldsOf(span: OtlpSpan, inputs: JsonValue | undefined): Canonical {
  const { attributes } = span
  const fields = spanFields(span, ROWS, MODEL_ROWS, TOOL_ROWS)
  for (const [key, name] of TEXTS) {
    const text = textOf(attributes, key)
    if (text !== undefined && !fields.has(name)) fields.set(name, text)
  }
  const usage = jsonIn(attributes, 'mlflow.chat.tokenUsage')
  for (const [key, name] of TOKENS) {
    const count = member(usage, key)
    if (typeof count === 'number' && !fields.has(name)) fields.set(name, count)
  }
  const cost = member(jsonIn(attributes, 'mlflow.llm.cost'), 'total_cost')
  if (typeof cost === 'number') fields.set(FIELD.costUsd, cost)
  const model = textMember(inputs, 'model')
  if (model !== undefined && !fields.has(FIELD.requestModel)) fields.set(FIELD.requestModel, model)
  return normaliseWords(fields)
}
