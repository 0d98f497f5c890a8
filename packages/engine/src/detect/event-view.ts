import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import type { EventView, LogSource } from '@telltale/sigma'

/** What an event says of itself outside its fields, by canonical name. */
const HEADS: ReadonlyMap<string, (event: AiEvent) => JsonValue> = new Map<string, (event: AiEvent) => JsonValue>([
  [FIELD.eventId, (event) => event.id],
  [FIELD.category, (event) => event.category],
  [FIELD.eventAction, (event) => event.action],
  [FIELD.tenant, (event) => event.tenant],
  [FIELD.timestamp, (event) => new Date(Number(event.timeUnixNano / 1_000_000n)).toISOString()],
  [FIELD.eventIngested, (event) => new Date(event.receivedMs).toISOString()],
])

/** The event as Sigma rules see it: `product: telltale`, its category, and its dialect as the service. */
export function toEventView(event: AiEvent): EventView {
  const dialect = event.fields.get(FIELD.dialect)
  const logsource: LogSource = {
    product: 'telltale',
    category: event.category,
    ...(typeof dialect === 'string' && { service: dialect }),
  }
  return {
    logsource,
    value(field) {
      const head = HEADS.get(field)
      return present((head && readHead(event, head)) ?? event.fields.get(field))
    },
    values: () => event.fields.values(),
  }
}

/** The store keeps no empty texts: a rule must say the same of an event now and later. */
function present(value: JsonValue | undefined): JsonValue | undefined {
  return value === '' ? undefined : value
}

/** A time that no date can hold reads as absent: rules must not fail on what a sender claims. */
function readHead(event: AiEvent, head: (event: AiEvent) => JsonValue): JsonValue | undefined {
  try {
    return head(event)
  } catch {
    return undefined
  }
}
