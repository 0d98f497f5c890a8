/** A problem of a text with its place (both from 1), as a server names it. */
export interface TextProblem {
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly fix: string | null
}

/** UTF-16 offsets of the characters that a problem is about. */
interface TextRange {
  readonly from: number
  readonly to: number
}

/** Codes of problems about a value of several words. */
const ABOUT_WHOLE_VALUE: ReadonlySet<string> = new Set(['bad-logsource', 'bad-tag'])
const ENDS_WORD = new Set([' ', '\t', '|', '(', ')', ',', ']', '}'])

/** The characters of `text` that a problem is about; a place outside of it falls to the nearest line. */
export function placeOf(text: string, problem: TextProblem): TextRange {
  const lines = text.split('\n')
  const row = Math.min(Math.max(problem.line, 1), lines.length) - 1
  const line = lines[row] ?? ''
  const start = lines.slice(0, row).reduce((sum, before) => sum + before.length + 1, 0)
  const column = problem.line - 1 === row ? Math.min(Math.max(problem.column, 1) - 1, line.length) : 0
  const end = ABOUT_WHOLE_VALUE.has(problem.code) ? endOfValue(line, column) : endOfWord(line, column)
  if (end > column) return { from: start + column, to: start + end }
  // Nothing stands there: the line is marked from its first word on.
  const first = line.length - line.trimStart().length
  return { from: start + Math.min(first, column), to: start + line.trimEnd().length }
}

function endOfWord(line: string, from: number): number {
  const quote = line[from]
  if (quote === '"' || quote === "'") {
    const close = line.indexOf(quote, from + 1)
    if (close > 0) return close + 1
  }
  let end = from
  while (end < line.length && !ENDS_WORD.has(line[end] ?? '') && !endsKey(line, end)) end += 1
  return end
}

function endsKey(line: string, at: number): boolean {
  return line[at] === ':' && (at + 1 === line.length || line[at + 1] === ' ')
}

function endOfValue(line: string, from: number): number {
  const comment = line.indexOf(' #', from)
  const value = line.slice(0, comment < 0 ? line.length : comment)
  return value.trimEnd().length
}

/** What to write in place of the problem's characters; undefined where the fix is advice in words. */
export function replacementOf(problem: TextProblem): string | undefined {
  return problem.fix !== null && /^[\w.:/*-]+$/.test(problem.fix) ? problem.fix : undefined
}
