import type { Message } from './otlp-proto.ts'

/** A good span of a chat call. */
export function chatSpan(index = 1): Message {
  return {
    traceId: Buffer.alloc(16, index),
    spanId: Buffer.alloc(8, index),
    name: 'chat gpt-4o',
    kind: 3,
    startTimeUnixNano: '1764000000000000001',
    endTimeUnixNano: '1764000001000000001',
    attributes: [
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      { key: 'gen_ai.usage.input_tokens', value: { intValue: '42' } },
    ],
  }
}

/** A trace request of one app with the given spans. */
export function traceRequest(spans: readonly Message[]): Message {
  const attributes = [{ key: 'service.name', value: { stringValue: 'shop' } }]
  return { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ scope: { name: 'test' }, spans }] }] }
}

/** A log request of one record with a body. */
export function logRequest(body: Message): Message {
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: '1764000000000000001', body }] }] }] }
}

/** A metric request of one point of a sum. */
export function metricRequest(): Message {
  const point = { timeUnixNano: '1764000000000000001', asInt: '7' }
  const sum = { dataPoints: [point], aggregationTemporality: 2, isMonotonic: true }
  return { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'gen_ai.client.token.usage', sum }] }] }] }
}
