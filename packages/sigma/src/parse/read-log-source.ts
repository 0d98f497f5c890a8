import type { LogSource } from '../rule/document.ts'
import { nearestName } from './nearest-name.ts'
import { needMap, readText } from './read-entry.ts'
import type { Report } from './report.ts'
import type { MapTree } from './tree.ts'

const PARTS = ['category', 'product', 'service'] as const
const KNOWN = [...PARTS, 'definition']
const VALUE = /^[a-z0-9_.-]+$/

/** The log source of a rule or filter, in lower case. */
export function readLogSource(map: MapTree, report: Report): LogSource {
  const source = needMap(map, 'logsource', report)
  if (source === undefined) return {}
  const logsource: { category?: string; product?: string; service?: string } = {}
  for (const part of PARTS) {
    const text = readText(source, part, report)
    if (text === undefined) continue
    const fix = text.source.trim().toLowerCase().replaceAll(' ', '_')
    if (!VALUE.test(text.source)) {
      const message = `${part} should be lower case, with _ for spaces`
      report.warn(text, 'bad-logsource', message, VALUE.test(fix) ? fix : undefined)
    }
    logsource[part] = text.source.toLowerCase()
  }
  checkNames(source, report)
  return logsource
}

function checkNames(source: MapTree, report: Report): void {
  if (!PARTS.some((part) => source.entries.has(part))) {
    report.warn(source, 'empty-logsource', 'logsource names no category, product or service: every log is read')
  }
  for (const [name, { key }] of source.entries) {
    const fix = KNOWN.includes(name) ? undefined : nearestName(name, KNOWN)
    if (fix !== undefined) report.warn(key, 'unknown-entry', `logsource has no part ${JSON.stringify(name)}`, fix)
  }
}
