import { CATEGORIES, FIELD, isCategory, NUMBER_FIELDS } from '@telltale/model'

// Times are asked for with the time range, and the tenant comes from the key alone.
const NOT_FILTERS: ReadonlySet<string> = new Set([FIELD.timestamp, FIELD.eventIngested, FIELD.tenant])

/** Every field a query may name. */
export const QUERY_FIELDS: readonly string[] = Object.values(FIELD).filter((name) => !NOT_FILTERS.has(name))

const KNOWN = new Set(QUERY_FIELDS)

const SHORT_NAMES = new Map<string, string>([
  ['log', FIELD.category],
  ['category', FIELD.category],
  ['app', FIELD.serviceName],
  ['user', FIELD.userId],
  ['session', FIELD.conversationId],
  ['trace', FIELD.traceId],
  ['model', FIELD.requestModel],
  ['tool', FIELD.toolName],
  ['agent', FIELD.agentName],
  ['host', FIELD.serverAddress],
  ['risk', FIELD.riskScore],
  ['verdict', FIELD.riskVerdict],
  ['label', FIELD.riskLabels],
  ['risk.score', FIELD.riskScore],
  ['risk.class', FIELD.riskClass],
  ['risk.verdict', FIELD.riskVerdict],
  ['risk.labels', FIELD.riskLabels],
])

/** The canonical name behind what was typed; `undefined` when there is no such field. */
export function findField(typed: string): string | undefined {
  if (KNOWN.has(typed)) return typed
  return SHORT_NAMES.get(typed.toLowerCase())
}

/** A field that goes on where the typed name stops, or ends in the same word; `undefined` when there is none. */
export function nearestField(typed: string): string | undefined {
  const wanted = typed.toLowerCase()
  const tail = wanted.split('.').at(-1) ?? wanted
  return (
    QUERY_FIELDS.find((name) => name.startsWith(wanted)) ?? QUERY_FIELDS.find((name) => name.split('.').at(-1) === tail)
  )
}

/** A value as the store knows it: a log may be typed by its short name. */
export function storedValue(field: string, value: string): string {
  if (field !== FIELD.category || isCategory(value)) return value
  const wanted = value.toLowerCase().replaceAll(/[\s-]/g, '_')
  return CATEGORIES.find((category) => category === `ai_${wanted}`) ?? value
}

/** A comparison of a number field as the API takes it: `>=0.8`. */
export function isComparison(field: string, value: string): boolean {
  return NUMBER_FIELDS.has(field) && /^(>=|<=|>|<)-?\d/.test(value)
}

/** A value as it is shown and typed: logs without their prefix. */
export function shownValue(field: string, value: string): string {
  return field === FIELD.category && isCategory(value) ? value.slice(3) : value
}
