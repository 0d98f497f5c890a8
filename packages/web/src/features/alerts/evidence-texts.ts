import { type AlertDetailJson, type AlertJson, FIELD } from '@telltale/model'
import { idOf, logOf } from '../../lib/event-fields.ts'
import type { FoundText } from '../../lib/findings.ts'
import { logLook } from '../../lib/logs.ts'
import type { Trust } from '../../lib/messages.ts'
import { QUERY_FIELDS } from '../../lib/query-fields.ts'
import { formatQuery, type QueryTerm } from '../../lib/query-language.ts'
import { formatRange, type RangeSearch } from '../../lib/time-range.ts'

// Whose words a field holds.
const TRUST = new Map<string, Trust>([
  [FIELD.promptText, 'principal'],
  [FIELD.inputMessages, 'principal'],
  [FIELD.toolArguments, 'model'],
  [FIELD.toolArgumentsText, 'model'],
  [FIELD.retrievalQuery, 'model'],
  [FIELD.memoryQuery, 'model'],
  [FIELD.dbQueryText, 'model'],
  [FIELD.urlFull, 'model'],
  [FIELD.responseText, 'model'],
  [FIELD.outputMessages, 'model'],
  [FIELD.systemInstructions, 'system'],
  [FIELD.toolDefinitions, 'system'],
  [FIELD.guardrailResultReason, 'system'],
  [FIELD.promptUntrustedText, 'untrusted'],
  [FIELD.retrievalText, 'untrusted'],
  [FIELD.retrievalDocuments, 'untrusted'],
  [FIELD.toolResult, 'untrusted'],
  [FIELD.toolDescription, 'untrusted'],
  [FIELD.errorMessage, 'untrusted'],
])
const OWN_FIELDS: ReadonlySet<string> = new Set(Object.values(FIELD))

/** Whose words a text that was scanned holds: those of a field that we do not know count as somebody else's. */
export function trustOf(field: string): Trust {
  return TRUST.get(field) ?? 'untrusted'
}

/** Whose words what a rule points at is; undefined of what Telltale worked out or the application recorded, which nobody wrote. */
function originOf(field: string): Trust | undefined {
  const known = TRUST.get(field)
  if (known !== undefined) return known
  return field.startsWith('telltale.') || OWN_FIELDS.has(field) ? undefined : 'untrusted'
}

/** A place that an alert points at, as a well shows it. */
export interface EvidenceText {
  readonly key: string
  readonly eventId: string
  readonly title: string
  /** Undefined of a value that nobody wrote: worked out, or recorded. */
  readonly trust: Trust | undefined
  readonly text: string
}

/**
 * The evidence of an alert: the whole texts in which something was found, surest first, then what the rule points at;
 * the same words of the same field once. Many rules point at a verdict alone, and a verdict without its words proves
 * nothing to a person.
 */
export function evidenceTexts(
  { alert, events }: Pick<AlertDetailJson, 'alert' | 'events'>,
  found: readonly FoundText[],
): readonly EvidenceText[] {
  const logs = new Map(events.map((event) => [idOf(event), logOf(event)]))
  const scanned = found
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => b.finding.score - a.finding.score)
    .map(({ finding: { event_id, field }, text }) => ({ event_id, field, excerpt: text, trust: trustOf(field) }))
  const rest = alert.evidence
    .filter(
      ({ field, excerpt }) => !scanned.some((whole) => whole.field === field && whole.excerpt.startsWith(excerpt)),
    )
    .map((place) => ({ ...place, trust: originOf(place.field) }))
  const texts = new Map<string, EvidenceText>()
  for (const { event_id, field, excerpt, trust } of [...scanned, ...rest]) {
    const key = `${field} ${excerpt}`
    const log = logs.get(event_id)
    const place = field.replace(/^(gen_ai|telltale)\./, '')
    const title = log ? `${logLook(log).name}, ${place}` : place
    if (!texts.has(key)) texts.set(key, { key, eventId: event_id, title, trust, text: excerpt })
  }
  return [...texts.values()]
}

/** Where Explore shows what an alert is about: by its entities, or by its trace where it names none. */
export function exploreSearch(alert: AlertJson): RangeSearch & { readonly query: string } {
  const known = alert.entities.filter((entity) => QUERY_FIELDS.includes(entity.field) && entity.value !== '')
  const byField = new Map<string, readonly string[]>()
  for (const { field, value } of known) byField.set(field, [...new Set([...(byField.get(field) ?? []), value])])
  const terms: readonly QueryTerm[] = [...byField].map(([field, values]) => ({ kind: 'field', field, values }))
  const trace = alert.traces[0]
  const byTrace: readonly QueryTerm[] =
    trace === undefined ? [] : [{ kind: 'field', field: FIELD.traceId, values: [trace] }]
  const log: readonly QueryTerm[] =
    alert.category === null ? [] : [{ kind: 'field', field: FIELD.category, values: [alert.category] }]
  const query = formatQuery(terms.length > 0 ? terms : byTrace.length > 0 ? byTrace : log)
  return { query, ...timeAround(alert) }
}

/** A minute before its first event to a minute after its last. */
function timeAround(alert: AlertJson): RangeSearch {
  const fromMs = Date.parse(alert.first_seen) - 60_000
  const toMs = Date.parse(alert.last_seen) + 60_000
  return Number.isFinite(fromMs) && Number.isFinite(toMs) ? formatRange({ kind: 'between', fromMs, toMs }) : {}
}
