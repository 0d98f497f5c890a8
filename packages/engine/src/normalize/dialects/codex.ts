import { FIELD, type JsonValue } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { asInt, asText } from '../read/attributes.ts'
import { type Row, rows } from '../read/rename.ts'
import {
  type AgentEvent,
  type AgentEventReader,
  agentEventName,
  change,
  tellAudit,
  tellDecision,
  tellFailure,
  tellPrompt,
  tellToolRun,
  tellUsage,
  toAgentEvent,
} from './coding-agent.ts'
import { jsonOf } from './json-attribute.ts'

const PREFIX = 'codex.'

const ROWS: readonly Row[] = [
  ...rows('text', [
    ['conversation.id', FIELD.conversationId],
    ['user.account_id', FIELD.userId],
    ['provider_name', FIELD.provider],
    ['model', FIELD.requestModel],
    ['slug', FIELD.requestModel],
    ['tool_name', FIELD.toolName],
    ['call_id', FIELD.toolCallId],
    ['decision', FIELD.toolDecision],
    ['source', FIELD.toolDecisionSource],
    ['mcp_server', FIELD.mcpServerName],
    ['reasoning_effort', FIELD.reasoningLevel],
  ]),
  ...rows('int', [
    ['input_token_count', FIELD.inputTokens],
    ['output_token_count', FIELD.outputTokens],
    ['cached_token_count', FIELD.cacheReadTokens],
    ['reasoning_token_count', FIELD.reasoningTokens],
    ['http.response.status_code', FIELD.httpStatus],
  ]),
  ...rows('number', [['duration_ms', FIELD.durationMs]]),
]

const WORDS = { prefix: PREFIX, rows: ROWS }

const READERS = new Map<string, AgentEventReader>([
  ['conversation_starts', readStart],
  ['api_request', readRequest],
  ['sse_event', readStreamEvent],
  ['websocket_event', readStreamEvent],
  ['user_prompt', tellPrompt],
  ['tool_decision', (event) => tellDecision(event, jsonOf(event.attributes, 'arguments'))],
  ['tool_result', readToolResult],
  ['sandbox_outcome', readSandbox],
])

/** OpenAI Codex CLI: log events `codex.*`. */
export const codex: Dialect = {
  name: 'codex',
  reads: (record) => record.kind === 'log' && READERS.has(agentEventName(record, PREFIX)),
  toEvents: (record, { hash }) => {
    if (record.kind !== 'log') return []
    const event = toAgentEvent(record, WORDS, hash)
    return READERS.get(event.name)?.(event) ?? []
  },
}

/** A call is told by the end of its stream; the request is told only where it failed. */
function readRequest(event: AgentEvent): readonly EventDraft[] {
  const status = event.fields.get(FIELD.httpStatus)
  const failed = event.attributes.has('error.message') || (typeof status === 'number' && status >= 400)
  return failed ? tellFailure(event, ['error.message']) : []
}

function readStreamEvent(event: AgentEvent): readonly EventDraft[] {
  const kind = asText(event.attributes.get('event.kind'))
  if (kind === 'response.completed') return tellUsage(event)
  return kind === 'response.failed' ? tellFailure(event, ['error.message']) : []
}

function readToolResult(event: AgentEvent): readonly EventDraft[] {
  const { attributes } = event
  const drafts = tellToolRun(event, {
    action: 'tool.executed',
    args: jsonOf(attributes, 'arguments'),
    result: asText(attributes.get('output')),
    errors: ['error.message'],
  })
  // The twin of the event that drops its content gives lengths only.
  const size = asInt(attributes.get('output_length'))
  for (const { fields } of drafts) {
    if (size !== undefined && !fields.has(FIELD.toolResultSize)) fields.set(FIELD.toolResultSize, size)
  }
  return drafts
}

/** Settings under which the agent asks nobody, or may do what it likes. */
const UNWATCHED_APPROVAL = new Set(['never', 'Never'])
const OPEN_SANDBOX = new Set(['danger-full-access', 'DangerFullAccess'])

function readStart(event: AgentEvent): readonly EventDraft[] {
  const approval = asText(event.attributes.get('approval_policy'))
  const sandbox = asText(event.attributes.get('sandbox_policy'))
  const servers = jsonOf(event.attributes, 'mcp_servers')
  const settings: readonly (readonly [string, JsonValue | undefined])[] = [
    ['approval_policy', approval],
    ['sandbox_policy', sandbox],
    ['mcp_servers', servers],
    ['active_profile', asText(event.attributes.get('active_profile'))],
  ]
  const weak = UNWATCHED_APPROVAL.has(approval ?? '') || OPEN_SANDBOX.has(sandbox ?? '')
  return tellAudit(event, 'conversation.started', {
    [FIELD.eventType]: 'start',
    [FIELD.auditObjectId]: asText(event.attributes.get('conversation.id')),
    [FIELD.auditChanges]: settings.flatMap(([name, value]) =>
      value === undefined ? [] : [change(name, undefined, value)],
    ),
    [FIELD.auditControlWeakened]: approval === undefined && sandbox === undefined ? undefined : weak,
  })
}

/** The sandbox let a command run or stopped it. */
function readSandbox({ attributes, fields, timeUnixNano }: AgentEvent): readonly EventDraft[] {
  const outcome = asText(attributes.get('outcome'))
  if (outcome === undefined) return []
  fields.set(FIELD.guardrailName, 'sandbox')
  fields.set(FIELD.guardrailResultType, 'sandbox_outcome')
  fields.set(FIELD.guardrailResultValue, outcome)
  fields.set(FIELD.guardrailTarget, 'tool_call')
  return [draftGuardrail(fields, timeUnixNano)]
}
