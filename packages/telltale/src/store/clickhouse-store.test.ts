import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openClickHouseEngine } from './clickhouse-engine.ts'
import { testEventStore } from './event-store-contract.ts'
import { migrate } from './migrate.ts'
import { openEventStore } from './open-store.ts'
import { QueryBuilder } from './query-builder.ts'
import { SqlEventStore } from './sql-store.ts'
import { serveClickHouse } from './test/clickhouse-over-http.ts'

// A real server when one is named; else the embedded engine behind the protocol of one, so that the client is run.
const cleanups: (() => Promise<void>)[] = []
const url = process.env.TELLTALE_CLICKHOUSE_URL ?? (await serveHere())

async function serveHere(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-http-'))
  const served = await serveClickHouse(folder)
  cleanups.push(served.close, () => rm(folder, { recursive: true, force: true }))
  return served.url
}

testEventStore(async () => {
  const engine = openClickHouseEngine(url)
  await migrate(engine, Date.now())
  return {
    store: new SqlEventStore(engine, Date.now),
    mergeNow: async () => {
      await engine.execute('OPTIMIZE TABLE events FINAL')
      await engine.execute('OPTIMIZE TABLE records FINAL')
      await engine.execute('OPTIMIZE TABLE findings FINAL')
    },
  }
})

describe('a ClickHouse server', () => {
  test('that does not answer is told from one that cannot do its work; both are tried again', async () => {
    await expect(openEventStore({ path: '', clickhouseUrl: 'http://user:secret@127.0.0.1:1' })).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
      message: 'The event store at http://127.0.0.1:1/ does not answer',
    })
    const engine = openClickHouseEngine(url)
    await expect(engine.query(new QueryBuilder().build('SELECT nothing'))).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
      message: expect.stringMatching(/^The event store at http:\S+ cannot do its work \(ClickHouse code 47\)$/),
    })
    await engine.close()
  })

  test('is not looked for at what is no URL, and the text is not repeated: it may hold a password', async () => {
    await expect(openEventStore({ path: '', clickhouseUrl: 'user:secret' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    })
    await expect(openEventStore({ path: '', clickhouseUrl: 'user:secret' })).rejects.not.toThrow(/secret/)
  })
})

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup()
})
