import {
  COMPARISONS,
  type Comparison,
  type CorrelationCondition,
  type CorrelationType,
  type Place,
} from '../rule/document.ts'
import { nearestName } from './nearest-name.ts'
import { parseCondition } from './parse-condition.ts'
import { readText, readTexts } from './read-entry.ts'
import { type NumberRange, readNumber } from './read-number.ts'
import type { Report } from './report.ts'
import { describeTree, type MapTree, type ScalarTree, type Tree } from './tree.ts'

/** What the condition of a correlation is read with. */
export interface ConditionSource {
  readonly type: CorrelationType
  /** The condition as written; undefined when there is none. */
  readonly tree: Tree | undefined
  /** Where to say that it is missing. */
  readonly place: Place
  readonly rules: readonly string[]
  readonly report: Report
}

type Read = (source: ConditionSource) => CorrelationCondition | undefined

const READERS: Record<CorrelationType, Read> = {
  event_count: (source) => readAggregate(source, 'none'),
  value_count: (source) => readAggregate(source, 'several'),
  value_sum: (source) => readAggregate(source, 'one'),
  value_avg: (source) => readAggregate(source, 'one'),
  value_median: (source) => readAggregate(source, 'one'),
  value_percentile: (source) => readAggregate(source, 'one'),
  temporal: readTemporal,
  temporal_ordered: readTemporal,
  telltale_absence: readAbsence,
  telltale_baseline: readBaseline,
}
const COUNT: NumberRange = { least: 1, most: 1_000_000, whole: true }
const ANY: NumberRange = { least: -Number.MAX_VALUE, most: Number.MAX_VALUE, whole: false }
const PERCENT: NumberRange = { least: 0, most: 100, whole: false }
const EMPTY: MapTree = { kind: 'map', entries: new Map(), size: 1, height: 1, line: 1, column: 1 }
const MEASURES = ['count', 'sum', 'distinct'] as const
const DIRECTIONS = ['above', 'below'] as const

/** The condition of a correlation of the type; undefined, with an error, when it does not make one. */
export function readCorrelationCondition(source: ConditionSource): CorrelationCondition | undefined {
  return READERS[source.type](source)
}

function readAggregate(
  source: ConditionSource,
  fieldNeed: 'none' | 'one' | 'several',
): CorrelationCondition | undefined {
  const { report, type } = source
  const map = needConditionMap(source)
  if (map === undefined) return undefined
  const percentile = type === 'value_percentile'
  checkNames(
    map,
    [...COMPARISONS, ...(fieldNeed === 'none' ? [] : ['field']), ...(percentile ? ['percentile'] : [])],
    source,
  )
  const tests = readTests(map, report)
  const fields = fieldNeed === 'none' ? [] : readFields(map, source)
  const [, second] = fields
  if (fieldNeed === 'one' && second !== undefined) report.error(second, 'one-field', `${type} takes one field`)
  if (percentile && !map.entries.has('percentile')) {
    report.error(map, 'missing-percentile', 'value_percentile needs percentile, such as percentile: 95')
  }
  const base = { kind: 'aggregate', tests, fields: fields.map((field) => field.source) } as const
  return percentile
    ? { ...base, percentile: readNumber(map, 'percentile', { ...PERCENT, fallback: 50 }, report) }
    : base
}

function needConditionMap({ tree, place, type, report }: ConditionSource): MapTree | undefined {
  if (tree?.kind === 'map') return tree
  if (tree === undefined) report.error(place, 'missing-condition', `${type} needs a condition`)
  else report.error(tree, 'wrong-type', `the condition of ${type} is a map such as gte: 10, not ${describeTree(tree)}`)
  return undefined
}

function checkNames(map: MapTree, known: readonly string[], { type, report }: ConditionSource): void {
  for (const [name, { key }] of map.entries) {
    if (known.includes(name)) continue
    const message = `the condition of ${type} has no ${JSON.stringify(name)}`
    report.error(key, 'unknown-entry', message, nearestName(name, known))
  }
}

function readTests(
  map: MapTree,
  report: Report,
): readonly { readonly comparison: Comparison; readonly value: number }[] {
  const used = COMPARISONS.filter((comparison) => map.entries.has(comparison))
  if (used.length === 0) report.error(map, 'missing-comparison', `the condition needs one of ${COMPARISONS.join(', ')}`)
  const tests = used.map((comparison) => ({
    comparison,
    value: readNumber(map, comparison, { ...ANY, fallback: 0 }, report),
  }))
  const low = tests.filter(({ comparison }) => comparison === 'gt' || comparison === 'gte')
  const high = tests.filter(({ comparison }) => comparison === 'lt' || comparison === 'lte')
  const [from, to] = [low[0]?.value ?? Number.NEGATIVE_INFINITY, high[0]?.value ?? Number.POSITIVE_INFINITY]
  if (low.length > 1 || high.length > 1 || (used.includes('eq') && used.length > 1) || from > to) {
    report.error(
      map,
      'contradictory',
      'the comparisons contradict or repeat each other; a range has one lower and one upper end',
    )
  }
  return tests
}

function readFields(map: MapTree, { type, report }: ConditionSource): readonly ScalarTree[] {
  const value = map.entries.get('field')?.value
  const fields = value === undefined ? [] : readTexts(value, 'field', report)
  if (value === undefined || (value.kind === 'list' && value.items.length === 0)) {
    report.error(value ?? map, 'missing-field', `${type} needs the field whose values it takes`)
  }
  for (const field of fields) {
    if (field.source.trim() === '') report.error(field, 'empty', 'the name of the field is empty')
  }
  return fields
}

function readTemporal(source: ConditionSource): CorrelationCondition | undefined {
  const { tree, rules, report } = source
  if (tree === undefined) {
    const [first = '', ...rest] = rules
    if (rest.length === 0) return { kind: 'extended', expression: { kind: 'name', name: first } }
    return { kind: 'extended', expression: { kind: 'and', parts: rules.map((name) => ({ kind: 'name', name })) } }
  }
  if (tree.kind === 'scalar' && typeof tree.value === 'string') {
    const expression = parseCondition(tree, { report, what: 'rule', names: new Set(rules), used: new Set() })
    return expression === undefined ? undefined : { kind: 'extended', expression }
  }
  // As many different rules of the list as the numbers say.
  return readAggregate(source, 'none')
}

function readAbsence(source: ConditionSource): CorrelationCondition | undefined {
  const { tree, report } = source
  const map = tree === undefined ? EMPTY : needConditionMap(source)
  if (map === undefined) return undefined
  checkNames(map, ['after', 'at_least'], source)
  const after = readText(map, 'after', report)
  if (after !== undefined && after.source.trim() === '') report.error(after, 'empty', 'after is empty')
  if (after !== undefined && source.rules.every((rule) => rule === after.source)) {
    report.error(after, 'contradictory', 'rules must name what should come after, besides the rule it comes after')
  }
  const atLeast = readNumber(map, 'at_least', { ...COUNT, fallback: 1 }, report)
  return { kind: 'absence', ...(after === undefined ? {} : { after: after.source }), atLeast }
}

function readBaseline(source: ConditionSource): CorrelationCondition | undefined {
  const { tree, report } = source
  const map = tree === undefined ? EMPTY : needConditionMap(source)
  if (map === undefined) return undefined
  checkNames(map, ['measure', 'field', 'deviations', 'direction', 'minimum', 'learn'], source)
  const measure = readOneOf(map, 'measure', MEASURES, report) ?? 'count'
  const fields = measure === 'count' ? [] : readFields(map, source)
  if (measure === 'sum' && fields.length > 1) report.error(map, 'one-field', 'the sum takes one field')
  if (measure === 'count' && map.entries.has('field')) {
    report.error(map.entries.get('field')?.key ?? map, 'contradictory', 'count takes no field', 'measure: distinct')
  }
  return {
    kind: 'baseline',
    measure,
    fields: fields.map((field) => field.source),
    deviations: readNumber(map, 'deviations', { least: 0.1, most: 1_000, whole: false, fallback: 6 }, report),
    direction: readOneOf(map, 'direction', DIRECTIONS, report) ?? 'above',
    minimum: readNumber(map, 'minimum', { ...ANY, fallback: 0 }, report),
    learn: readNumber(map, 'learn', { least: 1, most: 10_000, whole: true, fallback: 10 }, report),
  }
}

function readOneOf<T extends string>(map: MapTree, name: string, choices: readonly T[], report: Report): T | undefined {
  const text = readText(map, name, report)
  const choice = choices.find((candidate) => candidate === text?.source)
  if (text === undefined || choice !== undefined) return choice
  const message = `${name} is one of ${choices.join(', ')}`
  report.error(text, 'unknown-choice', message, nearestName(text.source, choices))
  return undefined
}
