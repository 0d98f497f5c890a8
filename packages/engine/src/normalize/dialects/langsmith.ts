import { FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical } from '../draft.ts'
import { asText } from '../read/attributes.ts'
import { member } from '../read/json-text.ts'
import { rows } from '../read/rename.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { jsonOf } from './json-attribute.ts'
import { TOOL_ROWS } from './otel-rows.ts'
import { readTracedRun } from './traced-run.ts'

/** Threads and users stand in metadata. LangSmith's own "session" is a project, which is no conversation. */
const ROWS = rows('text', [
  ['langsmith.metadata.thread_id', FIELD.conversationId],
  ['langsmith.metadata.session_id', FIELD.conversationId],
  ['langsmith.metadata.conversation_id', FIELD.conversationId],
  ['langsmith.metadata.user_id', FIELD.userId],
  ['langsmith.metadata.ls_model_name', FIELD.requestModel],
  ['langsmith.metadata.ls_provider', FIELD.provider],
  ['langsmith.metadata.agent_name', FIELD.agentName],
])

/** LangSmith's run types to the kinds of traced runs; what is not named keeps its word. */
const KINDS = new Map<string, string>([
  ['PROMPT', 'STEP'],
  ['PARSER', 'STEP'],
])

/** Where the details of tokens stand. */
const DETAILS: readonly (readonly [string, string, string])[] = [
  ['gen_ai.usage.input_token_details', 'cache_read', FIELD.cacheReadTokens],
  ['gen_ai.usage.input_token_details', 'cache_creation', FIELD.cacheWriteTokens],
  ['gen_ai.usage.output_token_details', 'reasoning', FIELD.reasoningTokens],
]

/** LangSmith's OpenTelemetry export: `langsmith.span.kind`, with whole inputs and outputs as JSON. */
export const langSmith: Dialect = {
  name: 'langsmith',
  reads: (record) => record.kind === 'span' && record.attributes.has('langsmith.span.kind'),
  toEvents: (record, { hash }) => {
    if (record.kind !== 'span') return []
    const { attributes } = record
    const kind = (asText(attributes.get('langsmith.span.kind')) ?? '').toUpperCase()
    const run = {
      kind: KINDS.get(kind) ?? kind,
      span: record,
      fields: fieldsOf(record),
      inputs: contentOf(record, 'gen_ai.prompt', 'gen_ai.content.prompt'),
      outputs: contentOf(record, 'gen_ai.completion', 'gen_ai.content.completion'),
      tools: jsonOf(attributes, 'gen_ai.tool.definitions'),
    }
    return readTracedRun(run, hash)
  },
}

/** Inputs and outputs: an attribute of the span, or of an event on it. */
function contentOf(span: OtlpSpan, key: string, eventName: string): JsonValue | undefined {
  const own = jsonOf(span.attributes, key)
  if (own !== undefined) return own
  const event = span.events.find((item) => item.name === eventName)
  return event === undefined ? undefined : jsonOf(event.attributes, key)
}

function fieldsOf(span: OtlpSpan): Canonical {
  const { attributes } = span
  const fields = spanFields(span, ROWS, MODEL_ROWS, TOOL_ROWS)
  // The exporter names operations after its run types.
  fields.delete(FIELD.operation)
  for (const [key, detail, name] of DETAILS) {
    const count = member(jsonOf(attributes, key), detail)
    if (typeof count === 'number' && !fields.has(name)) fields.set(name, count)
  }
  return fields
}
