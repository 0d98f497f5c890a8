import { FIELD, type JsonValue } from '@telltale/model'
import {
  type Draft,
  type ImportFormat,
  joinIds,
  type PlainFields,
  timeOf,
  toEvent,
  toRequestedTools,
} from '../import-format.ts'
import { isList, isObject, type JsonObject, member, numberOf, textOf } from '../json-members.ts'
import { readAnswered, readAskedTools } from './bedrock-body.ts'

/** LiteLLM's standard logging payload, one object for each call. */
export const litellm: ImportFormat = {
  name: 'litellm',
  reads: (record) => textOf(record, 'call_type') !== undefined && member(record, 'startTime') !== undefined,
  toEvents: (record) => {
    const common = readCommon(record)
    return [...readTexts(record, common), ...readGuards(record, common), ...readUsage(record, common)]
  },
}

/** Providers whose names in LiteLLM are not OpenTelemetry's. */
const PROVIDERS = new Map<string, string>([
  ['azure', 'azure.ai.openai'],
  ['bedrock', 'aws.bedrock'],
  ['vertex_ai', 'gcp.vertex_ai'],
  ['gemini', 'gcp.gemini'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
])

function readCommon(record: JsonObject): Draft {
  const metadata = member(record, 'metadata')
  const error = member(record, 'error_information')
  const failed = textOf(record, 'status') === 'failure'
  const provider = textOf(record, 'custom_llm_provider')
  return {
    [FIELD.timestamp]: timeOf(member(record, 'startTime'), 'startTime'),
    [FIELD.dialect]: 'litellm',
    [FIELD.provider]: provider === undefined ? undefined : (PROVIDERS.get(provider) ?? provider),
    [FIELD.requestModel]: textOf(record, 'model'),
    [FIELD.operation]: operationOf(textOf(record, 'call_type') ?? ''),
    [FIELD.userId]: textOf(record, 'end_user') ?? textOf(metadata, 'user_api_key_user_id'),
    [FIELD.userEmail]: textOf(metadata, 'user_api_key_user_email'),
    [FIELD.organizationId]: textOf(metadata, 'user_api_key_org_id', 'user_api_key_team_id'),
    [FIELD.conversationId]: textOf(metadata, 'session_id') ?? textOf(record, 'trace_id'),
    [FIELD.clientAddress]: textOf(record, 'requester_ip_address') ?? textOf(metadata, 'requester_ip_address'),
    [FIELD.userAgent]: textOf(record, 'user_agent'),
    [FIELD.errorType]: failed ? (textOf(error, 'error_class', 'error_code') ?? '_OTHER') : undefined,
    [FIELD.errorMessage]: failed ? (textOf(record, 'error_str') ?? textOf(error, 'error_message')) : undefined,
    [FIELD.eventOutcome]: failed ? 'failure' : 'success',
    'litellm.api_key.hash': textOf(metadata, 'user_api_key_hash'),
    'litellm.api_key.alias': textOf(metadata, 'user_api_key_alias'),
    ...joinIds('litellm', textOf(record, 'id') ?? textOf(record, 'trace_id')),
  }
}

function operationOf(callType: string): string {
  if (callType.includes('embedding')) return 'embeddings'
  return callType.includes('text_completion') ? 'text_completion' : 'chat'
}

function readTexts(record: JsonObject, common: Draft): readonly PlainFields[] {
  const response = member(record, 'response')
  const answered =
    typeof response === 'string'
      ? { messages: [{ role: 'assistant', content: response }], reason: undefined }
      : readAnswered(response)
  const failed = textOf(record, 'status') === 'failure'
  const tools = readAskedTools(answered.messages)
  const parameters = member(record, 'model_parameters')
  const isEmbedding = common[FIELD.operation] === 'embeddings'
  const answer = toEvent('ai_response', failed ? 'response.failed' : 'response.generated', common, {
    [FIELD.outputMessages]: answered.messages.length === 0 ? undefined : answered.messages,
    [FIELD.responseId]: textOf(response, 'id') ?? textOf(record, 'id'),
    [FIELD.finishReasons]: answered.reason === undefined ? undefined : [answered.reason],
    [FIELD.responseToolCalls]: tools.length === 0 ? undefined : tools.map(({ name }) => name ?? ''),
    [FIELD.durationMs]: durationOf(record),
  })
  return [
    toEvent('ai_prompt', 'prompt.submitted', common, {
      [FIELD.inputMessages]: messagesOf(member(record, 'messages')),
      [FIELD.temperature]: numberOf(parameters, 'temperature'),
      [FIELD.maxTokens]: numberOf(parameters, 'max_tokens', 'max_completion_tokens'),
      [FIELD.topP]: numberOf(parameters, 'top_p'),
    }),
    ...readSystem(member(record, 'messages'), common),
    ...(isEmbedding ? [] : [answer]),
    ...toRequestedTools(tools, common),
  ]
}

function messagesOf(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'string' ? [{ role: 'user', content: value }] : value
}

function readSystem(messages: JsonValue | undefined, common: Draft): readonly PlainFields[] {
  if (!isList(messages)) return []
  const hidden = messages.filter((message) => ['system', 'developer'].includes(textOf(message, 'role') ?? ''))
  const texts = hidden.flatMap((message) => member(message, 'content') ?? [])
  if (texts.length === 0) return []
  const parts = texts.flatMap((content) => (isList(content) ? content : [{ type: 'text', content }]))
  return [toEvent('ai_system_prompt', 'system_prompt.used', common, { [FIELD.systemInstructions]: parts })]
}

function durationOf(record: JsonObject): number | undefined {
  const start = numberOf(record, 'startTime')
  const end = numberOf(record, 'endTime')
  return start === undefined || end === undefined ? undefined : Math.round((end - start) * 1e6) / 1e3
}

function readUsage(record: JsonObject, common: Draft): readonly PlainFields[] {
  const input = numberOf(record, 'prompt_tokens')
  const output = numberOf(record, 'completion_tokens')
  if (input === undefined && output === undefined) return []
  const tokens = {
    [FIELD.inputTokens]: input,
    [FIELD.outputTokens]: output,
    [FIELD.totalTokens]: numberOf(record, 'total_tokens'),
    [FIELD.costUsd]: numberOf(record, 'response_cost'),
    [FIELD.durationMs]: durationOf(record),
  }
  return [toEvent('ai_usage', 'usage.recorded', common, tokens)]
}

const VERDICTS = new Map<string, string>([
  ['success', 'allow'],
  ['not_run', 'allow'],
  ['guardrail_intervened', 'block'],
  ['blocked', 'block'],
  ['guardrail_failed_to_respond', 'error'],
  ['failure', 'error'],
])

function readGuards(record: JsonObject, common: Draft): readonly PlainFields[] {
  const told = member(record, 'guardrail_information')
  const guards = told === undefined ? [] : isList(told) ? told : [told]
  return guards.map((guard) => {
    const status = textOf(guard, 'guardrail_status') ?? 'unknown'
    const mode = textOf(guard, 'guardrail_mode')
    const masked = member(guard, 'masked_entity_count')
    const duration = numberOf(guard, 'duration')
    return toEvent('ai_guardrail', 'guardrail.evaluated', common, {
      [FIELD.guardrailName]: textOf(guard, 'guardrail_name') ?? 'guardrail',
      [FIELD.guardrailResultType]: 'guardrail_status',
      [FIELD.guardrailResultValue]: status,
      [FIELD.guardrailVerdict]: VERDICTS.get(status) ?? 'flag',
      [FIELD.guardrailSource]: mode,
      [FIELD.guardrailTarget]: mode === 'post_call' ? 'output' : 'input',
      [FIELD.guardrailInput]: member(guard, 'guardrail_request'),
      [FIELD.guardrailOutput]: member(guard, 'guardrail_response'),
      [FIELD.guardrailMasked]: isObject(masked) ? Object.keys(masked) : undefined,
      [FIELD.durationMs]: duration === undefined ? undefined : duration * 1_000,
    })
  })
}
