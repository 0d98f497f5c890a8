import { type Attributes, FIELD } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftGuardrail, targetOf } from '../drafts/guardrail.ts'
import { asText } from '../read/attributes.ts'
import { type Row, rename, rows } from '../read/rename.ts'

/** Rival proposals for guardrails: genai#427 (A), the guardrail branch (B), agent threats (C), OpenLIT and Bedrock. */
export const GUARDRAIL_ROWS: readonly Row[] = [
  ...rows('text', [
    ['telltale.guardrail.verdict', FIELD.guardrailVerdict],
    ['telltale.guardrail.action', FIELD.guardrailAction],
    ['telltale.guardrail.target', FIELD.guardrailTarget],
    ['gen_ai.guardrail.component.name', FIELD.guardrailName],
    ['gen_ai.security.guardrail.name', FIELD.guardrailName],
    ['gen_ai.security.guardrail.id', FIELD.guardrailName],
    ['gen_ai.guardian.name', FIELD.guardrailName],
    ['guard.name', FIELD.guardrailName],
    ['gen_ai.guardrail.name', FIELD.guardrailName],
    ['agent.threat.detection.ruleset', FIELD.guardrailName],
    ['aws.bedrock.guardrail.id', FIELD.guardrailName],
    ['gen_ai.guardrail.result.type', FIELD.guardrailResultType],
    ['gen_ai.security.risk.finding', FIELD.guardrailResultType],
    ['guard.evaluation', FIELD.guardrailResultType],
    ['gen_ai.guardrail.result.value', FIELD.guardrailResultValue],
    ['gen_ai.security.verdict.type', FIELD.guardrailResultValue],
    ['guard.verdict', FIELD.guardrailResultValue],
    ['gen_ai.guardrail.status', FIELD.guardrailResultValue],
    ['agent.threat.detection.action', FIELD.guardrailResultValue],
    ['gen_ai.guardrail.result.reason', FIELD.guardrailResultReason],
    ['gen_ai.security.verdict.reason', FIELD.guardrailResultReason],
    ['guard.explanation', FIELD.guardrailResultReason],
    ['gen_ai.guardrail.error.message', FIELD.guardrailResultReason],
    ['gen_ai.guardrail.risk.category', FIELD.guardrailRiskCategory],
    ['gen_ai.security.risk.category', FIELD.guardrailRiskCategory],
    ['guard.classification', FIELD.guardrailRiskCategory],
    ['agent.threat.detection.rule_id', FIELD.guardrailRiskCategory],
    ['gen_ai.guardrail.source', FIELD.guardrailSource],
    ['gen_ai.security.target.type', FIELD.guardrailSource],
    ['guard.phase', FIELD.guardrailSource],
    ['gen_ai.guardrail.policy.id', FIELD.guardrailPolicyId],
    ['gen_ai.security.policy.id', FIELD.guardrailPolicyId],
    ['guard.validator', FIELD.guardrailPolicyId],
    ['agent.threat.detection.ruleset', FIELD.guardrailPolicyId],
    ['gen_ai.guardrail.policy.version', FIELD.guardrailPolicyVersion],
    ['gen_ai.security.policy.version', FIELD.guardrailPolicyVersion],
    ['gen_ai.guardrail.policy.rule.id', FIELD.guardrailPolicyRule],
    ['gen_ai.security.policy.rule.id', FIELD.guardrailPolicyRule],
    ['agent.threat.detection.rule_id', FIELD.guardrailPolicyRule],
    ['gen_ai.security.action.type', FIELD.guardrailAction],
    ['guard.action', FIELD.guardrailAction],
    ['agent.threat.detection.action', FIELD.guardrailAction],
    ['gen_ai.tool.name', FIELD.toolName],
    ['gen_ai.tool.call.id', FIELD.toolCallId],
  ]),
  ...rows('texts', [['telltale.guardrail.masked_entities', FIELD.guardrailMasked]]),
  ...rows('number', [
    ['gen_ai.guardrail.risk.score', FIELD.guardrailRiskScore],
    ['gen_ai.security.risk.score', FIELD.guardrailRiskScore],
    ['guard.score', FIELD.guardrailRiskScore],
  ]),
  ...rows('any', [
    ['gen_ai.guardrail.content.input.value', FIELD.guardrailInput],
    ['gen_ai.security.content.input.value', FIELD.guardrailInput],
    ['gen_ai.guardrail.input', FIELD.guardrailInput],
    ['gen_ai.guardrail.content.output.value', FIELD.guardrailOutput],
    ['gen_ai.security.content.output.value', FIELD.guardrailOutput],
    ['gen_ai.guardrail.output', FIELD.guardrailOutput],
  ]),
]

/** Event names that carry a guard's word. */
const GUARDRAIL_EVENTS = new Set([
  'gen_ai.guardrail.result',
  'gen_ai.security.finding',
  'agent.threat.detection',
  'gen_ai.guardian.finding',
])

/** Whether a log or span event of this name is a guard's word. */
export function isGuardrailEvent(name: string): boolean {
  return GUARDRAIL_EVENTS.has(name)
}

/** Whether a record's keys are a guard's word (Traceloop's `status` form is its own dialect). */
export function hasGuardrailKeys(attributes: Attributes): boolean {
  return (
    attributes.has('gen_ai.guardrail.result.value') ||
    attributes.has('gen_ai.guardrail.result.type') ||
    attributes.has('gen_ai.guardrail.component.name') ||
    attributes.has('gen_ai.security.verdict.type') ||
    attributes.has('gen_ai.security.guardrail.name') ||
    attributes.has('guard.verdict') ||
    attributes.has('agent.threat.detection.rule_id')
  )
}

/** Whether the keys say what a guard found, and not only that it ran. */
export function hasVerdict(attributes: Attributes): boolean {
  return VERDICT_KEYS.some((key) => attributes.has(key))
}

const VERDICT_KEYS = [
  'gen_ai.guardrail.result.value',
  'gen_ai.security.verdict.type',
  'gen_ai.security.action.type',
  'guard.verdict',
  'guard.action',
  'agent.threat.detection.rule_id',
]

const TYPE_PAIRS = new Map<string, string>([
  ['llm.input', 'input'],
  ['llm.output', 'output'],
  ['tool_call.input', 'tool_call'],
  ['tool_call.output', 'tool_result'],
])

/** Reads any of the proposals; `from` brings who and where, `name` stands in when no guard is named. */
export function readGuardrail(attributes: Attributes, from: Canonical, name: string, timeUnixNano: bigint): EventDraft {
  const fields = rename(attributes, GUARDRAIL_ROWS, new Map(from))
  if (!fields.has(FIELD.guardrailName)) fields.set(FIELD.guardrailName, name)
  if (!fields.has(FIELD.guardrailResultType)) fields.set(FIELD.guardrailResultType, 'verdict')
  const subtype = asText(attributes.get('gen_ai.security.target.subtype'))
  const type = asText(attributes.get('gen_ai.security.target.type'))
  if (type !== undefined) {
    const pair =
      subtype === undefined ? type : (TYPE_PAIRS.get(`${type}.${subtype}`) ?? TYPE_PAIRS.get(`${subtype}.${type}`))
    fields.set(
      FIELD.guardrailTarget,
      (pair === undefined ? targetOf(subtype ?? type) : (targetOf(pair) ?? pair)) ?? 'input',
    )
  }
  return draftGuardrail(fields, timeUnixNano)
}
