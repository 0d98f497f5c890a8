import { type Attributes, FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftRetrieval, readDocuments } from '../drafts/retrieval.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asInt, asText, toJson } from '../read/attributes.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { RETRIEVAL_ROWS, TOOL_ROWS } from './otel-rows.ts'

/** The first of several attributes as JSON. */
export function firstJson(attributes: Attributes, keys: readonly string[]): JsonValue | undefined {
  for (const key of keys) {
    const value = attributes.get(key)
    if (value !== undefined && value !== null && value !== '') return toJson(value)
  }
  return undefined
}

const ARGUMENT_KEYS = [
  'gen_ai.tool.call.arguments',
  'gen_ai.tool.args',
  'gen_ai.tool.input',
  'tool_arguments',
  'mcp.request.argument',
]
const RESULT_KEYS = [
  'gen_ai.tool.call.result',
  'gen_ai.tool.result',
  'gen_ai.tool.output',
  'tool_response',
  'mcp.response.value',
]

/** A tool that ran; a decision to refuse it is `tool.denied`, loading a skill is `skill.loaded`. */
export function readTool(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = spanFields(span, TOOL_ROWS, MODEL_ROWS)
  const args = firstJson(span.attributes, ARGUMENT_KEYS)
  const result = firstJson(span.attributes, RESULT_KEYS) ?? eventResult(span)
  const tool = draftTool({ fields, action: actionOf(fields), args, result, timeUnixNano: span.startUnixNano }, hash)
  return [tool]
}

function actionOf(fields: Canonical): string {
  const decision = fields.get(FIELD.toolDecision)
  if (decision === 'reject' || decision === 'deny' || decision === 'denied') return 'tool.denied'
  return fields.has(FIELD.skillName) ? 'skill.loaded' : 'tool.executed'
}

/** Strands puts the result into a span event. */
function eventResult(span: OtlpSpan): JsonValue | undefined {
  const event = span.events.find((item) => item.name === 'gen_ai.choice')
  return event === undefined ? undefined : firstJson(event.attributes, ['tool.result', 'message', 'content'])
}

/** A look into a document store. */
export function readRetrieval(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const query = asText(
    firstText(span.attributes, ['gen_ai.retrieval.query.text', 'gen_ai.retrieval.query', 'db.query.text']),
  )
  const documents = readDocuments(firstJson(span.attributes, ['gen_ai.retrieval.documents', 'gen_ai.rerank.documents']))
  const count = asInt(
    span.attributes.get('db.response.returned_rows') ?? span.attributes.get('gen_ai.retrieval.document_count'),
  )
  const fields = spanFields(span, RETRIEVAL_ROWS, MODEL_ROWS)
  const action = 'retrieval.performed'
  return [draftRetrieval({ fields, action, query, documents, count, timeUnixNano: span.startUnixNano }, hash)]
}

function firstText(attributes: Attributes, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = asText(attributes.get(key))
    if (value !== undefined) return value
  }
  return undefined
}

const MEMORY_ACTIONS = new Map<string, string>([
  ['search_memory', 'memory.read'],
  ['delete_memory', 'memory.deleted'],
  ['delete_memory_store', 'memory.deleted'],
])

/** A look into, or a change of, an agent's memory. */
export function readMemory(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = spanFields(span, RETRIEVAL_ROWS, MODEL_ROWS)
  const store = fields.get(FIELD.memoryStoreId)
  if (store !== undefined && !fields.has(FIELD.dataSourceId)) fields.set(FIELD.dataSourceId, store)
  const query = fields.get(FIELD.memoryQuery)
  const operation = asText(span.attributes.get('gen_ai.operation.name')) ?? ''
  const documents = readDocuments(firstJson(span.attributes, ['gen_ai.memory.records']))
  const retrieval = {
    fields,
    action: MEMORY_ACTIONS.get(operation) ?? 'memory.written',
    query: typeof query === 'string' ? query : undefined,
    documents,
    count: asInt(span.attributes.get('gen_ai.memory.record.count')),
    timeUnixNano: span.startUnixNano,
  }
  return [draftRetrieval(retrieval, hash)]
}
