import { FIELD, type OtlpSpan } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import { normaliseWords } from '../drafts/model-call.ts'
import { asText } from './attributes.ts'
import { type Row, rename } from './rename.ts'
import { IDENTITY_ROWS } from './shared-rows.ts'

/** The scalars of a span in canonical names: what the tables say, who it was for, how long it took, how it failed. */
export function spanFields(span: OtlpSpan, ...tables: readonly (readonly Row[])[]): Canonical {
  const fields: Canonical = new Map()
  for (const table of tables) rename(span.attributes, table, fields)
  rename(span.attributes, IDENTITY_ROWS, fields)
  if (span.endUnixNano > span.startUnixNano) {
    fields.set(FIELD.durationMs, Number(span.endUnixNano - span.startUnixNano) / 1e6)
  }
  addError(span, fields)
  return normaliseWords(fields)
}

function addError(span: OtlpSpan, fields: Canonical): void {
  const exception = span.events.find((event) => event.name === 'exception')
  if (span.statusCode !== 2 && exception === undefined) return
  const type = asText(exception?.attributes.get('exception.type'))
  const message = asText(exception?.attributes.get('exception.message')) ?? asText(span.statusMessage)
  if (!fields.has(FIELD.errorType) && (type !== undefined || span.statusCode === 2)) {
    fields.set(FIELD.errorType, type ?? '_OTHER')
  }
  if (message !== undefined && !fields.has(FIELD.errorMessage)) fields.set(FIELD.errorMessage, message)
}
