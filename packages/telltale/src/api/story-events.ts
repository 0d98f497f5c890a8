import { type AiEvent, type EventJson, FIELD, type FindingJson, isCategory, type StoredFinding } from '@telltale/model'

/** Names that an event has as properties of its own. */
const HEADS: ReadonlySet<string> = new Set([
  FIELD.timestamp,
  FIELD.eventIngested,
  FIELD.eventId,
  FIELD.category,
  FIELD.eventAction,
  FIELD.tenant,
])

/** An event as the engine had it, from how the API gives it; undefined when it is none of the nine logs. */
export function fromEventJson(tenant: string, event: EventJson): AiEvent | undefined {
  const category = event[FIELD.category]
  if (typeof category !== 'string' || !isCategory(category)) return undefined
  return {
    id: String(event[FIELD.eventId]),
    tenant,
    category,
    action: String(event[FIELD.eventAction]),
    timeUnixNano: toNanos(event[FIELD.timestamp]),
    receivedMs: Date.parse(String(event[FIELD.eventIngested])),
    seq: 0,
    fields: new Map(Object.entries(event).filter(([name]) => !HEADS.has(name))),
  }
}

/** A finding as the engine had it. */
export function fromFindingJson(tenant: string, finding: FindingJson): StoredFinding {
  const { event_id, trace_id, ...rest } = finding
  return { ...rest, tenant, eventId: event_id, traceId: trace_id, timeUnixNano: 0n, receivedMs: 0 }
}

/** ISO 8601 in UTC with up to nine digits of a second. */
function toNanos(value: unknown): bigint {
  const [, seconds = '', digits = ''] = /^(.+?)(?:\.(\d{1,9}))?Z$/.exec(String(value)) ?? []
  const ms = Date.parse(`${seconds}Z`)
  return Number.isFinite(ms) ? BigInt(ms) * 1_000_000n + BigInt(digits.padEnd(9, '0')) : 0n
}
