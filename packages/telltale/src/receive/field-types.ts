import { FIELD } from '@telltale/model'

const NUMBERS: readonly string[] = [
  FIELD.eventSeverity,
  FIELD.durationMs,
  FIELD.promptLength,
  FIELD.promptMessageCount,
  FIELD.maxTokens,
  FIELD.temperature,
  FIELD.topP,
  FIELD.topK,
  FIELD.guardrailRiskScore,
  FIELD.retrievalTopK,
  FIELD.retrievalDocumentCount,
  FIELD.retrievalMinScore,
  FIELD.retrievalMaxScore,
  FIELD.memoryRecordCount,
  FIELD.toolResultSize,
  FIELD.dbReturnedRows,
  FIELD.systemPromptLength,
  FIELD.inputTokens,
  FIELD.outputTokens,
  FIELD.cacheReadTokens,
  FIELD.cacheWriteTokens,
  FIELD.reasoningTokens,
  FIELD.totalTokens,
  FIELD.costUsd,
  FIELD.timeToFirstChunk,
  FIELD.serverPort,
  FIELD.httpStatus,
  FIELD.httpRequestSize,
  FIELD.httpResponseSize,
  FIELD.egressBytesOut,
  FIELD.responseLength,
  FIELD.evaluationScore,
]

const BOOLEANS: readonly string[] = [
  FIELD.contentCaptured,
  FIELD.contentTruncated,
  FIELD.contentRedacted,
  FIELD.stream,
  FIELD.compacted,
  FIELD.retrievalAllowed,
  FIELD.toolSandboxed,
  FIELD.responseHasCode,
  FIELD.responseRefusal,
  FIELD.egressFirstSeen,
  FIELD.auditControlWeakened,
]

// Fields whose value is structured, or may be: any JSON is taken as it comes.
const ANY: readonly string[] = [
  FIELD.timestamp,
  FIELD.eventCategory,
  FIELD.eventType,
  FIELD.userRoles,
  FIELD.inputMessages,
  FIELD.outputMessages,
  FIELD.guardrailResultValue,
  FIELD.guardrailInput,
  FIELD.guardrailOutput,
  FIELD.guardrailMasked,
  FIELD.retrievalDocuments,
  FIELD.retrievalSources,
  FIELD.retrievalText,
  FIELD.toolArguments,
  FIELD.toolResult,
  FIELD.toolDefinitions,
  FIELD.systemInstructions,
  FIELD.finishReasons,
  FIELD.responseToolCalls,
  FIELD.responseUrls,
  FIELD.auditChanges,
]

// Digits of an id: 16 bytes and 8 bytes as hex.
const HEX_DIGITS = new Map<string, number>([
  [FIELD.traceId, 32],
  [FIELD.spanId, 16],
  [FIELD.parentSpanId, 16],
])

const KINDS = new Map<string, 'number' | 'boolean' | 'any' | 'hex' | 'string'>([
  ...Object.values(FIELD).map((name) => [name, 'string'] as const),
  ...NUMBERS.map((name) => [name, 'number'] as const),
  ...BOOLEANS.map((name) => [name, 'boolean'] as const),
  ...ANY.map((name) => [name, 'any'] as const),
  ...[...HEX_DIGITS.keys()].map((name) => [name, 'hex'] as const),
])

/** What is wrong with the type of a canonical field's value, or `undefined`; names we do not know may hold anything. */
export function findTypeProblem(name: string, value: unknown): string | undefined {
  const kind = KINDS.get(name)
  if (kind === undefined || kind === 'any' || value === null) return undefined
  if (kind !== 'hex') return typeof value === kind ? undefined : `${name} must be a ${kind}`
  const digits = HEX_DIGITS.get(name) ?? 0
  const fits = typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/i.test(value) && !/^0+$/.test(value)
  return fits ? undefined : `${name} must be ${digits} hex digits, not all zero`
}
