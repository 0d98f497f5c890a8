import type { Place } from '../rule/document.ts'
import type { Report } from './report.ts'
import { describeTree, type MapTree, type ScalarTree, type Tree } from './tree.ts'

/** Text of an entry (numbers and booleans as written); undefined when it is absent. Anything else is an error. */
export function readText(map: MapTree, name: string, report: Report): ScalarTree | undefined {
  const value = map.entries.get(name)?.value
  if (value === undefined) return undefined
  if (value.kind === 'scalar' && value.value !== null) return value
  report.error(value, 'wrong-type', `${name} must be text, not ${describeTree(value)}`)
  return undefined
}

/** As `readText`, with an error when the entry is absent or blank. */
export function needText(map: MapTree, name: string, report: Report): ScalarTree | undefined {
  const text = map.entries.has(name) ? readText(map, name, report) : missing(map, name, report)
  if (text === undefined || text.source.trim() !== '') return text
  report.error(text, 'empty', `${name} is empty`)
  return undefined
}

/** A map under an entry, which must be there. */
export function needMap(map: MapTree, name: string, report: Report): MapTree | undefined {
  const value = map.entries.get(name)?.value
  if (value === undefined) return missing(map, name, report)
  if (value.kind === 'map') return value
  report.error(value, 'wrong-type', `${name} must be a map, not ${describeTree(value)}`)
  return undefined
}

function missing(place: Place, name: string, report: Report): undefined {
  report.error(place, `missing-${name}`, `there is no ${name}`)
  return undefined
}

/** Texts of a list, or the one text that stands in its stead. */
export function readTexts(tree: Tree, name: string, report: Report): readonly ScalarTree[] {
  const items = tree.kind === 'list' ? tree.items : [tree]
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && item.value !== null) return [item]
    report.error(item, 'wrong-type', `${name} must hold texts, not ${describeTree(item)}`)
    return []
  })
}
