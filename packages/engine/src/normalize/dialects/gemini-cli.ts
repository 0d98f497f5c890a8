import { FIELD, type JsonValue, type OtlpLog } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftTool } from '../drafts/tool.ts'
import { asText, asTexts } from '../read/attributes.ts'
import { finishReason } from '../read/finish-reasons.ts'
import { isArray, member, textMember } from '../read/json-text.ts'
import { logName } from '../read/log-fields.ts'
import { readMessages } from '../read/messages.ts'
import { type Row, rows } from '../read/rename.ts'
import {
  type AgentEvent,
  type AgentEventReader,
  agentEventName,
  change,
  isRefusedTool,
  tellAudit,
  tellCall,
  tellFailure,
  tellPrompt,
  tellToolRun,
  toAgentEvent,
} from './coding-agent.ts'
import { jsonOf } from './json-attribute.ts'

const PREFIX = 'gemini_cli.'
/** The one event that has no prefix. */
const MODE_SWITCH = 'approval_mode_switch'

const ROWS: readonly Row[] = [
  ...rows('text', [
    ['prompt_id', FIELD.turnId],
    ['installation.id', FIELD.userId],
    ['model', FIELD.requestModel],
    ['function_name', FIELD.toolName],
    ['tool_name', FIELD.toolName],
    ['tool_type', FIELD.toolType],
    ['decision', FIELD.toolDecision],
    ['mcp_server_name', FIELD.mcpServerName],
    ['agent_name', FIELD.agentName],
    ['error_type', FIELD.errorType],
  ]),
  ...rows('int', [
    ['input_token_count', FIELD.inputTokens],
    ['output_token_count', FIELD.outputTokens],
    ['cached_content_token_count', FIELD.cacheReadTokens],
    ['thoughts_token_count', FIELD.reasoningTokens],
    ['total_token_count', FIELD.totalTokens],
    ['status_code', FIELD.httpStatus],
  ]),
  ...rows('number', [['duration_ms', FIELD.durationMs]]),
]

const WORDS = { prefix: PREFIX, rows: ROWS }

const READERS = new Map<string, AgentEventReader>([
  ['user_prompt', tellPrompt],
  ['tool_call', readToolCall],
  ['api_request', readRequest],
  ['api_response', readResponse],
  ['api_error', (event) => tellFailure(event, ['error', 'error.message'])],
  ['config', readConfig],
  [MODE_SWITCH, readSwitch],
  ['conseca.verdict', readVerdict],
  ['agent.start', (event) => readAgent(event, 'agent.invoked')],
  ['agent.finish', (event) => readAgent(event, 'agent.finished')],
  ['extension_install', (event) => readExtension(event, 'extension.installed')],
  ['extension_uninstall', (event) => readExtension(event, 'extension.removed')],
  ['extension_enable', (event) => readExtension(event, 'extension.enabled')],
  ['extension_disable', (event) => readExtension(event, 'extension.disabled')],
])

/** Gemini CLI: log events `gemini_cli.*`; its spans and inference details speak OpenTelemetry's words. */
export const geminiCli: Dialect = {
  name: 'gemini_cli',
  reads: (record) => record.kind === 'log' && nameOf(record) !== '',
  toEvents: (record, { hash }) => {
    if (record.kind !== 'log') return []
    const event = { ...toAgentEvent(record, WORDS, hash), name: nameOf(record) }
    if (!event.fields.has(FIELD.provider)) event.fields.set(FIELD.provider, providerOf(event))
    return READERS.get(event.name)?.(event) ?? []
  },
}

function nameOf(log: OtlpLog): string {
  return logName(log) === MODE_SWITCH ? MODE_SWITCH : agentEventName(log, PREFIX)
}

/** Which of Google's two services is called is said by how the user signed in. */
function providerOf({ attributes }: AgentEvent): string {
  return asText(attributes.get('auth_type'))?.includes('vertex') === true ? 'gcp.vertex_ai' : 'gcp.gemini'
}

function readToolCall(event: AgentEvent): readonly EventDraft[] {
  const { attributes } = event
  const action = isRefusedTool(event) ? 'tool.denied' : 'tool.executed'
  return tellToolRun(event, {
    action,
    args: jsonOf(attributes, 'function_args'),
    result: undefined,
    errors: ['error', 'error.message'],
  })
}

/** What is sent to the model: the system instructions, and what tools gave back. The user's text has its own event. */
function readRequest(event: AgentEvent): readonly EventDraft[] {
  const input = readMessages(asText(event.attributes.get('request_text')), 'user')
  return input.messages.length === 0 ? [] : tellCall(event, { input, tells: new Set(['prompt', 'system']) })
}

function readResponse(event: AgentEvent): readonly EventDraft[] {
  const reasons = asTexts(event.attributes.get('finish_reasons'))
  if (reasons !== undefined) event.fields.set(FIELD.finishReasons, reasons.map(finishReason))
  const output = readMessages(answerOf(event), 'assistant')
  return tellCall(event, { output, tells: new Set(['response', 'usage']) })
}

/** The answer is the provider's own JSON, whole or streamed: the pieces of a stream are one message. */
function answerOf(event: AgentEvent): JsonValue | undefined {
  const sent = jsonOf(event.attributes, 'response_text')
  const parts = (isArray(sent) ? sent : [sent]).flatMap((piece) => {
    const candidates = member(piece, 'candidates')
    const first = isArray(candidates) ? member(member(candidates[0], 'content'), 'parts') : undefined
    return isArray(first) ? first : []
  })
  return parts.length > 0 ? [{ role: 'assistant', content: joinTexts(parts) }] : sent
}

/** Texts that follow each other as one; thoughts and calls stay apart. */
function joinTexts(parts: readonly JsonValue[]): readonly JsonValue[] {
  const joined: JsonValue[] = []
  let run: string[] = []
  const close = () => {
    if (run.length > 0) joined.push({ text: run.join('') })
    run = []
  }
  for (const part of parts) {
    const text = member(part, 'thought') === true ? undefined : textMember(part, 'text')
    if (text !== undefined) run.push(text)
    else {
      close()
      joined.push(
        member(part, 'thought') === true ? { type: 'thinking', thinking: textMember(part, 'text') ?? '' } : part,
      )
    }
  }
  close()
  return joined
}

/** Modes in which tools run without being asked about. */
const UNWATCHED = new Set(['yolo', 'YOLO', 'auto_edit', 'autoEdit'])

function readConfig(event: AgentEvent): readonly EventDraft[] {
  const { attributes } = event
  const mode = asText(attributes.get('approval_mode'))
  const names = ['approval_mode', 'sandbox_enabled', 'mcp_servers', 'mcp_tools', 'core_tools_enabled', 'extensions']
  return tellAudit(event, 'config.loaded', {
    [FIELD.eventType]: 'start',
    [FIELD.auditChanges]: names.flatMap((name) => {
      const value = jsonOf(attributes, name)
      return value === undefined ? [] : [change(name, undefined, value)]
    }),
    [FIELD.auditControlWeakened]: mode === undefined ? undefined : UNWATCHED.has(mode),
  })
}

function readSwitch(event: AgentEvent): readonly EventDraft[] {
  const from = asText(event.attributes.get('from_mode'))
  const to = asText(event.attributes.get('to_mode')) ?? asText(event.attributes.get('active_approval_mode'))
  return tellAudit(event, 'approval_mode.changed', {
    [FIELD.auditChanges]: [change('approval_mode', from, to)],
    [FIELD.auditControlWeakened]: to === undefined ? undefined : UNWATCHED.has(to),
  })
}

function readExtension(event: AgentEvent, type: string): readonly EventDraft[] {
  const { attributes } = event
  const status = asText(attributes.get('status'))
  if (status === 'error') event.fields.set(FIELD.errorType, 'extension_error')
  return tellAudit(event, type, {
    [FIELD.auditObjectName]: asText(attributes.get('extension_name')),
    [FIELD.auditObjectId]: asText(attributes.get('extension_id')),
  })
}

/** The agent's own guard over tool calls. */
function readVerdict({ attributes, fields, timeUnixNano }: AgentEvent): readonly EventDraft[] {
  const verdict = asText(attributes.get('verdict')) ?? asText(attributes.get('decision'))
  fields.set(FIELD.guardrailName, 'conseca')
  fields.set(FIELD.guardrailResultType, 'verdict')
  if (verdict !== undefined) fields.set(FIELD.guardrailResultValue, verdict)
  const reason = asText(attributes.get('reason'))
  if (reason !== undefined) fields.set(FIELD.guardrailResultReason, reason)
  fields.set(FIELD.guardrailTarget, 'tool_call')
  return [draftGuardrail(fields, timeUnixNano)]
}

function readAgent({ fields, timeUnixNano, hash }: AgentEvent, action: string): readonly EventDraft[] {
  return [draftTool({ fields, action, args: undefined, result: undefined, timeUnixNano }, hash)]
}
