/** A row as the engine answers: column to value; 64-bit integers come as decimal text. */
export type SqlRow = Readonly<Record<string, unknown>>

/** Values of placeholders, bound by the engine: a text of the placeholder's type, or a list for an `Array(…)`. */
export type SqlParams = ReadonlyMap<string, string | readonly string[] | readonly bigint[]>

/**
 * A statement whose values are placeholders (`{p0:String}`); its text never holds anything a user wrote. The one
 * exception is a hunt: a rule becomes conditions, and its texts stand in them as escaped literals.
 */
export interface SqlQuery {
  readonly sql: string
  readonly params: SqlParams
  /** Settings of this query beside QUERY_SETTINGS; text of ours. */
  readonly settings?: string
}

/** The little that the store asks of a ClickHouse engine, in the process or over HTTP. */
export interface SqlEngine {
  /** Rejects with `STORE_QUERY_LIMIT`, `STORE_QUERY_INVALID` or `STORE_UNREACHABLE`. */
  query(query: SqlQuery): Promise<readonly SqlRow[]>
  /** Resolves when the rows are on stable storage. `rows` holds JSON arrays, one a line. */
  insert(table: string, columns: readonly string[], rows: Uint8Array): Promise<void>
  /** Runs a statement of ours without values: schema changes. */
  execute(sql: string): Promise<void>
  /** Answers although every query lane is busy. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * What one query may use. Written into the SQL: settings given beside a query stick to an embedded session.
 * Two threads, so that reading leaves the receiver a core; spilling instead of failing where ClickHouse can.
 */
const QUERY_SETTINGS = [
  'max_execution_time = 10',
  'max_threads = 2',
  'max_result_bytes = 134217728',
  'output_format_json_quote_64bit_integers = 1',
  'output_format_json_escape_forward_slashes = 0',
  'optimize_move_to_prewhere_if_final = 0',
].join(', ')

/** Memory of one insert where nothing else is said. */
export const INSERT_BYTES = 1_073_741_824
/** Memory of one query where nothing else is said. */
export const QUERY_BYTES = 536_870_912

/** The whole statement as the engine gets it. */
export function withSettings({ sql, settings }: SqlQuery, queryBytes: number = QUERY_BYTES): string {
  return `${sql} SETTINGS ${QUERY_SETTINGS}, max_memory_usage = ${queryBytes}${settings === undefined ? '' : `, ${settings}`}`
}

/** Settings of an insert: one part, synced, whole or not at all; never the asynchronous buffer. */
export const INSERT_SETTINGS: Readonly<Record<string, number>> = {
  async_insert: 0,
  max_memory_usage: INSERT_BYTES,
  max_insert_threads: 1,
  min_insert_block_size_rows: 1_048_576,
  min_insert_block_size_bytes: 268_435_456,
}
