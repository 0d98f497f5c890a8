import {
  ALERT_STATUSES,
  type AlertJson,
  type AlertLevel,
  type AlertStatus,
  type Category,
  isCategory,
} from '@telltale/model'
import { LEVELS_WORST_FIRST } from '../../lib/alert-levels.ts'
import { parseRange, type RangeSearch, type TimeRange, timeParams } from '../../lib/time-range.ts'

/** The tabs of the page; `all` asks for every status. */
export const VIEWS = ['open', 'acknowledged', 'closed', 'all'] as const
export type AlertView = (typeof VIEWS)[number]

/** What the address says of the list; lists are joined by commas. */
export interface AlertSearch extends RangeSearch {
  readonly view?: string
  readonly level?: string
  readonly log?: string
  readonly rule?: string
  readonly trace?: string
  readonly conversation?: string
  readonly q?: string
}

/** Which alerts the list holds. */
export interface AlertFilter {
  readonly statuses: readonly AlertStatus[]
  readonly levels: readonly AlertLevel[]
  readonly logs: readonly Category[]
  /** Exact ids and words; '' for any. */
  readonly rule: string
  readonly trace: string
  readonly conversation: string
  readonly text: string
}

/** Alerts wait for days: unlike events, all that are kept are shown unless someone asks for less. */
const ALL_KEPT: TimeRange = { kind: 'last', ms: 30 * 86_400_000 }

/** The tab that the address names. */
export function viewOf(search: AlertSearch): AlertView {
  return VIEWS.find((view) => view === search.view) ?? 'open'
}

/** The part of time that the address names, or the last 30 days. */
export function rangeOf(search: AlertSearch): TimeRange {
  return parseRange(search) ?? ALL_KEPT
}

/** Reads the address; what it does not understand filters nothing. */
export function filterOf(search: AlertSearch): AlertFilter {
  const view = viewOf(search)
  const levels = splitList(search.level)
  return {
    statuses: ALERT_STATUSES.filter((status) => status === view),
    levels: LEVELS_WORST_FIRST.filter((level) => levels.includes(level)),
    logs: splitList(search.log).filter(isCategory),
    rule: search.rule ?? '',
    trace: search.trace ?? '',
    conversation: search.conversation ?? '',
    text: search.q ?? '',
  }
}

function splitList(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((item) => item !== '')
}

/** A list for the address with `item` put in, or taken out where it was in. */
export function toggleItem(items: readonly string[], item: string): string {
  return (items.includes(item) ? items.filter((other) => other !== item) : [...items, item]).join(',')
}

/** The filter in the API's words. */
export function alertParams(filter: AlertFilter, range: TimeRange, nowMs: number): URLSearchParams {
  const params = timeParams(range, nowMs)
  for (const status of filter.statuses) params.append('status', status)
  for (const level of filter.levels) params.append('level', level)
  for (const log of filter.logs) params.append('category', log)
  if (filter.rule !== '') params.set('rule', filter.rule)
  if (filter.trace !== '') params.set('trace_id', filter.trace)
  if (filter.conversation !== '') params.set('conversation_id', filter.conversation)
  if (filter.text !== '') params.set('q', filter.text)
  return params
}

/** Whether an alert that arrives belongs in the list. */
export function belongs(alert: AlertJson, filter: AlertFilter): boolean {
  const { statuses, levels, logs, rule, trace, conversation } = filter
  return (
    (statuses.length === 0 || statuses.includes(alert.status)) &&
    (levels.length === 0 || levels.includes(alert.level)) &&
    (logs.length === 0 || (alert.category !== null && logs.includes(alert.category))) &&
    (rule === '' || alert.rule === rule) &&
    (trace === '' || alert.traces.includes(trace)) &&
    (conversation === '' || alert.conversations.includes(conversation)) &&
    hasWords(alert, filter.text)
  )
}

function hasWords(alert: AlertJson, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const own = [alert.title, alert.rule, ...alert.atlas, ...alert.owasp]
  const shown = [...alert.entities.map((entity) => entity.value), ...alert.evidence.map((part) => part.excerpt)]
  return [...own, ...shown].some((part) => part.toLowerCase().includes(wanted))
}
