import { FIELD, SCAN_LABELS } from '@telltale/model'
import type { QueryTerm } from './query-language.ts'

const NAMES = new Map<string, string>([
  ['pii', 'personal data'],
  ['ssrf', 'internal address'],
  ['canary', 'canary'],
])
const KNOWN: ReadonlySet<string> = new Set(SCAN_LABELS)

/** A label as people say it; '' for what is none. */
export function nameLabel(label: string): string {
  return NAMES.get(label) ?? (KNOWN.has(label) ? label.replaceAll('_', ' ') : '')
}

/** One press that asks for risky events. */
export interface RiskPreset {
  readonly name: string
  readonly term: Extract<QueryTerm, { kind: 'field' }>
}

export const RISK_PRESETS: readonly RiskPreset[] = [
  { name: 'Risk ≥ 0.8', term: { kind: 'field', field: FIELD.riskScore, values: ['>=0.8'] } },
  {
    name: 'Worth a look',
    term: { kind: 'field', field: FIELD.riskVerdict, values: ['malicious', 'suspicious'] },
  },
  {
    name: 'Secrets, personal data',
    term: { kind: 'field', field: FIELD.riskLabels, values: ['secret', 'pii', 'canary'] },
  },
]

/** Whether the query holds the preset as it is. */
export function hasPreset(terms: readonly QueryTerm[], { term }: RiskPreset): boolean {
  return terms.some(
    (other) =>
      other.kind === 'field' &&
      other.field === term.field &&
      other.values.length === term.values.length &&
      other.values.every((value) => term.values.includes(value)),
  )
}

/** The query with the preset in the place of what it said of that field; without it when it was there. */
export function togglePreset(terms: readonly QueryTerm[], preset: RiskPreset): readonly QueryTerm[] {
  const rest = terms.filter((term) => term.kind !== 'field' || term.field !== preset.term.field)
  return hasPreset(terms, preset) ? rest : [...rest, preset.term]
}
