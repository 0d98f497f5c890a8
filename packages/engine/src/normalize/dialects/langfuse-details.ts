import { FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import { asText } from '../read/attributes.ts'
import { isObject, type JsonObject, readJson } from '../read/json-text.ts'
import { type Row, rows } from '../read/rename.ts'
import { addParameters } from './openinference-rows.ts'

export const LANGFUSE_ROWS: readonly Row[] = rows('text', [
  ['langfuse.observation.model.name', FIELD.requestModel],
  ['langfuse.observation.prompt.name', FIELD.promptName],
  ['langfuse.observation.prompt.version', FIELD.promptVersion],
  ['langfuse.observation.metadata.provider', FIELD.provider],
])

/** Model parameters, usage, cost, level and time to the first chunk, which Langfuse keeps as JSON in attributes. */
export function addDetails(span: OtlpSpan, fields: Canonical): Canonical {
  const parameters = jsonOf(span, 'langfuse.observation.model.parameters')
  if (parameters !== undefined) {
    const model = fields.get(FIELD.requestModel)
    addParameters(parameters, fields)
    if (model !== undefined) fields.set(FIELD.requestModel, model)
  }
  const usage = jsonOf(span, 'langfuse.observation.usage_details')
  if (isObject(usage)) addUsage(usage, fields)
  const cost = jsonOf(span, 'langfuse.observation.cost_details')
  if (isObject(cost)) addCost(cost, fields)
  if (asText(span.attributes.get('langfuse.observation.level')) === 'ERROR') {
    if (!fields.has(FIELD.errorType)) fields.set(FIELD.errorType, '_OTHER')
    const message = asText(span.attributes.get('langfuse.observation.status_message'))
    if (message !== undefined && !fields.has(FIELD.errorMessage)) fields.set(FIELD.errorMessage, message)
  }
  addFirstChunk(span, fields)
  return fields
}

function jsonOf(span: OtlpSpan, key: string): JsonValue | undefined {
  const text = asText(span.attributes.get(key))
  return text === undefined ? undefined : readJson(text)
}

/**
 * Langfuse takes cached and audio tokens out of `input` and names them beside it. OpenTelemetry's input tokens
 * include them, so they are put back, unless `input` and `output` alone already make the total.
 */
function addUsage(usage: JsonObject, fields: Canonical): void {
  const input = count(usage, 'input') ?? count(usage, 'prompt_tokens') ?? count(usage, 'input_tokens')
  const output = count(usage, 'output') ?? count(usage, 'completion_tokens') ?? count(usage, 'output_tokens')
  const total = count(usage, 'total') ?? count(usage, 'total_tokens')
  const whole = total !== undefined && (input ?? 0) + (output ?? 0) === total
  put(fields, FIELD.inputTokens, input === undefined || whole ? input : input + parts(usage, 'input_'))
  put(fields, FIELD.outputTokens, output === undefined || whole ? output : output + parts(usage, 'output_'))
  put(fields, FIELD.totalTokens, total)
  put(
    fields,
    FIELD.cacheReadTokens,
    count(usage, 'input_cached_tokens') ?? count(usage, 'input_cache_read') ?? count(usage, 'cache_read_input_tokens'),
  )
  put(
    fields,
    FIELD.cacheWriteTokens,
    count(usage, 'input_cache_creation') ?? count(usage, 'cache_creation_input_tokens'),
  )
  put(fields, FIELD.reasoningTokens, count(usage, 'output_reasoning_tokens') ?? count(usage, 'output_reasoning'))
}

function count(usage: JsonObject, key: string): number | undefined {
  const value = Object.hasOwn(usage, key) ? usage[key] : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

function parts(usage: JsonObject, prefix: string): number {
  const details = Object.keys(usage).filter((key) => key.startsWith(prefix) && key !== `${prefix}tokens`)
  return details.reduce((sum, key) => sum + (count(usage, key) ?? 0), 0)
}

function put(fields: Canonical, name: string, value: number | undefined): void {
  if (value !== undefined && !fields.has(name)) fields.set(name, value)
}

function addCost(cost: JsonObject, fields: Canonical): void {
  if (Object.keys(cost).length === 0) return
  const total = Object.hasOwn(cost, 'total') ? cost.total : undefined
  const sum = Object.values(cost).reduce<number>((all, value) => all + (typeof value === 'number' ? value : 0), 0)
  if (!fields.has(FIELD.costUsd)) fields.set(FIELD.costUsd, typeof total === 'number' ? total : sum)
}

function addFirstChunk(span: OtlpSpan, fields: Canonical): void {
  const text = asText(span.attributes.get('langfuse.observation.completion_start_time'))
  const at = text === undefined ? Number.NaN : Date.parse(text.replaceAll('"', ''))
  const startMs = Number(span.startUnixNano / 1_000_000n)
  if (Number.isFinite(at) && at >= startMs) fields.set(FIELD.timeToFirstChunk, (at - startMs) / 1000)
}

/** One entry of an observation's metadata. */
export function metadataOf(span: OtlpSpan, key: string): string | undefined {
  return asText(span.attributes.get(`langfuse.observation.metadata.${key}`))
}
