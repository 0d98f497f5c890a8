import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openChdbEngine } from './chdb-engine.ts'
import { EVENT_COLUMNS } from './columns.ts'
import { encodeRows } from './encode-rows.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './schema/migrations.ts'
import { SqlEventStore } from './sql-store.ts'
import { newTenant, sampleEvent } from './test/samples.ts'

test('a store of the first version keeps its events, which have no risk, and takes new ones', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-migrate-'))
  const engine = await openChdbEngine(folder)
  try {
    for (const statement of MIGRATIONS[0]?.statements ?? []) await engine.execute(statement)
    const tenant = newTenant()
    const old = encodeRows({
      events: [sampleEvent({ name: 'old', tenant, fields: { 'user.id': 'ann' } })],
      records: [],
    })
    const row: readonly unknown[] = JSON.parse(Buffer.from(old.events).toString())
    const kept = EVENT_COLUMNS.flatMap((column, i) => (column.startsWith('risk_') ? [] : [[column, row[i]] as const]))
    const line = `${JSON.stringify(kept.map(([, value]) => value))}\n`
    await engine.insert(
      'events',
      kept.map(([column]) => column),
      Buffer.from(line),
    )
    await migrate(engine, Date.now())
    await migrate(engine, Date.now())
    const store = new SqlEventStore(engine, Date.now)
    await store.write(
      encodeRows({
        events: [sampleEvent({ name: 'new', tenant, fields: { 'telltale.risk.score': 0.9 } })],
        records: [],
      }),
    )
    const all = await store.findEvents(tenant, {}, { limit: 10 })
    expect(all.events.map((event) => event['telltale.risk.score'] ?? null).sort()).toEqual([0.9, null])
    const filter = { fields: new Map([['telltale.risk.score', ['>=0.5']]]) }
    expect((await store.findEvents(tenant, filter, { limit: 10 })).events).toHaveLength(1)
  } finally {
    await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
})
