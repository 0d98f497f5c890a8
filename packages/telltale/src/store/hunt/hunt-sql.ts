import {
  applyFilters,
  type CorrelationRule,
  correlationToSql,
  type DetectionRule,
  ruleToSql,
  type SigmaDocument,
} from '@telltale/sigma'
import { eventSqlMapping } from './event-mapping.ts'

/** Receive times, epoch milliseconds; `toMs` is no longer part of it. */
export interface HuntWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** A query over stored events, and what its rows are: days with their events, or hits of a correlation. */
export type HuntSql =
  | { readonly ok: true; readonly sql: string; readonly rows: 'days' | 'hits' }
  | { readonly ok: false; readonly reason: string }

export const DAY_MS = 86_400_000

/** Events named of one day. */
export const MAX_SAMPLES = 20

/**
 * The question that a hunt asks, for a person to read or, within a `scope` (a condition on the tenant) and window, to run. Of
 * several rules an event may match any; a correlation stands for the rules it rests on. A reason when there is no such query.
 */
export function huntSql(documents: readonly SigmaDocument[], scope?: string, window?: HuntWindow): HuntSql {
  const filtered = applyFilters(documents).documents
  const rules = filtered.filter((document) => document.kind === 'rule')
  const correlations = filtered.filter((document) => document.kind === 'correlation')
  const outermost = correlations.filter((document) => !isReferred(document, correlations))
  const [first, second] = outermost.length === 0 ? correlations : outermost
  if (second !== undefined) return { ok: false, reason: 'There are several correlations: hunt for one at a time.' }
  if (first !== undefined) {
    const query = correlationToSql(first, rules, eventSqlMapping(scope), window)
    return query.ok ? { ok: true, sql: query.sql, rows: 'hits' } : refuse(query.reason)
  }
  return rules.length === 0 ? { ok: false, reason: 'There is no rule to hunt for.' } : daysSql(rules, scope, window)
}

function isReferred({ id, name }: CorrelationRule, correlations: readonly CorrelationRule[]): boolean {
  return correlations.some(({ rules }) => rules.some((reference) => reference === id || reference === name))
}

function daysSql(rules: readonly DetectionRule[], scope?: string, window?: HuntWindow): HuntSql {
  const mapping = eventSqlMapping(scope)
  const conditions: string[] = []
  for (const rule of rules) {
    const answer = ruleToSql(rule, mapping)
    if (!answer.ok) return refuse(answer.reason)
    conditions.push(answer.condition)
  }
  const received =
    window === undefined
      ? []
      : [`received_ms >= ${Math.trunc(window.fromMs)}`, `received_ms < ${Math.trunc(window.toMs)}`]
  const tests = [...(scope === undefined ? [] : [scope]), ...received, `(${conditions.join(' OR ')})`]
  const sql =
    `SELECT intDiv(received_ms, ${DAY_MS}) AS day, count() AS events, ` +
    `groupArraySorted(${MAX_SAMPLES})((-received_ms, event_id)) AS newest FROM ${mapping.table} ` +
    `WHERE ${tests.join(' AND ')} GROUP BY day ORDER BY day`
  return { ok: true, sql, rows: 'days' }
}

function refuse(reason: string): HuntSql {
  return { ok: false, reason: `This cannot be asked of stored events: ${reason}.` }
}
