import { findAtlas } from '@telltale/model'
import type { Problem, SigmaDocument } from '@telltale/sigma'
import { coverageMarkdown } from './coverage-markdown.ts'
import { findRepeats } from './find-repeats.ts'
import type { FixtureCase } from './fixture-case.ts'
import type { Bullet } from './parse-bullets.ts'
import { collectFacts, isTested, problemOf, type RuleFacts } from './rule-facts.ts'
import type { FixtureResult } from './run-fixtures.ts'

export interface PackInput {
  readonly documents: readonly SigmaDocument[]
  readonly bullets: readonly Bullet[]
  readonly cases: readonly FixtureCase[]
  /** Empty while they have not been run: every rule is then untested. */
  readonly results: readonly FixtureResult[]
}

export interface PackReport {
  /** What the pack lacks; a pack without any is fit to ship. */
  readonly problems: readonly Problem[]
  readonly facts: readonly RuleFacts[]
  /** The text of docs/coverage.md. */
  readonly markdown: string
}

/** Judges a whole pack: every rule complete and tested, every bullet answered. */
export function reportPack(input: PackInput): PackReport {
  const facts = collectFacts(input.documents, input.cases, input.results)
  const known = new Set(input.bullets.map((one) => one.id))
  return {
    problems: [
      ...facts.flatMap((rule) => judgeRule(rule, known)),
      ...findRepeats(input.documents),
      ...input.results.filter((one) => !one.passed).map((one) => failedCase(one, input.cases)),
      ...findUnanswered(input.bullets, facts),
    ],
    facts,
    markdown: coverageMarkdown(facts, input.bullets),
  }
}

type Demand = readonly [code: string, lacks: (rule: RuleFacts) => boolean, message: string]

const OF_EVERY_RULE: readonly Demand[] = [
  ['no-id', ({ document }) => document.id === undefined, 'The rule has no id.'],
  ['no-author', ({ document }) => isBlank(document.author), 'The rule names no author.'],
  ['no-description', ({ document }) => isBlank(document.description), 'The rule has no description.'],
]

/** Of a rule that raises alerts; one that only serves correlations needs neither. */
const OF_FIRING_RULE: readonly Demand[] = [
  ['no-level', ({ level }) => level === undefined, 'The rule has no level.'],
  [
    'no-atlas',
    (rule) => rule.atlas.length === 0 && !namesAttack(rule.document),
    'The rule has no atlas tag, such as atlas.aml.t0051.001, nor one of ATT&CK where ATLAS has no such technique.',
  ],
  ['no-owasp', ({ owasp }) => owasp.length === 0, 'The rule has no owasp tag, such as owasp.llm01-2026.'],
  [
    'no-falsepositives',
    ({ document }) => document.falsepositives.length === 0,
    'The rule says nothing of false positives.',
  ],
  ['no-attack', ({ tests }) => tests.attack === 0, 'The rule has no fixture of an attack.'],
  ['no-benign', ({ tests }) => tests.benign === 0, 'The rule has no benign fixture.'],
  ['no-near-miss', ({ tests }) => tests.near_miss === 0, 'The rule has no near miss among its fixtures.'],
]

function judgeRule(rule: RuleFacts, known: ReadonlySet<string>): readonly Problem[] {
  const demands = rule.fires ? [...OF_EVERY_RULE, ...OF_FIRING_RULE] : OF_EVERY_RULE
  const said = (code: string, message: string): Problem => problemOf(rule.document, code, `${rule.title}: ${message}`)
  return [
    ...demands.filter(([, lacks]) => lacks(rule)).map(([code, , message]) => said(code, message)),
    ...rule.unknownTags.map((tag) =>
      said('unknown-tag', `The tag ${tag} names nothing of ATLAS 2026.09 or OWASP 2026.`),
    ),
    ...rule.atlas
      .filter((id) => findAtlas(id)?.sight === 'no')
      .map((id) => said('unseen-technique', `No log of an AI system can show ${id} ${findAtlas(id)?.name ?? ''}.`)),
    ...rule.bullets.filter((id) => !known.has(id)).map((id) => said('unknown-bullet', `No bullet has the id ${id}.`)),
  ]
}

function failedCase(result: FixtureResult, cases: readonly FixtureCase[]): Problem {
  const found = cases.find((one) => one.ruleId === result.ruleId && one.name === result.name)
  const { file = '', line = 1, column = 1 } = found ?? {}
  return { file, line, column, severity: 'error', code: 'fixture-failed', message: `${result.name}: ${result.reason}` }
}

function findUnanswered(bullets: readonly Bullet[], facts: readonly RuleFacts[]): readonly Problem[] {
  const answered = new Set(facts.filter(isTested).flatMap((rule) => rule.bullets))
  return bullets
    .filter((bullet) => !answered.has(bullet.id))
    .map(({ id, text }) => ({
      file: 'bullets.yml',
      line: 1,
      column: 1,
      severity: 'error',
      code: 'unanswered-bullet',
      message: `No tested rule answers ${id} (${text}).`,
    }))
}

/** Whether a tag names a technique of ATT&CK: `attack.t1562.008`. */
function namesAttack(document: SigmaDocument): boolean {
  return document.tags.some((tag) => /^attack\.t\d{4}(?:\.\d{3})?$/i.test(tag))
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}
