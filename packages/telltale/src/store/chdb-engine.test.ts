import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openChdbEngine } from './chdb-engine.ts'
import { EVENT_COLUMNS, RECORD_COLUMNS } from './columns.ts'
import { migrate } from './migrate.ts'
import { openEventStore } from './open-store.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine, SqlRow } from './sql-engine.ts'
import { HOSTILE_TEXTS } from './test/samples.ts'

let folder = ''
let engine: SqlEngine

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-engine-'))
  engine = await openChdbEngine(join(folder, 'store'))
  await migrate(engine, 1)
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

function ask(sql: string, settings?: string): Promise<readonly SqlRow[]> {
  return engine.query(new QueryBuilder().build(sql, settings))
}

describe('the embedded engine', () => {
  test('binds every text as it is, while other queries bind theirs', async () => {
    const questions = Array.from({ length: 300 }, (_, i) => `${i} ${HOSTILE_TEXTS[i % HOSTILE_TEXTS.length]}`)
    const answers = await Promise.all(
      questions.map(async (text) => {
        const builder = new QueryBuilder()
        const rows = await engine.query(
          builder.build(`SELECT ${builder.bind(text)} AS text, ${builder.bind(text.length, 'Int64')} AS size`),
        )
        return rows[0]
      }),
    )
    expect(answers).toEqual(questions.map((text) => ({ text, size: String(text.length) })))
  })

  test('stops a query that takes too much time or memory, says so, and answers the next', async () => {
    const refused = { code: 'STORE_QUERY_LIMIT' }
    await expect(
      ask('SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 1', 'max_execution_time = 1'),
    ).rejects.toMatchObject(refused)
    await expect(
      ask("SELECT length(groupArray(repeat('x', 1000) || toString(number))) FROM numbers(10000000)"),
    ).rejects.toMatchObject(refused)
    expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }])
  }, 30_000)

  test('answers a ping and other questions while long queries hold other lanes', async () => {
    const long = ask('SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 1', 'max_execution_time = 1')
    const failed = expect(long).rejects.toMatchObject({ code: 'STORE_QUERY_LIMIT' })
    let longIsOver = false
    void long
      .catch(() => undefined)
      .finally(() => {
        longIsOver = true
      })
    await engine.ping()
    expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(longIsOver).toBe(false)
    await failed
  })

  test('leaves the event loop free while it writes', async () => {
    const row = JSON.stringify(['t', 'id', 'span', 1, 2, 3, 4, '', '', '', 'n', 0, 0, '', '', '', 0, 'x'.repeat(2_000)])
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 1)
    await engine.insert('records', RECORD_COLUMNS, Buffer.from(`${row}\n`.repeat(10_000)))
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(5)
  })

  test('keeps an insert whole or refuses it: a row that does not fit leaves nothing behind', async () => {
    const good = JSON.stringify(['whole', 1])
    await expect(
      engine.insert('schema_migrations', ['id', 'applied_ms'], Buffer.from(`${good}\n["torn", {}]\n`)),
    ).rejects.toMatchObject({ code: 'STORE_QUERY_INVALID' })
    expect(await ask("SELECT id FROM schema_migrations WHERE id IN ('whole', 'torn')")).toEqual([])
  })

  test('has the columns that rows are written to', async () => {
    for (const [table, columns] of [
      ['events', EVENT_COLUMNS],
      ['records', RECORD_COLUMNS],
    ] as const) {
      const rows = await ask(
        `SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '${table}' AND default_kind = ''`,
      )
      expect(rows.map((row) => row.name).sort()).toEqual([...columns].sort())
    }
  })

  test('runs each migration once', async () => {
    await migrate(engine, 2)
    expect(await ask('SELECT id, applied_ms FROM schema_migrations ORDER BY id')).toEqual([
      { id: '0001-events-and-records', applied_ms: '1' },
      { id: '0002-risk-and-findings', applied_ms: '1' },
      { id: '0003-source-numbers', applied_ms: '1' },
    ])
  })

  test('refuses a folder that cannot be one', async () => {
    const file = join(folder, 'a file')
    await writeFile(file, '')
    await expect(openEventStore({ path: join(file, 'store') })).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  })
})

describe('a closed engine', () => {
  test('refuses questions, cuts short the ones that run and keeps the write under way', async () => {
    const other = await openChdbEngine(join(folder, 'store'))
    const build = (sql: string) => new QueryBuilder().build(sql)
    const long = () => other.query(build('SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 1'))
    const questions = Array.from({ length: 6 }, () => long().catch((failure: { code?: string }) => failure.code))
    const write = other.insert('schema_migrations', ['id', 'applied_ms'], Buffer.from('["late", 1]\n'))
    await other.close() // each question would take ten seconds, more than this test may
    await write
    expect(await Promise.all(questions)).toEqual(questions.map(() => 'STORE_UNREACHABLE'))
    await expect(other.ping()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
    await expect(other.query(build('SELECT 1'))).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
    await other.close()
    expect(await ask("SELECT id FROM schema_migrations WHERE id = 'late'")).toHaveLength(1)
  })
})

describe('a machine without the engine', () => {
  test('is told how to install it or what to use instead', async () => {
    vi.doMock('chdb', () => {
      throw new Error('Cannot find package chdb')
    })
    await expect(openEventStore({ path: join(folder, 'none') })).rejects.toMatchObject({
      code: 'STORE_ENGINE_MISSING',
      message: expect.stringMatching(/npm install chdb.*TELLTALE_CLICKHOUSE_URL/),
    })
    vi.doUnmock('chdb')
  })
})
