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
import { isList, type JsonObject, jsonOf, member, numberOf, textOf } from '../json-members.ts'
import { readAskedTools } from './bedrock-body.ts'

type Reader = (record: JsonObject, common: Draft) => readonly PlainFields[]

/** By category of the diagnostic log; others (traces, network) are not about what models were asked. */
const READERS = new Map<string, Reader>([
  ['requestresponse', readCall],
  ['audit', readAudit],
  ['azureopenairequestusage', readUsage],
  ['gatewayllmlogs', readGateway],
])

/** Azure OpenAI diagnostics (storage, event hub or Log Analytics) and API Management's LLM logs. */
export const azureOpenAi: ImportFormat = {
  name: 'azure-openai',
  reads: (record) => categoryOf(record) !== undefined && member(record, 'time', 'TimeGenerated') !== undefined,
  toEvents: (record) => {
    const category = categoryOf(record)
    if (category === undefined) throw new Error('there is no category')
    return READERS.get(category.toLowerCase())?.(record, readCommon(record)) ?? []
  },
}

/** Log Analytics writes the columns in other letters, and one of its tables has no category. */
function categoryOf(record: JsonObject): string | undefined {
  const type = textOf(record, 'Type', 'type')
  return (
    textOf(record, 'category', 'Category') ?? (type === 'ApiManagementGatewayLlmLog' ? 'GatewayLlmLogs' : undefined)
  )
}

/** The details: JSON in a column, an object, or (in a table of their own) columns of the record. */
function detailsOf(record: JsonObject): JsonValue {
  return jsonOf(record, 'properties', 'properties_s', 'Properties') ?? record
}

function readCommon(record: JsonObject): Draft {
  const details = detailsOf(record)
  const id = textOf(record, 'correlationId', 'CorrelationId') ?? textOf(details, 'correlationId', 'CorrelationId')
  const status = numberOf(record, 'resultSignature', 'ResultSignature', 'responseCode')
  const failed = status !== undefined && status >= 400
  return {
    [FIELD.timestamp]: timeOf(member(record, 'time', 'TimeGenerated'), 'time'),
    [FIELD.dialect]: 'azure_diag',
    [FIELD.provider]: 'azure.ai.openai',
    [FIELD.requestModel]: textOf(
      details,
      'modelDeploymentName',
      'deploymentName',
      'DeploymentName',
      'modelName',
      'ModelName',
    ),
    [FIELD.responseModel]: textOf(details, 'modelName', 'ModelName'),
    [FIELD.userId]: textOf(details, 'objectId', 'ObjectId') ?? textOf(record, 'callerObjectId'),
    [FIELD.clientAddress]: textOf(record, 'callerIpAddress', 'CallerIPAddress', 'callerIPAddress'),
    [FIELD.conversationId]: id,
    [FIELD.eventOutcome]: status === undefined ? undefined : failed ? 'failure' : 'success',
    [FIELD.errorType]: failed ? String(status) : undefined,
    'cloud.resource_id': textOf(record, 'resourceId', '_ResourceId', 'ResourceId'),
    ...joinIds('azure', id),
  }
}

/** That a call took place, from where and how it ended; its texts are not in this log. */
function readCall(record: JsonObject, common: Draft): readonly PlainFields[] {
  const details = detailsOf(record)
  const operation = (textOf(record, 'operationName', 'OperationName') ?? '').toLowerCase()
  const shared = { ...common, [FIELD.operation]: operation.includes('embedding') ? 'embeddings' : 'chat' }
  const status = numberOf(record, 'resultSignature', 'ResultSignature')
  const failed = common[FIELD.errorType] !== undefined
  const facts = {
    [FIELD.httpStatus]: status,
    [FIELD.durationMs]: numberOf(record, 'durationMs', 'DurationMs'),
    [FIELD.httpRequestSize]: numberOf(details, 'requestLength'),
    [FIELD.httpResponseSize]: numberOf(details, 'responseLength'),
  }
  return [
    toEvent('ai_prompt', 'prompt.submitted', shared),
    toEvent('ai_response', failed ? 'response.failed' : 'response.generated', shared, facts),
  ]
}

/** Reads such as these give somebody a secret or show a setting. */
function auditTypeOf(operation: string): string {
  if (/^list|^get|^read/i.test(operation)) return 'access'
  if (/delete|remove/i.test(operation)) return 'deletion'
  return /create|add/i.test(operation) ? 'creation' : 'change'
}

function readAudit(record: JsonObject, common: Draft): readonly PlainFields[] {
  const operation = textOf(record, 'operationName', 'OperationName') ?? 'audit'
  const resource = textOf(record, 'resourceId', '_ResourceId', 'ResourceId')
  const user = common[FIELD.userId]
  const fields = {
    [FIELD.auditType]: operation,
    [FIELD.eventCategory]: /key/i.test(operation) ? 'iam' : 'configuration',
    [FIELD.eventType]: auditTypeOf(operation),
    [FIELD.auditObjectType]: 'azure_resource',
    [FIELD.auditObjectId]: resource,
    [FIELD.auditObjectName]: resource?.split('/').at(-1),
    [FIELD.auditActorType]: user === undefined ? 'system' : 'user',
  }
  return [toEvent('ai_audit', operation, common, fields)]
}

function readUsage(record: JsonObject, common: Draft): readonly PlainFields[] {
  const details = detailsOf(record)
  const tokens = {
    [FIELD.inputTokens]: numberOf(details, 'promptTokens', 'PromptTokens'),
    [FIELD.outputTokens]: numberOf(details, 'completionTokens', 'CompletionTokens'),
    [FIELD.totalTokens]: numberOf(details, 'totalTokens', 'TotalTokens'),
  }
  if (Object.values(tokens).every((count) => count === undefined)) return []
  return [toEvent('ai_usage', 'usage.recorded', { ...common, [FIELD.operation]: 'chat' }, tokens)]
}

/** API Management's log has the texts and the tokens. */
function readGateway(record: JsonObject, common: Draft): readonly PlainFields[] {
  const details = detailsOf(record)
  const asked = jsonOf(details, 'requestMessages', 'RequestMessages')
  const answered = jsonOf(details, 'responseMessages', 'ResponseMessages')
  const shared = { ...common, [FIELD.operation]: 'chat' }
  const answers = isList(answered) ? answered : answered === undefined ? [] : [answered]
  const tools = readAskedTools(answers)
  return [
    ...(asked === undefined
      ? []
      : [toEvent('ai_prompt', 'prompt.submitted', shared, { [FIELD.inputMessages]: asked })]),
    ...(answered === undefined
      ? []
      : [toEvent('ai_response', 'response.generated', shared, { [FIELD.outputMessages]: answered })]),
    ...toRequestedTools(tools, shared),
    ...readUsage(record, common),
  ]
}
