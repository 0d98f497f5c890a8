import type { AlertLevel, RuleJson, RuleOrigin } from '@telltale/model'
import { LEVELS_WORST_FIRST } from '../../lib/alert-levels.ts'
import { formatShare, plural } from '../../lib/format-number.ts'

/** How the fixtures of a rule stand. */
export type TestState = 'passing' | 'failing' | 'not_run' | 'untested'

/** Without an attack and something to leave alone a rule counts as untested. */
export function testState({ tests }: Pick<RuleJson, 'tests'>): TestState {
  if (tests.attack === 0 || tests.benign + tests.near_miss === 0) return 'untested'
  if (tests.passing === null) return 'not_run'
  return tests.passing ? 'passing' : 'failing'
}

/** `2 attacks, 1 benign, 1 near miss`; `no fixture` where there is none. */
export function testCounts({ tests }: Pick<RuleJson, 'tests'>): string {
  const parts = [
    tests.attack > 0 ? plural(tests.attack, 'attack') : '',
    tests.benign > 0 ? `${tests.benign} benign` : '',
    tests.near_miss > 0 ? plural(tests.near_miss, 'near miss', 'near misses') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'no fixture' : parts.join(', ')
}

const TEST_WORDS: Readonly<Record<TestState, string>> = {
  passing: 'pass',
  failing: 'fail',
  not_run: 'not run yet',
  untested: 'untested',
}

/** `4 pass`, `4 fail`, `untested`: for a cell. */
export function testWords(rule: Pick<RuleJson, 'tests'>): string {
  const state = testState(rule)
  const count = fixtureCount(rule)
  return state === 'untested' ? TEST_WORDS.untested : `${count} ${TEST_WORDS[state]}`
}

/** Fixtures of every kind. */
export function fixtureCount({ tests }: Pick<RuleJson, 'tests'>): number {
  return tests.attack + tests.benign + tests.near_miss
}

/** Share of its judged alerts that were real, 0 to 1; undefined before anyone judged one. */
export function precisionOf({ judged }: Pick<RuleJson, 'judged'>): number | undefined {
  const all = judged.true_positive + judged.false_positive + judged.benign
  return all === 0 ? undefined : judged.true_positive / all
}

/** `92% of 24`; `not judged yet`. */
export function precisionWords(rule: Pick<RuleJson, 'judged'>): string {
  const share = precisionOf(rule)
  if (share === undefined) return 'not judged yet'
  const { true_positive, false_positive, benign } = rule.judged
  return `${formatShare(share)} of ${true_positive + false_positive + benign}`
}

/** `22 real, 1 false, 1 benign` */
export function judgedWords({ judged }: Pick<RuleJson, 'judged'>): string {
  const { true_positive, false_positive, benign } = judged
  if (true_positive + false_positive + benign === 0) return 'not judged yet'
  return `${true_positive} real, ${false_positive} false, ${benign} benign`
}

/** `0.4 µs`, `38 µs`, `1.2 ms`; `not measured` before it was. */
export function costWords(micros: number | null): string {
  if (micros === null) return 'not measured'
  if (micros >= 1000) return `${(micros / 1000).toFixed(1)} ms`
  if (micros < 0.05) return '<0.1 µs'
  return micros >= 10 ? `${Math.round(micros)} µs` : `${micros.toFixed(1)} µs`
}

const ORIGINS: Readonly<Record<RuleOrigin, string>> = {
  pack: 'Pack',
  changed: 'Changed here',
  custom: 'Custom',
}

/** Where a rule comes from, as it is written. */
export function originName(origin: RuleOrigin): string {
  return ORIGINS[origin]
}

/** A piece of the sentence over the list; `find` is the search that lists what it counts. */
export interface LeadPart {
  readonly text: string
  readonly find?: { readonly tests?: string; readonly state?: string; readonly noisy?: string }
}

/** What needs a person: `152 rules, 148 on. 9 have no test, 1 fails its own, 2 are mostly wrong.` */
export function leadParts(rules: readonly RuleJson[]): readonly LeadPart[] {
  const count = (test: (rule: RuleJson) => boolean) => rules.filter(test).length
  const off = count((rule) => !rule.enabled)
  const untested = count((rule) => testState(rule) === 'untested')
  const failing = count((rule) => testState(rule) === 'failing')
  const noisy = count(isMostlyWrong)
  const parts: LeadPart[] = [
    { text: `${plural(rules.length, 'rule')}, ${off === 0 ? 'all on' : `${rules.length - off} on`}` },
  ]
  if (off > 0) parts.push({ text: `${off} off`, find: { state: 'off' } })
  if (failing > 0)
    parts.push({
      text: `${failing} ${failing === 1 ? 'fails its' : 'fail their'} own tests`,
      find: { tests: 'failing' },
    })
  if (untested > 0)
    parts.push({ text: `${untested} ${untested === 1 ? 'has' : 'have'} no test`, find: { tests: 'untested' } })
  if (noisy > 0) parts.push({ text: `${noisy} ${noisy === 1 ? 'is' : 'are'} mostly wrong`, find: { noisy: 'yes' } })
  if (parts.length === 1 && rules.length > 0) parts.push({ text: 'each passes its own tests' })
  return parts
}

/** Judgements from which on a share says something. */
const ENOUGH_JUDGED = 5

/** Whether most of what people judged of it was no attack. */
export function isMostlyWrong(rule: Pick<RuleJson, 'judged'>): boolean {
  const { true_positive, false_positive, benign } = rule.judged
  const share = precisionOf(rule)
  return share !== undefined && share < 0.5 && true_positive + false_positive + benign >= ENOUGH_JUDGED
}

/** The title that a rule's text gives it; '' while it has none. */
export function titleIn(yaml: string): string {
  return topValue(yaml, 'title')
}

/** The level that a rule's text gives it; undefined while it names none. */
export function levelIn(yaml: string): AlertLevel | undefined {
  const written = topValue(yaml, 'level')
  return LEVELS_WORST_FIRST.find((level) => level === written)
}

function topValue(yaml: string, key: string): string {
  const line = yaml.split('\n').find((candidate) => candidate.startsWith(`${key}:`))
  const value = (line ?? '').slice(key.length + 1).trim()
  const quote = value[0]
  const isQuoted = value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote)
  return isQuoted ? value.slice(1, -1) : value
}
