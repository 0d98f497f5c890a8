import { RE2JS } from 're2js'
import type { PatternPart, ValueTest } from '../rule/selection.ts'
import { foldCase } from '../value/text-of.ts'
import { cidrToSql } from './cidr-to-sql.ts'
import { likePattern, sqlNumber, sqlString, sqlStrings } from './sql-literal.ts'
import { joinSql } from './sql-refusal.ts'
import { timeToSql } from './time-to-sql.ts'

/** Tests of one value at a time; the others look at the field as a whole. */
export type SingleTest = Exclude<ValueTest, { kind: 'exists' | 'null' | 'fieldref' | 'anyOf' }>

type Pattern = Extract<ValueTest, { kind: 'pattern' }>
type Regex = Extract<ValueTest, { kind: 'regex' }>
type Compare = Extract<ValueTest, { kind: 'compare' }>

/** The case of a text expression folded as `foldCase` folds it. */
export function foldSql(text: string): string {
  return `lowerUTF8(${text})`
}

/** True when the text expression `x` passes any of the tests. */
export function valueTestsToSql(x: string, tests: readonly SingleTest[]): string {
  const patterns = tests.filter((test) => test.kind === 'pattern')
  const others = tests.filter((test) => test.kind !== 'pattern')
  return joinSql([...patternsToSql(x, patterns), ...others.map((test) => otherTestToSql(x, test))], 'OR')
}

function otherTestToSql(x: string, test: Exclude<SingleTest, Pattern>): string {
  switch (test.kind) {
    case 'regex':
      return regexToSql(x, test)
    case 'equal':
      return `${x} = ${sqlString(String(test.value))}`
    case 'compare':
      return compareToSql(x, test)
    case 'time':
      return timeToSql(x, test)
    case 'cidr':
      return cidrToSql(x, test.network)
  }
}

/** Patterns of one shape share one expression: a rule with a hundred words is one search, not a hundred. */
function patternsToSql(x: string, patterns: readonly Pattern[]): readonly string[] {
  return [false, true].flatMap((cased) => {
    const subject = cased ? x : foldSql(x)
    const shaped = patterns.filter((test) => test.cased === cased).map((test) => shapeOf(fold(test)))
    const pick = (kind: Shape['kind']) => [
      ...new Set(shaped.flatMap((shape) => (shape.kind === kind ? shape.text : []))),
    ]
    return [
      ...equals(subject, pick('equals')),
      ...contains(subject, pick('contains')),
      ...pick('startsWith').map((text) => `startsWith(${subject}, ${sqlString(text)})`),
      ...pick('endsWith').map((text) => `endsWith(${subject}, ${sqlString(text)})`),
      ...pick('like').map((pattern) => `${subject} LIKE ${sqlString(pattern)}`),
    ]
  })
}

function fold({ parts, cased }: Pattern): readonly PatternPart[] {
  if (cased) return parts
  return parts.map((part) => (part.kind === 'text' ? { kind: 'text', text: foldCase(part.text) } : part))
}

interface Shape {
  readonly kind: 'equals' | 'contains' | 'startsWith' | 'endsWith' | 'like'
  readonly text: string
}

const SHAPES = new Map<string, Shape['kind']>([
  ['text', 'equals'],
  ['many text many', 'contains'],
  ['text many', 'startsWith'],
  ['many text', 'endsWith'],
])

function shapeOf(parts: readonly PatternPart[]): Shape {
  const text = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
  if (parts.length === 0) return { kind: 'equals', text }
  const kind = parts.length > 3 ? undefined : SHAPES.get(parts.map((part) => part.kind).join(' '))
  return kind === undefined ? { kind: 'like', text: likePattern(parts) } : { kind, text }
}

function equals(subject: string, texts: readonly string[]): readonly string[] {
  const [first] = texts
  if (first === undefined) return []
  if (texts.length === 1) return [`${subject} = ${sqlString(first)}`]
  return [`${subject} IN (${texts.map(sqlString).join(', ')})`]
}

/** Needles that one search takes; ClickHouse allows 255. */
const MAX_NEEDLES = 200

function contains(subject: string, texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return []
  if (texts.includes('')) return ['1']
  const [first = ''] = texts
  if (texts.length === 1) return [`position(${subject}, ${sqlString(first)}) > 0`]
  const searches: string[] = []
  for (let i = 0; i < texts.length; i += MAX_NEEDLES) {
    searches.push(`multiSearchAny(${subject}, ${sqlStrings(texts.slice(i, i + MAX_NEEDLES))})`)
  }
  return searches
}

/** Flags are always written: without them ClickHouse lets the dot match line ends. A pattern that RE2 refuses is found nowhere. */
function regexToSql(x: string, { source, ignoreCase, multiline, dotAll }: Regex): string {
  if (!isRegex(source)) return '0'
  const flags = [
    [ignoreCase, 'i'],
    [multiline, 'm'],
    [dotAll, 's'],
  ] as const
  const on = flags.flatMap(([set, flag]) => (set ? flag : [])).join('')
  const off = dotAll ? '' : '-s'
  return `match(${x}, ${sqlString(`(?${on}${off})${shield(source)}`)})`
}

/** Matches nothing. */
const NOTHING = '[^\\s\\S]'

/**
 * ClickHouse first looks for a piece of text that it believes every match to hold, and of characters beyond ASCII, `\Q` and
 * flags inside a pattern it believes wrongly (of `é?` it wants the first byte of é). Beside an alternative it looks for none.
 */
function shield(source: string): string {
  if (/^[\x20-\x7e]*$/.test(source) && !/\\[QExpP]|\(\?[^:]/.test(source)) return source
  return `${NOTHING}|${source}`
}

function isRegex(source: string): boolean {
  try {
    RE2JS.compile(source)
    return true
  } catch {
    // The parser has told the author already.
    return false
  }
}

const OPERATORS = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=' } as const

/** What `numberOf` takes for a number: decimal from end to end, and no longer than anyone writes. */
const DECIMAL_SOURCE = '^[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?$'
const MAX_DIGITS = 400

/** The number that a text expression wholly is, `Nullable(Float64)`: NULL when it is none, or none that is finite. */
export function numberOfSql(x: string): string {
  const isNumber = `length(${x}) <= ${MAX_DIGITS} AND match(${x}, ${sqlString(DECIMAL_SOURCE)})`
  const number = `toFloat64OrNull(if(${isNumber}, ${x}, ''))`
  return `if(isFinite(ifNull(${number}, inf)), ${number}, NULL)`
}

function compareToSql(x: string, { comparison, value }: Compare): string {
  return `ifNull(${numberOfSql(x)} ${OPERATORS[comparison]} ${sqlNumber(value)}, 0)`
}
