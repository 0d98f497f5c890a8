import { FIELD, type JsonValue } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftTool } from '../drafts/tool.ts'
import { asBool, asInt, asText } from '../read/attributes.ts'
import { finishReason } from '../read/finish-reasons.ts'
import { member, textMember } from '../read/json-text.ts'
import { NO_MESSAGES, textMessage } from '../read/message.ts'
import { readMessages } from '../read/messages.ts'
import { type Row, rows } from '../read/rename.ts'
import { CLAUDE_METRICS, isClaudeMetric, readClaudeMetric } from './claude-code-metrics.ts'
import {
  type AgentEvent,
  type AgentEventReader,
  agentEventName,
  change,
  isRefusedTool,
  tellAudit,
  tellCall,
  tellDecision,
  tellFailure,
  tellPrompt,
  tellToolRun,
  tellUsage,
  toAgentEvent,
} from './coding-agent.ts'
import { jsonOf } from './json-attribute.ts'

const PREFIX = 'claude_code.'

const ROWS: readonly Row[] = [
  ...rows('text', [
    ['user.account_uuid', FIELD.userId],
    ['model', FIELD.requestModel],
    ['request_id', FIELD.responseId],
    ['tool_name', FIELD.toolName],
    ['tool_use_id', FIELD.toolCallId],
    ['tool_source', FIELD.toolType],
    ['decision', FIELD.toolDecision],
    ['decision_type', FIELD.toolDecision],
    ['source', FIELD.toolDecisionSource],
    ['decision_source', FIELD.toolDecisionSource],
    ['mcp_server.name', FIELD.mcpServerName],
    ['skill.name', FIELD.skillName],
    ['effort', FIELD.reasoningLevel],
  ]),
  ...rows('int', [
    ['output_tokens', FIELD.outputTokens],
    ['cache_read_tokens', FIELD.cacheReadTokens],
    ['cache_creation_tokens', FIELD.cacheWriteTokens],
    ['status_code', FIELD.httpStatus],
  ]),
  ...rows('number', [
    ['cost_usd', FIELD.costUsd],
    ['duration_ms', FIELD.durationMs],
  ]),
  { from: 'user.groups', to: FIELD.userRoles, as: 'texts' },
]

const WORDS = { prefix: PREFIX, rows: ROWS }

const READERS = new Map<string, AgentEventReader>([
  ['user_prompt', tellPrompt],
  ['assistant_response', readResponse],
  ['tool_decision', (event) => tellDecision(event, readParameters(event))],
  ['tool_result', readToolResult],
  ['api_request', tellUsage],
  ['api_error', (event) => tellFailure(event, ['error'])],
  ['api_retries_exhausted', (event) => tellFailure(event, ['error'])],
  ['api_refusal', readRefusal],
  ['api_request_body', readRequestBody],
  ['api_response_body', readResponseBody],
  ['permission_mode_changed', readMode],
  ['auth', readAuth],
  ['mcp_server_connection', readConnection],
  ['plugin_installed', (event) => tellAudit(event, 'plugin.installed', named(event, 'plugin.name'))],
  ['plugin_loaded', (event) => tellAudit(event, 'plugin.loaded', named(event, 'plugin.name'))],
  ['hook_registered', (event) => tellAudit(event, 'hook.registered', named(event, 'hook_event'))],
  ['skill_activated', readSkill],
  ['hook_execution_complete', readHook],
  ['subagent_completed', readSubagent],
])

/** Claude Code: log events `claude_code.*` and its token metrics. Its beta spans repeat what the events say. */
export const claudeCode: Dialect = {
  name: 'claude_code',
  reads: (record) => {
    if (record.kind === 'log') return agentEventName(record, PREFIX) !== ''
    if (record.kind === 'metric') return isClaudeMetric(record)
    return record.kind === 'span' && record.name.startsWith(PREFIX)
  },
  toEvents: (record, { hash }) => {
    if (record.kind === 'metric') return CLAUDE_METRICS.has(record.name) ? readClaudeMetric(record) : []
    if (record.kind !== 'log') return []
    const event = toAgentEvent(record, WORDS, hash)
    addProvider(event)
    return READERS.get(event.name)?.(event) ?? []
  },
}

/** Anthropic counts tokens read from and written to the cache apart from those of the input. */
function addProvider({ fields, attributes }: AgentEvent): void {
  fields.set(FIELD.provider, 'anthropic')
  const input = asInt(attributes.get('input_tokens'))
  if (input === undefined) return
  const cached = [FIELD.cacheReadTokens, FIELD.cacheWriteTokens].map((name) => fields.get(name))
  fields.set(
    FIELD.inputTokens,
    cached.reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), input),
  )
}

function readResponse(event: AgentEvent): readonly EventDraft[] {
  const text = asText(event.attributes.get('response'))
  const output = text === undefined ? NO_MESSAGES : { messages: [textMessage('assistant', text)], truncated: false }
  const drafts = tellCall(event, { output, tells: new Set(['response']) })
  const length = asInt(event.attributes.get('response_length'))
  for (const draft of drafts) {
    if (length !== undefined && !draft.fields.has(FIELD.responseLength)) draft.fields.set(FIELD.responseLength, length)
  }
  return drafts
}

function readParameters({ attributes, fields }: AgentEvent): JsonValue | undefined {
  const parameters = jsonOf(attributes, 'tool_parameters')
  const told: readonly (readonly [string, string | undefined])[] = [
    [FIELD.commandLine, textMember(parameters, 'full_command') ?? textMember(parameters, 'bash_command')],
    [FIELD.mcpServerName, textMember(parameters, 'mcp_server_name')],
    [FIELD.skillName, textMember(parameters, 'skill_name')],
  ]
  for (const [name, value] of told) if (value !== undefined) fields.set(name, value)
  const real = textMember(parameters, 'mcp_tool_name')
  // Names of MCP tools are masked where their details are not asked for.
  if (real !== undefined && fields.get(FIELD.toolName) === 'mcp_tool') fields.set(FIELD.toolName, real)
  const open = member(parameters, 'dangerouslyDisableSandbox')
  if (open !== undefined && open !== null) fields.set(FIELD.toolSandboxed, String(open) !== 'true')
  return jsonOf(attributes, 'tool_input') ?? parameters
}

function readToolResult(event: AgentEvent): readonly EventDraft[] {
  const args = readParameters(event)
  const ran = event.fields.has(FIELD.skillName) ? 'skill.loaded' : 'tool.executed'
  const action = isRefusedTool(event) ? 'tool.denied' : ran
  const drafts = tellToolRun(event, { action, args, result: undefined, errors: ['error'] })
  const size = asInt(event.attributes.get('tool_result_size_bytes'))
  if (size !== undefined) for (const draft of drafts) draft.fields.set(FIELD.toolResultSize, size)
  return drafts
}

/** The provider's safety system stopped the answer. */
function readRefusal(event: AgentEvent): readonly EventDraft[] {
  event.fields.set(FIELD.finishReasons, ['content_filter'])
  const category = asText(event.attributes.get('category'))
  const drafts = tellCall(event, { tells: new Set(['response']) })
  for (const draft of drafts) {
    if (category !== undefined && draft.category === 'ai_guardrail')
      draft.fields.set(FIELD.guardrailRiskCategory, category)
  }
  return drafts
}

function readRequestBody(event: AgentEvent): readonly EventDraft[] {
  const input = readMessages(asText(event.attributes.get('body')), 'user')
  return marked(event, tellCall(event, { input, tells: new Set(['prompt', 'system']) }))
}

function readResponseBody(event: AgentEvent): readonly EventDraft[] {
  const body = jsonOf(event.attributes, 'body')
  const reason = textMember(body, 'stop_reason')
  if (reason !== undefined) event.fields.set(FIELD.finishReasons, [finishReason(reason)])
  const id = textMember(body, 'id')
  if (id !== undefined) event.fields.set(FIELD.responseId, id)
  return marked(event, tellCall(event, { output: readMessages(body, 'assistant'), tells: new Set(['response']) }))
}

function marked(event: AgentEvent, drafts: readonly EventDraft[]): readonly EventDraft[] {
  if (asBool(event.attributes.get('body_truncated')) === true)
    for (const draft of drafts) draft.fields.set(FIELD.contentTruncated, true)
  return drafts
}

/** Modes in which the agent asks nobody before it acts. */
const UNWATCHED = new Set(['bypassPermissions', 'dontAsk'])

function readMode(event: AgentEvent): readonly EventDraft[] {
  const to = asText(event.attributes.get('to_mode'))
  return tellAudit(event, 'permission_mode.changed', {
    [FIELD.auditChanges]: [change('permission_mode', asText(event.attributes.get('from_mode')), to)],
    [FIELD.auditControlWeakened]: to === undefined ? undefined : UNWATCHED.has(to),
    [FIELD.changeReason]: asText(event.attributes.get('trigger')),
  })
}

function readAuth(event: AgentEvent): readonly EventDraft[] {
  const { attributes } = event
  const action = asText(attributes.get('action')) ?? 'login'
  const error = asText(attributes.get('error_category'))
  if (error !== undefined) event.fields.set(FIELD.errorType, error)
  return tellAudit(event, `auth.${action}`, {
    [FIELD.eventCategory]: 'iam',
    [FIELD.auditObjectName]: asText(attributes.get('auth_method')),
  })
}

function readConnection(event: AgentEvent): readonly EventDraft[] {
  const { attributes } = event
  const status = asText(attributes.get('status')) ?? 'changed'
  const error = asText(attributes.get('error_code'))
  if (error !== undefined || status === 'failed') event.fields.set(FIELD.errorType, error ?? 'connection_failed')
  const drafts = tellAudit(event, `mcp_server.${status}`, named(event, 'server_name'))
  const transport = asText(attributes.get('transport_type'))
  for (const { fields } of drafts) if (transport !== undefined) fields.set(FIELD.mcpServerTransport, transport)
  return drafts
}

function named(event: AgentEvent, key: string): Readonly<Record<string, JsonValue | undefined>> {
  return { [FIELD.auditObjectName]: asText(event.attributes.get(key)) }
}

function readSkill({ fields, timeUnixNano, hash }: AgentEvent): readonly EventDraft[] {
  return [draftTool({ fields, action: 'skill.loaded', args: undefined, result: undefined, timeUnixNano }, hash)]
}

/** A hook that blocked what the agent was about to do is a guard that speaks; others are not worth an event. */
function readHook({ attributes, fields, timeUnixNano }: AgentEvent): readonly EventDraft[] {
  if ((asInt(attributes.get('num_blocking')) ?? 0) === 0) return []
  fields.set(FIELD.guardrailName, asText(attributes.get('hook_name')) ?? 'hook')
  fields.set(FIELD.guardrailResultType, 'hook')
  fields.set(FIELD.guardrailResultValue, 'blocked')
  fields.set(FIELD.guardrailAction, 'block')
  fields.set(FIELD.guardrailTarget, 'tool_call')
  return [draftGuardrail(fields, timeUnixNano)]
}

function readSubagent(event: AgentEvent): readonly EventDraft[] {
  const { fields, attributes, timeUnixNano, hash } = event
  const kind = asText(attributes.get('agent_type')) ?? asText(attributes.get('subagent_type'))
  if (kind !== undefined && !fields.has(FIELD.agentName)) fields.set(FIELD.agentName, kind)
  return [draftTool({ fields, action: 'agent.finished', args: undefined, result: undefined, timeUnixNano }, hash)]
}
