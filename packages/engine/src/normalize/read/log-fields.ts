import type { Attributes, AttributeValue, OtlpLog } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import { normaliseWords } from '../drafts/model-call.ts'
import { asText } from './attributes.ts'
import { type Row, rename } from './rename.ts'
import { IDENTITY_ROWS } from './shared-rows.ts'

/** The event name of a log record: its own field, or the attribute that older SDKs use; '' when it has none. */
export function logName(log: OtlpLog): string {
  return log.eventName !== '' ? log.eventName : (asText(log.attributes.get('event.name')) ?? '')
}

/** When it happened: the record's time, or when it was observed if the sender gave none. */
export function logTime(log: OtlpLog): bigint {
  return log.timeUnixNano === 0n ? log.observedUnixNano : log.timeUnixNano
}

/** The attributes, with those of a structured body beneath them. */
export function withBody(log: OtlpLog): Attributes {
  if (!(log.body instanceof Map) || log.body.size === 0) return log.attributes
  return new Map<string, AttributeValue>([...log.body, ...log.attributes])
}

/** The scalars of a log record in canonical names. */
export function logFields(log: OtlpLog, ...tables: readonly (readonly Row[])[]): Canonical {
  const attributes = withBody(log)
  const fields: Canonical = new Map()
  for (const table of tables) rename(attributes, table, fields)
  return normaliseWords(rename(attributes, IDENTITY_ROWS, fields))
}
