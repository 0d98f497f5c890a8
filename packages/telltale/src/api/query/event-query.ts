import { CATEGORIES, FIELD } from '@telltale/model'
import type { EventFilter } from '../../store/store.ts'
import { shortText, someOf, WINDOW } from './parameters.ts'
import type { FieldParameters, Parsed, Query, QueryShape } from './parse-query.ts'

/** Short names for the fields that are asked for most. */
const ALIASES: FieldParameters = new Map([
  ['session_id', FIELD.conversationId],
  ['user_id', FIELD.userId],
  ['app', FIELD.serviceName],
  ['action', FIELD.eventAction],
  ['agent', FIELD.agentName],
  ['model', FIELD.requestModel],
  ['provider', FIELD.provider],
  ['tool', FIELD.toolName],
  ['dialect', FIELD.dialect],
  ['outcome', FIELD.eventOutcome],
  ['environment', FIELD.environment],
  ['risk', FIELD.riskScore],
  ['risk_class', FIELD.riskClass],
  ['risk_labels', FIELD.riskLabels],
  ['risk_verdict', FIELD.riskVerdict],
])

/** Fields that are no filter: times have `from` and `to`, and the tenant comes from the key alone. */
const NOT_FILTERS: ReadonlySet<string> = new Set([FIELD.timestamp, FIELD.eventIngested, FIELD.tenant, FIELD.category])

/** Every canonical field that events can be filtered by, under its own name and its short one. */
export const FIELD_PARAMETERS: FieldParameters = new Map([
  ...ALIASES,
  ...Object.values(FIELD)
    .filter((name) => !NOT_FILTERS.has(name))
    .map((name) => [name, name] as const),
])

/** What selects events apart from fields and time. */
export const SELECTION = {
  category: someOf('Only these of the nine logs.', CATEGORIES),
  [FIELD.category]: someOf('The same as `category`, under its canonical name.', CATEGORIES),
  q: shortText("Free text: a case-insensitive part of the event's text.", 500),
} as const

/** What selects events, apart from fields. */
export const EVENT_SELECTION = { ...SELECTION, ...WINDOW } as const

const HEX_ID = /^([0-9a-f]{16}|[0-9a-f]{32})$/i
const ID_FIELDS: readonly string[] = [FIELD.traceId, FIELD.spanId, FIELD.parentSpanId, FIELD.eventId, FIELD.rawRef]

interface Selected {
  readonly category?: readonly string[] | undefined
  readonly [FIELD.category]?: readonly string[] | undefined
  readonly q?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** The store's filter for a query that was read by `EVENT_SELECTION` or `SELECTION`. */
export function toEventFilter<S extends QueryShape>(query: Query<S>): EventFilter {
  const values: Selected = query.values
  const categories = [...(values.category ?? []), ...(values[FIELD.category] ?? [])]
  const fields = new Map([...query.fields].map(([name, texts]) => [name, texts.map((text) => toStored(name, text))]))
  return {
    ...(categories.length === 0 ? {} : { categories: [...new Set(categories)] }),
    ...(values.q === undefined ? {} : { text: values.q }),
    ...(values.from === undefined ? {} : { fromMs: values.from }),
    ...(values.to === undefined ? {} : { toMs: values.to }),
    ...(fields.size === 0 ? {} : { fields }),
  }
}

/** The window that `from` and `to` ask for; without them the `defaultMs` up to now. */
export function toWindow(
  asked: { readonly fromMs?: number; readonly toMs?: number },
  nowMs: number,
  defaultMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const toMs = asked.toMs ?? nowMs
  return { fromMs: asked.fromMs ?? Math.max(0, toMs - defaultMs), toMs }
}

/** A window that ends before it starts is a slip, not an empty answer. */
export function checkWindow<T extends { readonly from?: number | undefined; readonly to?: number | undefined }>(
  values: T,
): Parsed<T> {
  const { from, to } = values
  if (from === undefined || to === undefined || from < to) return { ok: true, value: values }
  return { ok: false, problems: ['from must be before to'] }
}

/** Ids are kept in lower case, as OTLP has them; people paste them in either. */
function toStored(field: string, text: string): string {
  return ID_FIELDS.includes(field) && HEX_ID.test(text) ? text.toLowerCase() : text
}
