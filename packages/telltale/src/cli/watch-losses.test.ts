import { expect, test } from 'vitest'
import type { JournalEntry } from '../journal/journal.ts'
import { watchLosses } from './watch-losses.ts'

const GAP = { after: 7, before: 20, lost: 12, from: '2026-11-23T11:51:40.000Z', to: '2026-11-23T11:55:00.000Z' }

test('each hole in the numbers of a source is written down once, in words and for rules', async () => {
  const written: JournalEntry[] = []
  const source = { app: 'shop', id: 'run-1', first_seen: '', last_seen: '', received: 9, lost: 12, repeated: 0 }
  const watch = watchLosses({
    store: {
      telemetry: async (tenant) => ({
        ...{ from: '', to: '', apps: [] },
        sources: tenant === 'acme' ? [{ ...source, gaps: [GAP] }] : [],
      }),
    },
    tenants: async () => ['default', 'acme'],
    append: async (entry) => written.push(entry),
    now: () => 1_700_000_000_000,
    log: { warn: () => undefined },
  })
  await watch.look()
  await watch.look()
  await watch.close()
  expect(written).toHaveLength(1)
  expect(written[0]).toMatchObject({ tenant: 'acme', signal: 'events', itemCount: 1 })
  expect(JSON.parse(Buffer.from(written[0]?.body ?? []).toString())).toMatchObject({
    'event.action': 'telemetry.lost',
    'service.name': 'shop',
    'telltale.audit.object.id': 'run-1',
    'telltale.change.reason': `12 records lost between ${GAP.from} and ${GAP.to} (numbers 7 to 20)`,
  })
})
