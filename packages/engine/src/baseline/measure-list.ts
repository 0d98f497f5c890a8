import { type Category, FIELD, type JsonValue } from '@telltale/model'
import { type Entity, type Facts, listedKeys, namedKey, numberIn } from './facts.ts'
import { type Key, keyOf } from './key-hash.ts'
import { RUNS } from './pair-list.ts'

/** Something that is added up over an hour or a day of an entity. */
export interface WindowMeasure {
  readonly name: string
  readonly categories: readonly Category[]
  readonly of: Entity
  readonly window: 'hour' | 'day'
  /** Least spread that is believed, in units of the measure. */
  readonly unit: number
  /** What an event adds; undefined when it has no part in the measure. Zero opens the window: silence is known too. */
  readonly value: (facts: Facts) => number | undefined
  /** Counts different keys and not a sum. */
  readonly different?: (facts: Facts) => readonly Key[]
  /** Compared with those of the same app while it is still learning. */
  readonly peers?: true
  /** Several events of one call count once. */
  readonly oncePerCall?: true
  /** Days against weeks. */
  readonly drift?: true
}

/** A number that single events carry. */
export interface EventMeasure {
  readonly name: string
  readonly categories: readonly Category[]
  readonly of: Entity
  readonly unit: number
  readonly value: (facts: Facts) => number | undefined
}

const MOST_DOCUMENTS = 256
const CALLS: readonly Category[] = ['ai_prompt', 'ai_usage']
const EXPORTS: ReadonlySet<string> = new Set([
  'read',
  'accessed',
  'exported',
  'export',
  'downloaded',
  'listed',
  'viewed',
])

/** Whether a usage event may be added up: no repeat of what another one counts. */
export function isCounted(facts: Facts): boolean {
  const { fields } = facts.event
  if (fields.has(FIELD.usageDuplicateOf) || fields.get(FIELD.usageSource) === 'metric') return false
  return (fields.get(FIELD.usageScope) ?? 'inference') === 'inference'
}

const one = (facts: Facts): number | undefined =>
  facts.event.category !== 'ai_usage' || isCounted(facts) ? 1 : undefined

const used =
  (name: string) =>
  (facts: Facts): number | undefined =>
    isCounted(facts) ? numberIn(facts.event.fields, name) : undefined

const plain =
  (name: string) =>
  (facts: Facts): number | undefined =>
    numberIn(facts.event.fields, name)

const share =
  (part: string, whole: string) =>
  (facts: Facts): number | undefined => {
    const all = used(whole)(facts)
    const some = numberIn(facts.event.fields, part)
    return all === undefined || all <= 0 || some === undefined ? undefined : some / all
  }

const onAction =
  (actions: ReadonlySet<string>) =>
  (facts: Facts): number | undefined =>
    actions.has(facts.event.action) ? 1 : undefined

const RETRIEVED: ReadonlySet<string> = new Set(['retrieval.performed'])
const WRITTEN: ReadonlySet<string> = new Set(['document.ingested', 'memory.written'])

const requests = { categories: CALLS, window: 'hour', unit: 1, value: one, oncePerCall: true } as const
const tokens = {
  categories: ['ai_usage'],
  window: 'hour',
  unit: 500,
  value: used(FIELD.totalTokens),
  drift: true,
} as const
const cost = { categories: ['ai_usage'], unit: 0.05, value: used(FIELD.costUsd), drift: true } as const
const bytesOut = {
  categories: ['ai_egress'],
  window: 'hour',
  unit: 1024,
  value: plain(FIELD.egressBytesOut),
  drift: true,
} as const

/** Every measure over windows. */
export const WINDOW_MEASURES: readonly WindowMeasure[] = [
  { ...requests, name: 'user_requests_hour', of: 'user', peers: true, drift: true },
  { ...tokens, name: 'user_tokens_hour', of: 'user', peers: true },
  { ...cost, name: 'user_cost_day', of: 'user', window: 'day', peers: true },
  { ...requests, name: 'key_requests_hour', of: 'key', categories: ['ai_prompt', 'ai_usage', 'ai_audit'] },
  { ...cost, name: 'key_cost_day', of: 'key', window: 'day' },
  { ...requests, name: 'app_requests_hour', of: 'app' },
  { ...cost, name: 'app_cost_hour', of: 'app', window: 'hour' },
  { ...cost, name: 'app_cost_day', of: 'app', window: 'day' },
  {
    name: 'agent_tools_hour',
    categories: ['ai_tool'],
    of: 'agent',
    window: 'hour',
    unit: 1,
    value: onAction(RUNS),
    peers: true,
  },
  {
    name: 'user_documents_hour',
    categories: ['ai_retrieval'],
    of: 'user',
    window: 'hour',
    unit: 1,
    value: onAction(RETRIEVED),
    different: documentKeys,
    peers: true,
    drift: true,
  },
  {
    name: 'user_queries_hour',
    categories: ['ai_retrieval'],
    of: 'user',
    window: 'hour',
    unit: 1,
    value: onAction(RETRIEVED),
    peers: true,
    drift: true,
  },
  {
    name: 'user_blocks_hour',
    categories: ['ai_prompt', 'ai_guardrail'],
    of: 'user',
    window: 'hour',
    unit: 1,
    value: (facts) => (isBlock(facts) ? 1 : 0),
    peers: true,
  },
  {
    name: 'user_refusals_hour',
    categories: ['ai_prompt', 'ai_response'],
    of: 'user',
    window: 'hour',
    unit: 1,
    value: (facts) => (facts.event.action === 'response.refused' ? 1 : 0),
    peers: true,
  },
  {
    name: 'user_apps_day',
    categories: ['ai_prompt'],
    of: 'user',
    window: 'day',
    unit: 1,
    value: one,
    different: (facts) => [facts.entities.app],
  },
  {
    name: 'key_clients_hour',
    categories: ['ai_prompt', 'ai_usage', 'ai_audit'],
    of: 'key',
    window: 'hour',
    unit: 1,
    value: (facts) => (facts.client === 0 ? undefined : 1),
    different: (facts) => [namedKey(facts, FIELD.clientAddress)],
  },
  { ...bytesOut, name: 'destination_bytes_hour', of: 'destination' },
  { ...bytesOut, name: 'agent_bytes_out_hour', of: 'agent', peers: true },
  {
    name: 'source_documents_writes_hour',
    categories: ['ai_retrieval'],
    of: 'source',
    window: 'hour',
    unit: 1,
    value: onAction(WRITTEN),
  },
  {
    name: 'exports_hour',
    categories: ['ai_audit'],
    of: 'user',
    window: 'hour',
    unit: 1,
    value: (facts) => (isExport(facts) ? 1 : 0),
    drift: true,
  },
  {
    name: 'errors_hour',
    categories: ['ai_prompt', 'ai_usage', 'ai_response', 'ai_tool'],
    of: 'app',
    window: 'hour',
    unit: 2,
    value: (facts) => (isError(facts) ? 1 : 0),
  },
]

/** Every measure of single events. */
export const EVENT_MEASURES: readonly EventMeasure[] = [
  {
    name: 'db_rows',
    categories: ['ai_tool', 'ai_egress', 'ai_retrieval'],
    of: 'agentTool',
    unit: 5,
    value: plain(FIELD.dbReturnedRows),
  },
  { name: 'prompt_length', categories: ['ai_prompt'], of: 'app', unit: 50, value: plain(FIELD.promptLength) },
  { name: 'response_length', categories: ['ai_response'], of: 'app', unit: 50, value: plain(FIELD.responseLength) },
  {
    name: 'output_ratio',
    categories: ['ai_usage'],
    of: 'app',
    unit: 0.05,
    value: share(FIELD.outputTokens, FIELD.inputTokens),
  },
  {
    name: 'reasoning_share',
    categories: ['ai_usage'],
    of: 'app',
    unit: 0.05,
    value: share(FIELD.reasoningTokens, FIELD.outputTokens),
  },
  {
    name: 'cache_share',
    categories: ['ai_usage'],
    of: 'app',
    unit: 0.05,
    value: share(FIELD.cacheReadTokens, FIELD.inputTokens),
  },
  { name: 'duration', categories: ['ai_response'], of: 'appModel', unit: 100, value: plain(FIELD.durationMs) },
]

/** Whether a guardrail stopped what it looked at. */
export function isBlock(facts: Facts): boolean {
  const { event } = facts
  if (event.category !== 'ai_guardrail') return false
  return (event.fields.get(FIELD.guardrailAction) ?? event.fields.get(FIELD.guardrailVerdict)) === 'block'
}

function isExport(facts: Facts): boolean {
  const words = facts.event.action.slice(0, 256).split('.')
  return EXPORTS.has(words[words.length - 1] ?? '')
}

function isError(facts: Facts): boolean {
  return facts.event.action === 'response.failed' || facts.event.fields.get(FIELD.eventOutcome) === 'failure'
}

function documentKeys(facts: Facts): readonly Key[] {
  const { fields } = facts.event
  const documents: JsonValue | undefined = fields.get(FIELD.retrievalDocuments)
  if (!Array.isArray(documents)) return listedKeys(facts, fields.get(FIELD.retrievalSources), MOST_DOCUMENTS)
  const keys: Key[] = []
  for (const document of documents.slice(0, MOST_DOCUMENTS)) {
    if (typeof document !== 'object' || document === null || Array.isArray(document)) continue
    const id = document.id ?? document.source ?? document.hash
    if (typeof id === 'string' && id !== '') keys.push(keyOf(id.slice(0, 256), facts.seed))
  }
  return keys
}
