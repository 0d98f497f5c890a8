import {
  COVERAGE_STATES,
  type CoverageCell,
  type CoverageJson,
  type CoverageState,
  type CoverageTechnique,
} from '@telltale/model'
import { countWord, plural } from '../../lib/format-number.ts'
import { logLook } from '../../lib/logs.ts'

/** What the legend can narrow the page to: a state, cells that are blind, cells with alerts. */
export const COVERAGE_FILTERS = [...COVERAGE_STATES, 'blind', 'alerts'] as const
export type CoverageFilter = (typeof COVERAGE_FILTERS)[number]

const FILTER_NAMES: Readonly<Record<CoverageFilter, string>> = {
  tested: 'Tested rule',
  untested: 'Rule without a test',
  no_rule: 'No rule yet',
  out_of_sight: 'Out of sight of AI logs',
  blind: 'Rule is there, your logs are not',
  alerts: 'Alerts, 30 days',
}

/** How a state or filter is written. */
export function filterName(filter: CoverageFilter): string {
  return FILTER_NAMES[filter]
}

/** Whether rules that are there read logs of which nothing came. */
export function isBlind(cell: CoverageCell): boolean {
  return cell.state !== 'out_of_sight' && cell.rules.length > 0 && cell.blind.length > 0
}

/** Whether a cell belongs to what the legend narrows to. */
export function fits(cell: CoverageCell, filter: CoverageFilter | undefined): boolean {
  if (filter === undefined) return true
  if (filter === 'blind') return isBlind(cell)
  return filter === 'alerts' ? cell.alerts > 0 : cell.state === filter
}

/** Every technique and sub-technique once; one of several tactics stands under each in the matrix. */
export function distinctCells(coverage: CoverageJson): readonly CoverageCell[] {
  const cells = new Map<string, CoverageCell>()
  for (const { techniques } of coverage.tactics) {
    for (const technique of techniques) {
      for (const cell of [technique, ...technique.subtechniques]) if (!cells.has(cell.id)) cells.set(cell.id, cell)
    }
  }
  return [...cells.values()]
}

/** How many distinct cells each entry of the legend stands for; of alerts, the cells that have some. */
export function countFilters(coverage: CoverageJson): Readonly<Record<CoverageFilter, number>> {
  const cells = distinctCells(coverage)
  const blind = cells.filter(isBlind).length
  const alerts = cells.filter((cell) => cell.alerts > 0).length
  return { ...coverage.totals, blind, alerts }
}

/** The answer of the page: only tested rules count, and only of what AI logs can show. */
export function headline(coverage: CoverageJson): { readonly count: string; readonly rest: string } {
  const { tested, untested, no_rule } = coverage.totals
  const visible = tested + untested + no_rule
  return {
    count: `${tested} of ${visible}`,
    rest: '(sub-)techniques that AI logs can show have a tested rule',
  }
}

/** How many techniques of a column AI logs can show, and how many of those have a tested rule. */
export function columnWords(techniques: readonly CoverageTechnique[]): string {
  const visible = techniques.filter((technique) => technique.state !== 'out_of_sight')
  const tested = visible.filter((technique) => technique.state === 'tested').length
  return visible.length === 0 ? 'none visible' : `${tested} of ${visible.length} visible`
}

const ORDER: Readonly<Record<CoverageState, number>> = { tested: 0, untested: 1, no_rule: 2, out_of_sight: 3 }

/** Cells by state, best known first; in each state in the order of the standard. */
function sortCells<Cell extends CoverageCell>(cells: readonly Cell[]): readonly Cell[] {
  return cells.toSorted((a, b) => ORDER[a.state] - ORDER[b.state])
}

/**
 * The techniques of a column that the filter leaves: those that fit, and those of which a sub-technique does, with
 * those sub-techniques alone.
 */
export function narrow(
  techniques: readonly CoverageTechnique[],
  filter: CoverageFilter | undefined,
): readonly CoverageTechnique[] {
  const kept = techniques.flatMap((technique) => {
    const subs = technique.subtechniques.filter((sub) => fits(sub, filter))
    return fits(technique, filter) || subs.length > 0 ? [{ ...technique, subtechniques: subs }] : []
  })
  return sortCells(kept)
}

/** What is known of a cell in words, for who does not see how it is drawn. */
export function stateWords(cell: CoverageCell): string {
  const alerts = cell.alerts > 0 ? `, ${plural(cell.alerts, 'alert')} in 30 days` : ''
  const blind = isBlind(cell) ? ', but its logs do not arrive' : ''
  return `${FILTER_NAMES[cell.state].toLowerCase()}${blind}${alerts}`
}

/** A cell with its id, name and what is known of it. */
export function cellWords(cell: CoverageCell): string {
  return `${cell.id} ${cell.name}: ${stateWords(cell)}`
}

/** What a cell means, as a sentence for the pane. */
export function cellSentence(cell: CoverageCell): string {
  const rules = cell.rules.length
  if (cell.state === 'out_of_sight') {
    const named = rules === 0 ? '' : ` ${plural(rules, 'rule')} named it; that does not make it visible.`
    return `Nothing in the nine logs of an AI application shows this. Other tools must.${named}`
  }
  if (rules === 0) return 'AI logs can show this, and no rule looks for it yet.'
  const tested = cell.rules.filter((rule) => rule.tested).length
  const off = cell.rules.filter((rule) => !rule.enabled).length
  const parts = [
    tested === rules
      ? plural(rules, 'tested rule')
      : `${plural(rules, 'rule')}, ${tested === 0 ? 'none' : countWord(tested)} tested`,
  ]
  if (off > 0) parts.push(`${countWord(off)} turned off`)
  return `${parts.join(', ')}.`
}

/** What the logs can show of a technique by its nature, whatever rules there are; '' of what is no technique. */
export function natureSentence({ nature }: CoverageCell): string {
  if (nature === undefined) return ''
  if (nature.sight === 'no') return nature.why
  const logs = nature.logs.map((category) => logLook(category).name.toLowerCase()).join(', ')
  return `${nature.sight === 'partly' ? 'Partly visible' : 'Visible'} in the logs ${logs}: ${nature.why}`
}

/** Which logs do not arrive, so that rules stay silent; '' when all do. */
export function blindSentence(cell: CoverageCell): string {
  if (!isBlind(cell)) return ''
  const names = cell.blind.map((category) => logLook(category).name.toLowerCase())
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('')
  return `No ${list} log came in the last day, so what reads it stays silent.`
}
