import { type AiEvent, CATEGORIES, FIELD, type JsonValue } from '@telltale/model'
import {
  buildRuleSet,
  type DetectionRule,
  type EventView,
  evaluateRule,
  type LogSource,
  ruleToSql,
} from '@telltale/sigma'
import { randomFields } from '../../../../../sigma/test/sql/differential/random-event.ts'
import { randomRule } from '../../../../../sigma/test/sql/differential/random-rule.ts'
import { type Random, seededRandom } from '../../../../../sigma/test/sql/differential/seeded-random.ts'
import { smallerRules } from '../../../../../sigma/test/sql/differential/shrink-rule.ts'
import { EVENT_COLUMNS } from '../../columns.ts'
import { encodeRows } from '../../encode-rows.ts'
import { QueryBuilder } from '../../query-builder.ts'
import type { SqlEngine } from '../../sql-engine.ts'
import { idOf, NOON, newTenant } from '../../test/samples.ts'
import { eventSqlMapping } from '../event-mapping.ts'

/** Columns of every type, fields without one, and the named properties. */
const EVENT_FIELDS = [
  FIELD.userId,
  FIELD.toolName,
  FIELD.httpStatus,
  FIELD.costUsd,
  FIELD.contentCaptured,
  FIELD.riskLabels,
  FIELD.promptText,
  FIELD.toolArguments,
  'custom.a',
  "odd 'name'\\",
] as const
const RULE_FIELDS = [
  ...EVENT_FIELDS,
  FIELD.category,
  FIELD.timestamp,
  FIELD.eventIngested,
  FIELD.eventAction,
  'nobody.has.it',
] as const

const LOG_SOURCES: readonly [LogSource, ...LogSource[]] = [
  { product: 'Telltale' },
  { product: 'windows' },
  { category: 'AI_prompt' },
  { category: 'ai_tool', product: 'telltale' },
  { category: 'process_creation' },
  { service: "OTel'" },
  { service: 'nobody' },
]

export interface Disagreement {
  readonly rule: DetectionRule
  readonly event: AiEvent
  /** What the matcher says; SQL says the opposite. */
  readonly matcher: boolean
  readonly sql: string
}

export interface Comparison {
  readonly pairs: number
  readonly matches: number
  readonly refused: readonly string[]
  readonly disagreements: readonly Disagreement[]
}

/** Random events through the real encoder into the store, random rules over them by both ways. */
export async function compareWithMatcher(
  engine: SqlEngine,
  size: { readonly seed: number; readonly events: number; readonly rules: number },
): Promise<Comparison> {
  const random = seededRandom(size.seed)
  const tenant = newTenant()
  const events = Array.from({ length: size.events }, (_, i) => randomEvent(random, tenant, i))
  const rules = Array.from({ length: size.rules }, () => ({
    ...randomRule(random, RULE_FIELDS),
    logsource: random.chance(0.9) ? {} : random.pick(LOG_SOURCES),
  }))
  await engine.insert('events', EVENT_COLUMNS, encodeRows({ events, records: [] }).events)
  const disagreements: Disagreement[] = []
  const refused: string[] = []
  let [pairs, matches] = [0, 0]
  for (let i = 0; i < rules.length; i += RULES_A_QUERY) {
    const answers = await askBoth(engine, tenant, rules.slice(i, i + RULES_A_QUERY), events)
    refused.push(...answers.refused)
    pairs += answers.pairs
    matches += answers.matches
    disagreements.push(...answers.disagreements)
  }
  return { pairs, matches, refused, disagreements }
}

const RULES_A_QUERY = 10

async function askBoth(
  engine: SqlEngine,
  tenant: string,
  rules: readonly DetectionRule[],
  events: readonly AiEvent[],
): Promise<Comparison> {
  const refused: string[] = []
  const asked = rules.flatMap((rule) => {
    const sql = ruleToSql(rule, eventSqlMapping())
    if (!sql.ok) refused.push(sql.reason)
    return sql.ok ? [{ rule, condition: sql.condition }] : []
  })
  const builder = new QueryBuilder()
  const columns = asked.map(({ condition }, i) => `, ${condition} AS r${i}`).join('')
  const where = `tenant_id = ${builder.bind(tenant)} AND event_id IN ${builder.bindList(events.map((event) => event.id))}`
  const rows = await engine.query(
    builder.build(`SELECT event_id${columns} FROM events FINAL WHERE ${where}`, 'max_execution_time = 60'),
  )
  const byId = new Map(rows.map((row) => [row.event_id, row]))
  const disagreements: Disagreement[] = []
  let matches = 0
  const set = buildRuleSet(asked.map(({ rule }) => rule))
  for (const event of events) {
    const view = viewOf(event)
    const matched = new Set(set.match(view))
    for (const [i, { rule, condition }] of asked.entries()) {
      const matcher = matched.has(i)
      if (isSourceless(rule) && evaluateRule(rule, view) !== matcher) refused.push('matcher and rule set disagree')
      if (matcher) matches += 1
      if (byId.get(event.id)?.[`r${i}`] !== Number(matcher))
        disagreements.push({ rule, event, matcher, sql: condition })
    }
  }
  return { pairs: asked.length * events.length, matches, refused, disagreements }
}

function isSourceless({ logsource }: DetectionRule): boolean {
  return Object.keys(logsource).length === 0
}

/** The same disagreement with as little rule as it needs, in words for a person. */
export async function describe(engine: SqlEngine, { rule, event, ...rest }: Disagreement): Promise<string> {
  for (const smaller of smallerRules(rule)) {
    const { disagreements } = await askBoth(engine, event.tenant, [smaller], [event])
    const [first] = disagreements
    if (first !== undefined) return inWords(first)
  }
  return inWords({ rule, event, ...rest })
}

function inWords({ rule, event, matcher, sql }: Disagreement): string {
  const fields = JSON.stringify([...event.fields])
  const said = JSON.stringify({ selections: [...rule.selections], condition: rule.condition })
  return `matcher says ${matcher}\nrule ${said}\nevent ${fields} ${event.timeUnixNano} ${event.receivedMs}\nsql ${sql}`
}

function randomEvent(random: Random, tenant: string, i: number): AiEvent {
  const receivedMs = NOON + random.below(3_600_000)
  return {
    id: idOf(`${tenant} ${i}`),
    tenant,
    category: random.pick(CATEGORIES),
    action: 'prompt.submitted',
    timeUnixNano: BigInt(receivedMs) * 1_000_000n + BigInt(random.below(1_000_000)),
    receivedMs,
    seq: i,
    fields: new Map([
      ...(randomFields(random, EVENT_FIELDS) as ReadonlyMap<string, JsonValue>),
      ...(random.chance(0.5) ? [[FIELD.dialect, "otel'"] as const] : []),
    ]),
  }
}

/** The event as the store keeps it: absent, null, empty and what JSON cannot write are one and the same. */
function viewOf(event: AiEvent): EventView {
  const fields = new Map([...event.fields].filter(([, value]) => value !== null && value !== ''))
  const heads = new Map<string, JsonValue>([
    [FIELD.eventId, event.id],
    [FIELD.category, event.category],
    [FIELD.eventAction, event.action],
    [FIELD.tenant, event.tenant],
    [FIELD.timestamp, new Date(Number(event.timeUnixNano / 1_000_000n)).toISOString()],
    [FIELD.eventIngested, new Date(event.receivedMs).toISOString()],
  ])
  const dialect = fields.get(FIELD.dialect)
  const service = typeof dialect === 'string' ? { service: dialect } : {}
  const logsource = { product: 'telltale', category: event.category, ...service }
  return { logsource, value: (field) => fields.get(field) ?? heads.get(field), values: () => fields.values() }
}
