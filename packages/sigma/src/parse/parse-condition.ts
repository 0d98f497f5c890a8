import type { Condition } from '../rule/condition.ts'
import { LIMITS } from './limits.ts'
import { nearestName } from './nearest-name.ts'
import type { Report } from './report.ts'
import { placeIn, type ScalarTree } from './tree.ts'

/** What a condition can speak of. */
export interface ConditionScope {
  readonly report: Report
  /** What the names are, for messages: `selection` or `rule`. */
  readonly what: 'selection' | 'rule'
  readonly names: ReadonlySet<string>
  /** Names that conditions came to; filled as they are read. */
  readonly used: Set<string>
}

interface Token {
  readonly text: string
  readonly offset: number
}

interface Cursor {
  readonly scalar: ScalarTree
  readonly scope: ConditionScope
  readonly tokens: readonly Token[]
  at: number
  depth: number
  names: number
  unknown: number
}

const TOKEN = /[()]|[^\s()]+/g
/** Unknown names of one condition that are told. */
const MAX_UNKNOWN = 20
const QUANTITIES = new Map<string, 'or' | 'and'>([
  ['1', 'or'],
  ['any', 'or'],
  ['all', 'and'],
])
const STARS = /\*+/
const COUNT = /^\d+$/

/** Ends the reading of one condition; what is wrong is in the report. */
class Stop extends Error {}

/** A condition with its patterns resolved to names; undefined, with an error, when it makes no sense. */
export function parseCondition(scalar: ScalarTree, scope: ConditionScope): Condition | undefined {
  const tokens = Array.from(scalar.source.matchAll(TOKEN), (match) => ({ text: match[0], offset: match.index }))
  const cursor: Cursor = { scalar, scope, tokens, at: 0, depth: 0, names: 0, unknown: 0 }
  const before = scope.report.errors
  try {
    const condition = parseOr(cursor)
    const rest = cursor.tokens[cursor.at]
    if (rest !== undefined) fail(cursor, rest, `${JSON.stringify(rest.text)} is not expected here`)
    return scope.report.errors > before ? undefined : condition
  } catch (error) {
    if (error instanceof Stop) return undefined
    throw error
  }
}

function fail(cursor: Cursor, token: Token | undefined, message: string, fix?: string): never {
  const offset = token?.offset ?? Math.max(0, cursor.scalar.source.length - 1)
  cursor.scope.report.error(placeIn(cursor.scalar, offset), 'bad-condition', message, fix)
  throw new Stop(message)
}

/** Goes past the next word if it is this keyword, in whatever case. */
function takes(cursor: Cursor, word: string): boolean {
  if (cursor.tokens[cursor.at]?.text.toLowerCase() !== word) return false
  cursor.at += 1
  return true
}

function parseOr(cursor: Cursor): Condition {
  return parseChain(cursor, 'or', (inner) => parseChain(inner, 'and', parseNot))
}

function parseChain(cursor: Cursor, word: 'and' | 'or', parsePart: (cursor: Cursor) => Condition): Condition {
  const first = parsePart(cursor)
  const parts = [first]
  while (takes(cursor, word)) parts.push(parsePart(cursor))
  return parts.length === 1 ? first : { kind: word, parts }
}

function parseNot(cursor: Cursor): Condition {
  const token = cursor.tokens[cursor.at]
  if (!takes(cursor, 'not')) return parseAtom(cursor)
  return deeper(cursor, token, () => ({ kind: 'not', operand: parseNot(cursor) }))
}

function deeper(cursor: Cursor, token: Token | undefined, parse: () => Condition): Condition {
  cursor.depth += 1
  if (cursor.depth > LIMITS.conditionDepth) {
    fail(cursor, token, `brackets and not stand more than ${LIMITS.conditionDepth} deep in each other`)
  }
  const condition = parse()
  cursor.depth -= 1
  return condition
}

function parseAtom(cursor: Cursor): Condition {
  const token = cursor.tokens[cursor.at]
  if (token === undefined) fail(cursor, token, `the condition ends where a ${cursor.scope.what} is expected`)
  cursor.at += 1
  if (token.text === '(') {
    return deeper(cursor, token, () => {
      const inner = parseOr(cursor)
      if (!takes(cursor, ')')) fail(cursor, token, 'this bracket is not closed')
      return inner
    })
  }
  if (cursor.tokens[cursor.at]?.text.toLowerCase() === 'of') return parseQuantity(cursor, token)
  return parseName(cursor, token)
}

function parseQuantity(cursor: Cursor, token: Token): Condition {
  const kind = QUANTITIES.get(token.text.toLowerCase())
  if (kind === undefined) {
    const fix = COUNT.test(token.text) ? 'a correlation' : '1 of'
    fail(cursor, token, 'before "of" stands 1, any or all', fix)
  }
  cursor.at += 1
  const pattern = cursor.tokens[cursor.at]
  if (pattern === undefined || pattern.text === '(' || pattern.text === ')') {
    fail(cursor, pattern ?? token, 'after "of" stands them or a pattern such as selection_*')
  }
  cursor.at += 1
  const parts = matchingNames(cursor, pattern).map((name) => useName(cursor, name, pattern))
  const [first] = parts
  if (first !== undefined) return parts.length === 1 ? first : { kind, parts }
  return unknownName(cursor, pattern, `no ${cursor.scope.what} fits ${JSON.stringify(pattern.text)}`)
}

function matchingNames({ scope }: Cursor, { text }: Token): readonly string[] {
  const names = [...scope.names]
  if (text.toLowerCase() === 'them' && !scope.names.has(text)) return names.filter((name) => !name.startsWith('_'))
  const pieces = text.split(STARS)
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return names.filter((name) => name.length >= length && fitsGlob(name, pieces))
}

/** Whether the name is the pieces in order, with anything between them. */
function fitsGlob(name: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return name === first
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false
  const end = name.length - last.length
  let at = first.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found < 0 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}

function parseName(cursor: Cursor, token: Token): Condition {
  const { text } = token
  if (cursor.scope.names.has(text)) return useName(cursor, text, token)
  if (text.startsWith('|')) {
    fail(cursor, token, 'conditions no longer count with |; write a correlation', 'a correlation')
  }
  if (text === ')' || text.toLowerCase() === 'and' || text.toLowerCase() === 'or' || text.toLowerCase() === 'of') {
    fail(cursor, token, `a ${cursor.scope.what} is expected before ${JSON.stringify(text)}`)
  }
  if (text.includes('*')) fail(cursor, token, 'before a pattern stands 1 of or all of', `1 of ${text}`)
  return unknownName(cursor, token, `there is no ${cursor.scope.what} ${JSON.stringify(text)}`)
}

/** An unknown name is told, and reading goes on: other names may be wrong, too. */
function unknownName(cursor: Cursor, token: Token, message: string): Condition {
  const { scope, scalar } = cursor
  const fix = nearestName(token.text, token.text.includes('*') ? [...scope.names].map(globOf) : scope.names)
  scope.report.error(placeIn(scalar, token.offset), `unknown-${scope.what}`, message, fix)
  cursor.unknown += 1
  if (cursor.unknown > MAX_UNKNOWN) throw new Stop(message)
  return { kind: 'name', name: token.text }
}

function globOf(name: string): string {
  return `${name.slice(0, name.lastIndexOf('_') + 1) || name}*`
}

function useName(cursor: Cursor, name: string, token: Token): Condition {
  cursor.names += 1
  if (cursor.names > LIMITS.conditionNames) {
    fail(cursor, token, `the condition comes to more than ${LIMITS.conditionNames} names`)
  }
  cursor.scope.used.add(name)
  return { kind: 'name', name }
}
