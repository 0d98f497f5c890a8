import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openChdbEngine } from './chdb-engine.ts'
import { testEventStore } from './event-store-contract.ts'
import { migrate } from './migrate.ts'
import { SqlEventStore } from './sql-store.ts'

const folders: string[] = []

testEventStore(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-store-'))
  folders.push(folder)
  const engine = await openChdbEngine(folder)
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

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})
