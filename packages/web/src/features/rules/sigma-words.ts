import { ALERT_LEVELS, CATEGORIES, FIELD } from '@telltale/model'
import { logLook } from '../../lib/logs.ts'
import type { Suggestion } from '../../ui/editor/create-editor.ts'

function key(label: string, detail: string, apply = `${label}: `): Suggestion {
  return { label, detail, apply }
}

/** What a rule may say at its top, in the order in which rules are written. */
export const TOP_KEYS: readonly Suggestion[] = [
  key('title', 'what was found, under 70 characters'),
  key('id', 'a UUID of its own'),
  key('name', 'for correlations to call it by'),
  key('status', 'how far it is trusted'),
  key('description', 'what it finds and why it matters'),
  key('references', 'a list of addresses', 'references:\n  - '),
  key('author', 'who wrote it'),
  key('date', 'YYYY-MM-DD'),
  key('modified', 'YYYY-MM-DD'),
  key('tags', 'ATLAS and OWASP', 'tags:\n  - '),
  key('logsource', 'which log it reads', 'logsource:\n  product: telltale\n  category: '),
  key('detection', 'what must hold', 'detection:\n  selection:\n    '),
  key('correlation', 'over several events', 'correlation:\n  type: '),
  key('filter', 'what other rules leave out', 'filter:\n  rules:\n    - '),
  key('falsepositives', 'what else looks like it', 'falsepositives:\n  - '),
  key('level', 'how bad it is'),
  key('fields', 'what an analyst wants to see', 'fields:\n  - '),
  key('related', 'other rules', 'related:\n  - id: '),
  key('license', 'an SPDX name'),
]

export const LOGSOURCE_KEYS: readonly Suggestion[] = [
  key('product', 'telltale'),
  key('category', 'one of the nine logs'),
  key('service', 'narrower than a log'),
  key('definition', 'what must be switched on'),
]

export const DETECTION_KEYS: readonly Suggestion[] = [
  key('selection', 'fields that must hold', 'selection:\n    '),
  key('filter', 'to leave out with “not”', 'filter:\n    '),
  key('keywords', 'words anywhere', 'keywords:\n    - '),
  key('condition', 'how they are joined'),
]

export const CORRELATION_KEYS: readonly Suggestion[] = [
  key('type', 'what is counted'),
  key('rules', 'names or ids', 'rules:\n    - '),
  key('group-by', 'fields that events share', 'group-by:\n    - '),
  key('timespan', '10m, 24h, 7d'),
  key('aliases', 'one name for several fields', 'aliases:\n    '),
  key('condition', 'from how many on', 'condition:\n    '),
  key('generate', 'whether its rules alert as well'),
]

export const CORRELATION_CONDITIONS: readonly Suggestion[] = ['gte', 'gt', 'lte', 'lt', 'eq', 'neq', 'field'].map(
  (name) => key(name, name === 'field' ? 'whose values are counted' : 'a number'),
)

const CORRELATION_TYPES: readonly Suggestion[] = [
  { label: 'event_count', detail: 'how many events' },
  { label: 'value_count', detail: 'how many different values' },
  { label: 'temporal', detail: 'all of them, in any order' },
  { label: 'temporal_ordered', detail: 'one after the other' },
  { label: 'value_sum', detail: 'all values together' },
  { label: 'value_avg', detail: 'the mean' },
  { label: 'value_median', detail: 'the middle' },
  { label: 'value_percentile', detail: 'all but the highest' },
  { label: 'telltale_baseline', detail: 'against what is usual' },
  { label: 'telltale_absence', detail: 'an event that did not come' },
]

const LOG_VALUES: readonly Suggestion[] = CATEGORIES.map((category) => ({
  label: category,
  detail: `${logLook(category).name}: ${logLook(category).answers}`,
}))

const words = (...labels: readonly string[]): readonly Suggestion[] => labels.map((label) => ({ label }))

/** Values by the keys that lead to them. */
export const VALUES = new Map<string, readonly Suggestion[]>([
  ['level', ALERT_LEVELS.toReversed().map((label) => ({ label }))],
  ['status', words('stable', 'test', 'experimental', 'deprecated', 'unsupported')],
  ['logsource.product', words('telltale')],
  ['logsource.category', LOG_VALUES],
  ['correlation.type', CORRELATION_TYPES],
  ['correlation.generate', words('true', 'false')],
  ['related.type', words('derived', 'obsolete', 'merged', 'renamed', 'similar')],
  ['cases.kind', words('attack', 'benign', 'near_miss')],
  ['cases.events.category', LOG_VALUES],
])

/** What can follow the bar after a field. */
export const MODIFIERS: readonly Suggestion[] = [
  { label: 'contains', detail: 'anywhere in it' },
  { label: 'startswith', detail: 'at its start' },
  { label: 'endswith', detail: 'at its end' },
  { label: 'all', detail: 'every one of the list' },
  { label: 're', detail: 'regular expression, RE2' },
  { label: 'i', detail: 're: any case' },
  { label: 'm', detail: 're: ^ and $ at each line' },
  { label: 's', detail: 're: . is any character' },
  { label: 'cased', detail: 'exactly this case' },
  { label: 'exists', detail: 'true or false' },
  { label: 'gte', detail: 'number, at least' },
  { label: 'gt', detail: 'number, more than' },
  { label: 'lte', detail: 'number, at most' },
  { label: 'lt', detail: 'number, less than' },
  { label: 'neq', detail: 'is not' },
  { label: 'fieldref', detail: 'as another field' },
  { label: 'cidr', detail: 'address in a network' },
  { label: 'base64', detail: 'as base64' },
  { label: 'base64offset', detail: 'as base64 at any offset' },
  { label: 'wide', detail: 'UTF-16' },
  { label: 'windash', detail: '-, / and other dashes' },
  { label: 'expand', detail: '%placeholder%' },
  ...['minute', 'hour', 'day', 'week', 'month', 'year'].map((label) => ({ label, detail: 'of a time' })),
]

/** Canonical fields, by name. */
export const FIELDS: readonly Suggestion[] = Object.values(FIELD)
  .toSorted()
  .map((label) => ({ label }))

/** What joins selections. */
export const CONDITION_WORDS: readonly Suggestion[] = [
  { label: 'and' },
  { label: 'or' },
  { label: 'not' },
  { label: '1 of', detail: 'any of these', apply: '1 of ' },
  { label: 'all of', detail: 'each of these', apply: 'all of ' },
  { label: 'them', detail: 'every selection' },
]

export const FIXTURE_KEYS: readonly Suggestion[] = [
  key('rule', 'the id of the rule'),
  key('common', 'fields of every event', 'common:\n  '),
  key('cases', 'what must match and what must not', 'cases:\n  - name: '),
]

export const CASE_KEYS: readonly Suggestion[] = [
  key('name', 'a sentence'),
  key('kind', 'attack, benign or near_miss'),
  key('events', 'in their order', 'events:\n      - category: '),
  key('common', 'fields of every event of this case', 'common:\n      '),
  key('tick', 'how long after it absence is judged'),
  key('tenant', 'another tenant'),
]

export const EVENT_KEYS: readonly Suggestion[] = [
  key('category', 'one of the nine logs'),
  key('action', 'what happened: tool.executed'),
  key('at', '5m, or +5s after the one before'),
  key('repeat', 'how often; {n} counts'),
  key('every', 'time between repetitions'),
]
