import { FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftAgentRun } from '../drafts/agent.ts'
import { draftEvaluation } from '../drafts/evaluation.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftEmbedding, draftModelCall, type ModelCall, TELLS_ALL } from '../drafts/model-call.ts'
import { draftRetrieval, readDocuments } from '../drafts/retrieval.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asText } from '../read/attributes.ts'
import { isArray, jsonOrText, member, unquoted } from '../read/json-text.ts'
import { readMessages } from '../read/messages.ts'
import { textOfValue } from '../read/parts.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { addDetails, LANGFUSE_ROWS, metadataOf } from './langfuse-details.ts'

type Reader = (span: OtlpSpan, hash: KeyedHash) => readonly EventDraft[]

/** What an observation tells, by its type. Spans, chains and events are steps; the outermost is told as a workflow. */
const READERS = new Map<string, Reader>([
  ['generation', readGeneration],
  ['embedding', readEmbedding],
  ['tool', readTool],
  ['retriever', readRetriever],
  ['guardrail', readGuardrail],
  ['evaluator', readEvaluator],
  ['agent', readAgent],
  ['span', readStep],
  ['chain', readStep],
  ['event', () => []],
])

/** Langfuse: `langfuse.observation.*`. */
export const langfuse: Dialect = {
  name: 'langfuse',
  reads: (record) => record.kind === 'span' && record.attributes.has('langfuse.observation.type'),
  toEvents: (record, context) => {
    if (record.kind !== 'span') return []
    const type = asText(record.attributes.get('langfuse.observation.type'))?.toLowerCase()
    return READERS.get(type ?? '')?.(record, context.hash) ?? []
  },
}

function fieldsOf(span: OtlpSpan, operation: string): Canonical {
  const fields = addDetails(span, spanFields(span, LANGFUSE_ROWS, MODEL_ROWS))
  if (!fields.has(FIELD.operation)) fields.set(FIELD.operation, operation)
  return fields
}

function inputText(span: OtlpSpan): string | undefined {
  return asText(span.attributes.get('langfuse.observation.input'))
}

function outputText(span: OtlpSpan): string | undefined {
  return asText(span.attributes.get('langfuse.observation.output'))
}

function toCall(span: OtlpSpan, operation: string): ModelCall {
  const input = readMessages(inputText(span), 'user')
  return {
    fields: fieldsOf(span, operation),
    input,
    output: readMessages(outputText(span), 'assistant'),
    system: [],
    tools: input.tools,
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    source: 'span',
    tells: TELLS_ALL,
  }
}

/** The OpenAI wrapper calls embeddings generations too; only the model's name tells them apart. */
function readGeneration(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const model = asText(span.attributes.get('langfuse.observation.model.name'))
  if (model?.includes('embed') === true) return readEmbedding(span, hash)
  return draftModelCall(toCall(span, 'chat'), hash)
}

function readEmbedding(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const call = toCall(span, 'embeddings')
  const sent = parsedValue(inputText(span))
  const texts = isArray(sent) ? sent.map(textOfValue) : []
  const input = texts.length > 0 ? readMessages([{ role: 'user', content: texts.join('\n') }], 'user') : call.input
  return draftEmbedding({ ...call, input }, hash)
}

/** JSON text as a value, so that a text in quotes is only the text. */
function parsedValue(text: string | undefined): JsonValue | undefined {
  return text === undefined ? undefined : jsonOrText(unquoted(text))
}

function readTool(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = fieldsOf(span, 'execute_tool')
  fields.set(FIELD.toolName, span.name)
  const run = {
    fields,
    action: 'tool.executed',
    args: parsedValue(inputText(span)),
    result: parsedValue(outputText(span)),
  }
  return [draftTool({ ...run, timeUnixNano: span.startUnixNano }, hash)]
}

function readRetriever(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = fieldsOf(span, 'retrieval')
  const input = parsedValue(inputText(span))
  const asked = member(input, 'query') ?? member(input, 'question') ?? input
  const query = asked === undefined ? undefined : textOfValue(asked)
  const documents = readDocuments(parsedValue(outputText(span)))
  if (!fields.has(FIELD.dataSourceId)) {
    const named = ['data_source', 'dataSource', 'collection', 'index']
      .map((key) => metadataOf(span, key))
      .find((name) => name !== undefined)
    fields.set(FIELD.dataSourceId, named ?? span.name)
  }
  return [
    draftRetrieval(
      { fields, action: 'retrieval.performed', query, documents, count: undefined, timeUnixNano: span.startUnixNano },
      hash,
    ),
  ]
}

/** Verdict words that a guard's output may use, in order. */
const VERDICT_KEYS = ['verdict', 'action', 'decision', 'status', 'result', 'passed', 'allowed', 'blocked']

function readGuardrail(span: OtlpSpan): readonly EventDraft[] {
  const fields = fieldsOf(span, 'apply_guardrail')
  const input = parsedValue(inputText(span))
  const output = parsedValue(outputText(span))
  fields.set(FIELD.guardrailName, span.name)
  fields.set(FIELD.guardrailResultType, 'output')
  fields.set(FIELD.guardrailTarget, metadataOf(span, 'target') ?? 'input')
  if (input !== undefined) fields.set(FIELD.guardrailInput, input)
  if (output !== undefined) fields.set(FIELD.guardrailOutput, output)
  fields.set(FIELD.guardrailResultValue, verdictWord(output))
  for (const [key, field] of DETAIL_KEYS) {
    const value = member(output, key)
    if (value !== undefined && value !== null && !fields.has(field)) fields.set(field, value)
  }
  return [draftGuardrail(fields, span.startUnixNano)]
}

const DETAIL_KEYS: readonly (readonly [string, string])[] = [
  ['reason', FIELD.guardrailResultReason],
  ['category', FIELD.guardrailRiskCategory],
  ['score', FIELD.guardrailRiskScore],
  ['confidence', FIELD.guardrailRiskScore],
]

function verdictWord(output: JsonValue | undefined): string {
  if (typeof output === 'boolean') return output ? 'passed' : 'failed'
  if (typeof output === 'string') return output.length <= 40 ? output : 'flag'
  for (const key of VERDICT_KEYS) {
    const value = member(output, key)
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return value === (key !== 'blocked') ? 'passed' : 'failed'
  }
  return 'flag'
}

function readEvaluator(span: OtlpSpan): readonly EventDraft[] {
  const fields = fieldsOf(span, 'evaluate')
  const output = parsedValue(outputText(span))
  fields.set(FIELD.evaluationName, span.name)
  const score = typeof output === 'number' ? output : member(output, 'score')
  const label = member(output, 'label')
  const why = member(output, 'explanation') ?? member(output, 'comment')
  if (typeof score === 'number') fields.set(FIELD.evaluationScore, score)
  if (typeof label === 'string') fields.set(FIELD.evaluationLabel, label)
  if (typeof why === 'string') fields.set(FIELD.evaluationExplanation, why)
  return draftEvaluation(fields, span.endUnixNano)
}

function readAgent(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const run = toCall(span, 'invoke_agent')
  if (!run.fields.has(FIELD.agentName)) run.fields.set(FIELD.agentName, span.name)
  return draftAgentRun(run, { action: 'agent.invoked', scope: 'agent', converses: true }, hash)
}

function readStep(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  if (span.parentSpanId !== '') return []
  const run = toCall(span, 'invoke_workflow')
  if (!run.fields.has(FIELD.workflowName)) run.fields.set(FIELD.workflowName, span.name)
  return draftAgentRun(run, { action: 'agent.invoked', scope: 'workflow', converses: false }, hash)
}
