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
import { isList, isObject, type JsonObject, jsonOf, member, numberOf, textOf } from '../json-members.ts'
import { readAnswered, readAsked, readAskedTools } from './bedrock-body.ts'

/** AWS Bedrock model invocation logs, from S3 or (wrapped into messages) from CloudWatch. */
export const bedrock: ImportFormat = {
  name: 'bedrock',
  reads: (record) => textOf(unwrap(record), 'schemaType') === 'ModelInvocationLog',
  toEvents: (record) => {
    const log = unwrap(record)
    if (textOf(log, 'schemaType') !== 'ModelInvocationLog') throw new Error('schemaType is not ModelInvocationLog')
    return readInvocation(log)
  },
}

function unwrap(record: JsonObject): JsonObject {
  const inner = jsonOf(record, 'message', '@message')
  return isObject(inner) && Object.hasOwn(inner, 'schemaType') ? inner : record
}

function readInvocation(log: JsonObject): readonly PlainFields[] {
  const asked = readAsked(jsonOf(member(log, 'input'), 'inputBodyJson'))
  const body = jsonOf(member(log, 'output'), 'outputBodyJson')
  const answered = readAnswered(body)
  const common = readCommon(log)
  const error = textOf(log, 'errorCode')
  const tools = readAskedTools(answered.messages)
  const reasons = answered.reason === undefined ? undefined : [answered.reason]
  const failed = error !== undefined && answered.messages.length === 0
  const id = answered.id ?? textOf(log, 'requestId')
  return [
    toEvent('ai_prompt', 'prompt.submitted', common, { [FIELD.inputMessages]: asked.messages }),
    ...(asked.system === undefined
      ? []
      : [toEvent('ai_system_prompt', 'system_prompt.used', common, { [FIELD.systemInstructions]: asked.system })]),
    toEvent('ai_response', failed ? 'response.failed' : 'response.generated', common, {
      [FIELD.outputMessages]: answered.messages.length === 0 ? undefined : answered.messages,
      [FIELD.responseId]: id,
      [FIELD.finishReasons]: reasons,
      [FIELD.responseToolCalls]: tools.length === 0 ? undefined : tools.map(({ name }) => name ?? ''),
    }),
    ...toRequestedTools(tools, common),
    ...readGuardrail(body, common),
    ...readUsage(log, id, common),
  ]
}

const OPERATIONS = new Map<string, string>([
  ['Converse', 'chat'],
  ['ConverseStream', 'chat'],
])

function readCommon(log: JsonObject): Draft {
  const requestId = textOf(log, 'requestId')
  const metadata = member(log, 'requestMetadata')
  const error = textOf(log, 'errorCode')
  const operation = textOf(log, 'operation')
  return {
    [FIELD.timestamp]: timeOf(member(log, 'timestamp'), 'timestamp'),
    [FIELD.dialect]: 'bedrock_log',
    [FIELD.provider]: 'aws.bedrock',
    [FIELD.requestModel]: textOf(log, 'modelId'),
    [FIELD.operation]: OPERATIONS.get(operation ?? '') ?? 'generate_content',
    [FIELD.userId]: textOf(member(log, 'identity'), 'arn'),
    [FIELD.organizationId]: textOf(log, 'accountId'),
    [FIELD.conversationId]: textOf(metadata, 'session_id', 'sessionId', 'conversation_id', 'conversationId'),
    [FIELD.errorType]: error,
    [FIELD.eventOutcome]: error === undefined ? 'success' : 'failure',
    'cloud.region': textOf(log, 'region'),
    'aws.request_id': requestId,
    ...joinIds('bedrock', requestId),
  }
}

function readUsage(log: JsonObject, responseId: string | undefined, common: Draft): readonly PlainFields[] {
  const input = numberOf(member(log, 'input'), 'inputTokenCount')
  const output = numberOf(member(log, 'output'), 'outputTokenCount')
  if (input === undefined && output === undefined) return []
  const tokens = {
    [FIELD.inputTokens]: input,
    [FIELD.outputTokens]: output,
    [FIELD.cacheReadTokens]: numberOf(member(log, 'input'), 'cacheReadInputTokenCount'),
    [FIELD.cacheWriteTokens]: numberOf(member(log, 'input'), 'cacheWriteInputTokenCount'),
    [FIELD.responseId]: responseId,
  }
  return [toEvent('ai_usage', 'usage.recorded', common, tokens)]
}

/** The guardrail's word stands in the answer's body, with its assessments where tracing was asked for. */
function readGuardrail(sent: JsonValue | undefined, common: Draft): readonly PlainFields[] {
  // Of a stream it stands in one of the chunks.
  const body = isList(sent) ? sent.find((chunk) => member(chunk, 'amazon-bedrock-guardrailAction') !== undefined) : sent
  const value = textOf(body, 'amazon-bedrock-guardrailAction')
  const stopped = textOf(body, 'stopReason') === 'guardrail_intervened'
  if (value === undefined && !stopped) return []
  const trace = member(member(body, 'amazon-bedrock-trace', 'trace'), 'guardrail')
  const verdict = stopped || value === 'INTERVENED' ? 'block' : 'allow'
  const fields = {
    [FIELD.guardrailName]: 'aws.bedrock.guardrail',
    [FIELD.guardrailResultType]: 'guardrailAction',
    [FIELD.guardrailResultValue]: value ?? 'guardrail_intervened',
    [FIELD.guardrailVerdict]: verdict,
    [FIELD.guardrailAction]: verdict,
    [FIELD.guardrailTarget]: member(trace, 'inputAssessment', 'input') === undefined ? 'output' : 'input',
    [FIELD.guardrailOutput]: trace,
  }
  return [toEvent('ai_guardrail', 'guardrail.evaluated', common, fields)]
}
