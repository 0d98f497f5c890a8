import type { Attributes, SpanKind } from '../../record/recorder.ts'
import { memberOf, numberOf, textOf, toJsonText } from '../../wire/read-json.ts'
import { providerOf } from '../ai-sdk/provider-of.ts'
import type { MastraSpan } from './mastra-span.ts'

/** How the span of a step begins. */
interface Step {
  readonly name: string
  readonly kind?: SpanKind
  readonly attributes: Attributes
}

/** Steps that have a span of their own, by type; the others only hold what happens in them. */
const STEPS = new Map<string, (span: MastraSpan) => Step>([
  ['agent_run', (span) => named('invoke_agent', 'gen_ai.agent.name', span)],
  ['workflow_run', (span) => named('invoke_workflow', 'gen_ai.workflow.name', span)],
  ['tool_call', (span) => describeTool(span, 'function')],
  ['client_tool_call', (span) => describeTool(span, 'function')],
  ['provider_tool_call', (span) => describeTool(span, 'extension')],
  ['mcp_tool_call', (span) => describeTool(span, 'extension')],
  ['workspace_action', (span) => describeTool(span, 'function')],
  ['rag_embedding', describeEmbedding],
  ['rag_vector_operation', describeVector],
  ['memory_operation', describeMemory],
])

/** What a step of Mastra is called, from what is known at its beginning; undefined where it has no span. */
export function describeMastraStep(span: MastraSpan): Step | undefined {
  return STEPS.get(span.type)?.(span)
}

/** Whether a step is the run of a tool. */
export function isTool({ type }: MastraSpan): boolean {
  return type.endsWith('tool_call') || type === 'workspace_action'
}

function nameOf({ entityName, entityId, name }: MastraSpan): string {
  return entityName ?? entityId ?? /'(?<name>[^']{1,200})'/.exec(name)?.groups?.name ?? name
}

function named(operation: string, member: string, span: MastraSpan): Step {
  const name = nameOf(span)
  return {
    name: `${operation} ${name}`,
    attributes: {
      'gen_ai.operation.name': operation,
      [member]: name,
      'gen_ai.conversation.id': textOf(span.attributes, 'conversationId') ?? textOf(span.metadata, 'threadId'),
    },
  }
}

function describeTool(span: MastraSpan, type: string): Step {
  const { name, attributes } = named('execute_tool', 'gen_ai.tool.name', span)
  return {
    name,
    attributes: {
      ...attributes,
      'gen_ai.tool.type': type,
      'gen_ai.tool.description': textOf(span.attributes, 'toolDescription'),
      'gen_ai.tool.call.id': textOf(span.attributes, 'toolCallId'),
      'gen_ai.tool.call.arguments': shown(span.input),
      'mcp.server.name': textOf(span.attributes, 'mcpServer'),
    },
  }
}

function describeEmbedding({ attributes, input }: MastraSpan): Step {
  const model = textOf(attributes, 'model')
  const provider = textOf(attributes, 'provider')
  return {
    name: `embeddings ${model ?? ''}`.trim(),
    kind: 'client',
    attributes: {
      'gen_ai.operation.name': 'embeddings',
      'gen_ai.provider.name': provider === undefined ? undefined : providerOf(provider),
      'gen_ai.request.model': model,
      'gen_ai.input.messages': toJsonText([{ role: 'user', parts: [{ type: 'text', content: shown(input) ?? '' }] }]),
    },
  }
}

function describeVector({ attributes }: MastraSpan): Step {
  const index = textOf(attributes, 'indexName') ?? textOf(attributes, 'store') ?? 'vectors'
  const isQuery = (textOf(attributes, 'operation') ?? 'query') === 'query'
  return {
    name: `${isQuery ? 'retrieval' : textOf(attributes, 'operation')} ${index}`,
    kind: 'client',
    attributes: {
      ...(isQuery
        ? { 'gen_ai.operation.name': 'retrieval', 'gen_ai.request.top_k': numberOf(attributes, 'topK') }
        : { 'db.operation.name': textOf(attributes, 'operation'), 'db.collection.name': index }),
      'gen_ai.data_source.id': index,
    },
  }
}

const MEMORY_OPERATIONS = new Map([
  ['recall', 'search_memory'],
  ['save', 'create_memory'],
  ['update', 'update_memory'],
  ['delete', 'delete_memory'],
])

function describeMemory({ attributes, input }: MastraSpan): Step {
  const operation = MEMORY_OPERATIONS.get(textOf(attributes, 'operationType') ?? '') ?? 'search_memory'
  return {
    name: `${operation} mastra`,
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.memory.store.id': 'mastra',
      'gen_ai.memory.query.text': operation === 'search_memory' ? shown(input) : undefined,
    },
  }
}

/** What a step says of itself at its end. */
export function describeMastraEnd(span: MastraSpan): Attributes {
  if (isTool(span)) return { 'gen_ai.tool.call.result': shown(span.output) }
  if (span.type === 'memory_operation') return { 'gen_ai.memory.records': shown(span.output) }
  if (span.type !== 'rag_embedding') return {}
  return {
    'gen_ai.usage.input_tokens': numberOf(memberOf(span.attributes, 'usage'), 'inputTokens'),
    'gen_ai.embeddings.dimension.count': numberOf(span.attributes, 'dimensions'),
  }
}

/** Anything as a text; JSON where it is none. */
export function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : toJsonText(value)
}
