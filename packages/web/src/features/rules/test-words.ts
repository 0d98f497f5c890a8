import type { RuleCheckJson, RuleProblemJson, RuleTestJson } from '@telltale/model'

type Result = RuleTestJson['results'][number]

/** Fixtures with one expectation; what failed stands first. */
export interface TestGroup {
  readonly title: string
  readonly results: readonly Result[]
  readonly passed: number
}

/** The results by what was expected of them, groups with a failure first; one without a fixture is left out. */
export function groupResults(results: readonly Result[]): readonly TestGroup[] {
  const group = (title: string, isAttack: boolean): TestGroup => {
    const own = results.filter((result) => (result.kind === 'attack') === isAttack).toSorted(failedFirst)
    return { title, results: own, passed: countPassed(own) }
  }
  return [group('Must match', true), group('Must not match', false)]
    .filter((each) => each.results.length > 0)
    .toSorted((a, b) => Number(a.passed === a.results.length) - Number(b.passed === b.results.length))
}

function failedFirst(a: Result, b: Result): number {
  return Number(a.passed) - Number(b.passed)
}

/** How many passed. */
function countPassed(results: readonly Result[]): number {
  return results.filter((result) => result.passed).length
}

/** Whether a run shows that the rule may go in force: every fixture passes, and both kinds are there. */
export function allPass({ problems, results }: RuleTestJson): boolean {
  const kinds = new Set(results.map((result) => result.kind === 'attack'))
  return kinds.size === 2 && !problems.some(isError) && results.every((result) => result.passed)
}

/** `7 of 8 pass`; why there is nothing to say. */
export function runWords({ problems, results }: RuleTestJson): string {
  if (results.length > 0) return `${countPassed(results)} of ${results.length} pass`
  return problems.some(isError) ? 'could not be run' : 'no fixture'
}

/** Problems of a run that are about the fixtures: those that the rule alone does not have. */
export function fixtureProblems(run: RuleTestJson, check: RuleCheckJson): readonly RuleProblemJson[] {
  const own = new Set(check.problems.map(keyOf))
  return run.problems.filter((problem) => !own.has(keyOf(problem)))
}

function keyOf({ line, column, code, message }: RuleProblemJson): string {
  return `${line}:${column}:${code}:${message}`
}

/** Whether a problem keeps the rule from being used. */
export function isError({ severity }: Pick<RuleProblemJson, 'severity'>): boolean {
  return severity === 'error'
}
