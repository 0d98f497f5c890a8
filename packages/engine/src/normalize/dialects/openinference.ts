import { type Attributes, FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftEvaluation } from '../drafts/evaluation.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftEmbedding, draftModelCall, type ModelCall, TELLS_ALL } from '../drafts/model-call.ts'
import { draftRetrieval, readDocuments } from '../drafts/retrieval.ts'
import { draftSystemPrompt } from '../drafts/system-prompt.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asInt, asNumber, asText } from '../read/attributes.ts'
import { jsonOrText, member, textMember, unquoted } from '../read/json-text.ts'
import { textPart } from '../read/message.ts'
import { readMessages } from '../read/messages.ts'
import { spanFields } from '../read/span-fields.ts'
import { readDocumentList, readEmbeddedTexts, readInput, readOutput, readToolSchemas } from './openinference-content.ts'
import { addAnswer, addInvocation, OPENINFERENCE_ROWS } from './openinference-rows.ts'
import { TOOL_ROWS } from './otel-rows.ts'
import { firstJson } from './otel-steps.ts'

type Reader = (span: OtlpSpan, hash: KeyedHash) => readonly EventDraft[]

/** What a span tells, by its kind. Chains are steps on the way: only the outermost one is told, as a workflow. */
const READERS = new Map<string, Reader>([
  ['LLM', (span, hash) => draftModelCall(toCall(span), hash)],
  ['EMBEDDING', readEmbedding],
  ['CHAIN', readChain],
  ['RETRIEVER', readRetriever],
  ['RERANKER', readReranker],
  ['TOOL', readTool],
  [
    'AGENT',
    (span, hash) => draftAgentRun(toRun(span), { action: 'agent.invoked', scope: 'agent', converses: true }, hash),
  ],
  ['GUARDRAIL', readGuardrailSpan],
  ['EVALUATOR', readEvaluator],
  ['PROMPT', readPromptTemplate],
])

/** OpenInference (Arize): `openinference.span.kind` and flattened `llm.*` attributes. */
export const openInference: Dialect = {
  name: 'openinference',
  reads: (record) => record.kind === 'span' && record.attributes.has('openinference.span.kind'),
  toEvents: (record, context) => {
    if (record.kind !== 'span') return []
    const kind = asText(record.attributes.get('openinference.span.kind'))?.toUpperCase()
    return READERS.get(kind ?? '')?.(record, context.hash) ?? []
  },
}

function fieldsOf(span: OtlpSpan, operation: string): Canonical {
  const fields = addInvocation(span.attributes, spanFields(span, OPENINFERENCE_ROWS, TOOL_ROWS))
  if (!fields.has(FIELD.operation)) fields.set(FIELD.operation, operation)
  return fields
}

function toCall(span: OtlpSpan): ModelCall {
  return {
    fields: addAnswer(span.attributes, fieldsOf(span, 'chat')),
    input: readInput(span.attributes),
    output: readOutput(span.attributes),
    system: [],
    tools: readToolSchemas(span.attributes),
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    source: 'span',
    tells: TELLS_ALL,
  }
}

function readEmbedding(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const texts = readEmbeddedTexts(span.attributes)
  const input =
    texts.length > 0 ? readMessages([{ role: 'user', content: texts.join('\n') }], 'user') : inputValue(span)
  return draftEmbedding({ ...toCall(span), fields: fieldsOf(span, 'embeddings'), input }, hash)
}

function inputValue(span: OtlpSpan): ModelCall['input'] {
  return readMessages(asText(span.attributes.get('input.value')), 'user')
}

function outputValue(span: OtlpSpan): ModelCall['input'] {
  return readMessages(asText(span.attributes.get('output.value')), 'assistant')
}

function toRun(span: OtlpSpan): ModelCall {
  return { ...toCall(span), fields: fieldsOf(span, 'invoke_agent'), input: inputValue(span), output: outputValue(span) }
}

function readChain(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  if (span.parentSpanId !== '') return []
  const run = toRun(span)
  run.fields.set(FIELD.operation, 'invoke_workflow')
  if (!run.fields.has(FIELD.workflowName)) run.fields.set(FIELD.workflowName, span.name)
  return draftAgentRun(run, { action: 'agent.invoked', scope: 'workflow', converses: false }, hash)
}

function readRetriever(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = fieldsOf(span, 'retrieval')
  const query = queryText(span.attributes, ['input.value'])
  const listed = readDocumentList(span.attributes, 'retrieval.documents.')
  const documents = listed.length > 0 ? listed : readDocuments(asText(span.attributes.get('output.value')))
  const count = asInt(span.attributes.get('retrieval.document_count'))
  if (!fields.has(FIELD.dataSourceId)) addDataSource(fields, span)
  return [
    draftRetrieval(
      { fields, action: 'retrieval.performed', query, documents, count, timeUnixNano: span.startUnixNano },
      hash,
    ),
  ]
}

/** The query as text; frameworks wrap it in JSON (`{"query": …}`). */
function queryText(attributes: Attributes, keys: readonly string[]): string | undefined {
  const text = keys.map((key) => asText(attributes.get(key))).find((value) => value !== undefined)
  if (text === undefined) return undefined
  const parsed = jsonOrText(text)
  const query = ['query', 'question', 'search_query', 'input'].map((key) => textMember(parsed, key))
  return query.find((value) => value !== undefined) ?? unquoted(text)
}

function addDataSource(fields: Canonical, span: OtlpSpan): void {
  const metadata = jsonOrText(asText(span.attributes.get('metadata')) ?? '')
  const named = ['data_source', 'collection', 'index'].map((key) => textMember(metadata, key))
  fields.set(FIELD.dataSourceId, named.find((name) => name !== undefined) ?? span.name)
}

function readReranker(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = fieldsOf(span, 'rerank')
  const query = queryText(span.attributes, ['reranker.query', 'input.value'])
  const documents = readDocumentList(span.attributes, 'reranker.output_documents.')
  if (!fields.has(FIELD.dataSourceId))
    fields.set(FIELD.dataSourceId, asText(span.attributes.get('reranker.model_name')) ?? span.name)
  return [
    draftRetrieval(
      { fields, action: 'retrieval.performed', query, documents, count: undefined, timeUnixNano: span.startUnixNano },
      hash,
    ),
  ]
}

function readTool(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = fieldsOf(span, 'execute_tool')
  if (!fields.has(FIELD.toolName)) fields.set(FIELD.toolName, span.name)
  const args = firstJson(span.attributes, ['tool.parameters', 'input.value'])
  const result = unwrapResult(firstJson(span.attributes, ['output.value']), fields)
  return [draftTool({ fields, action: 'tool.executed', args, result, timeUnixNano: span.startUnixNano }, hash)]
}

/** LangChain's tools give back a serialised message, which holds the id of the call as well. */
function unwrapResult(sent: JsonValue | undefined, fields: Canonical): JsonValue | undefined {
  const value = typeof sent === 'string' ? jsonOrText(sent) : sent
  const message = member(member(value, 'output') ?? value, 'kwargs')
  const content = member(message, 'content')
  const id = textMember(message, 'tool_call_id')
  if (content === undefined || id === undefined) return sent
  if (!fields.has(FIELD.toolCallId)) fields.set(FIELD.toolCallId, id)
  return content
}

function readGuardrailSpan(span: OtlpSpan): readonly EventDraft[] {
  const fields = fieldsOf(span, 'apply_guardrail')
  const { attributes } = span
  fields.set(FIELD.guardrailName, span.name)
  fields.set(FIELD.guardrailResultType, 'output')
  const input = firstJson(attributes, ['input.value'])
  const output = firstJson(attributes, ['output.value'])
  if (input !== undefined) fields.set(FIELD.guardrailInput, input)
  if (output !== undefined) fields.set(FIELD.guardrailOutput, output)
  const verdict = verdictText(output)
  fields.set(FIELD.guardrailResultValue, verdict ?? (span.statusCode === 2 ? 'error' : 'flag'))
  const score = asNumber(attributes.get('guardrail.score'))
  if (score !== undefined) fields.set(FIELD.guardrailRiskScore, score)
  fields.set(FIELD.guardrailTarget, 'input')
  return [draftGuardrail(fields, span.startUnixNano)]
}

/** The verdict in a guard's output: a word, or a member of its JSON; a bare yes or no says whether it passed. */
function verdictText(output: JsonValue | undefined): string | undefined {
  if (typeof output !== 'string') return undefined
  const value = output.startsWith('{') ? verdictMember(output) : output
  if (value === 'true' || value === 'True') return 'passed'
  if (value === 'false' || value === 'False') return 'failed'
  return value !== undefined && value.length <= 40 ? value : undefined
}

function verdictMember(text: string): string | undefined {
  const parsed = jsonOrText(text)
  for (const key of ['verdict', 'action', 'status', 'result', 'decision', 'passed', 'valid', 'allowed']) {
    const value = member(parsed, key)
    if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  }
  return undefined
}

function readEvaluator(span: OtlpSpan): readonly EventDraft[] {
  const fields = fieldsOf(span, 'evaluate')
  fields.set(FIELD.evaluationName, span.name)
  const prefix = 'evaluations.0.evaluation.'
  const score = asNumber(span.attributes.get(`${prefix}score`))
  const label = asText(span.attributes.get(`${prefix}label`)) ?? asText(span.attributes.get('output.value'))
  const why = asText(span.attributes.get(`${prefix}explanation`))
  if (score !== undefined) fields.set(FIELD.evaluationScore, score)
  if (label !== undefined) fields.set(FIELD.evaluationLabel, label)
  if (why !== undefined) fields.set(FIELD.evaluationExplanation, why)
  return draftEvaluation(fields, span.endUnixNano)
}

function readPromptTemplate(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = fieldsOf(span, 'prompt')
  if (!fields.has(FIELD.promptName)) fields.set(FIELD.promptName, span.name)
  const template =
    asText(span.attributes.get('llm.prompt_template.template')) ?? asText(span.attributes.get('output.value'))
  const system = template === undefined ? [] : [textPart(template)]
  return draftSystemPrompt(fields, { system, tools: undefined }, span.startUnixNano, hash)
}
