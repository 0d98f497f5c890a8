import { TIME_PARTS, type TimePart, type ValueTest } from '../rule/selection.ts'
import type { Context } from './context.ts'
import { LIMITS } from './limits.ts'
import type { ItemKey, ItemKind } from './parse-item-key.ts'
import { type DraftPart, joinParts, MANY, parsePattern, plainText } from './parse-pattern.ts'
import { expandParts } from './placeholders.ts'
import { readCidr } from './read-cidr.ts'
import { readRegex } from './read-regex.ts'
import { type Draft, transformDrafts } from './transform-drafts.ts'
import { describeTree, type ScalarTree } from './tree.ts'

type Reader = (value: ScalarTree, key: ItemKey, context: Context) => readonly ValueTest[] | undefined

const READERS: Record<ItemKind, Reader> = {
  pattern: readPattern,
  regex: readRegex,
  cidr: readNetworks,
  exists: readExists,
  fieldref: readFieldref,
  compare: (value, key, context) =>
    readNumbers(value, key, context)?.map((number) => ({
      kind: 'compare',
      comparison: comparisonOf(key),
      value: number,
    })),
  time: readTime,
}

/** Least and most that a part of a time can be. */
const TIME_RANGES: Record<TimePart, readonly [number, number]> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
}
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,4})?$/i
/** Modifiers that leave a number or null what it is. */
const KEEPS_KIND = new Set(['all', 'neq', 'cased'])

/** The test that one written value of an item stands for; undefined, with an error, when it has none. */
export function parseValue(value: ScalarTree, key: ItemKey, context: Context): ValueTest | undefined {
  const { report, budget } = context
  if (value.source.length > LIMITS.patternLength) {
    report.error(value, 'value-too-long', `the value is longer than ${LIMITS.patternLength} characters`)
    return undefined
  }
  if (value.value === null && !isPlain(key)) {
    report.error(value, 'unexpected-null', 'null can only be compared plainly with a field')
    return undefined
  }
  const tests = READERS[key.kind](value, key, context)
  if (tests === undefined || tests.length === 0) return undefined
  budget.tests -= tests.length
  if (budget.tests < 0) {
    report.error(value, 'too-many-values', `the rule holds more than ${LIMITS.tests} tests`)
    return undefined
  }
  const [first] = tests
  return tests.length === 1 ? first : { kind: 'anyOf', tests }
}

function isPlain(key: ItemKey): boolean {
  return key.field !== undefined && key.kind === 'pattern' && key.modifiers.every(({ name }) => KEEPS_KIND.has(name))
}

function has(key: ItemKey, name: string): boolean {
  return key.modifiers.some((modifier) => modifier.name === name)
}

function readPattern(value: ScalarTree, key: ItemKey, context: Context): readonly ValueTest[] | undefined {
  if (isPlain(key) && value.value === null) return [{ kind: 'null' }]
  if (isPlain(key) && typeof value.value === 'boolean') return [{ kind: 'equal', value: value.value }]
  // A number too long to be held exactly is compared as it is written.
  if (isPlain(key) && typeof value.value === 'number' && Math.abs(value.value) <= Number.MAX_SAFE_INTEGER) {
    return [{ kind: 'equal', value: value.value }]
  }
  const drafts = applyModifiers(expandValue(value, key, context), value, key, context)
  return drafts?.map(({ parts }) => ({ kind: 'pattern', parts: wholeParts(parts, key), cased: has(key, 'cased') }))
}

function expandValue(value: ScalarTree, key: ItemKey, context: Context): readonly Draft[] {
  if (!has(key, 'expand')) return [{ parts: joinParts(parsePattern(value.source)), bytes: false }]
  const rows = expandParts(parsePattern(value.source, true), value, context)
  return rows.map((parts) => ({ parts, bytes: false }))
}

function applyModifiers(
  start: readonly Draft[],
  value: ScalarTree,
  key: ItemKey,
  context: Context,
): readonly Draft[] | undefined {
  let drafts = start
  for (const { name } of key.modifiers) {
    const result = transformDrafts(name, drafts)
    if ('code' in result) {
      context.report.error(value, result.code, result.message)
      return undefined
    }
    if (result.length > LIMITS.variants || lengthOf(result) > LIMITS.variantsLength) {
      context.report.error(value, 'too-many-values', 'the value stands for too many or too long texts')
      return undefined
    }
    drafts = result
  }
  context.budget.characters -= lengthOf(drafts)
  if (context.budget.characters >= 0) return drafts
  context.report.error(
    value,
    'too-many-values',
    `the texts of the rule have more than ${LIMITS.textsLength} characters`,
  )
  return undefined
}

function lengthOf(drafts: readonly Draft[]): number {
  return drafts.reduce(
    (sum, { parts }) => parts.reduce((all, part) => all + (part.kind === 'text' ? part.text.length : 1), sum),
    0,
  )
}

/** Keywords stand anywhere in a value, unless the author says where. */
function wholeParts(parts: readonly DraftPart[], key: ItemKey): Extract<ValueTest, { kind: 'pattern' }>['parts'] {
  const anywhere = key.field === undefined && !key.modifiers.some(({ role }) => role === 'affix')
  const whole = anywhere ? joinParts([MANY, ...parts, MANY]) : parts
  return whole.flatMap((part) => (part.kind === 'placeholder' ? [] : [part]))
}

/** The value without wildcards, once for each text that its placeholders stand for. */
function plainValues(value: ScalarTree, key: ItemKey, context: Context): readonly string[] {
  if (!has(key, 'expand')) return [value.source]
  return expandValue(value, key, context).flatMap(({ parts }) => plainText(parts) ?? [])
}

function readNetworks(value: ScalarTree, key: ItemKey, context: Context): readonly ValueTest[] | undefined {
  if (has(key, 'expand') && context.allowUnresolvedPlaceholders) {
    const texts = plainValues(value, key, context)
    // A placeholder that stands for anything: any value that is there.
    if (texts.length === 0) return [{ kind: 'exists', wanted: true }]
  }
  const networks = plainValues(value, key, context).map((text) => readCidr(text, value, context.report))
  return networks.flatMap((network) => (network === undefined ? [] : [{ kind: 'cidr', network }]))
}

function readExists(value: ScalarTree, _key: ItemKey, context: Context): readonly ValueTest[] | undefined {
  if (typeof value.value === 'boolean') return [{ kind: 'exists', wanted: value.value }]
  const lower = value.source.toLowerCase()
  const fix = lower === 'true' || lower === 'yes' ? 'true' : lower === 'false' || lower === 'no' ? 'false' : undefined
  context.report.error(value, 'needs-boolean', `exists needs true or false, not ${describeTree(value)}`, fix)
  return undefined
}

function readFieldref(value: ScalarTree, key: ItemKey, context: Context): readonly ValueTest[] | undefined {
  const field = value.source.trim()
  if (typeof value.value !== 'string' || field === '') {
    context.report.error(value, 'needs-field', 'fieldref needs the name of a field')
    return undefined
  }
  const affix = key.modifiers.find(({ role }) => role === 'affix')?.name
  const how = affix === 'contains' || affix === 'startswith' || affix === 'endswith' ? affix : 'equals'
  return [{ kind: 'fieldref', field, how, cased: has(key, 'cased') }]
}

function comparisonOf(key: ItemKey): 'lt' | 'lte' | 'gt' | 'gte' {
  const name = key.modifiers.find(({ role }) => role === 'compare')?.name
  return name === 'lt' || name === 'lte' || name === 'gt' ? name : 'gte'
}

function readNumbers(value: ScalarTree, key: ItemKey, context: Context): readonly number[] | undefined {
  if (typeof value.value === 'number' && Number.isFinite(value.value)) return [value.value]
  const texts = plainValues(value, key, context)
  const numbers = texts.filter((text) => DECIMAL.test(text)).map(Number)
  if (has(key, 'expand') && numbers.length === texts.length) return numbers
  const fix = DECIMAL.test(value.source) ? `${Number(value.source)} (without quotes)` : undefined
  const name = key.modifiers.find(({ role }) => role === key.kind)?.name ?? key.kind
  context.report.error(value, 'needs-number', `${name} needs a number, not ${describeTree(value)}`, fix)
  return undefined
}

function readTime(value: ScalarTree, key: ItemKey, context: Context): readonly ValueTest[] | undefined {
  const part = TIME_PARTS.find((name) => has(key, name)) ?? 'minute'
  const numbers = readNumbers(value, key, context)
  const [least, most] = TIME_RANGES[part]
  const wrong = numbers?.find((number) => !Number.isInteger(number) || number < least || number > most)
  if (wrong !== undefined) {
    context.report.error(value, 'out-of-range', `${part} is a whole number from ${least} to ${most}, not ${wrong}`)
    return undefined
  }
  const comparison = key.modifiers.some(({ role }) => role === 'compare') ? comparisonOf(key) : 'eq'
  return numbers?.map((number) => ({ kind: 'time', part, comparison, value: number }))
}
