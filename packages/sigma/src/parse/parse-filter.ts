import type { Condition } from '../rule/condition.ts'
import type { FilterRule, Place } from '../rule/document.ts'
import type { Context } from './context.ts'
import { parseDetection } from './parse-detection.ts'
import { needMap, readTexts } from './read-entry.ts'
import { readLogSource } from './read-log-source.ts'
import { readMetadata } from './read-metadata.ts'
import { placesOf } from './reference.ts'
import type { Report } from './report.ts'
import type { MapTree } from './tree.ts'

const NO_SELECTIONS = new Set(['rules'])

/** A filter document; undefined, with errors, when it does not make one. */
export function parseFilter(map: MapTree, context: Context): FilterRule | undefined {
  const { report } = context
  const metadata = readMetadata(map, report)
  const logsource = readLogSource(map, report)
  const body = needMap(map, 'filter', report)
  if (body === undefined) return undefined
  const referencePlaces = readRules(body, report)
  const detection = parseDetection(body, NO_SELECTIONS, context)
  if (detection === undefined) return undefined
  if (!hasNot(detection.condition)) {
    const place = body.entries.get('condition')?.value ?? body
    const message = 'the rule then matches only what the filter finds; an exclusion is written with not'
    report.warn(place, 'filter-without-not', message, 'not ...')
  }
  const rules = [...referencePlaces.keys()]
  return { kind: 'filter', ...metadata, logsource, rules, ...detection, referencePlaces }
}

/** Ids or names; `any`, or no list, is every rule of the log source. */
function readRules(body: MapTree, report: Report): ReadonlyMap<string, Place> {
  const value = body.entries.get('rules')?.value
  if (value === undefined) {
    report.warn(body, 'missing-rules', 'without rules the filter goes for every rule of the log source', 'rules: any')
    return new Map()
  }
  if (value.kind === 'scalar' && value.source.toLowerCase() === 'any') return new Map()
  return placesOf(readTexts(value, 'rules', report))
}

function hasNot(condition: Condition): boolean {
  if (condition.kind === 'not') return true
  return condition.kind !== 'name' && condition.parts.some(hasNot)
}
