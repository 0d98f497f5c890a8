import type { LogSource } from '../../rule/document.ts'
import { nearestName } from '../nearest-name.ts'
import { readText, readTexts } from '../read-entry.ts'
import type { Report } from '../report.ts'
import { describeTree, type MapTree, type Tree } from '../tree.ts'
import type { PipelineStep } from './pipeline.ts'

const PARTS = ['category', 'product', 'service'] as const
const FIELD_TESTS = ['include_fields', 'exclude_fields']

/** Which rules and fields a step is for: `rule_conditions` of type `logsource` (any of them), one of `field_name_conditions`. */
export function readStepScope(step: MapTree, report: Report): Pick<PipelineStep, 'logsources' | 'fields'> {
  const logsources = readTests(step, 'rule_conditions', ['logsource'], report).map((test) =>
    readLogSourceParts(test, report),
  )
  const [fields, second] = readTests(step, 'field_name_conditions', FIELD_TESTS, report)
  if (second !== undefined)
    report.error(second, 'one-field-condition', 'a transformation takes one field_name_conditions')
  if (fields === undefined) return { logsources }
  const list = fields.entries.get('fields')?.value
  if (list === undefined) report.error(fields, 'missing-fields', 'there are no fields')
  const names = list === undefined ? [] : readTexts(list, 'fields', report).map((text) => text.source)
  return { logsources, fields: { names: new Set(names), without: typeOf(fields) === 'exclude_fields' } }
}

/** The log source that a map spells out; at least one part, in lower case. */
export function readLogSourceParts(map: MapTree, report: Report): LogSource {
  const parts = PARTS.map((part) => [part, readText(map, part, report)?.source.toLowerCase()] as const)
  const named = parts.filter(([, value]) => value !== undefined)
  if (named.length === 0) report.error(map, 'empty-logsource', 'it names no category, product or service')
  return Object.fromEntries(named)
}

function typeOf(test: MapTree): string | undefined {
  const type = test.entries.get('type')?.value
  return type?.kind === 'scalar' ? type.source : undefined
}

function readTests(step: MapTree, name: string, types: readonly string[], report: Report): readonly MapTree[] {
  const value: Tree | undefined = step.entries.get(name)?.value
  if (value === undefined) return []
  if (value.kind !== 'list') {
    report.error(value, 'wrong-type', `${name} must be a list, not ${describeTree(value)}`)
    return []
  }
  return value.items.flatMap((item) => {
    const type = item.kind === 'map' ? typeOf(item) : undefined
    if (item.kind === 'map' && type !== undefined && types.includes(type)) return [item]
    const fix = type === undefined ? undefined : nearestName(type, types)
    report.error(item, 'unknown-condition', `${name} knows the types ${types.join(', ')} only`, fix)
    return []
  })
}
