import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { isRefusal } from '../read/finish-reasons.ts'
import type { MessageList } from '../read/message.ts'
import { pick } from './pick.ts'
import { isRefused } from './response.ts'

const GUARDRAIL_FIELDS: readonly FieldName[] = [
  FIELD.guardrailName,
  FIELD.guardrailResultType,
  FIELD.guardrailResultValue,
  FIELD.guardrailResultReason,
  FIELD.guardrailRiskCategory,
  FIELD.guardrailRiskScore,
  FIELD.guardrailSource,
  FIELD.guardrailPolicyId,
  FIELD.guardrailPolicyVersion,
  FIELD.guardrailPolicyRule,
  FIELD.guardrailInput,
  FIELD.guardrailOutput,
  FIELD.guardrailAction,
  FIELD.guardrailTarget,
  FIELD.guardrailMasked,
  FIELD.eventSeverity,
  FIELD.toolName,
  FIELD.toolCallId,
  FIELD.durationMs,
]

/** Senders' words for a verdict to ours. The word as sent stays in `gen_ai.guardrail.result.value`. */
const VERDICTS = new Map<string, string>([
  ...['allow', 'allowed', 'pass', 'passed', 'success', 'ok', 'none', 'safe', 'valid', 'not_run', 'clean', 'accept'].map(
    (word) => [word, 'allow'] as const,
  ),
  ...['flag', 'flagged', 'warn', 'warning', 'detected', 'alert', 'monitor', 'log'].map(
    (word) => [word, 'flag'] as const,
  ),
  ...['modify', 'modified', 'mask', 'masked', 'redact', 'redacted', 'anonymized', 'anonymize', 'sanitized'].map(
    (word) => [word, 'modify'] as const,
  ),
  ...[
    'block',
    'blocked',
    'deny',
    'denied',
    'fail',
    'failed',
    'failure',
    'reject',
    'rejected',
    'triggered',
    'unsafe',
    'intervened',
    'guardrail_intervened',
    'refusal',
    'content_filter',
    'filtered',
    'invalid',
    'kill',
    'quarantine',
  ].map((word) => [word, 'block'] as const),
  ...['escalate', 'escalated', 'review', 'approval_required', 'ask'].map((word) => [word, 'escalate'] as const),
  ...['error', 'guardrail_failed_to_respond', 'timeout'].map((word) => [word, 'error'] as const),
])

/** A sender's verdict in our words; `flag` when it is not a word we know, so that it is looked at. */
export function verdictOf(sent: string): string {
  return VERDICTS.get(sent.toLowerCase()) ?? 'flag'
}

/** Senders' words for what was looked at, to ours. */
const TARGETS = new Map<string, string>([
  ...['input', 'prompt', 'llm.input', 'pre_call', 'preflight', 'user', 'request'].map(
    (word) => [word, 'input'] as const,
  ),
  ...['output', 'response', 'completion', 'llm.output', 'post_call', 'model'].map((word) => [word, 'output'] as const),
  ...['tool_call', 'tool', 'tool_input', 'tool_arguments'].map((word) => [word, 'tool_call'] as const),
  ['tool_definition', 'tool_definition'],
  ...['tool_result', 'tool_output', 'tool_response'].map((word) => [word, 'tool_result'] as const),
  ...['retrieval', 'document', 'documents', 'context', 'rag'].map((word) => [word, 'retrieval'] as const),
  ['memory', 'memory'],
])

/** What a guard looked at, in our words; `undefined` when the word is not known. */
export function targetOf(sent: string): string | undefined {
  return TARGETS.get(sent.toLowerCase())
}

/** What a guard said of which content: `guardrail.evaluated`. The verdict is worked out when the sender gave none. */
export function draftGuardrail(from: Canonical, timeUnixNano: bigint): EventDraft {
  const fields = pick(from, GUARDRAIL_FIELDS)
  const value = from.get(FIELD.guardrailResultValue) ?? from.get(FIELD.guardrailAction)
  const said = from.get(FIELD.guardrailVerdict) ?? value
  fields.set(FIELD.guardrailVerdict, typeof said === 'string' ? verdictOf(said) : 'flag')
  const action = fields.get(FIELD.guardrailAction)
  if (typeof action === 'string') fields.set(FIELD.guardrailAction, verdictOf(action))
  if (!fields.has(FIELD.guardrailTarget)) fields.set(FIELD.guardrailTarget, sourceTarget(from))
  fields.set(FIELD.contentCaptured, fields.has(FIELD.guardrailInput) || fields.has(FIELD.guardrailOutput))
  return { category: 'ai_guardrail', action: 'guardrail.evaluated', timeUnixNano, fields }
}

function sourceTarget(from: Canonical): string {
  const source = from.get(FIELD.guardrailSource)
  const named = typeof source === 'string' ? targetOf(source) : undefined
  return named ?? (from.has(FIELD.guardrailOutput) && !from.has(FIELD.guardrailInput) ? 'output' : 'input')
}

/** A refusal or content filter is the provider's own guard speaking: one guardrail event, else nothing. */
export function draftRefusal(from: Canonical, output: MessageList, timeUnixNano: bigint): readonly EventDraft[] {
  if (!isRefused(from, output)) return []
  const reasons = from.get(FIELD.finishReasons)
  const native = Array.isArray(reasons)
    ? reasons.find((reason) => typeof reason === 'string' && isRefusal(reason))
    : undefined
  const provider = from.get(FIELD.provider)
  const fields = pick(from)
  fields.set(FIELD.guardrailName, typeof provider === 'string' ? provider : 'provider')
  fields.set(FIELD.guardrailResultType, native === undefined ? 'refusal' : 'finish_reason')
  fields.set(FIELD.guardrailResultValue, native ?? 'refusal')
  fields.set(FIELD.guardrailVerdict, 'block')
  fields.set(FIELD.guardrailAction, 'block')
  fields.set(FIELD.guardrailTarget, 'output')
  fields.set(FIELD.contentCaptured, false)
  return [{ category: 'ai_guardrail', action: 'guardrail.evaluated', timeUnixNano, fields }]
}
