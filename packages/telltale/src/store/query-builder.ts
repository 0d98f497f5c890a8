import type { SqlQuery } from './sql-engine.ts'

export type ParamType = 'String' | 'Int64' | 'UInt32' | 'Float64'

/** Collects the values of one statement and hands out a placeholder for each. */
export class QueryBuilder {
  readonly #params = new Map<string, string | readonly string[] | readonly bigint[]>()

  /** A placeholder for the value; the same value and type share one. */
  bind(value: string | number | bigint, type: ParamType = 'String'): string {
    const text = String(value)
    for (const [name, known] of this.#params) if (known === text && name.startsWith(type)) return `{${name}:${type}}`
    const name = `${type}_${this.#params.size}`
    this.#params.set(name, text)
    return `{${name}:${type}}`
  }

  /** A placeholder for a list, to stand after IN. */
  bindList(values: readonly string[] | readonly bigint[]): string {
    const type = typeof values[0] === 'bigint' ? 'Int64' : 'String'
    const name = `List_${this.#params.size}`
    this.#params.set(name, values)
    return `{${name}:Array(${type})}`
  }

  /** The statement with the values handed out so far; `settings` are added to those of every query. */
  build(sql: string, settings?: string): SqlQuery {
    return settings === undefined ? { sql, params: this.#params } : { sql, params: this.#params, settings }
  }
}
