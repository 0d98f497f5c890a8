import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { pick } from './pick.ts'

/** What a usage event counts: only `inference` is ever summed; the others repeat what inferences inside them used. */
export type UsageScope = 'inference' | 'agent' | 'workflow'

const TOKEN_FIELDS: readonly FieldName[] = [
  FIELD.inputTokens,
  FIELD.outputTokens,
  FIELD.totalTokens,
  FIELD.cacheReadTokens,
  FIELD.cacheWriteTokens,
  FIELD.reasoningTokens,
  FIELD.costUsd,
]

const USAGE_FIELDS: readonly FieldName[] = [
  ...TOKEN_FIELDS,
  FIELD.maxTokens,
  FIELD.timeToFirstChunk,
  FIELD.durationMs,
  FIELD.responseId,
  FIELD.finishReasons,
  FIELD.httpStatus,
]

/** What a call used: `usage.recorded`; nothing when the record counts no tokens and no cost. */
export function draftUsage(
  from: Canonical,
  scope: UsageScope,
  source: 'span' | 'log' | 'metric',
  timeUnixNano: bigint,
): readonly EventDraft[] {
  if (!TOKEN_FIELDS.some((name) => from.has(name))) return []
  const fields = pick(from, USAGE_FIELDS)
  addTotal(fields)
  fields.set(FIELD.usageScope, scope)
  fields.set(FIELD.usageSource, source)
  fields.set(FIELD.contentCaptured, false)
  return [{ category: 'ai_usage', action: 'usage.recorded', timeUnixNano, fields }]
}

/** Input plus output, when the sender gave no total. */
export function addTotal(fields: Canonical): void {
  if (fields.has(FIELD.totalTokens)) return
  const input = fields.get(FIELD.inputTokens)
  const output = fields.get(FIELD.outputTokens)
  if (typeof input !== 'number' && typeof output !== 'number') return
  fields.set(FIELD.totalTokens, (typeof input === 'number' ? input : 0) + (typeof output === 'number' ? output : 0))
}
