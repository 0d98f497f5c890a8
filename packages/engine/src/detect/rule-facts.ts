import { readTags } from '@telltale/model'
import type { CorrelationRule, DetectionRule } from '@telltale/sigma'
import type { AlertFacts } from './alert-book.ts'
import { fieldsOf } from './describe-match.ts'

/** What is known of a rule before any event comes. */
export interface RuleFacts {
  readonly ruleId: string
  readonly facts: Omit<AlertFacts, 'tenant' | 'category'>
  /** Fields shown as evidence. */
  readonly evidence: readonly string[]
  /** How long matches fold into one alert, milliseconds. */
  readonly windowMs: number
  /** Fields whose values make up one alert; empty: who did it, and where. */
  readonly foldBy: readonly string[]
}

const HOUR_MS = 3_600_000
const UNITS = new Map([
  ['s', 1_000],
  ['m', 60_000],
  ['h', HOUR_MS],
  ['d', 24 * HOUR_MS],
])

/** Reads a rule's own words; the extension `telltale: {fold: {by: […], window: 1h}}` says how matches fold. */
export function readRuleFacts(rule: DetectionRule | CorrelationRule): RuleFacts {
  const { atlas, owasp } = readTags(rule.tags)
  const fold = readFold(rule.custom.get('telltale'))
  const least = rule.kind === 'correlation' ? Math.max(HOUR_MS, rule.timespanMs) : HOUR_MS
  return {
    ruleId: ruleIdOf(rule),
    facts: { ruleId: ruleIdOf(rule), title: rule.title, level: rule.level ?? 'medium', kind: rule.kind, atlas, owasp },
    evidence: rule.kind === 'rule' ? fieldsOf(rule) : [],
    windowMs: fold.windowMs ?? least,
    foldBy: fold.by,
  }
}

/** What a rule is called wherever one name is needed: its id, else its name, else its title. */
export function ruleIdOf(rule: DetectionRule | CorrelationRule): string {
  return rule.id ?? rule.name ?? rule.title
}

function readFold(custom: unknown): { readonly by: readonly string[]; readonly windowMs: number | undefined } {
  const fold = member(custom, 'fold')
  const by = member(fold, 'by')
  const window = member(fold, 'window')
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(typeof window === 'string' ? window : '') ?? []
  return {
    by: Array.isArray(by) ? by.filter((field) => typeof field === 'string') : [],
    windowMs: count === '' ? undefined : Number(count) * (UNITS.get(unit) ?? HOUR_MS),
  }
}

function member(value: unknown, name: string): unknown {
  if (value instanceof Map) return value.get(name)
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}
