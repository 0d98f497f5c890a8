import type { PatternPart, ValueTest } from '../rule/selection.ts'
import { buildNetwork } from '../value/network-of.ts'
import { numberOf } from '../value/number-of.ts'
import { foldCase } from '../value/text-of.ts'
import { timeOf, timePartOf } from '../value/time-of.ts'
import { fitsPattern } from './fits-pattern.ts'
import { buildRegexTest } from './regex.ts'

/** What one field of one event holds, each form made when it is first asked for. */
export interface FieldValue {
  /** Undefined when the event lacks the field. */
  readonly raw: unknown
  /** Whether one of the values is null. */
  readonly hasNull: boolean
  readonly texts: readonly string[]
  /** The texts with their case folded, in the same order. */
  readonly folded: readonly string[]
}

/** A test made ready: `other` gives the field that a `fieldref` names. */
export type FieldTest = (value: FieldValue, other: (field: string) => FieldValue) => boolean

type Of<Kind extends ValueTest['kind']> = Extract<ValueTest, { kind: Kind }>

const BUILDERS: { readonly [Kind in ValueTest['kind']]: (test: Of<Kind>) => FieldTest } = {
  pattern: buildPatternTest,
  regex: buildRegexFieldTest,
  equal: ({ value }) => someText((text) => text === String(value)),
  compare: buildCompareTest,
  time: buildTimeTest,
  cidr: ({ network }) => someText(buildNetwork(network)),
  exists:
    ({ wanted }) =>
    (value) =>
      (value.raw !== undefined) === wanted,
  null: () => (value) => value.raw === undefined || value.hasNull,
  fieldref: buildFieldrefTest,
  anyOf: ({ tests }) => buildAnyTest(tests),
}

/** Makes one test ready. */
export function buildFieldTest(test: ValueTest): FieldTest {
  const build = BUILDERS[test.kind] as (test: ValueTest) => FieldTest
  return build(test)
}

/** True when any of the tests is; whole texts among them are looked up at once. */
export function buildAnyTest(tests: readonly ValueTest[]): FieldTest {
  const flat = tests.flatMap((test) => (test.kind === 'anyOf' ? test.tests : [test]))
  const exact = new Set(flat.map(foldedExact).filter((text) => text !== undefined))
  const rest = flat.filter((test) => foldedExact(test) === undefined).map(buildFieldTest)
  if (exact.size === 0) return (value, other) => rest.some((test) => test(value, other))
  return (value, other) => value.folded.some((text) => exact.has(text)) || rest.some((test) => test(value, other))
}

/** The folded text that a pattern without wildcards stands for; undefined for any other test. */
export function foldedExact(test: ValueTest): string | undefined {
  if (test.kind !== 'pattern' || test.cased || test.parts.some((part) => part.kind !== 'text')) return undefined
  return foldParts(test.parts)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('')
}

/** The parts with the case of their texts folded. */
export function foldParts(parts: readonly PatternPart[]): readonly PatternPart[] {
  return parts.map((part) => (part.kind === 'text' ? { kind: 'text', text: foldCase(part.text) } : part))
}

function someText(test: (text: string) => boolean): FieldTest {
  return ({ texts }) => texts.some(test)
}

function buildRegexFieldTest(test: Of<'regex'>): FieldTest {
  const found = buildRegexTest(test)
  return (value) => value.texts.some((text, i) => found(text, value.folded[i] ?? ''))
}

/** The shapes that most patterns have, by the kinds of their parts. */
const SHAPES = new Map<string, (needle: string) => (text: string) => boolean>([
  ['', () => (text) => text === ''],
  ['text', (needle) => (text) => text === needle],
  ['many', () => () => true],
  ['many text many', (needle) => (text) => text.includes(needle)],
  ['text many', (needle) => (text) => text.startsWith(needle)],
  ['many text', (needle) => (text) => text.endsWith(needle)],
])

function buildPatternTest({ parts, cased }: Of<'pattern'>): FieldTest {
  const kinds = parts.length > 3 ? undefined : parts.map((part) => part.kind).join(' ')
  const ready = cased ? parts : foldParts(parts)
  const needle = ready.map((part) => (part.kind === 'text' ? part.text : '')).join('')
  const shape = kinds === undefined ? undefined : SHAPES.get(kinds)
  const fits = shape?.(needle) ?? ((text: string) => fitsPattern(ready, text))
  return cased ? someText(fits) : ({ folded }) => folded.some(fits)
}

const COMPARISONS = {
  eq: (a: number, b: number) => a === b,
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
} as const

function buildCompareTest({ comparison, value }: Of<'compare'>): FieldTest {
  const compare = COMPARISONS[comparison]
  return someText((text) => {
    const number = numberOf(text)
    return number !== undefined && compare(number, value)
  })
}

function buildTimeTest({ part, comparison, value }: Of<'time'>): FieldTest {
  const compare = COMPARISONS[comparison]
  return someText((text) => {
    const ms = timeOf(text)
    return ms !== undefined && compare(timePartOf(ms, part), value)
  })
}

/** Values of either field that a `fieldref` looks at, so that two long lists cost what one does. */
const MAX_REFERENCES = 64

const STANDS: Readonly<Record<Exclude<Of<'fieldref'>['how'], 'equals'>, (text: string, needle: string) => boolean>> = {
  contains: (text, needle) => text.includes(needle),
  startswith: (text, needle) => text.startsWith(needle),
  endswith: (text, needle) => text.endsWith(needle),
}

function buildFieldrefTest({ field, how, cased }: Of<'fieldref'>): FieldTest {
  const textsOf = (value: FieldValue) => (cased ? value.texts : value.folded)
  if (how === 'equals') {
    return (value, other) => {
      const wanted = new Set(textsOf(other(field)))
      return textsOf(value).some((text) => wanted.has(text))
    }
  }
  const stands = STANDS[how]
  return (value, other) => {
    const needles = textsOf(other(field)).slice(0, MAX_REFERENCES)
    const texts = textsOf(value).slice(0, MAX_REFERENCES)
    return needles.some((needle) => texts.some((text) => stands(text, needle)))
  }
}
