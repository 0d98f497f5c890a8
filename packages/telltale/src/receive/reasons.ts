/** Why a record is left out; senders and the refusal counters see these sentences. */
export const REASON = {
  traceId: 'trace_id must be 16 bytes and not all zero',
  spanId: 'span_id must be 8 bytes and not all zero',
  parentSpanId: 'parent_span_id must be 8 bytes when it is set',
  logTraceId: 'trace_id must be 16 bytes when it is set',
  logSpanId: 'span_id must be 8 bytes when it is set',
  link: 'the ids of a link must be 16 and 8 bytes when they are set',
} as const

/** A number of a protocol enum, or 0 (unset in every one of them) when this version knows no such number. */
export function known(value: number, highest: number): number {
  return value >= 0 && value <= highest ? value : 0
}
