import { type Category, FIELD } from '@telltale/model'

/** Short names to canonical ones, for every log. */
export const COMMON_NAMES = {
  user: FIELD.userId,
  session: FIELD.conversationId,
  address: FIELD.clientAddress,
  agent: FIELD.agentName,
  provider: FIELD.provider,
  model: FIELD.requestModel,
  traceId: FIELD.traceId,
  spanId: FIELD.spanId,
  parentSpanId: FIELD.parentSpanId,
  action: FIELD.eventAction,
  outcome: FIELD.eventOutcome,
  error: FIELD.errorType,
  errorMessage: FIELD.errorMessage,
  durationMs: FIELD.durationMs,
  service: FIELD.serviceName,
  environment: FIELD.environment,
} as const

/** Short names of each log beside those; what is worked out of a text, the server works out. */
export const LOG_NAMES = {
  prompt: { text: FIELD.promptText, messages: FIELD.inputMessages, maxTokens: FIELD.maxTokens, stream: FIELD.stream },
  guardrail: {
    name: FIELD.guardrailName,
    verdict: FIELD.guardrailVerdict,
    taken: FIELD.guardrailAction,
    target: FIELD.guardrailTarget,
    reason: FIELD.guardrailResultReason,
    category: FIELD.guardrailRiskCategory,
    score: FIELD.guardrailRiskScore,
    policy: FIELD.guardrailPolicyId,
    rule: FIELD.guardrailPolicyRule,
    input: FIELD.guardrailInput,
    output: FIELD.guardrailOutput,
  },
  retrieval: {
    dataSource: FIELD.dataSourceId,
    query: FIELD.retrievalQuery,
    documents: FIELD.retrievalDocuments,
    sources: FIELD.retrievalSources,
    maxScore: FIELD.retrievalMaxScore,
    texts: FIELD.retrievalText,
    allowed: FIELD.retrievalAllowed,
    topK: FIELD.retrievalTopK,
  },
  tool: {
    name: FIELD.toolName,
    arguments: FIELD.toolArguments,
    result: FIELD.toolResult,
    callId: FIELD.toolCallId,
    type: FIELD.toolType,
    decision: FIELD.toolDecision,
    decisionSource: FIELD.toolDecisionSource,
  },
  systemPrompt: {
    name: FIELD.promptName,
    version: FIELD.promptVersion,
    text: FIELD.systemInstructions,
    tools: FIELD.toolDefinitions,
  },
  usage: {
    inputTokens: FIELD.inputTokens,
    outputTokens: FIELD.outputTokens,
    totalTokens: FIELD.totalTokens,
    costUsd: FIELD.costUsd,
    maxTokens: FIELD.maxTokens,
  },
  egress: {
    host: FIELD.serverAddress,
    url: FIELD.urlFull,
    method: FIELD.httpMethod,
    status: FIELD.httpStatus,
    initiator: FIELD.egressInitiator,
    bytesOut: FIELD.egressBytesOut,
    bytesIn: FIELD.httpResponseSize,
    callId: FIELD.toolCallId,
  },
  response: {
    text: FIELD.responseText,
    messages: FIELD.outputMessages,
    id: FIELD.responseId,
    responseModel: FIELD.responseModel,
    finishReasons: FIELD.finishReasons,
    toolCalls: FIELD.responseToolCalls,
  },
  audit: {
    type: FIELD.auditType,
    objectType: FIELD.auditObjectType,
    objectId: FIELD.auditObjectId,
    objectName: FIELD.auditObjectName,
    actorType: FIELD.auditActorType,
    changes: FIELD.auditChanges,
    keyId: FIELD.auditApiKeyId,
    eventCategory: FIELD.eventCategory,
    eventType: FIELD.eventType,
    controlWeakened: FIELD.auditControlWeakened,
    reason: FIELD.changeReason,
  },
} as const

export type LogKind = keyof typeof LOG_NAMES

/** The log that each function writes. */
export const LOG_CATEGORIES: Readonly<Record<LogKind, Category>> = {
  prompt: 'ai_prompt',
  guardrail: 'ai_guardrail',
  retrieval: 'ai_retrieval',
  tool: 'ai_tool',
  systemPrompt: 'ai_system_prompt',
  usage: 'ai_usage',
  egress: 'ai_egress',
  response: 'ai_response',
  audit: 'ai_audit',
}
