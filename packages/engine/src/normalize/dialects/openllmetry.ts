import { FIELD, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftEmbedding, draftModelCall, type ModelCall, TELLS_ALL } from '../drafts/model-call.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asInt, asText } from '../read/attributes.ts'
import { member } from '../read/json-text.ts'
import { readMessages } from '../read/messages.ts'
import { rename } from '../read/rename.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { readEntity, readLegacyMessages, readLegacyTools, readQuestion } from './openllmetry-content.ts'
import { isMcpSpan, mcpArguments, readMcpSpan } from './openllmetry-mcp.ts'
import { isVectorSpan, readVectorSpan } from './openllmetry-vector.ts'
import { readContent } from './otel-content.ts'
import { GUARDRAIL_ROWS } from './otel-guardrail.ts'
import { TOOL_ROWS } from './otel-rows.ts'
import { readOtelSpan } from './otel-span.ts'
import { firstJson } from './otel-steps.ts'

/** OpenLLMetry (Traceloop), its flattened and its present message shapes, with its vector database spans. */
export const openLlmetry: Dialect = {
  name: 'openllmetry',
  reads: (record) => record.kind === 'span' && speaks(record),
  toEvents: (record, context) => (record.kind === 'span' ? readSpan(record, context.hash) : []),
}

/** Keys that only OpenLLMetry writes. Its association properties do not count: it puts them on all spans. */
const KEYS = [
  'traceloop.span.kind',
  'llm.request.type',
  'gen_ai.prompt.0.role',
  'gen_ai.prompt.0.content',
  'gen_ai.completion.0.role',
  'gen_ai.completion.0.content',
  'gen_ai.guardrail.status',
  'llm.usage.total_tokens',
]

function speaks(span: OtlpSpan): boolean {
  if (KEYS.some((key) => span.attributes.has(key))) return true
  if (isVectorSpan(span) || isMcpSpan(span)) return true
  return span.attributes.has('gen_ai.operation.name') && isTraceloopScope(span.scope.name)
}

function isTraceloopScope(name: string): boolean {
  return name.startsWith('@traceloop/') || name.startsWith('opentelemetry.instrumentation.langchain')
}

type Reader = (span: OtlpSpan, hash: KeyedHash) => readonly EventDraft[]

const KIND_READERS = new Map<string, Reader>([
  ['workflow', runReader('workflow', 'invoke_workflow')],
  ['agent', runReader('agent', 'invoke_agent')],
  ['task', readTask],
  ['tool', readTool],
])

function readSpan(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  if (span.attributes.has('gen_ai.guardrail.status')) return [readGuardrailStatus(span)]
  if (isVectorSpan(span)) return readVectorSpan(span, hash)
  if (isMcpSpan(span)) return readMcpSpan(span, hash)
  const kind = asText(span.attributes.get('traceloop.span.kind'))
  const reader = kind === undefined ? undefined : KIND_READERS.get(kind)
  if (reader !== undefined) return reader(span, hash)
  if (isModelCall(span)) return readModelCall(toCall(span), hash)
  return readOtelSpan(span, hash)
}

const CALL_OPERATIONS = new Set<unknown>([
  undefined,
  'chat',
  'text_completion',
  'completion',
  'embedding',
  'embeddings',
  'rerank',
])

function isModelCall(span: OtlpSpan): boolean {
  const { attributes } = span
  if (!CALL_OPERATIONS.has(attributes.get('gen_ai.operation.name'))) return false
  return (
    attributes.has('llm.request.type') ||
    attributes.has('gen_ai.request.model') ||
    attributes.has('gen_ai.prompt.0.role')
  )
}

/** `llm.request.type` to OpenTelemetry's operation. */
const REQUEST_TYPES = new Map<string, string>([
  ['chat', 'chat'],
  ['completion', 'text_completion'],
  ['embedding', 'embeddings'],
  ['rerank', 'rerank'],
])

function toCall(span: OtlpSpan): ModelCall {
  const { attributes } = span
  const fields = spanFields(span, MODEL_ROWS)
  const type = asText(attributes.get('llm.request.type'))
  if (!fields.has(FIELD.operation)) fields.set(FIELD.operation, REQUEST_TYPES.get(type ?? 'chat') ?? 'chat')
  const now = readContent(attributes, span.events)
  const input = now.input.messages.length > 0 ? now.input : readLegacyMessages(attributes, 'gen_ai.prompt.', 'user')
  const output =
    now.output.messages.length > 0 ? now.output : readLegacyMessages(attributes, 'gen_ai.completion.', 'assistant')
  addFinishReason(span, fields)
  return {
    fields,
    input,
    output,
    system: now.system,
    tools: now.tools ?? readLegacyTools(attributes),
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    source: 'span',
    tells: TELLS_ALL,
  }
}

function readModelCall(call: ModelCall, hash: KeyedHash): readonly EventDraft[] {
  return call.fields.get(FIELD.operation) === 'embeddings' ? draftEmbedding(call, hash) : draftModelCall(call, hash)
}

function addFinishReason(span: OtlpSpan, fields: Canonical): void {
  const reason =
    asText(span.attributes.get('llm.response.finish_reason')) ??
    asText(span.attributes.get('gen_ai.response.finish_reason'))
  if (reason !== undefined && !fields.has(FIELD.finishReasons)) fields.set(FIELD.finishReasons, [reason])
}

function runReader(scope: 'agent' | 'workflow', operation: string): Reader {
  return (span, hash) => {
    const run = toCall(span)
    run.fields.set(FIELD.operation, operation)
    const name = asText(span.attributes.get('traceloop.entity.name')) ?? span.name
    run.fields.set(scope === 'agent' ? FIELD.agentName : FIELD.workflowName, name)
    const input = readMessages(readQuestion(span.attributes), 'user')
    const output = readMessages(readEntity(span.attributes, 'traceloop.entity.output'), 'assistant')
    const content = {
      input: input.messages.length > 0 ? input : run.input,
      output: output.messages.length > 0 ? output : run.output,
    }
    return draftAgentRun({ ...run, ...content }, { action: 'agent.invoked', scope, converses: scope === 'agent' }, hash)
  }
}

/** Tasks are steps on the way; only one that stands alone is told. */
function readTask(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  return span.parentSpanId === '' ? runReader('workflow', 'invoke_workflow')(span, hash) : []
}

function readTool(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = spanFields(span, TOOL_ROWS, MODEL_ROWS)
  fields.set(FIELD.operation, 'execute_tool')
  const name = asText(span.attributes.get('traceloop.entity.name'))
  if (!fields.has(FIELD.toolName)) fields.set(FIELD.toolName, name ?? span.name)
  const args = firstJson(span.attributes, ['gen_ai.tool.call.arguments', 'mcp.request.argument'])
  const result = firstJson(span.attributes, ['gen_ai.tool.call.result', 'mcp.response.value'])
  const sent = args ?? readEntity(span.attributes, 'traceloop.entity.input')
  const got = result ?? readEntity(span.attributes, 'traceloop.entity.output')
  const mcp = mcpArguments(sent)
  if (mcp !== undefined) {
    fields.set(FIELD.mcpMethod, 'tools/call')
    const inner = member(got, 'result') ?? got
    return [
      draftTool({ fields, action: 'tool.executed', args: mcp, result: inner, timeUnixNano: span.startUnixNano }, hash),
    ]
  }
  return [
    draftTool({ fields, action: 'tool.executed', args: sent, result: got, timeUnixNano: span.startUnixNano }, hash),
  ]
}

/** Traceloop's own guardrail form shares a prefix with OpenTelemetry's proposal; `status` tells it apart. */
function readGuardrailStatus(span: OtlpSpan): EventDraft {
  const fields = rename(span.attributes, GUARDRAIL_ROWS, spanFields(span, MODEL_ROWS))
  if (!fields.has(FIELD.guardrailName)) fields.set(FIELD.guardrailName, span.name)
  fields.set(FIELD.guardrailResultType, 'status')
  const failed = asInt(span.attributes.get('gen_ai.guardrail.failed_guard_count'))
  if (failed !== undefined && failed > 0 && !fields.has(FIELD.guardrailResultReason)) {
    fields.set(FIELD.guardrailResultReason, `${failed} guards failed`)
  }
  return draftGuardrail(fields, span.startUnixNano)
}
