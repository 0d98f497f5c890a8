import { findField } from './query-fields.ts'
import { type QueryToken, readTokens } from './query-tokens.ts'

/** What may stand where the caret is, and which characters it would replace. */
export interface CompletionContext {
  readonly expects: 'field' | 'operator' | 'value' | 'and'
  /** The field whose operator or value is expected. */
  readonly field?: string
  readonly from: number
  readonly to: number
  readonly typed: string
}

/** One offer: what it inserts, what it shows, and how many events have it where that is known. */
export interface Completion {
  readonly insert: string
  readonly label: string
  readonly count?: number
}

/** Finds out what is expected at `caret`. */
export function completionAt(query: string, caret: number): CompletionContext {
  const before = readTokens(query.slice(0, caret))
  const last = before.at(-1)
  const isPartial = last !== undefined && last.end === caret && (last.kind === 'word' || last.unclosed === true)
  const settled = isPartial ? before.slice(0, -1) : before
  const from = isPartial ? last.at : caret
  const typed = isPartial ? last.text : ''
  const field = fieldBefore(settled)
  if (field !== undefined) return { expects: 'value', field, from, to: caret, typed }
  const expects = expectedAfter(settled)
  const subject = expects === 'operator' ? findField(settled.at(-1)?.text ?? '') : undefined
  return { expects, ...(subject === undefined ? {} : { field: subject }), from, to: caret, typed }
}

function expectedAfter(settled: readonly QueryToken[]): CompletionContext['expects'] {
  const last = settled.at(-1)
  if (!last || isWord(last, 'and')) return 'field'
  const beforeLast = settled.at(-2)
  const startsTerm = beforeLast === undefined || isWord(beforeLast, 'and')
  return startsTerm && last.kind === 'word' && findField(last.text) !== undefined ? 'operator' : 'and'
}

/** The field whose value comes next: after `field is`, or inside the brackets of `field in (`. */
function fieldBefore(settled: readonly QueryToken[]): string | undefined {
  const last = settled.at(-1)
  if (!last) return undefined
  if (isWord(last, 'is') || last.kind === 'symbol') return findField(settled.at(-2)?.text ?? '')
  if (last.kind !== 'open' && last.kind !== 'comma') return undefined
  const open = settled.findLastIndex((token) => token.kind === 'open')
  return open >= 2 ? findField(settled[open - 2]?.text ?? '') : undefined
}

function isWord(token: QueryToken, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word
}

/** `query` with the offer put in, and where the caret then stands. */
export function applyCompletion(
  query: string,
  context: CompletionContext,
  completion: Completion,
): { readonly query: string; readonly caret: number } {
  const before = query.slice(0, context.from)
  const gap = before !== '' && !/[\s(]$/.test(before) ? ' ' : ''
  const head = `${before}${gap}${completion.insert}`
  return { query: `${head}${query.slice(context.to).trimStart()}`, caret: head.length }
}

/** How each stretch of a query is drawn. */
interface QueryStretch {
  readonly role: 'field' | 'operator' | 'value' | 'space'
  readonly text: string
  readonly at: number
}

/** Cuts a query into stretches to draw; joined they give the query back. */
export function readStretches(query: string): readonly QueryStretch[] {
  const tokens = readTokens(query)
  const stretches: QueryStretch[] = []
  let at = 0
  for (const [i, token] of tokens.entries()) {
    if (token.at > at) stretches.push({ role: 'space', text: query.slice(at, token.at), at })
    stretches.push({ role: roleOf(token, tokens[i + 1]), text: query.slice(token.at, token.end), at: token.at })
    at = token.end
  }
  if (at < query.length) stretches.push({ role: 'space', text: query.slice(at), at })
  return stretches
}

function roleOf(token: QueryToken, next: QueryToken | undefined): QueryStretch['role'] {
  if (token.kind !== 'word' && token.kind !== 'quoted') return 'operator'
  if (token.kind === 'word' && ['and', 'is', 'in', 'missing'].includes(token.text.toLowerCase())) return 'operator'
  const isField = next !== undefined && (isWord(next, 'is') || isWord(next, 'in') || next.kind === 'symbol')
  return isField ? 'field' : 'value'
}
