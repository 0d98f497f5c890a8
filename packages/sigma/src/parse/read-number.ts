import type { Report } from './report.ts'
import { describeTree, type MapTree } from './tree.ts'

export interface NumberRange {
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

/** A number of an entry within a range; `fallback` when the entry is absent, or wrong, which the report then says. */
export function readNumber(
  map: MapTree,
  name: string,
  range: NumberRange & { readonly fallback: number },
  report: Report,
): number {
  const value = map.entries.get(name)?.value
  if (value === undefined) return range.fallback
  if (value.kind !== 'scalar' || typeof value.value !== 'number') {
    report.error(value, 'needs-number', `${name} needs a number, not ${describeTree(value)}`)
    return range.fallback
  }
  const { least, most, whole } = range
  const number = value.value
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number
  report.error(
    value,
    'out-of-range',
    `${name} is a ${whole ? 'whole ' : ''}number from ${least} to ${most}, not ${number}`,
  )
  return range.fallback
}
