import { FIELD, type OtlpPoint } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftUsage } from '../drafts/usage.ts'
import { asText } from '../read/attributes.ts'
import { rename, rows } from '../read/rename.ts'
import { IDENTITY_ROWS } from '../read/shared-rows.ts'

/** Counters that say what was used. */
export const CLAUDE_METRICS: ReadonlySet<string> = new Set(['claude_code.token.usage', 'claude_code.cost.usage'])

const TOKENS = new Map<unknown, string>([
  ['input', FIELD.inputTokens],
  ['output', FIELD.outputTokens],
  ['cacheRead', FIELD.cacheReadTokens],
  ['cacheCreation', FIELD.cacheWriteTokens],
])

const ROWS = rows('text', [
  ['user.account_uuid', FIELD.userId],
  ['model', FIELD.requestModel],
])

/** Whether a metric is one of Claude Code's. */
export function isClaudeMetric(point: OtlpPoint): boolean {
  return point.name.startsWith('claude_code.')
}

/** Tokens or cost as the agent summed them up; never added to what its events say. */
export function readClaudeMetric(point: OtlpPoint): readonly EventDraft[] {
  const value = point.value ?? point.sum
  const isCost = point.name === 'claude_code.cost.usage'
  const field = isCost ? FIELD.costUsd : TOKENS.get(asText(point.attributes.get('type')))
  if (field === undefined || value === undefined || !Number.isFinite(value)) return []
  const fields: Canonical = rename(point.attributes, IDENTITY_ROWS, rename(point.attributes, ROWS, new Map()))
  fields.set(FIELD.provider, 'anthropic')
  fields.set(field, value)
  return draftUsage(fields, 'workflow', 'metric', point.timeUnixNano)
}
