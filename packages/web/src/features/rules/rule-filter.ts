import { type AlertLevel, type Category, isCategory, type RuleJson, type RuleOrigin } from '@telltale/model'
import { compareLevels, LEVELS_WORST_FIRST } from '../../lib/alert-levels.ts'
import { fixtureCount, isMostlyWrong, precisionOf, type TestState, testState } from './rule-words.ts'

/** What the address says of the list; lists are joined by commas. */
export interface RuleSearch {
  readonly q?: string
  readonly level?: string
  readonly log?: string
  readonly state?: string
  readonly origin?: string
  readonly tests?: string
  readonly fired?: string
  readonly noisy?: string
  /** A column; with `-` before it the other way round. */
  readonly sort?: string
}

/** The address without any filter. */
export const NO_FILTER: RuleSearch = {
  q: '',
  level: '',
  log: '',
  state: '',
  origin: '',
  tests: '',
  fired: '',
  noisy: '',
}

export const RULE_STATES = ['on', 'off'] as const
type RuleState = (typeof RULE_STATES)[number]
export const TEST_STATES: readonly TestState[] = ['passing', 'failing', 'not_run', 'untested']
export const ORIGINS: readonly RuleOrigin[] = ['pack', 'changed', 'custom']
const FIRED = ['yes', 'never'] as const
type Fired = (typeof FIRED)[number]

/** Which rules the list holds; an empty list asks for any. */
export interface RuleFilter {
  readonly text: string
  readonly levels: readonly AlertLevel[]
  readonly logs: readonly Category[]
  readonly states: readonly RuleState[]
  readonly origins: readonly RuleOrigin[]
  readonly tests: readonly TestState[]
  /** `yes`: has an alert in the last 30 days. */
  readonly fired: Fired | undefined
  readonly isNoisy: boolean
}

/** Reads the address; what it does not understand filters nothing. */
export function ruleFilterOf(search: RuleSearch): RuleFilter {
  return {
    text: search.q ?? '',
    levels: chosen(search.level, LEVELS_WORST_FIRST),
    logs: splitList(search.log).filter(isCategory),
    states: chosen(search.state, RULE_STATES),
    origins: chosen(search.origin, ORIGINS),
    tests: chosen(search.tests, TEST_STATES),
    fired: FIRED.find((fired) => fired === search.fired),
    isNoisy: search.noisy === 'yes',
  }
}

function chosen<T extends string>(text: string | undefined, known: readonly T[]): readonly T[] {
  const named = splitList(text)
  return known.filter((value) => named.includes(value))
}

function splitList(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((item) => item !== '')
}

/** A list for the address with `item` put in, or taken out where it was in. */
export function toggled(items: readonly string[], item: string): string {
  return (items.includes(item) ? items.filter((other) => other !== item) : [...items, item]).join(',')
}

/** Whether the address asks for less than all rules. */
export function isFiltered(filter: RuleFilter): boolean {
  const { text, levels, logs, states, origins, tests, fired, isNoisy } = filter
  const lists = [levels, logs, states, origins, tests]
  return text !== '' || fired !== undefined || isNoisy || lists.some((list) => list.length > 0)
}

/** The rules that fit, in their order. */
export function filterRules(rules: readonly RuleJson[], filter: RuleFilter): readonly RuleJson[] {
  const words = filter.text
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
  const fits = (rule: RuleJson) =>
    hasOne(filter.levels, rule.level) &&
    (filter.logs.length === 0 || rule.needs.some((log) => filter.logs.includes(log))) &&
    hasOne(filter.states, stateOf(rule)) &&
    hasOne(filter.origins, rule.origin) &&
    hasOne(filter.tests, testState(rule)) &&
    (filter.fired === undefined || (filter.fired === 'yes') === rule.alerts > 0) &&
    (!filter.isNoisy || isMostlyWrong(rule)) &&
    hasWords(rule, words)
  return rules.filter(fits)
}

/** Whether a rule is in force. */
export function stateOf(rule: Pick<RuleJson, 'enabled'>): RuleState {
  return rule.enabled ? 'on' : 'off'
}

function hasOne<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value)
}

function hasWords(rule: RuleJson, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { title, id, description, author, atlas, owasp } = rule
  const text = [title, id, description, author, ...atlas, ...owasp].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** How many of `rules` each value of a property has. */
export function countBy<T>(
  rules: readonly RuleJson[],
  valuesOf: (rule: RuleJson) => readonly T[],
): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of rules.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

type Compare = (a: RuleJson, b: RuleJson) => number

// Each as a person wants it first: the worst, the most, the newest.
const ORDERS = new Map<string, Compare>([
  ['level', (a, b) => compareLevels(a.level, b.level)],
  ['title', (a, b) => a.title.localeCompare(b.title)],
  ['state', (a, b) => Number(a.enabled) - Number(b.enabled)],
  ['tests', (a, b) => TEST_RANK[testState(a)] - TEST_RANK[testState(b)] || fixtureCount(a) - fixtureCount(b)],
  ['precision', (a, b) => (precisionOf(a) ?? 2) - (precisionOf(b) ?? 2)],
  ['cost', (a, b) => (b.micros ?? -1) - (a.micros ?? -1)],
  ['alerts', (a, b) => b.alerts - a.alerts],
  ['fired', (a, b) => firedMs(b) - firedMs(a)],
])

const TEST_RANK: Readonly<Record<TestState, number>> = { failing: 0, untested: 1, not_run: 2, passing: 3 }

function firedMs(rule: RuleJson): number {
  return rule.last_fired === null ? 0 : Date.parse(rule.last_fired)
}

/** A column and its direction; `isReversed` shows the least wanted first. */
export interface RuleSort {
  readonly column: string
  readonly isReversed: boolean
}

/** The sort that the address names, or by level. */
export function sortOf(search: RuleSearch): RuleSort {
  const written = search.sort ?? ''
  const isReversed = written.startsWith('-')
  const column = isReversed ? written.slice(1) : written
  return ORDERS.has(column) ? { column, isReversed } : { column: 'level', isReversed: false }
}

/** The address after a press on a column's head: that column first, then the other way round. */
export function nextSort(sort: RuleSort, column: string): string {
  const next = sort.column === column && !sort.isReversed ? `-${column}` : column
  return next === 'level' ? '' : next
}

/** Rules in the order of a sort; equal ones by title. */
export function sortRules(rules: readonly RuleJson[], { column, isReversed }: RuleSort): readonly RuleJson[] {
  const compare = ORDERS.get(column) ?? (() => 0)
  const way = isReversed ? -1 : 1
  return rules.toSorted((a, b) => way * compare(a, b) || a.title.localeCompare(b.title))
}
