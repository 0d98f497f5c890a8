import { FIELD, type OtlpPoint } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical } from '../draft.ts'
import { normaliseWords } from '../drafts/model-call.ts'
import { draftUsage } from '../drafts/usage.ts'
import { asText } from '../read/attributes.ts'
import { rename } from '../read/rename.ts'
import { IDENTITY_ROWS, MODEL_ROWS } from '../read/shared-rows.ts'

/** Counters of the present conventions, by name. */
const COUNTERS = new Map<string, string>([
  ['gen_ai.client.inference.usage.input_tokens', FIELD.inputTokens],
  ['gen_ai.client.inference.usage.output_tokens', FIELD.outputTokens],
  ['gen_ai.client.inference.usage.cache_read.input_tokens', FIELD.cacheReadTokens],
  ['gen_ai.client.inference.usage.cache_write.input_tokens', FIELD.cacheWriteTokens],
  ['gen_ai.client.inference.usage.reasoning.output_tokens', FIELD.reasoningTokens],
  ['gen_ai.client.inference.operation.input_tokens', FIELD.inputTokens],
  ['gen_ai.client.inference.operation.output_tokens', FIELD.outputTokens],
])

/** `gen_ai.token.type` of the older histogram. */
const TOKEN_TYPES = new Map<unknown, string>([
  ['input', FIELD.inputTokens],
  ['output', FIELD.outputTokens],
  ['completion', FIELD.outputTokens],
])

/** GenAI token metrics: usage as a sender summed it up, never added to what spans say. */
export const otelMetric: Dialect = {
  name: 'otel_genai',
  reads: (record) => record.kind === 'metric' && record.name.startsWith('gen_ai.'),
  toEvents: (record) => {
    if (record.kind !== 'metric') return []
    const field = fieldOf(record)
    const tokens = record.sum ?? record.value
    if (field === undefined || tokens === undefined || !Number.isFinite(tokens)) return []
    const fields: Canonical = rename(record.attributes, IDENTITY_ROWS, rename(record.attributes, MODEL_ROWS, new Map()))
    fields.set(field, tokens)
    return draftUsage(normaliseWords(fields), 'workflow', 'metric', record.timeUnixNano)
  },
}

function fieldOf(point: OtlpPoint): string | undefined {
  if (point.name !== 'gen_ai.client.token.usage') return COUNTERS.get(point.name)
  return TOKEN_TYPES.get(asText(point.attributes.get('gen_ai.token.type')))
}
