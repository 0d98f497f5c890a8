import { COVERAGE_STATES, type CoverageCell, type CoverageJson, type CoverageState } from '@telltale/model'
import { cellsOf } from './coverage.ts'

/** A layer that ATLAS Navigator opens (layer format 4.5). */
export interface NavigatorLayer {
  readonly name: string
  readonly versions: { readonly layer: string; readonly navigator: string }
  readonly domain: string
  readonly description: string
  readonly techniques: readonly NavigatorTechnique[]
  readonly legendItems: readonly { readonly label: string; readonly color: string }[]
  readonly showTacticRowBackground: boolean
  readonly hideDisabled: boolean
}

interface NavigatorTechnique {
  readonly techniqueID: string
  readonly color: string
  readonly comment: string
  readonly enabled: boolean
  readonly showSubtechniques: boolean
  readonly metadata: readonly { readonly name: string; readonly value: string }[]
}

const LOOKS: Readonly<Record<CoverageState, { readonly color: string; readonly label: string }>> = {
  tested: { color: '#4c9f70', label: 'tested rule' },
  untested: { color: '#d9b44a', label: 'untested rule' },
  no_rule: { color: '#c8553d', label: 'observable but no rule' },
  out_of_sight: { color: '#c9ced6', label: 'not observable from AI telemetry' },
}

/** The coverage as an ATLAS Navigator layer: a colour for each state, and the rules as comments. */
export function navigatorLayer(coverage: CoverageJson): NavigatorLayer {
  return {
    name: 'Telltale coverage',
    versions: { layer: '4.5', navigator: '5.1.0' },
    domain: 'atlas-atlas',
    description: `What the enabled rules of Telltale would see of ATLAS ${coverage.atlas_release}.`,
    techniques: cellsOf(coverage).map(toTechnique),
    legendItems: COVERAGE_STATES.map((state) => LOOKS[state]),
    showTacticRowBackground: false,
    hideDisabled: false,
  }
}

function toTechnique(cell: CoverageCell): NavigatorTechnique {
  return {
    techniqueID: cell.id,
    color: LOOKS[cell.state].color,
    comment: commentOf(cell),
    enabled: true,
    showSubtechniques: cell.id.split('.').length === 2,
    metadata: [
      { name: 'state', value: LOOKS[cell.state].label },
      { name: 'observable', value: cell.nature?.sight ?? 'yes' },
      { name: 'alerts', value: String(cell.alerts) },
    ],
  }
}

function commentOf(cell: CoverageCell): string {
  const rules = cell.rules
    .filter((rule) => rule.enabled)
    .map((rule) => `${rule.title}${rule.tested ? '' : ' (untested)'}`)
  const blind = cell.blind.length === 0 ? [] : [`No events lately in: ${cell.blind.join(', ')}`]
  return [
    `${LOOKS[cell.state].label}${cell.nature === undefined ? '' : `: ${cell.nature.why}`}`,
    ...rules,
    ...blind,
  ].join('\n')
}
