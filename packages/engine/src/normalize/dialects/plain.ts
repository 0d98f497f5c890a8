import {
  type AttributeValue,
  type Category,
  FIELD,
  isCategory,
  type JsonValue,
  type SourceRecord,
} from '@telltale/model'
import type { Dialect, ReadContext } from '../dialect.ts'
import type { Canonical, EventDraft } from '../draft.ts'
import { completeEvent } from '../drafts/complete.ts'
import { asText, toJson } from '../read/attributes.ts'
import { logTime, withBody } from '../read/log-fields.ts'
import { readTime } from '../read/time.ts'

/** The action of a category when the sender names none. */
const ACTIONS: Readonly<Record<Category, string>> = {
  ai_prompt: 'prompt.submitted',
  ai_guardrail: 'guardrail.evaluated',
  ai_retrieval: 'retrieval.performed',
  ai_tool: 'tool.executed',
  ai_system_prompt: 'system_prompt.used',
  ai_usage: 'usage.recorded',
  ai_egress: 'egress.request',
  ai_response: 'response.generated',
  ai_audit: 'audit.recorded',
}

/** Fields that the normalizer alone says; a sender's claim of them stays in the raw record. */
const OURS = new Set<string>([
  FIELD.category,
  FIELD.eventAction,
  FIELD.timestamp,
  FIELD.eventId,
  FIELD.eventIngested,
  FIELD.tenant,
  FIELD.dialect,
  FIELD.rawRef,
  FIELD.mappingVersion,
])

/** Events that come in canonical names already: plain JSON logs, and OTLP records that carry `telltale.category`. */
export const plain: Dialect = {
  name: 'sdk',
  reads: (record) => isCategory(fieldsOf(record).get(FIELD.category)),
  toEvents: (record, context) => {
    const sent = fieldsOf(record)
    const category = sent.get(FIELD.category)
    if (!isCategory(category)) return []
    return [toDraft(record, sent, category, context)]
  },
}

function fieldsOf(record: SourceRecord): ReadonlyMap<string, AttributeValue | JsonValue> {
  if (record.kind === 'event') return record.fields
  return record.kind === 'log' ? withBody(record) : record.attributes
}

function toDraft(
  record: SourceRecord,
  sent: ReadonlyMap<string, AttributeValue | JsonValue>,
  category: Category,
  context: ReadContext,
): EventDraft {
  const fields: Canonical = new Map()
  for (const [key, value] of sent) {
    if (!OURS.has(key) && value !== null)
      fields.set(key, record.kind === 'event' ? (value as JsonValue) : toJson(value as AttributeValue))
  }
  completeEvent(category, fields, context.hash)
  const action = sent.get(FIELD.eventAction)
  const type = fields.get(FIELD.auditType)
  const named =
    typeof action === 'string' && action !== '' ? action : typeof type === 'string' ? type : ACTIONS[category]
  return { category, action: named, timeUnixNano: timeOf(record, context.receivedMs), fields }
}

function timeOf(record: SourceRecord, receivedMs: number): bigint {
  if (record.kind === 'span') return record.startUnixNano
  if (record.kind === 'log') return logTime(record)
  if (record.kind === 'metric') return record.timeUnixNano
  return readTime(record.fields.get(FIELD.timestamp)) ?? BigInt(Math.trunc(receivedMs)) * 1_000_000n
}

/** The dialect that a plain event claims to come from, or `sdk`. */
export function claimedDialect(record: SourceRecord): string {
  const claimed = asText(fieldsOf(record).get(FIELD.dialect) as AttributeValue | undefined)
  return claimed !== undefined && claimed.length <= 64 ? claimed : plain.name
}
