import type { Attributes, SourceRecord } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import { hasGuardrailKeys, isGuardrailEvent } from './otel-guardrail.ts'
import { callLogs, isGenAiLog, readOtelLog } from './otel-log.ts'
import { readOtelSpan } from './otel-span.ts'

/** Keys that only 1.37 and later have. */
const KEYS = [
  'gen_ai.provider.name',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
  'mcp.method.name',
  'gen_ai.data_source.id',
  'gen_ai.retrieval.query.text',
  'gen_ai.memory.store.id',
  'gen_ai.evaluation.name',
]

/** Operations that up to 1.36 did not have. */
const OPERATIONS = new Set<unknown>([
  'invoke_agent',
  'create_agent',
  'execute_tool',
  'retrieval',
  'rerank',
  'plan',
  'invoke_workflow',
  'handle_conversation_turn',
  'fetch_response',
  'apply_guardrail',
  'run_guardrail',
  'search_memory',
  'create_memory',
  'update_memory',
  'upsert_memory',
  'delete_memory',
  'create_memory_store',
  'delete_memory_store',
])

/** OpenTelemetry's GenAI conventions from 1.37 on, the new repository's main branch, and the guardrail proposals. */
export const otelGenAi: Dialect = {
  name: 'otel_genai',
  reads,
  toEvents: (record, context) => {
    if (record.kind === 'span') return readOtelSpan(record, context.hash)
    return record.kind === 'log' ? readOtelLog(record, context.hash) : []
  },
  callLogs,
}

function reads(record: SourceRecord): boolean {
  if (record.kind === 'log') return isGenAiLog(record)
  if (record.kind !== 'span') return false
  const { attributes } = record
  return hasKeys(attributes) || record.events.some((event) => isGuardrailEvent(event.name) || isNewEvent(event.name))
}

function hasKeys(attributes: Attributes): boolean {
  if (KEYS.some((key) => attributes.has(key)) || hasGuardrailKeys(attributes)) return true
  const operation = attributes.get('gen_ai.operation.name')
  return operation !== undefined && (OPERATIONS.has(operation) || !attributes.has('gen_ai.system'))
}

function isNewEvent(name: string): boolean {
  return name === 'gen_ai.client.inference.operation.details' || name === 'gen_ai.evaluation.result'
}
