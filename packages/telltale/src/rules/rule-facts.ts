import { type AlertLevel, type Category, type FixtureKind, isCategory, readTags } from '@telltale/model'
import {
  type CorrelationRule,
  type DetectionRule,
  type Problem,
  referencesOf,
  type SigmaDocument,
} from '@telltale/sigma'
import type { FixtureCase } from './fixture-case.ts'
import type { FixtureResult } from './run-fixtures.ts'

/** How many fixtures a rule has, and whether they hold; null while they have not been run. */
export interface RuleTests {
  readonly attack: number
  readonly benign: number
  readonly near_miss: number
  readonly passing: boolean | null
}

/** What reports and screens say of one rule; filters are no rules of their own. */
export interface RuleFacts {
  readonly document: DetectionRule | CorrelationRule
  readonly id: string
  readonly title: string
  readonly level: AlertLevel | undefined
  /** Log category; undefined for a correlation over several. */
  readonly category: Category | undefined
  /** Categories it reads, those of the rules under a correlation included. */
  readonly needs: readonly Category[]
  readonly atlas: readonly string[]
  readonly owasp: readonly string[]
  readonly unknownTags: readonly string[]
  readonly bullets: readonly string[]
  readonly tests: RuleTests
  /** Whether it raises alerts: a rule under correlations only that do not let it fire does not. */
  readonly fires: boolean
}

/** Facts of every rule, in the order given. A rule without an id goes by its title. */
export function collectFacts(
  documents: readonly SigmaDocument[],
  cases: readonly FixtureCase[],
  results: readonly FixtureResult[],
): readonly RuleFacts[] {
  const rules = documents.filter((one) => one.kind !== 'filter')
  const byName = new Map(rules.flatMap((one) => namesOf(one).map((name) => [name, one] as const)))
  const quiet = findQuiet(rules, byName)
  return rules.map((document) => {
    const tags = readTags(document.tags)
    const id = document.id ?? document.title
    const needs = needsOf(document, byName)
    return {
      document,
      id,
      title: document.title,
      level: document.level,
      category: needs.length === 1 ? needs[0] : undefined,
      needs,
      atlas: tags.atlas,
      owasp: tags.owasp,
      unknownTags: tags.unknown,
      bullets: readBullets(document),
      tests: countTests(id, cases, results),
      fires: !quiet.has(document),
    }
  })
}

/** A rule that has its three kinds of fixtures and passes them. */
export function isTested({ tests }: RuleFacts): boolean {
  return tests.passing === true && tests.attack > 0 && tests.benign > 0 && tests.near_miss > 0
}

/** The ids of bullets in `telltale: {bullets: [...]}`, each once; what is not text is left out. */
function readBullets(document: SigmaDocument): readonly string[] {
  const own: unknown = document.custom.get('telltale')
  const list: unknown = own instanceof Map ? own.get('bullets') : isRecord(own) ? own.bullets : undefined
  return Array.isArray(list) ? [...new Set(list.filter((one) => typeof one === 'string'))] : []
}

/** A problem at the place of a document. */
export function problemOf(document: SigmaDocument, code: string, message: string): Problem {
  return { file: document.file, line: document.line, column: document.column, severity: 'error', code, message }
}

function isRecord(value: unknown): value is { readonly bullets?: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'bullets')
}

function namesOf(document: SigmaDocument): readonly string[] {
  return [document.id, document.name].filter((name) => name !== undefined)
}

/** Walks down correlations by a list, not by recursion, so that a ring of them ends. */
function needsOf(
  document: DetectionRule | CorrelationRule,
  byName: ReadonlyMap<string, DetectionRule | CorrelationRule>,
): readonly Category[] {
  const seen = new Set([document])
  for (const one of seen) {
    for (const name of one.kind === 'correlation' ? one.rules : []) {
      const below = byName.get(name)
      if (below !== undefined) seen.add(below)
    }
  }
  const needs = [...seen].map((one) => (one.kind === 'rule' ? one.logsource.category : undefined))
  return [...new Set(needs.filter((category) => isCategory(category)))]
}

function findQuiet(
  rules: readonly (DetectionRule | CorrelationRule)[],
  byName: ReadonlyMap<string, DetectionRule | CorrelationRule>,
): ReadonlySet<SigmaDocument> {
  const above = rules.filter((one) => one.kind === 'correlation')
  const named = (wanted: boolean): readonly SigmaDocument[] =>
    above
      .filter((one) => one.generate === wanted)
      .flatMap((one) => referencesOf(one).flatMap((name) => byName.get(name) ?? []))
  const loud = new Set(named(true))
  return new Set(named(false).filter((one) => !loud.has(one)))
}

function countTests(id: string, cases: readonly FixtureCase[], results: readonly FixtureResult[]): RuleTests {
  const count = (kind: FixtureKind): number => cases.filter((one) => one.ruleId === id && one.kind === kind).length
  const mine = results.filter((one) => one.ruleId === id)
  return {
    attack: count('attack'),
    benign: count('benign'),
    near_miss: count('near_miss'),
    passing: mine.length === 0 ? null : mine.every((one) => one.passed),
  }
}
