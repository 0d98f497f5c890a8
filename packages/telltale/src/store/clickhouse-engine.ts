import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { TelltaleError } from '../errors.ts'
import { INSERT_SETTINGS, type SqlEngine, type SqlQuery, type SqlRow, withSettings } from './sql-engine.ts'
import { describeFailure } from './sql-failure.ts'

/** A little above what the server allows a query, so that the server's own answer comes first. */
const REQUEST_MS = 15_000
const CONNECTIONS = 8

/** Talks to a ClickHouse server; user, password and database are taken from the URL. */
export function openClickHouseEngine(url: string): SqlEngine {
  const place = describePlace(url)
  try {
    const client = createClient({
      url,
      request_timeout: REQUEST_MS,
      max_open_connections: CONNECTIONS,
      application: 'telltale',
      compression: { request: true, response: true },
      // Errors reach the caller as values; the client's own log would print SQL.
      log: { level: 127 },
    })
    return new ClickHouseEngine(client, place)
  } catch (cause) {
    throw new TelltaleError(
      'CONFIG_INVALID',
      `TELLTALE_CLICKHOUSE_URL is not a URL a ClickHouse client can use: ${place}`,
      cause,
    )
  }
}

class ClickHouseEngine implements SqlEngine {
  readonly #client: ClickHouseClient
  readonly #place: string

  constructor(client: ClickHouseClient, place: string) {
    this.#client = client
    this.#place = place
  }

  async query(query: SqlQuery): Promise<readonly SqlRow[]> {
    return this.#try(async () => {
      const answer = await this.#client.query({
        query: withSettings(query),
        query_params: Object.fromEntries(query.params),
        format: 'JSONEachRow',
      })
      return answer.json<SqlRow>()
    })
  }

  async insert(table: string, columns: readonly string[], rows: Uint8Array): Promise<void> {
    const settings = Object.entries(INSERT_SETTINGS).map(([name, value]) => `${name} = ${value}`)
    const query = `INSERT INTO ${table} (${columns.join(', ')}) SETTINGS ${settings.join(', ')} FORMAT JSONCompactEachRow`
    await this.#try(async () => {
      const answer = await this.#client.exec({ query, values: Readable.from([rows], { objectMode: false }) })
      await finished(answer.stream.resume())
    })
  }

  async execute(sql: string): Promise<void> {
    await this.#try(() => this.#client.command({ query: sql }))
  }

  async ping(): Promise<void> {
    const answer = await this.#client.ping()
    if (!answer.success) throw describeFailure(answer.error, this.#place)
  }

  async close(): Promise<void> {
    await this.#client.close()
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (failure) {
      throw describeFailure(failure, this.#place)
    }
  }
}

/** The server without user and password: what may stand in messages. */
function describePlace(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  // Anything else may be a password that lost its URL.
  return parsed !== undefined && /^https?:$/.test(parsed.protocol)
    ? `${parsed.protocol}//${parsed.host}${parsed.pathname}`
    : 'an address that is not http or https'
}
