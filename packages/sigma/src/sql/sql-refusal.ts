/** Why something cannot be said in SQL; thrown deep inside the conversion and turned into a value at its edge. */
export class SqlRefusal extends Error {}

export type SqlAnswer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string }

/** What `convert` gives, or the reason why it refused. */
export function answerOf<T extends object>(convert: () => T): SqlAnswer<T> {
  try {
    return { ok: true, ...convert() }
  } catch (problem) {
    if (problem instanceof SqlRefusal) return { ok: false, reason: problem.message }
    throw problem
  }
}

/** Longest condition that is made, in characters: ClickHouse reads 262,144 bytes of a statement by default. */
export const MAX_SQL_LENGTH = 120_000

/** Parts joined as `(a OR b)`; refuses before the text grows past what ClickHouse reads. */
export function joinSql(parts: readonly string[], operator: 'AND' | 'OR'): string {
  const [first] = parts
  if (first === undefined) return operator === 'AND' ? '1' : '0'
  if (parts.length === 1) return first
  const length = parts.reduce((sum, part) => sum + part.length + 5, 0)
  if (length > MAX_SQL_LENGTH) throw new SqlRefusal('the condition is too long for one statement')
  return `(${parts.join(` ${operator} `)})`
}
