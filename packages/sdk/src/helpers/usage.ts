import { FIELD } from '@telltale/model'
import { canonicalIdentity, type HelperKit, identityFacts } from './helper-kit.ts'

/** What one call to a model used, for calls that no wrapper sees. */
export interface UsageDetails {
  readonly model?: string
  readonly provider?: string
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly totalTokens?: number
  readonly cacheReadTokens?: number
  readonly cacheWriteTokens?: number
  readonly reasoningTokens?: number
  readonly costUsd?: number
  readonly durationMs?: number
  readonly maxTokens?: number
  readonly responseId?: string
}

/** Records what a call used. Calls that a wrapper sees are counted already; this would count them twice. */
export function createUsage(kit: HelperKit) {
  return function usage(details: UsageDetails): void {
    const fields = {
      [FIELD.requestModel]: details.model,
      [FIELD.inputTokens]: details.inputTokens,
      [FIELD.outputTokens]: details.outputTokens,
      [FIELD.durationMs]: details.durationMs,
      [FIELD.maxTokens]: details.maxTokens,
    }
    kit.expect('usage', { ...identityFacts(kit), ...fields })
    kit.recorder.log('telltale.usage.recorded', {
      ...kit.agent,
      ...canonicalIdentity(kit),
      ...fields,
      'telltale.category': 'ai_usage',
      [FIELD.provider]: details.provider,
      [FIELD.totalTokens]: details.totalTokens,
      [FIELD.cacheReadTokens]: details.cacheReadTokens,
      [FIELD.cacheWriteTokens]: details.cacheWriteTokens,
      [FIELD.reasoningTokens]: details.reasoningTokens,
      [FIELD.costUsd]: details.costUsd,
      [FIELD.responseId]: details.responseId,
    })
  }
}
