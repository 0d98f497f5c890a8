import { type Attributes, type AttributeValue, FIELD, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { asText, toJson } from '../read/attributes.ts'
import { isArray, jsonOrText, member } from '../read/json-text.ts'
import { readOtelSpan } from './otel-span.ts'

/** Strands Agents: OpenTelemetry's words with the texts in span events, and a span for each turn of the loop. */
export const strands: Dialect = {
  name: 'strands',
  reads: (record) =>
    record.kind === 'span' &&
    (record.attributes.has('event_loop.cycle_id') ||
      record.attributes.get('gen_ai.system') === 'strands-agents' ||
      record.attributes.get('gen_ai.provider.name') === 'strands-agents'),
  toEvents: (record, { hash }) => (record.kind === 'span' ? readStrands(record, hash) : []),
}

function readStrands(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  // A turn of the loop repeats the messages of the calls inside it.
  if (span.name.startsWith('execute_event_loop_cycle')) return []
  const isTool = asText(span.attributes.get('gen_ai.operation.name')) === 'execute_tool'
  const drafts = readOtelSpan({ ...span, attributes: isTool ? toolAttributes(span) : plainAttributes(span) }, hash)
  const status = asText(span.attributes.get('gen_ai.tool.status'))
  for (const { category, fields } of drafts) {
    if (status === undefined || category !== 'ai_tool') continue
    fields.set(FIELD.eventOutcome, status === 'success' ? 'success' : 'failure')
    if (status !== 'success' && !fields.has(FIELD.errorType)) fields.set(FIELD.errorType, 'tool_error')
  }
  return drafts
}

/** The framework names itself as the provider; which one is behind the model it does not say. */
function plainAttributes({ attributes }: OtlpSpan): Attributes {
  const kept = new Map<string, AttributeValue>(attributes)
  for (const key of ['gen_ai.system', 'gen_ai.provider.name']) if (kept.get(key) === 'strands-agents') kept.delete(key)
  const system = attributes.get('system_prompt')
  if (system !== undefined && !kept.has('gen_ai.agent.system_prompt')) kept.set('gen_ai.agent.system_prompt', system)
  return kept
}

/** Arguments and result of a tool stand in span events of either generation. */
function toolAttributes(span: OtlpSpan): Attributes {
  const kept = new Map(plainAttributes(span))
  for (const event of span.events) {
    if (event.name === 'gen_ai.tool.message') {
      put(kept, 'gen_ai.tool.call.arguments', event.attributes.get('content'))
      put(kept, 'gen_ai.tool.call.id', event.attributes.get('id'))
    } else if (event.name === 'gen_ai.choice') put(kept, 'gen_ai.tool.call.result', event.attributes.get('message'))
    else if (event.name === 'gen_ai.client.inference.operation.details') addDetails(kept, event.attributes)
  }
  return kept
}

function addDetails(into: Map<string, AttributeValue>, attributes: Attributes): void {
  for (const part of partsOf(attributes.get('gen_ai.input.messages'))) {
    put(into, 'gen_ai.tool.call.arguments', textOf(member(part, 'arguments')))
    put(into, 'gen_ai.tool.call.id', textOf(member(part, 'id')))
  }
  for (const part of partsOf(attributes.get('gen_ai.output.messages'))) {
    put(into, 'gen_ai.tool.call.result', textOf(member(part, 'response') ?? member(part, 'result')))
  }
}

function partsOf(value: AttributeValue | undefined): readonly ReturnType<typeof jsonOrText>[] {
  const messages = typeof value === 'string' ? jsonOrText(value) : value === undefined ? null : toJson(value)
  if (!isArray(messages)) return []
  return messages.flatMap((message) => {
    const parts = member(message, 'parts')
    return isArray(parts) ? parts : []
  })
}

function textOf(value: ReturnType<typeof jsonOrText> | undefined): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function put(into: Map<string, AttributeValue>, key: string, value: AttributeValue | undefined): void {
  if (value !== undefined && value !== null && !into.has(key)) into.set(key, value)
}
