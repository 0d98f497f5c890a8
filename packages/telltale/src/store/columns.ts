import { FIELD } from '@telltale/model'

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'strings'

/** One canonical field that has its own column in `events`. */
export interface Column {
  readonly field: string
  readonly column: string
  readonly type: ColumnType
}

const column = (field: string, name: string, type: ColumnType = 'string'): Column => ({ field, column: name, type })

/**
 * The fields that rules and screens filter on, each with its typed column: one table for writing rows,
 * reading them back and building conditions. Every other field lives in `fields` as JSON text.
 */
export const FIELD_COLUMNS: readonly Column[] = [
  column(FIELD.eventOutcome, 'outcome'),
  column(FIELD.eventSeverity, 'severity', 'integer'),
  column(FIELD.serviceName, 'service_name'),
  column(FIELD.environment, 'environment'),
  column(FIELD.dialect, 'dialect'),
  column(FIELD.traceId, 'trace_id'),
  column(FIELD.spanId, 'span_id'),
  column(FIELD.parentSpanId, 'parent_span_id'),
  column(FIELD.conversationId, 'conversation_id'),
  column(FIELD.userId, 'user_id'),
  column(FIELD.userEmail, 'user_email'),
  column(FIELD.agentName, 'agent_name'),
  column(FIELD.provider, 'provider'),
  column(FIELD.requestModel, 'request_model'),
  column(FIELD.responseModel, 'response_model'),
  column(FIELD.operation, 'operation'),
  column(FIELD.errorType, 'error_type'),
  column(FIELD.toolName, 'tool_name'),
  column(FIELD.toolCallId, 'tool_call_id'),
  column(FIELD.dataSourceId, 'data_source_id'),
  column(FIELD.serverAddress, 'server_address'),
  column(FIELD.urlDomain, 'url_domain'),
  column(FIELD.httpStatus, 'http_status', 'integer'),
  column(FIELD.guardrailName, 'guardrail_name'),
  column(FIELD.guardrailVerdict, 'guardrail_verdict'),
  column(FIELD.systemPromptHash, 'system_prompt_hash'),
  column(FIELD.inputTokens, 'input_tokens', 'integer'),
  column(FIELD.outputTokens, 'output_tokens', 'integer'),
  column(FIELD.totalTokens, 'total_tokens', 'integer'),
  column(FIELD.costUsd, 'cost_usd', 'number'),
  column(FIELD.durationMs, 'duration_ms', 'number'),
  column(FIELD.contentCaptured, 'content_captured', 'boolean'),
  column(FIELD.rawRef, 'raw_ref'),
  column(FIELD.riskScore, 'risk_score', 'number'),
  column(FIELD.riskClass, 'risk_class'),
  column(FIELD.riskVerdict, 'risk_verdict'),
  column(FIELD.riskLabels, 'risk_labels', 'strings'),
]

/** Columns that hold the named properties of an event rather than one of its fields. */
const HEAD_COLUMNS = ['tenant_id', 'event_id', 'category', 'action', 'time_ns', 'received_ms', 'seq'] as const

/** Columns of an event row as `encodeRows` writes them, in order. */
export const EVENT_COLUMNS: readonly string[] = [
  ...HEAD_COLUMNS,
  ...FIELD_COLUMNS.map((item) => item.column),
  'text',
  'fields',
]

/** Columns of a record row as `encodeRows` writes them, in order. */
export const RECORD_COLUMNS: readonly string[] = [
  'tenant_id',
  'record_id',
  'signal',
  'time_ns',
  'end_ns',
  'received_ms',
  'seq',
  'trace_id',
  'span_id',
  'parent_span_id',
  'name',
  'span_kind',
  'status_code',
  'status_message',
  'service_name',
  'dialect',
  'event_count',
  'body',
]

/** Columns of a finding row as `encodeRows` writes them, in order. */
export const FINDING_COLUMNS: readonly string[] = [
  'tenant_id',
  'finding_id',
  'event_id',
  'trace_id',
  'time_ns',
  'received_ms',
  'field',
  'place',
  'detector',
  'label',
  'score',
  'start_at',
  'end_at',
  'reason',
  'atlas',
  'owasp',
]

const BY_FIELD = new Map(FIELD_COLUMNS.map((item) => [item.field, item]))

/** The column of a canonical field; undefined when it lives in `fields`. */
export function findColumn(field: string): Column | undefined {
  return BY_FIELD.get(field)
}
