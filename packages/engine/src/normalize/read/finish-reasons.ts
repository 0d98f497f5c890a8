/** Providers' reasons to the OpenTelemetry ones (`stop, length, content_filter, tool_call, error`). */
const REASONS = new Map<string, string>([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['finish_reason_stop', 'stop'],
  ['complete', 'stop'],
  ['completed', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['max_output_tokens', 'length'],
  ['content_filter', 'content_filter'],
  ['content-filter', 'content_filter'],
  ['content_filtered', 'content_filter'],
  ['guardrail_intervened', 'content_filter'],
  ['safety', 'content_filter'],
  ['blocklist', 'content_filter'],
  ['prohibited_content', 'content_filter'],
  ['refusal', 'content_filter'],
  ['tool_call', 'tool_call'],
  ['tool_calls', 'tool_call'],
  ['tool-calls', 'tool_call'],
  ['tool_use', 'tool_call'],
  ['function_call', 'tool_call'],
  ['error', 'error'],
])

/** A finish reason in OpenTelemetry's words; one that is not known stays as it was sent. */
export function finishReason(sent: string): string {
  return REASONS.get(sent.toLowerCase()) ?? sent
}

/** Whether a finish reason says that the provider's safety system or the model itself refused. */
export function isRefusal(reason: string): boolean {
  return finishReason(reason) === 'content_filter'
}
