import {
  ALERT_LEVELS,
  ALERT_RESOLUTIONS,
  ALERT_STATUSES,
  type AlertDetailJson,
  type AlertJson,
  type AlertPage,
  type AlertSummaryJson,
  CATEGORIES,
  COVERAGE_STATES,
  type CoverageJson,
  type HuntJson,
  type RuleCheckJson,
  type RuleDetailJson,
  type RuleExceptionJson,
  type RuleExceptionsJson,
  type RuleJson,
  type RulesJson,
  type RuleTestJson,
} from '@telltale/model'
import { z } from 'zod'
import { eventSchema, findingSchema } from './answer-schemas.ts'

const category = z.enum(CATEGORIES)
const level = z.enum(ALERT_LEVELS)
const count = z.int().nonnegative()
const isoTime = z.iso.datetime({ offset: true, precision: null })
const texts = z.array(z.string())
const entity = z.strictObject({ field: z.string(), value: z.string() })

export const alertSchema = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  level,
  kind: z.enum(['rule', 'correlation']),
  category: category.nullable(),
  status: z.enum(ALERT_STATUSES),
  resolution: z.enum(ALERT_RESOLUTIONS).nullable(),
  assignee: z.string().nullable(),
  note: z.string().nullable(),
  changed_by: z.string().nullable(),
  atlas: texts,
  atlas_release: z.string(),
  owasp: texts,
  first_seen: isoTime,
  last_seen: isoTime,
  count,
  events: texts,
  traces: texts,
  conversations: texts,
  entities: z.array(entity),
  evidence: z.array(z.strictObject({ event_id: z.string(), field: z.string(), excerpt: z.string() })),
}) satisfies z.ZodType<AlertJson>

export const alertPageSchema = z.strictObject({
  alerts: z.array(alertSchema),
  next: z.string().nullable(),
}) satisfies z.ZodType<AlertPage>

export const ruleSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  level,
  kind: z.enum(['rule', 'correlation']),
  category: category.nullable(),
  origin: z.enum(['pack', 'changed', 'custom']),
  enabled: z.boolean(),
  author: z.string(),
  references: texts,
  falsepositives: texts,
  atlas: texts,
  owasp: texts,
  bullets: texts,
  tests: z.strictObject({ attack: count, benign: count, near_miss: count, passing: z.boolean().nullable() }),
  needs: z.array(category),
  alerts: count,
  judged: z.strictObject({ true_positive: count, false_positive: count, benign: count }),
  last_fired: isoTime.nullable(),
  micros: z.number().nullable(),
  changed: z.strictObject({ at: isoTime, by: z.string(), reason: z.string() }).nullable(),
}) satisfies z.ZodType<RuleJson>

export const alertDetailSchema = z.strictObject({
  alert: alertSchema,
  events: z.array(eventSchema),
  findings: z.array(findingSchema),
  rule: ruleSchema.nullable(),
  related: z.array(alertSchema),
}) satisfies z.ZodType<AlertDetailJson>

export const alertSummarySchema = z.strictObject({
  total: count,
  by_status: z.record(z.enum(ALERT_STATUSES), count),
  by_level: z.record(level, count),
  by_rule: z.array(z.strictObject({ rule: z.string(), title: z.string(), count })),
  histogram: z.array(z.strictObject({ from: isoTime, count })),
}) satisfies z.ZodType<AlertSummaryJson>

export const rulesSchema = z.strictObject({ rules: z.array(ruleSchema) }) satisfies z.ZodType<RulesJson>

export const ruleDetailSchema = z.strictObject({
  rule: ruleSchema,
  yaml: z.string(),
  tests: z.string(),
  sql: z.string().nullable(),
  sql_problem: z.string().nullable(),
}) satisfies z.ZodType<RuleDetailJson>

const ruleProblems = z.array(
  z.strictObject({
    line: count,
    column: count,
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    fix: z.string().nullable(),
  }),
)

export const ruleCheckSchema = z.strictObject({
  problems: ruleProblems,
  sql: z.string().nullable(),
  sql_problem: z.string().nullable(),
}) satisfies z.ZodType<RuleCheckJson>

export const ruleTestSchema = z.strictObject({
  problems: ruleProblems,
  results: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['attack', 'benign', 'near_miss']),
      passed: z.boolean(),
      reason: z.string(),
    }),
  ),
}) satisfies z.ZodType<RuleTestJson>

export const huntSchema = z.strictObject({
  total: count,
  complete: z.boolean(),
  from: isoTime,
  to: isoTime,
  looked_at: z.strictObject({ events: count.nullable(), first: isoTime.nullable(), last: isoTime.nullable() }),
  per_day: z.array(z.strictObject({ day: z.string(), count })),
  samples: z.array(eventSchema),
  sql: z.string(),
  took_ms: z.number(),
}) satisfies z.ZodType<HuntJson>

export const exceptionSchema = z.strictObject({
  id: z.string(),
  rule: z.string(),
  conditions: z.array(entity),
  owner: z.string(),
  reason: z.string(),
  created: isoTime,
  expires: isoTime,
}) satisfies z.ZodType<RuleExceptionJson>

export const exceptionsSchema = z.strictObject({
  exceptions: z.array(exceptionSchema),
}) satisfies z.ZodType<RuleExceptionsJson>

const cell = {
  id: z.string(),
  name: z.string(),
  state: z.enum(COVERAGE_STATES),
  nature: z
    .strictObject({ sight: z.enum(['yes', 'partly', 'no']), logs: z.array(category), why: z.string() })
    .exactOptional(),
  rules: z.array(z.strictObject({ id: z.string(), title: z.string(), tested: z.boolean(), enabled: z.boolean() })),
  blind: z.array(category),
  alerts: count,
}
const technique = z.strictObject({ ...cell, subtechniques: z.array(z.strictObject(cell)) })

export const coverageSchema = z.strictObject({
  atlas_release: z.string(),
  tactics: z.array(z.strictObject({ id: z.string(), name: z.string(), techniques: z.array(technique) })),
  owasp_llm: z.array(z.strictObject(cell)),
  owasp_agentic: z.array(z.strictObject(cell)),
  totals: z.record(z.enum(COVERAGE_STATES), count),
}) satisfies z.ZodType<CoverageJson>
