import type { Complete, Suggestion } from '../../ui/editor/create-editor.ts'
import {
  CASE_KEYS,
  CONDITION_WORDS,
  CORRELATION_CONDITIONS,
  CORRELATION_KEYS,
  DETECTION_KEYS,
  EVENT_KEYS,
  FIELDS,
  FIXTURE_KEYS,
  LOGSOURCE_KEYS,
  MODIFIERS,
  TOP_KEYS,
  VALUES,
} from './sigma-words.ts'
import { keysUnder, type YamlPlace, yamlPlace } from './yaml-place.ts'

/** Fields are written as keys, with their colon. */
const FIELD_KEYS: readonly Suggestion[] = FIELDS.map(({ label }) => ({ label, apply: `${label}: ` }))

/** What could be written next in a rule. `tags` are those of ATLAS and OWASP with their names. */
export function ruleCompletions(tags: readonly Suggestion[]): Complete {
  return (text, at) => {
    const place = yamlPlace(text, at)
    if (!place) return undefined
    const bar = place.key === undefined ? place.word.lastIndexOf('|') : -1
    if (bar >= 0) return isInSelection(place) ? { from: place.from + bar + 1, options: MODIFIERS } : undefined
    const options = place.key === undefined ? ruleKeys(place, tags) : ruleValues(text, at, place)
    return options.length === 0 ? undefined : { from: place.from, options }
  }
}

/** What could be written next in fixtures. */
export const fixtureCompletions: Complete = (text, at) => {
  const place = yamlPlace(text, at)
  if (!place) return undefined
  const path = place.path.join('.')
  const options = place.key === undefined ? (FIXTURES.get(path) ?? []) : (VALUES.get(`${path}.${place.key}`) ?? [])
  return options.length === 0 ? undefined : { from: place.from, options }
}

const FIXTURES = new Map<string, readonly Suggestion[]>([
  ['', FIXTURE_KEYS],
  ['common', FIELD_KEYS],
  ['cases', CASE_KEYS],
  ['cases.common', FIELD_KEYS],
  ['cases.events', [...EVENT_KEYS, ...FIELD_KEYS]],
])

const KEYS = new Map<string, readonly Suggestion[]>([
  ['', TOP_KEYS],
  ['logsource', LOGSOURCE_KEYS],
  ['detection', DETECTION_KEYS],
  ['correlation', CORRELATION_KEYS],
  ['correlation.condition', CORRELATION_CONDITIONS],
  ['correlation.group-by', FIELDS],
  ['fields', FIELDS],
])

function ruleKeys(place: YamlPlace, tags: readonly Suggestion[]): readonly Suggestion[] {
  const path = place.path.join('.')
  if (path === 'tags') return tags
  return isInSelection(place) ? FIELD_KEYS : (KEYS.get(path) ?? [])
}

// A selection's own map; one level deeper stand a field's values.
function isInSelection({ path }: YamlPlace): boolean {
  const isDetection = path[0] === 'detection' || path[0] === 'filter'
  return isDetection && path.length === 2 && path[1] !== 'condition' && path[1] !== 'rules'
}

function ruleValues(text: string, at: number, { path, key = '' }: YamlPlace): readonly Suggestion[] {
  if (key === 'condition' && path.length === 1) {
    const names = keysUnder(text, at, path[0] ?? '').filter((name) => name !== 'condition')
    return [...names.map((label) => ({ label, detail: 'selection' })), ...CONDITION_WORDS]
  }
  if (key.endsWith('|exists')) return [{ label: 'true' }, { label: 'false' }]
  if (key.endsWith('|fieldref') || (key === 'field' && path.at(-1) === 'condition')) return FIELDS
  return VALUES.get([...path, key].join('.')) ?? []
}

/** The tags of ATLAS and OWASP entries by their ids: `AML.T0051.001` is `atlas.aml.t0051.001`. */
export function tagSuggestions(names: ReadonlyMap<string, string>): readonly Suggestion[] {
  return [...names].map(([id, detail]) => {
    const list = id.startsWith('AML.') ? 'atlas' : 'owasp'
    return { label: `${list}.${id.toLowerCase().replace(':', '-')}`, detail }
  })
}
