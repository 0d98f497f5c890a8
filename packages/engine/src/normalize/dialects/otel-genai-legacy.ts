import type { OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import { isMessageEvent, messageLogs } from './otel-message-logs.ts'
import { readOtelSpan } from './otel-span.ts'

/** OpenTelemetry's GenAI conventions up to 1.36: `gen_ai.system`, one event for each message. */
export const otelGenAiLegacy: Dialect = {
  name: 'otel_genai_legacy',
  reads: (record) => {
    if (record.kind === 'log') return messageLogs.includes(record)
    return record.kind === 'span' && speaksLegacy(record)
  },
  toEvents: (record, context) => {
    if (record.kind === 'span') return readOtelSpan(record, context.hash)
    return record.kind === 'log' ? messageLogs.read([record], context.hash).flat() : []
  },
  callLogs: messageLogs,
}

const KEYS = [
  'gen_ai.system',
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.request.model',
]

function speaksLegacy(span: OtlpSpan): boolean {
  return KEYS.some((key) => span.attributes.has(key)) || span.events.some((event) => isMessageEvent(event.name))
}
