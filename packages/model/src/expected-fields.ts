import type { Category } from './category.ts'
import { FIELD } from './fields.ts'

/**
 * The fields an investigator needs from each log; Telemetry names those an app leaves out. A name list
 * is met when any of its names is there. Source: reference, canonical event model, needs R and r, and the
 * critical fields of the user's guide (user, session, document, source, similarity, approval, …).
 */
export const EXPECTED_FIELDS: Readonly<Record<Category, readonly (readonly string[])[]>> = {
  ai_prompt: [
    [FIELD.promptText, FIELD.inputMessages],
    [FIELD.userId, FIELD.userEmail],
    [FIELD.conversationId],
    [FIELD.requestModel],
    [FIELD.provider],
    [FIELD.promptHash],
    [FIELD.environment],
    [FIELD.traceId],
  ],
  ai_guardrail: [
    [FIELD.guardrailName],
    [FIELD.guardrailVerdict],
    [FIELD.guardrailAction],
    [FIELD.guardrailTarget],
    [FIELD.guardrailRiskCategory],
    [FIELD.guardrailRiskScore],
    [FIELD.guardrailPolicyId],
    [FIELD.userId, FIELD.userEmail],
  ],
  ai_retrieval: [
    [FIELD.dataSourceId],
    [FIELD.retrievalQuery],
    [FIELD.retrievalDocuments],
    [FIELD.retrievalDocumentCount],
    [FIELD.retrievalMaxScore],
    [FIELD.retrievalSources],
    [FIELD.userId, FIELD.userEmail],
    [FIELD.conversationId],
  ],
  ai_tool: [
    [FIELD.toolName],
    [FIELD.toolArguments],
    [FIELD.toolResult, FIELD.toolResultSize],
    [FIELD.toolCallId],
    [FIELD.toolDecision],
    [FIELD.agentName, FIELD.agentId],
    [FIELD.userId, FIELD.userEmail],
    [FIELD.conversationId],
  ],
  ai_system_prompt: [
    [FIELD.systemPromptHash],
    [FIELD.systemInstructions],
    [FIELD.systemPromptLength],
    [FIELD.promptName],
    [FIELD.promptVersion],
    [FIELD.requestModel],
    [FIELD.toolDefinitionsHash],
    [FIELD.conversationId],
  ],
  ai_usage: [
    [FIELD.inputTokens],
    [FIELD.outputTokens],
    [FIELD.totalTokens],
    [FIELD.requestModel],
    [FIELD.userId, FIELD.userEmail],
    [FIELD.conversationId],
    [FIELD.durationMs],
    [FIELD.maxTokens],
  ],
  ai_egress: [
    [FIELD.serverAddress],
    [FIELD.urlFull],
    [FIELD.httpMethod, FIELD.networkProtocol],
    [FIELD.httpStatus],
    [FIELD.egressInitiator],
    [FIELD.egressBytesOut, FIELD.httpRequestSize],
    [FIELD.parentSpanId, FIELD.toolCallId],
    [FIELD.userId, FIELD.userEmail],
  ],
  ai_response: [
    [FIELD.responseText, FIELD.outputMessages, FIELD.responseToolCalls],
    [FIELD.responseHash, FIELD.responseToolCalls],
    [FIELD.responseId],
    [FIELD.finishReasons],
    [FIELD.responseModel],
    [FIELD.userId, FIELD.userEmail],
    [FIELD.conversationId],
    [FIELD.traceId],
  ],
  ai_audit: [
    [FIELD.auditType],
    [FIELD.auditActorType],
    [FIELD.userId, FIELD.userEmail, FIELD.auditApiKeyId],
    [FIELD.auditObjectType],
    [FIELD.auditObjectId, FIELD.auditObjectName],
    [FIELD.eventCategory],
    [FIELD.eventType],
    [FIELD.clientAddress],
  ],
}

/**
 * Expected fields that only some events of their log can have, and what the `event.action` of those begins with: a
 * call that was asked for has no result yet, an agent's turn has no arguments. Other events do not count as lacking them.
 */
export const EXPECTED_OF_ACTION: ReadonlyMap<string, string> = new Map([
  [FIELD.toolName, 'tool.'],
  [FIELD.toolArguments, 'tool.'],
  [FIELD.toolCallId, 'tool.'],
  [FIELD.toolResult, 'tool.executed'],
  [FIELD.toolDecision, 'tool.executed'],
])
