import { type Attributes, type AttributeValue, FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { asText } from '../read/attributes.ts'
import { isArray, member, textMember } from '../read/json-text.ts'
import { jsonOf } from './json-attribute.ts'
import { readOtelSpan } from './otel-span.ts'

const KEYS = [
  'pydantic_ai.all_messages',
  'all_messages_events',
  'model_request_parameters',
  'pydantic_ai.tool.failure_stage',
  'tool_arguments',
  'gen_ai.agent.call.id',
]

/** Pydantic AI, all versions of its instrumentation: OpenTelemetry's words, with messages under names of its own. */
export const pydanticAi: Dialect = {
  name: 'pydantic_ai',
  reads: (record) =>
    record.kind === 'span' && (record.scope.name === 'pydantic-ai' || KEYS.some((key) => record.attributes.has(key))),
  toEvents: (record, { hash }) => (record.kind === 'span' ? readPydantic(record, hash) : []),
}

function readPydantic(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const operation = operationOf(span)
  if (operation === undefined) return []
  const drafts = readOtelSpan({ ...span, attributes: translate(span.attributes, operation) }, hash)
  const stage = asText(span.attributes.get('pydantic_ai.tool.failure_stage'))
  for (const { category, fields } of drafts) {
    if (category === 'ai_tool' && stage !== undefined && !fields.has(FIELD.errorType))
      fields.set(FIELD.errorType, stage)
  }
  return drafts
}

/** What older versions leave to be seen from the keys. A span over several tools is only a step on the way. */
function operationOf({ attributes, name }: OtlpSpan): string | undefined {
  const told = asText(attributes.get('gen_ai.operation.name'))
  if (told !== undefined) return told
  if (attributes.has('pydantic_ai.all_messages') || attributes.has('all_messages_events')) return 'invoke_agent'
  if (attributes.has('gen_ai.tool.name') || attributes.has('tool_arguments')) return 'execute_tool'
  return attributes.has('gen_ai.request.model') || name.startsWith('chat ') ? 'chat' : undefined
}

function translate(attributes: Attributes, operation: string): Attributes {
  const out = new Map<string, AttributeValue>(attributes)
  put(out, 'gen_ai.operation.name', operation)
  put(out, 'gen_ai.agent.name', attributes.get('agent_name'))
  if (operation === 'chat') splitEvents(out, jsonOf(attributes, 'events'))
  if (operation === 'invoke_agent') {
    splitRun(out, jsonOf(attributes, 'pydantic_ai.all_messages') ?? jsonOf(attributes, 'all_messages_events'))
    put(out, 'gen_ai.output.messages', attributes.get('final_result'))
    for (const name of ['input_tokens', 'output_tokens']) {
      put(out, `gen_ai.usage.${name}`, attributes.get(`gen_ai.aggregated_usage.${name}`))
    }
  }
  return out
}

function put(into: Map<string, AttributeValue>, key: string, value: AttributeValue | undefined): void {
  if (value !== undefined && value !== null && !into.has(key)) into.set(key, value)
}

/** Version 1 put the whole call into one list of events, the answer as `gen_ai.choice`. */
function splitEvents(into: Map<string, AttributeValue>, events: JsonValue | undefined): void {
  if (!isArray(events)) return
  const isAnswer = (event: JsonValue) => textMember(event, 'event.name') === 'gen_ai.choice'
  const asked = events.filter((event) => !isAnswer(event))
  const answers = events.filter(isAnswer).flatMap((event) => member(event, 'message') ?? [])
  if (asked.length > 0) put(into, 'gen_ai.input.messages', JSON.stringify(asked))
  if (answers.length > 0) put(into, 'gen_ai.output.messages', JSON.stringify(answers))
}

/** An agent's messages hold the whole run: the first of the user's asks, the last of the model's answers. */
function splitRun(into: Map<string, AttributeValue>, messages: JsonValue | undefined): void {
  if (!isArray(messages)) return
  const first = messages.findIndex((message) => isOfModel(message))
  const asked = first === -1 ? messages : messages.slice(0, first)
  const last = messages[messages.length - 1]
  if (asked.length > 0) put(into, 'gen_ai.input.messages', JSON.stringify(asked))
  if (last !== undefined && isOfModel(last)) put(into, 'gen_ai.output.messages', JSON.stringify([last]))
}

function isOfModel(message: JsonValue): boolean {
  return textMember(message, 'role') === 'assistant'
}
