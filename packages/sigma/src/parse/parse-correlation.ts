import { CORRELATION_TYPES, type CorrelationRule, type CorrelationType, type Place } from '../rule/document.ts'
import type { Context } from './context.ts'
import { nearestName } from './nearest-name.ts'
import { parseTimespan } from './parse-timespan.ts'
import { readCorrelationCondition } from './read-correlation-condition.ts'
import { needMap, needText, readTexts } from './read-entry.ts'
import { readMetadata } from './read-metadata.ts'
import { placesOf } from './reference.ts'
import type { Report } from './report.ts'
import { describeTree, type MapTree, placeIn, type ScalarTree, type Tree } from './tree.ts'

const KNOWN = ['type', 'rules', 'group-by', 'timespan', 'aliases', 'condition', 'generate']
const MAX_NAMES = 1_000
const WORD = /[^\s()]+/g
const OPERATORS = new Set(['and', 'or', 'not', '1', 'any', 'all', 'of', 'them'])

/** A correlation document; undefined, with errors, when it does not make one. */
export function parseCorrelation(map: MapTree, { report }: Context): CorrelationRule | undefined {
  const metadata = readMetadata(map, report)
  const body = needMap(map, 'correlation', report)
  if (body === undefined) return undefined
  warnUnknown(body, report)
  const type = readType(body, report)
  const listed = readRules(body, type, report)
  const rules = [...listed.keys()]
  const timespan = needText(body, 'timespan', report)
  const timespanMs = timespan === undefined ? undefined : parseTimespan(timespan.source, timespan, report)
  const groupBy = [...new Set(readNames(body, 'group-by', report).map((field) => field.source))]
  const aliases = readAliases(body, rules, report)
  if (type === undefined) return undefined
  const tree = body.entries.get('condition')?.value
  const condition = readCorrelationCondition({ type, tree, place: body, rules, report })
  if (condition === undefined || timespanMs === undefined) return undefined
  const generate = readGenerate(body, map, report)
  const referencePlaces = withAfter(listed, tree)
  return {
    kind: 'correlation',
    ...metadata,
    type,
    rules,
    groupBy,
    timespanMs,
    generate,
    aliases,
    condition,
    referencePlaces,
  }
}

function warnUnknown(body: MapTree, report: Report): void {
  for (const [name, { key }] of body.entries) {
    if (KNOWN.includes(name)) continue
    const message = `a correlation has no entry ${JSON.stringify(name)}`
    report.warn(key, 'unknown-entry', message, nearestName(name, KNOWN))
  }
}

function readType(body: MapTree, report: Report): CorrelationType | undefined {
  const text = needText(body, 'type', report)
  const type = CORRELATION_TYPES.find((candidate) => candidate === text?.source)
  if (text === undefined || type !== undefined) return type
  const message = `there is no correlation type ${JSON.stringify(text.source)}`
  report.error(text, 'unknown-type', message, nearestName(text.source, CORRELATION_TYPES))
  return undefined
}

function readNames(body: MapTree, name: string, report: Report): readonly ScalarTree[] {
  const value = body.entries.get(name)?.value
  if (value === undefined) return []
  const texts = readTexts(value, name, report)
  if (texts.length > MAX_NAMES) {
    report.error(value, 'list-too-long', `${name} has more than ${MAX_NAMES} entries`)
    return []
  }
  const seen = new Set<string>()
  for (const text of texts) {
    if (text.source.trim() === '') report.error(text, 'empty', `${name} holds an empty name`)
    if (seen.has(text.source)) report.warn(text, 'repeated', `${name} names ${JSON.stringify(text.source)} twice`)
    seen.add(text.source)
  }
  return texts
}

/** Rules as listed; a temporal correlation with a written condition may leave them to it. */
function readRules(body: MapTree, type: CorrelationType | undefined, report: Report): ReadonlyMap<string, Place> {
  const names = readNames(body, 'rules', report)
  if (names.length > 0) return placesOf(names)
  const condition = body.entries.get('condition')?.value
  const temporal = type === 'temporal' || type === 'temporal_ordered'
  if (!body.entries.has('rules') && temporal && condition?.kind === 'scalar' && typeof condition.value === 'string') {
    const words = [...condition.source.matchAll(WORD)].slice(0, MAX_NAMES)
    const named = words.filter(([word]) => !OPERATORS.has(word.toLowerCase()) && !word.includes('*'))
    return new Map(named.map((match) => [match[0], placeIn(condition, match.index)]))
  }
  report.error(body.entries.get('rules')?.value ?? body, 'missing-rules', 'a correlation needs the rules it is about')
  return new Map()
}

/** `after` may name a rule that is not in the list. */
function withAfter(listed: ReadonlyMap<string, Place>, condition: Tree | undefined): ReadonlyMap<string, Place> {
  const after = condition?.kind === 'map' ? condition.entries.get('after')?.value : undefined
  return after?.kind === 'scalar' ? new Map([...placesOf([after]), ...listed]) : listed
}

function readAliases(body: MapTree, rules: readonly string[], report: Report): CorrelationRule['aliases'] {
  const aliases = new Map<string, ReadonlyMap<string, string>>()
  if (!body.entries.has('aliases')) return aliases
  for (const [alias, { value }] of needMap(body, 'aliases', report)?.entries ?? []) {
    if (value.kind !== 'map') {
      report.error(value, 'wrong-type', `an alias is a map of rule and field, not ${describeTree(value)}`)
      continue
    }
    const fields = new Map<string, string>()
    for (const [rule, { key }] of value.entries) {
      const field = needText(value, rule, report)
      if (field !== undefined) fields.set(rule, field.source)
      if (rules.includes(rule)) continue
      const message = `the correlation is not about a rule ${JSON.stringify(rule)}`
      report.error(key, 'unknown-rule', message, nearestName(rule, rules))
    }
    aliases.set(alias, fields)
  }
  return aliases
}

/** The specification has `generate` beside `correlation`; within it is where many write it. */
function readGenerate(body: MapTree, map: MapTree, report: Report): boolean {
  const value = (map.entries.get('generate') ?? body.entries.get('generate'))?.value
  if (value === undefined) return false
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value
  report.error(value, 'needs-boolean', `generate is true or false, not ${describeTree(value)}`)
  return false
}
