/** One piece of a typed query, with its place in the text. */
export interface QueryToken {
  readonly kind: 'word' | 'quoted' | 'open' | 'close' | 'comma' | 'symbol'
  readonly at: number
  readonly end: number
  /** What it stands for: quotes and escapes taken off. */
  readonly text: string
  /** A quote that is opened and never closed. */
  readonly unclosed?: boolean
}

const SINGLE = new Map<string, QueryToken['kind']>([
  ['(', 'open'],
  [')', 'close'],
  [',', 'comma'],
])

/** Cuts a query into tokens; every character that is not white space belongs to one. */
export function readTokens(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = []
  for (let at = 0; at < query.length; ) {
    const character = query.charAt(at)
    if (/\s/.test(character)) {
      at += 1
      continue
    }
    const token = readToken(query, at, character)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function readToken(query: string, at: number, character: string): QueryToken {
  if (character === '"') return readQuoted(query, at)
  const single = SINGLE.get(character)
  if (single) return { kind: single, at, end: at + 1, text: character }
  const symbol = /^[=!<>~&|:]+/.exec(query.slice(at))
  if (symbol) return { kind: 'symbol', at, end: at + symbol[0].length, text: symbol[0] }
  const word = /^[^\s"(),=!<>~&|]+/.exec(query.slice(at))
  const text = word?.[0] ?? character
  return { kind: 'word', at, end: at + text.length, text }
}

function readQuoted(query: string, at: number): QueryToken {
  let text = ''
  for (let i = at + 1; i < query.length; i += 1) {
    const character = query.charAt(i)
    if (character === '"') return { kind: 'quoted', at, end: i + 1, text }
    if (character === '\\' && i + 1 < query.length) {
      i += 1
      text += query.charAt(i)
    } else text += character
  }
  return { kind: 'quoted', at, end: query.length, text, unclosed: true }
}
