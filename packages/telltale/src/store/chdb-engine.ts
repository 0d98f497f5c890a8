import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from 'chdb'
import { TelltaleError } from '../errors.ts'
import type { StoreMemory } from '../memory/memory-plan.ts'
import {
  INSERT_BYTES,
  INSERT_SETTINGS,
  QUERY_BYTES,
  type SqlEngine,
  type SqlParams,
  type SqlQuery,
  type SqlRow,
  withSettings,
} from './sql-engine.ts'
import { describeFailure } from './sql-failure.ts'

/**
 * Reads that run side by side. Every statement holds a thread of libuv's pool, which has four unless
 * UV_THREADPOOL_SIZE says more: two reads, the write and a ping; unpacking requests needs the same threads.
 */
const READERS = 2

/** A query may start after a kill was sent; so it is sent until none is left. */
const KILL_EVERY_MS = 20

/** A good neighbour on two cores: one merge at a time beside the insert, caches of tens of megabytes, not gigabytes. */
const engineArguments = ({ serverBytes }: StoreMemory): string[] => [
  '--background_pool_size=1',
  '--background_merges_mutations_concurrency_ratio=1',
  `--max_server_memory_usage=${serverBytes}`,
  '--mark_cache_size=67108864',
  '--index_mark_cache_size=33554432',
  '--primary_index_cache_size=67108864',
  '--text_index_tokens_cache_size=1048576',
  '--text_index_postings_cache_size=1048576',
  '--vector_similarity_index_cache_size=1048576',
  '--iceberg_metadata_files_cache_size=1048576',
  '--query_condition_cache_size=16777216',
]

/** Where nothing is said: 1.5 GiB in all. */
const ROOMY: StoreMemory = { serverBytes: 1_610_612_736, queryBytes: QUERY_BYTES }

/** The text index costs as much as all the rest of an insert: it is made when parts are merged, off the path of a write. */
const CHDB_INSERT_SETTINGS = { ...INSERT_SETTINGS, exclude_materialize_skip_indexes_on_insert: 'by_text' }

/** Opens the engine inside this process on a folder that no other process may use. */
export async function openChdbEngine(path: string, memory: StoreMemory = ROOMY): Promise<SqlEngine> {
  const chdb = await loadChdb()
  try {
    await mkdir(path, { recursive: true })
    const open = (): Session => new chdb.Session(path, { connectionArgs: engineArguments(memory) })
    return new ChdbEngine(
      { writer: open(), pinger: open(), readers: Array.from({ length: READERS }, open) },
      chdb.drainPending,
      memory,
    )
  } catch (cause) {
    throw new TelltaleError(
      'STORE_UNREACHABLE',
      `The event store in ${path} cannot be opened; one process at a time may use it`,
      cause,
    )
  }
}

async function loadChdb(): Promise<typeof import('chdb')> {
  try {
    return await import('chdb')
  } catch (cause) {
    throw new TelltaleError(
      'STORE_ENGINE_MISSING',
      'The embedded event store is not installed: run `npm install chdb` (Linux with glibc or macOS, x64 or arm64), or set TELLTALE_CLICKHOUSE_URL to a ClickHouse server',
      cause,
    )
  }
}

interface Sessions {
  readonly writer: Session
  readonly pinger: Session
  readonly readers: readonly Session[]
}

class ChdbEngine implements SqlEngine {
  readonly #sessions: Sessions
  readonly #drain: () => Promise<void>
  readonly #memory: StoreMemory
  readonly #free: Session[]
  readonly #waiting: ((session: Session) => void)[] = []
  #writing: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(sessions: Sessions, drain: () => Promise<void>, memory: StoreMemory) {
    this.#sessions = sessions
    this.#drain = drain
    this.#memory = memory
    this.#free = [...sessions.readers]
  }

  async query(query: SqlQuery): Promise<readonly SqlRow[]> {
    this.#refuseWhenClosed()
    const session = this.#free.pop() ?? (await new Promise<Session>((resolve) => this.#waiting.push(resolve)))
    try {
      this.#refuseWhenClosed()
      const answer = await session.queryAsync(setParams(query.params) + withSettings(query, this.#memory.queryBytes), {
        format: 'JSONEachRow',
      })
      return parseRows(answer.bytes())
    } catch (failure) {
      throw describeFailure(failure, this.#sessions.writer.path)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(session)
      else this.#free.push(session)
    }
  }

  async insert(table: string, columns: readonly string[], rows: Uint8Array): Promise<void> {
    await this.#write((writer) =>
      writer.insert({ table, columns, values: rows, format: 'JSONCompactEachRow', settings: this.#insertSettings() }),
    )
  }

  #insertSettings(): Readonly<Record<string, string | number>> {
    const most = Math.min(INSERT_BYTES, this.#memory.serverBytes)
    return { ...CHDB_INSERT_SETTINGS, max_memory_usage: most }
  }

  async execute(sql: string): Promise<void> {
    await this.#write((writer) => writer.queryAsync(sql))
  }

  async ping(): Promise<void> {
    this.#refuseWhenClosed()
    try {
      await this.#sessions.pinger.queryAsync('SELECT 1')
    } catch (failure) {
      throw describeFailure(failure, this.#sessions.writer.path)
    }
  }

  /** Lets the write under way end and cuts short the questions: they may be asked again, a write is somebody's data. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#writing
    const { writer, pinger, readers } = this.#sessions
    while (this.#free.length < readers.length) {
      await pinger.queryAsync("KILL QUERY WHERE query_kind = 'Select' ASYNC").catch(() => undefined) // tried again
      await sleep(KILL_EVERY_MS)
    }
    for (const session of [...readers, pinger, writer]) session.close()
    await this.#drain()
  }

  /** A session runs one statement at a time, so writes stand in line. */
  async #write(work: (writer: Session) => Promise<unknown>): Promise<void> {
    this.#refuseWhenClosed()
    const turn = this.#writing.then(() => work(this.#sessions.writer))
    this.#writing = turn.catch(() => undefined) // the caller hears of it; the next write does not
    try {
      await turn
    } catch (failure) {
      throw describeFailure(failure, this.#sessions.writer.path)
    }
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new TelltaleError('STORE_UNREACHABLE', 'The event store is closed')
  }
}

/**
 * Parameters as a SET of this session. chDB's own parameter call runs one query at a time in the whole
 * process (its state is shared); a session's SET is its own. All but letters and digits is written as `\xHH`,
 * so nothing in a value can mean anything to the parser; the engine binds it to the placeholder like any other.
 */
function setParams(params: SqlParams): string {
  if (params.size === 0) return ''
  const settings = [...params].map(([name, value]) => {
    const text = typeof value === 'string' ? escapeTsv(value) : `[${value.map(listItem).join(',')}]`
    return `param_${name} = '${hexEscape(text)}'`
  })
  return `SET ${settings.join(', ')}; `
}

/** Texts of a list stand quoted in it, by other rules than a text that stands alone. */
function listItem(item: string | bigint): string {
  return typeof item === 'bigint' ? String(item) : `'${item.replace(/[\\']/g, '\\$&')}'`
}

function hexEscape(text: string): string {
  const bytes = Buffer.from(text).toString('latin1')
  return bytes.replace(/[^A-Za-z0-9]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

const TSV_ESCAPES = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\0', '\\0'],
])

/** The engine reads parameter text by the rules of a TSV field. */
function escapeTsv(text: string): string {
  return text.replace(/[\\\t\n\r\f\0]|[\b]/g, (character) => TSV_ESCAPES.get(character) ?? character)
}

function parseRows(bytes: Uint8Array): SqlRow[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SqlRow]))
}
