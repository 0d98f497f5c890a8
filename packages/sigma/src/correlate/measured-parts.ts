import type { CorrelationRule } from '../rule/document.ts'
import { numberOf } from '../value/number-of.ts'
import { textOf, valuesOf } from '../value/text-of.ts'
import { hashNumber } from './stable-hash.ts'

/** What a correlation reads of each event. */
export type Measure = 'events' | 'distinct' | 'sum' | 'average' | 'quantile' | 'rules'

/** One thing that an event adds to a window. */
export interface Part {
  readonly key: number
  readonly value: number
  /** Values it stands for. */
  readonly weight: number
}

/** Most elements of a list, and most tuples of an event, that count. */
export const MAX_ELEMENTS = 16

const MEASURES = new Map<string, Measure>([
  ['event_count', 'events'],
  ['value_count', 'distinct'],
  ['value_sum', 'sum'],
  ['value_avg', 'average'],
  ['value_percentile', 'quantile'],
  ['value_median', 'quantile'],
  ['temporal', 'rules'],
  ['temporal_ordered', 'rules'],
])
const BASELINE_MEASURES = { count: 'events', sum: 'sum', distinct: 'distinct' } as const

/** What the correlation measures its windows by. */
export function measureOf(rule: CorrelationRule): Measure {
  const { condition } = rule
  if (condition.kind === 'baseline') return BASELINE_MEASURES[condition.measure]
  if (condition.kind === 'absence') return condition.after === undefined ? 'events' : 'rules'
  return MEASURES.get(rule.type) ?? 'events'
}

/** The fields that the measure reads. */
export function measuredFields(rule: CorrelationRule): readonly string[] {
  const { condition } = rule
  return condition.kind === 'aggregate' || condition.kind === 'baseline' ? condition.fields : []
}

/** What an event adds; empty when it lacks a field that is needed, and then it takes no part. */
export function partsOf(
  measure: Measure,
  slots: readonly number[],
  values: readonly (readonly unknown[])[],
): readonly Part[] {
  if (measure === 'events') return ONE_EVENT
  if (measure === 'rules') return slots.map((slot) => ({ key: slot, value: 0, weight: 1 }))
  if (measure === 'distinct') return tuplesOf(values).map((tuple) => ({ key: hashNumber(tuple), value: 0, weight: 1 }))
  const numbers = (values[0] ?? []).slice(0, MAX_ELEMENTS).flatMap((value) => finiteOf(value) ?? [])
  if (measure === 'quantile') return numbers.map((value, key) => ({ key, value, weight: 1 }))
  if (numbers.length === 0) return []
  return [{ key: 0, value: numbers.reduce((sum, value) => sum + value, 0), weight: numbers.length }]
}

/** What these rules add of every event; undefined where it depends on the event. */
export function steadyParts(measure: Measure, slots: readonly number[]): readonly Part[] | undefined {
  return measure === 'events' || measure === 'rules' ? partsOf(measure, slots, []) : undefined
}

const ONE_EVENT: readonly Part[] = [{ key: 0, value: 0, weight: 1 }]

function finiteOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' ? numberOf(value) : undefined
}

/** Texts of a field, a list giving each element once; null has none. At most `MAX_ELEMENTS`, and how many were left out. */
export function textsOf(value: unknown): { readonly texts: readonly string[]; readonly leftOut: number } {
  if (typeof value === 'string') return { texts: [textOf(value) ?? ''], leftOut: 0 }
  const all = new Set<string>()
  for (const element of valuesOf(value)) {
    const text = safeText(element)
    if (text !== undefined) all.add(text)
  }
  const texts = [...all]
  return { texts: texts.slice(0, MAX_ELEMENTS), leftOut: Math.max(0, texts.length - MAX_ELEMENTS) }
}

function safeText(value: unknown): string | undefined {
  try {
    return textOf(value)
  } catch {
    // What JSON cannot write (a circle, a bigint inside) has no text to be compared.
    return undefined
  }
}

/** Every combination of one text of each list, at most `MAX_ELEMENTS`; the first list changes slowest. */
export function combine(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (lists.every((texts) => texts.length === 1)) return [lists.map(([text = '']) => text)]
  let rows: readonly (readonly string[])[] = [[]]
  for (const texts of lists) {
    rows = rows.flatMap((row) => texts.map((text) => [...row, text])).slice(0, MAX_ELEMENTS)
  }
  return rows
}

/** Texts put together so that different lists never give the same text. */
export function joinTexts(texts: readonly string[]): string {
  let joined = ''
  for (const text of texts) joined += `${text.length}:${text}`
  return joined
}

function tuplesOf(values: readonly (readonly unknown[])[]): readonly string[] {
  if (values.length === 0) return []
  return combine(values.map((list) => textsOf(list).texts)).map(joinTexts)
}
