import { type Problem, parseSigma, type SigmaDocument } from '@telltale/sigma'
import type { FixtureCase } from './fixture-case.ts'
import { parseFixtures } from './parse-fixtures.ts'

/** A file of rules or of fixtures, by its path inside the folder of rules. */
export interface RuleFile {
  readonly path: string
  readonly text: string
}

/** How rule texts are read: `parseSigma`, with pipelines and placeholders where there are some. */
export type ParseRules = (
  text: string,
  file: string,
) => { readonly documents: readonly SigmaDocument[]; readonly problems: readonly Problem[] }

/** Everything a folder of rules holds. */
export interface RulePack {
  readonly documents: readonly SigmaDocument[]
  /** By rule id: the text of the file the rule stands in. */
  readonly sources: ReadonlyMap<string, string>
  /** By rule id: the YAML of the file its fixtures stand in. */
  readonly tests: ReadonlyMap<string, string>
  readonly cases: readonly FixtureCase[]
  readonly problems: readonly Problem[]
}

const TESTS_ENDING = '.tests.yml'

/** Reads rules and the fixtures beside them (`x.yml`, `x.tests.yml`); every problem is said, and what can be read is. */
export function readRulePack(files: readonly RuleFile[], parse: ParseRules = parseFile): RulePack {
  const rules = files.filter((file) => isRules(file.path)).map((file) => ({ file, read: parse(file.text, file.path) }))
  const fixtures = files
    .filter((file) => file.path.endsWith(TESTS_ENDING))
    .map((file) => ({ file, read: parseFixtures(file.text, file.path) }))
  const documents = rules.flatMap(({ read }) => read.documents)
  const cases = fixtures.flatMap(({ read }) => read.cases)
  const sources = rules.flatMap(({ file, read }) => read.documents.flatMap((one) => byId(one.id, file.text)))
  return {
    documents,
    sources: new Map(sources),
    tests: new Map(fixtures.flatMap(({ file, read }) => read.cases.flatMap((one) => byId(one.ruleId, file.text)))),
    cases,
    problems: [
      ...rules.flatMap(({ read }) => read.problems),
      ...fixtures.flatMap(({ read }) => read.problems),
      ...findStrays(files, cases, new Set(sources.map(([id]) => id))),
    ],
  }
}

const parseFile: ParseRules = (text, file) => parseSigma(text, { file })

/** Whether a path of the folder is a file of rules. */
function isRules(path: string): boolean {
  return /\.ya?ml$/.test(path) && !path.endsWith(TESTS_ENDING) && path.split('/').at(-1) !== 'bullets.yml'
}

function byId(id: string | undefined, text: string): readonly (readonly [string, string])[] {
  return id === undefined ? [] : [[id, text]]
}

/** Fixtures of no rule: the rule is gone, or its id is misspelt. Filters have none. */
function findStrays(
  files: readonly RuleFile[],
  cases: readonly FixtureCase[],
  ids: ReadonlySet<string>,
): readonly Problem[] {
  const beside = new Set(files.map((file) => file.path))
  const alone = files.filter(
    (file) => file.path.endsWith(TESTS_ENDING) && !beside.has(file.path.replace(TESTS_ENDING, '.yml')),
  )
  // The first case of each stands for them all.
  const lost = new Map(
    cases.toReversed().flatMap((one) => (ids.has(one.ruleId) ? [] : [[`${one.file}\0${one.ruleId}`, one]])),
  )
  return [
    ...alone.map((file) =>
      stray({ file: file.path, line: 1, column: 1 }, 'no-rule-beside', 'No rule file stands beside it.'),
    ),
    ...[...lost.values()].map((one) => stray(one, 'unknown-rule', `No rule has the id ${one.ruleId}.`)),
  ]
}

function stray(
  at: { readonly file: string; readonly line: number; readonly column: number },
  code: string,
  message: string,
): Problem {
  return { file: at.file, line: at.line, column: at.column, severity: 'error', code, message }
}
