import { type Attributes, FIELD, type OtlpSpan } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import { draftGuardrail } from '../drafts/guardrail.ts'
import { draftTool } from '../drafts/tool.ts'
import type { KeyedHash } from '../hash.ts'
import { asBool, asText } from '../read/attributes.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { readOtelSpan } from './otel-span.ts'
import { firstJson, readRetrieval } from './otel-steps.ts'

const KEYS = [
  'gen_ai.agent.threat_detected',
  'gen_ai.agent.threat.rule_id',
  'gen_ai.agent.action.tool',
  'gen_ai.endpoint',
]

/** Operations of OpenLIT's own for stores of vectors and for retrieval. */
const STORES = new Set(['vectordb', 'rag', 'framework.retrieve'])

/** OpenLIT: OpenTelemetry's words, with threats, agent actions and vector stores of its own. */
export const openLit: Dialect = {
  name: 'openlit',
  reads: (record) => {
    if (record.kind !== 'span') return false
    const sdk = record.resource.attributes.get('telemetry.sdk.name')
    const speaks = [...record.attributes.keys()].some((key) => key.startsWith('gen_ai.') || key.startsWith('guard.'))
    const named = sdk === 'openlit' || record.scope.name.startsWith('openlit')
    return (named && speaks) || KEYS.some((key) => record.attributes.has(key))
  },
  toEvents: (record, { hash }) =>
    record.kind === 'span' ? [...readStep(record, hash), ...readThreat(record), ...readAction(record, hash)] : [],
}

function readStep(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const operation = asText(span.attributes.get('gen_ai.operation.name'))
  return STORES.has(operation ?? '') ? readRetrieval(span, hash) : readOtelSpan(span, hash)
}

/** What OpenLIT's own rules found in an agent's step. */
function readThreat(span: OtlpSpan): readonly EventDraft[] {
  const { attributes } = span
  const rule = asText(attributes.get('gen_ai.agent.threat.rule_id'))
  if (rule === undefined && asBool(attributes.get('gen_ai.agent.threat_detected')) !== true) return []
  const fields = spanFields(span, MODEL_ROWS)
  fields.set(FIELD.guardrailName, 'openlit')
  fields.set(FIELD.guardrailResultType, 'threat')
  fields.set(FIELD.guardrailResultValue, 'detected')
  fields.set(FIELD.guardrailTarget, attributes.has('gen_ai.tool.name') ? 'tool_call' : 'input')
  if (rule !== undefined) fields.set(FIELD.guardrailPolicyRule, rule)
  const threat = asText(attributes.get('gen_ai.agent.threat.threat_class')) ?? rule
  if (threat !== undefined) fields.set(FIELD.guardrailRiskCategory, threat)
  const severity = severityOf(attributes)
  if (severity !== undefined) fields.set(FIELD.eventSeverity, severity)
  return [draftGuardrail(fields, span.startUnixNano)]
}

/** Severities as OpenTelemetry numbers them for threats. */
const SEVERITIES = new Map<string, number>([
  ['low', 9],
  ['medium', 13],
  ['high', 17],
  ['critical', 21],
])

function severityOf(attributes: Attributes): number | undefined {
  return SEVERITIES.get(asText(attributes.get('gen_ai.agent.threat.severity'))?.toLowerCase() ?? '')
}

/** A tool that an agent of LangChain's older kind decided to use. */
function readAction(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const name = asText(span.attributes.get('gen_ai.agent.action.tool'))
  if (name === undefined) return []
  const fields = spanFields(span, MODEL_ROWS).set(FIELD.toolName, name)
  const args = firstJson(span.attributes, ['gen_ai.agent.action.tool_input'])
  const timeUnixNano = span.startUnixNano
  return [draftTool({ fields, action: 'tool.requested', args, result: undefined, timeUnixNano }, hash)]
}
