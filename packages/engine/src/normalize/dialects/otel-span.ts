import { FIELD, type OtlpSpan } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftEmbedding, draftModelCall, type ModelCall, TELLS_ALL } from '../drafts/model-call.ts'
import type { KeyedHash } from '../hash.ts'
import { asText } from '../read/attributes.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { readContent } from './otel-content.ts'
import { readSpanEvents } from './otel-events.ts'
import { hasGuardrailKeys, hasVerdict, readGuardrail } from './otel-guardrail.ts'
import { readMcp } from './otel-mcp.ts'
import { readMemory, readRetrieval, readTool } from './otel-steps.ts'

/** Instrumentations that put the texts of a call into log records and leave them out of the span. */
const TEXT_IN_LOGS = new Set([
  '@opentelemetry/instrumentation-openai',
  '@opentelemetry/instrumentation-aws-sdk',
  'opentelemetry.instrumentation.openai_v2',
  'opentelemetry.instrumentation.vertexai',
  'opentelemetry.instrumentation.google_genai',
  'opentelemetry.instrumentation.botocore.bedrock-runtime',
])

type SpanReader = (span: OtlpSpan, hash: KeyedHash) => readonly EventDraft[]

/** What a span tells, by `gen_ai.operation.name`: the current names, proposals, and names seen in the wild. */
const READERS = new Map<string, SpanReader>([
  ['chat', readModelCall],
  ['generate_content', readModelCall],
  ['text_completion', readModelCall],
  ['completion', readModelCall],
  ['llm_call', readModelCall],
  ['image_generation', readModelCall],
  ['embeddings', readEmbeddings],
  ['retrieval', readRetrieval],
  ['rerank', readRetrieval],
  ['execute_tool', readTool],
  ['tool_call', readTool],
  ['execute_hook', readTool],
  ['invoke_agent', agentReader('agent.invoked', 'agent')],
  ['agent_call', agentReader('agent.invoked', 'agent')],
  ['create_agent', agentReader('agent.created', 'agent')],
  ['plan', agentReader('agent.invoked', 'agent')],
  ['invoke_workflow', agentReader('agent.invoked', 'workflow')],
  ['handle_conversation_turn', agentReader('agent.invoked', 'workflow')],
  ['execute_task', agentReader('agent.invoked', 'workflow')],
  ['fetch_response', readFetch],
  ['run_guardrail', readGuard],
  ['apply_guardrail', readGuard],
  ['create_memory', readMemory],
  ['update_memory', readMemory],
  ['upsert_memory', readMemory],
  ['delete_memory', readMemory],
  ['search_memory', readMemory],
  ['create_memory_store', readMemory],
  ['delete_memory_store', readMemory],
])

/** Reads a span in OpenTelemetry's words, of any of its three generations. */
export function readOtelSpan(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  if (span.attributes.has('mcp.method.name')) return readMcp(span, hash)
  const drafts = readerOf(span)(span, hash)
  if (span.events.length === 0) return drafts
  return [...drafts, ...readSpanEvents(span.events, spanFields(span, MODEL_ROWS))]
}

function readerOf(span: OtlpSpan): SpanReader {
  const operation = asText(span.attributes.get('gen_ai.operation.name'))
  const named = operation === undefined ? undefined : READERS.get(operation.toLowerCase())
  if (named !== undefined) return named
  if (hasGuardrailKeys(span.attributes)) return readGuard
  if (span.attributes.has('gen_ai.tool.name')) return readTool
  return isModelCall(span) ? readModelCall : () => []
}

const CALL_KEYS = [
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.response.id',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.prompt_tokens',
]

function isModelCall(span: OtlpSpan): boolean {
  return (
    CALL_KEYS.some((key) => span.attributes.has(key)) || span.events.some((event) => event.name === 'gen_ai.choice')
  )
}

function readModelCall(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  return draftModelCall(toCall(span), hash)
}

function readEmbeddings(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  return draftEmbedding(toCall(span), hash)
}

function toCall(span: OtlpSpan): ModelCall {
  const fields = spanFields(span, MODEL_ROWS)
  const content = readContent(span.attributes, span.events)
  return {
    fields,
    ...content,
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    source: 'span',
    tells: tellsOf(span, content.input.messages.length + content.output.messages.length),
  }
}

const TELLS_USAGE: ModelCall['tells'] = new Set(['system', 'usage'])
const TELLS_FAILURE: ModelCall['tells'] = new Set(['system', 'usage', 'response'])

function tellsOf(span: OtlpSpan, messages: number): ModelCall['tells'] {
  const silent = messages === 0 && TEXT_IN_LOGS.has(span.scope.name)
  if (!silent) return TELLS_ALL
  return span.statusCode === 2 ? TELLS_FAILURE : TELLS_USAGE
}

function agentReader(action: string, scope: 'agent' | 'workflow'): SpanReader {
  return (span, hash) => draftAgentRun(toCall(span), { action, scope, converses: true }, hash)
}

/** A stored answer that is fetched again: a response, but no use of tokens. */
function readFetch(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  return draftModelCall({ ...toCall(span), tells: new Set(['response']) }, hash)
}

/** A guard's run. One that gives no result has it in a log or span event, or failed; no verdict is made up for it. */
function readGuard(span: OtlpSpan): readonly EventDraft[] {
  const fields = spanFields(span, MODEL_ROWS)
  if (!hasVerdict(span.attributes)) {
    if (!fields.has(FIELD.errorType)) return []
    fields.set(FIELD.guardrailVerdict, 'error')
  }
  return [readGuardrail(span.attributes, fields, span.name, span.startUnixNano)]
}
