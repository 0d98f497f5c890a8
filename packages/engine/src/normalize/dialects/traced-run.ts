import { FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftEmbedding, draftModelCall, type ModelCall, TELLS_ALL } from '../drafts/model-call.ts'
import { draftRetrieval, readDocuments } from '../drafts/retrieval.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { isArray, isObject, member, textMember } from '../read/json-text.ts'
import { readMessages } from '../read/messages.ts'
import { textOfValue } from '../read/parts.ts'
import { fromLangChain } from './langchain-messages.ts'

/** One traced run as tracers of the framework kind tell it: what kind it was, and its inputs and outputs as JSON. */
export interface TracedRun {
  /** In capitals. */
  readonly kind: string
  readonly span: OtlpSpan
  readonly fields: Canonical
  readonly inputs: JsonValue | undefined
  readonly outputs: JsonValue | undefined
  readonly tools: JsonValue | undefined
}

type RunReader = (run: TracedRun, hash: KeyedHash) => readonly EventDraft[]

const READERS = new Map<string, RunReader>([
  ['LLM', readModelCall],
  ['CHAT_MODEL', readModelCall],
  ['EMBEDDING', readEmbedding],
  ['TOOL', readTool],
  ['RETRIEVER', (run, hash) => readRetrieval(run, 'retrieval', hash)],
  ['RERANKER', (run, hash) => readRetrieval(run, 'rerank', hash)],
  ['MEMORY', (run, hash) => readRetrieval(run, 'search_memory', hash)],
  ['AGENT', readAgent],
  ['CHAIN', readStep],
  ['WORKFLOW', readStep],
  ['GUARDRAIL', readGuard],
])

/** The facts in a traced run; chains are steps on the way, of which only the outermost is told. */
export function readTracedRun(run: TracedRun, hash: KeyedHash): readonly EventDraft[] {
  return READERS.get(run.kind)?.(run, hash) ?? []
}

function named(run: TracedRun, operation: string): Canonical {
  if (!run.fields.has(FIELD.operation)) run.fields.set(FIELD.operation, operation)
  return run.fields
}

function toCall(run: TracedRun, operation: string): ModelCall {
  const { span, inputs, outputs } = run
  const input = readMessages(fromLangChain(inputs), 'user')
  return {
    fields: named(run, operation),
    input,
    output: readMessages(fromLangChain(outputs), 'assistant'),
    system: [],
    tools: run.tools ?? input.tools,
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    source: 'span',
    tells: TELLS_ALL,
  }
}

function readModelCall(run: TracedRun, hash: KeyedHash): readonly EventDraft[] {
  return draftModelCall(toCall(run, 'chat'), hash)
}

function readEmbedding(run: TracedRun, hash: KeyedHash): readonly EventDraft[] {
  const call = toCall(run, 'embeddings')
  const sent = member(run.inputs, 'input') ?? member(run.inputs, 'texts') ?? run.inputs
  const texts = isArray(sent) ? sent.map(textOfValue).join('\n') : undefined
  const input = texts === undefined ? call.input : readMessages([{ role: 'user', content: texts }], 'user')
  return draftEmbedding({ ...call, input }, hash)
}

/** A value that stands alone in a wrapper: `{"input": …}`, `{"output": …}`. */
function unwrapped(value: JsonValue | undefined, keys: readonly string[]): JsonValue | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return value
  for (const key of keys) if (Object.hasOwn(value, key)) return value[key]
  return value
}

function readTool(run: TracedRun, hash: KeyedHash): readonly EventDraft[] {
  const fields = named(run, 'execute_tool')
  if (!fields.has(FIELD.toolName)) fields.set(FIELD.toolName, run.span.name)
  const output = unwrapped(run.outputs, ['output', 'result'])
  const message = fromLangChain(output)
  const id = textMember(message, 'tool_call_id')
  if (id !== undefined && !fields.has(FIELD.toolCallId)) fields.set(FIELD.toolCallId, id)
  const result = id === undefined ? output : member(message, 'content')
  const args = unwrapped(run.inputs, ['input'])
  return [draftTool({ fields, action: 'tool.executed', args, result, timeUnixNano: run.span.startUnixNano }, hash)]
}

function readRetrieval(run: TracedRun, operation: string, hash: KeyedHash): readonly EventDraft[] {
  const fields = named(run, operation)
  const asked = ['query', 'question', 'input', 'text'].map((key) => textMember(run.inputs, key))
  const query = typeof run.inputs === 'string' ? run.inputs : asked.find((text) => text !== undefined)
  const documents = readDocuments(unwrapped(run.outputs, ['output', 'documents']))
  if (!fields.has(FIELD.dataSourceId)) fields.set(FIELD.dataSourceId, run.span.name)
  const action = operation === 'search_memory' ? 'memory.read' : 'retrieval.performed'
  const told = { fields, action, query, documents, count: undefined, timeUnixNano: run.span.startUnixNano }
  return [draftRetrieval(told, hash)]
}

function readAgent(run: TracedRun, hash: KeyedHash): readonly EventDraft[] {
  const call = toCall(run, 'invoke_agent')
  if (!call.fields.has(FIELD.agentName)) call.fields.set(FIELD.agentName, run.span.name)
  return draftAgentRun(call, { action: 'agent.invoked', scope: 'agent', converses: true }, hash)
}

function readStep(run: TracedRun, hash: KeyedHash): readonly EventDraft[] {
  if (run.span.parentSpanId !== '') return []
  const call = toCall(run, 'invoke_workflow')
  if (!call.fields.has(FIELD.workflowName)) call.fields.set(FIELD.workflowName, run.span.name)
  return draftAgentRun(call, { action: 'agent.invoked', scope: 'workflow', converses: false }, hash)
}

function readGuard(run: TracedRun): readonly EventDraft[] {
  const fields = named(run, 'apply_guardrail')
  fields.set(FIELD.guardrailName, run.span.name)
  fields.set(FIELD.guardrailResultType, 'output')
  if (run.inputs !== undefined) fields.set(FIELD.guardrailInput, run.inputs)
  if (run.outputs !== undefined) fields.set(FIELD.guardrailOutput, run.outputs)
  fields.set(FIELD.guardrailResultValue, verdictWord(run.outputs))
  fields.set(FIELD.guardrailTarget, 'input')
  return [draftGuardrail(fields, run.span.startUnixNano)]
}

/** A guard's verdict in its output: a word, or a member of its JSON; a bare yes or no says whether it passed. */
function verdictWord(output: JsonValue | undefined): string {
  if (typeof output === 'boolean') return output ? 'passed' : 'failed'
  if (typeof output === 'string') return output.length <= 40 ? output : 'flag'
  for (const key of ['verdict', 'action', 'decision', 'status', 'result', 'passed', 'allowed']) {
    const value = member(output, key)
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return value ? 'passed' : 'failed'
  }
  return 'flag'
}
