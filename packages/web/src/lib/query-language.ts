import { FIELD, isCategory, NUMBER_FIELDS } from '@telltale/model'
import { findField, isComparison, nearestField, shownValue, storedValue } from './query-fields.ts'
import { type QueryToken, readTokens } from './query-tokens.ts'

/** One condition of a query; all of them must hold. */
export type QueryTerm =
  | { readonly kind: 'field'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }

/** What is wrong and with which characters. */
export interface QueryProblem {
  readonly at: number
  readonly end: number
  readonly message: string
}

type ParsedQuery =
  | { readonly ok: true; readonly terms: readonly QueryTerm[] }
  | { readonly ok: false; readonly problem: QueryProblem }

class Refusal extends Error {
  readonly problem: QueryProblem

  constructor(at: number, end: number, message: string) {
    super(message)
    this.problem = { at, end, message }
  }
}

/**
 * Reads `field is value`, `field in (a, b)`, `field is missing`, `number >= 0.8` and `"words to find"`, joined by `and`.
 * Words that name no field are looked for as text. Names the first problem by its exact characters.
 */
export function parseQuery(query: string): ParsedQuery {
  try {
    return { ok: true, terms: readTerms(new Cursor(readTokens(query), query.length)) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

class Cursor {
  readonly end: number
  readonly #tokens: readonly QueryToken[]
  #next = 0

  constructor(tokens: readonly QueryToken[], end: number) {
    this.#tokens = tokens
    this.end = end
  }

  peek(ahead = 0): QueryToken | undefined {
    return this.#tokens[this.#next + ahead]
  }

  take(): QueryToken | undefined {
    const token = this.#tokens[this.#next]
    this.#next += 1
    return token
  }

  refuse(token: QueryToken | undefined, message: string): Refusal {
    return token ? new Refusal(token.at, token.end, message) : new Refusal(this.end, this.end + 1, message)
  }
}

function readTerms(cursor: Cursor): readonly QueryTerm[] {
  const terms: QueryTerm[] = []
  while (cursor.peek()) {
    if (terms.length > 0) readAnd(cursor)
    const start = cursor.peek()
    const term = readTerm(cursor)
    if (term.kind === 'text' && terms.some((other) => other.kind === 'text')) {
      throw cursor.refuse(start, 'one text at a time: put the words in one pair of quotes')
    }
    const at = terms.findIndex((other) => other.kind === 'field' && term.kind === 'field' && other.field === term.field)
    const same = terms[at]
    if (same?.kind === 'field' && term.kind === 'field' && compares(same) && compares(term)) {
      terms[at] = { ...same, values: [...new Set([...same.values, ...term.values])] }
      continue
    }
    if (same !== undefined) {
      throw cursor.refuse(start, `${start?.text ?? ''} stands here twice: use “in (a, b)” for either`)
    }
    terms.push(term)
  }
  return terms
}

function compares(term: Extract<QueryTerm, { kind: 'field' }>): boolean {
  return term.values.every((value) => isComparison(term.field, value))
}

function readAnd(cursor: Cursor): void {
  const token = cursor.take()
  if (isWord(token, 'or')) throw cursor.refuse(token, '“or” is not known: use “field in (a, b)” for either')
  if (!isWord(token, 'and'))
    throw cursor.refuse(token, `“${token?.text ?? ''}” is not expected here: join conditions with “and”`)
  if (!cursor.peek()) throw cursor.refuse(undefined, 'a condition is missing after “and”')
}

function readTerm(cursor: Cursor): QueryTerm {
  const token = cursor.peek()
  if (!token) throw cursor.refuse(undefined, 'a condition is missing')
  if (token.kind === 'quoted') return readQuotedText(cursor)
  if (token.kind !== 'word') throw cursor.refuse(token, `“${token.text}” cannot start a condition`)
  if (isWord(token, 'not')) throw cursor.refuse(token, '“not” is not known: conditions say what must be there')
  if (looksLikeField(cursor, token)) return readField(cursor)
  return readWords(cursor)
}

function looksLikeField(cursor: Cursor, token: QueryToken): boolean {
  const after = cursor.peek(1)
  return (
    findField(token.text) !== undefined ||
    after?.kind === 'symbol' ||
    isWord(after, 'is') ||
    (isWord(after, 'in') && cursor.peek(2)?.kind === 'open')
  )
}

function readQuotedText(cursor: Cursor): QueryTerm {
  const token = cursor.take()
  if (token?.unclosed) throw cursor.refuse(token, 'this quote is never closed')
  return { kind: 'text', text: token?.text ?? '' }
}

function readWords(cursor: Cursor): QueryTerm {
  const words: string[] = []
  for (let token = cursor.peek(); token && !isWord(token, 'and'); token = cursor.peek()) {
    if (token.kind !== 'word') throw cursor.refuse(token, `“${token.text}” at ${token.at}: put the text in quotes`)
    words.push(token.text)
    cursor.take()
  }
  return { kind: 'text', text: words.join(' ') }
}

function readField(cursor: Cursor): QueryTerm {
  const name = cursor.take()
  const field = findField(name?.text ?? '')
  if (field === undefined) {
    const near = nearestField(name?.text ?? '')
    throw cursor.refuse(
      name,
      `“${name?.text ?? ''}” is not a field${near ? `: did you mean ${near}?` : '; words to find go in quotes'}`,
    )
  }
  const operator = cursor.take()
  if (!operator) throw cursor.refuse(undefined, 'say “is” or “in” and a value')
  if (isWord(operator, 'in')) return { kind: 'field', field, values: readList(cursor, field) }
  if (operator.kind === 'symbol' && COMPARISONS.has(operator.text)) return readComparison(cursor, field, operator)
  const isEquals = operator.kind === 'symbol' && ['=', ':', '=='].includes(operator.text)
  if (!isWord(operator, 'is') && !isEquals) {
    throw cursor.refuse(operator, `“${operator.text}” at ${operator.at} is not an operator: use “is” or “in”`)
  }
  const value = cursor.peek()
  if (isWord(value, 'missing')) {
    if (field === FIELD.category) throw cursor.refuse(value, 'every event is in one of the nine logs')
    cursor.take()
    return { kind: 'field', field, values: [''] }
  }
  return { kind: 'field', field, values: [readValue(cursor, field)] }
}

const COMPARISONS: ReadonlySet<string> = new Set(['>=', '<=', '>', '<'])

function readComparison(cursor: Cursor, field: string, operator: QueryToken): QueryTerm {
  if (!NUMBER_FIELDS.has(field))
    throw cursor.refuse(operator, `“${operator.text}” compares numbers, and ${field} is none: use “is” or “in”`)
  const token = cursor.peek()
  const value = readValue(cursor, field)
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(value)) throw cursor.refuse(token, `“${value}” is not a number`)
  return { kind: 'field', field, values: [`${operator.text}${value}`] }
}

function readList(cursor: Cursor, field: string): readonly string[] {
  const open = cursor.take()
  if (open?.kind !== 'open') throw cursor.refuse(open, '“(” is missing after “in”')
  const values = [readValue(cursor, field)]
  for (let token = cursor.take(); token?.kind !== 'close'; token = cursor.take()) {
    if (token?.kind !== 'comma')
      throw cursor.refuse(token, token ? `“${token.text}” at ${token.at}: a comma or “)” is missing` : '“)” is missing')
    values.push(readValue(cursor, field))
  }
  return values
}

function readValue(cursor: Cursor, field: string): string {
  const token = cursor.take()
  if (token?.kind !== 'word' && token?.kind !== 'quoted') {
    throw cursor.refuse(
      token,
      token ? `“${token.text}” at ${token.at} is not a value: put it in quotes` : 'a value is missing',
    )
  }
  if (token.unclosed) throw cursor.refuse(token, 'this quote is never closed')
  if (token.text === '') throw cursor.refuse(token, 'an empty value: use “is missing”')
  const stored = storedValue(field, token.text)
  if (field === FIELD.category && !isCategory(stored))
    throw cursor.refuse(token, `“${token.text}” is none of the nine logs`)
  return stored
}

function isWord(token: QueryToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word
}

/** The query in its one canonical spelling. */
export function formatQuery(terms: readonly QueryTerm[]): string {
  return terms.map(formatTerm).join(' and ')
}

/** One condition as it is typed. */
export function formatTerm(term: QueryTerm): string {
  if (term.kind === 'text') return quote(term.text)
  if (compares(term)) return term.values.map((value) => formatComparison(term.field, value)).join(' and ')
  const values = term.values.map((value) => quoteIfNeeded(shownValue(term.field, value)))
  if (term.values.length === 1) return `${term.field} is ${term.values[0] === '' ? 'missing' : values[0]}`
  return `${term.field} in (${values.join(', ')})`
}

function formatComparison(field: string, value: string): string {
  return `${field} ${value.replace(/^([<>]=?)/, '$1 ')}`
}

function quoteIfNeeded(value: string): string {
  return /^[^\s"(),=!<>~&|:]+$/.test(value) && value.toLowerCase() !== 'missing' ? value : quote(value)
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** `query` with `field is value` added; a value beside another of the same field makes it `in (…)`. */
export function addFilter(terms: readonly QueryTerm[], field: string, value: string): readonly QueryTerm[] {
  const at = terms.findIndex((term) => term.kind === 'field' && term.field === field)
  const found = terms[at]
  if (found?.kind !== 'field') return [...terms, { kind: 'field', field, values: [value] }]
  const kept = compares(found) ? [] : found.values
  const values = kept.includes(value) ? kept : [...kept, value]
  return terms.with(at, { kind: 'field', field, values })
}

/** `query` without `value` of `field`; the condition goes with its last value. */
export function removeFilter(terms: readonly QueryTerm[], field: string, value: string): readonly QueryTerm[] {
  return terms.flatMap((term) => {
    if (term.kind !== 'field' || term.field !== field) return [term]
    const values = term.values.filter((other) => other !== value)
    return values.length > 0 ? [{ ...term, values }] : []
  })
}

/** The query as the API's parameters. */
export function queryParams(terms: readonly QueryTerm[]): URLSearchParams {
  const params = new URLSearchParams()
  for (const term of terms) {
    if (term.kind === 'text') params.append('q', term.text)
    else for (const value of term.values) params.append(term.field === FIELD.category ? 'category' : term.field, value)
  }
  return params
}
