import { describe, expect, test } from 'vitest'
import { idOf, NOON, newTenant, sampleEvent, sampleFinding, sampleRecord } from './samples.ts'
import { findIds, type Stand, write } from './stand.ts'

const DAY = 86_400_000

/** The same event twice is one event; one tenant's events are no other's. */
export function describeRepetition(stand: Stand): void {
  describe('counts an event once however often it is written', () => {
    test.each([
      ['at the same receive time', 0],
      ['a second later', 1_000],
      ['on the next day', DAY],
      ['on the day before, as when a sender repeats what was delayed', -DAY],
    ])('%s', async (_, laterMs) => {
      const tenant = newTenant()
      const make = (name: string, receivedMs: number) =>
        sampleEvent({
          name,
          tenant,
          receivedMs,
          fields: { 'service.name': 'shop', 'user.id': 'ann', 'telltale.prompt.text': 'hello', trace_id: idOf('t') },
        })
      const once = [make('a', NOON), make('b', NOON + 1)]
      const record = (receivedMs: number) => sampleRecord({ name: 'r', tenant, receivedMs, traceId: idOf('t') })
      await write(stand, once, [record(NOON)])
      await write(stand, once, [record(NOON)])
      await write(stand, [make('a', NOON + laterMs), make('b', NOON + 1 + laterMs)], [record(NOON + laterMs)])
      await expectOnce(stand, tenant, Math.min(NOON, NOON + laterMs))
      await stand.mergeNow()
      await expectOnce(stand, tenant, Math.min(NOON, NOON + laterMs))
    })
  })

  describe('takes the first receive time for the one that counts', () => {
    test('a repeat does not bring an event into a later window', async () => {
      const tenant = newTenant()
      const make = (receivedMs: number) => sampleEvent({ name: 'e', tenant, receivedMs, fields: { 'user.id': 'ann' } })
      await write(stand, [make(NOON)])
      await write(stand, [make(NOON + DAY)])
      const window = { fromMs: NOON + 1, toMs: NOON + 2 * DAY }
      for (const merged of [false, true]) {
        if (merged) await stand.mergeNow()
        expect(await findIds(stand, tenant, window)).toEqual([])
        expect((await stand.store.histogram(tenant, window, 10)).total).toBe(0)
        expect((await stand.store.topValues(tenant, window, ['user.id'])).fields[0]?.values).toEqual([])
        expect((await stand.store.telemetry(tenant, window)).apps[0]?.logs[0]?.count).toBe(0)
        expect(await stand.store.findNewer(tenant, {}, { receivedMs: NOON, id: idOf('e') }, 10)).toEqual([])
      }
    })
  })

  describe('keeps tenants apart', () => {
    test('in every question, although ids, traces and apps are the same', async () => {
      const [mine, theirs] = [newTenant(), newTenant()]
      const fields = {
        'service.name': 'shop',
        'user.id': 'ann',
        'telltale.prompt.text': 'secret',
        trace_id: idOf('shared'),
      }
      const record = { traceId: idOf('shared') }
      await write(
        stand,
        [sampleEvent({ name: 'e', tenant: mine, fields })],
        [sampleRecord({ name: 'r', tenant: mine, ...record })],
        [sampleFinding({ name: 'f', event: 'e', tenant: mine, ...record })],
      )
      const { store } = stand
      const window = { fromMs: NOON - DAY, toMs: NOON + DAY }
      expect(await store.findEvent(mine, idOf('e'))).toBeDefined()
      expect((await store.findFindings(mine, { traceId: idOf('shared') })).findings).toHaveLength(1)
      for (const tenant of [theirs, '', `${mine}' OR '1'='1`, `${mine}\0`]) {
        expect(await store.findEvents(tenant, {}, { limit: 10 })).toEqual({ events: [], next: null })
        expect(await store.findEvent(tenant, idOf('e'))).toBeUndefined()
        expect(await store.findTrace(tenant, idOf('shared'))).toBeUndefined()
        expect(await store.findFindings(tenant, { eventId: idOf('e') })).toEqual({ findings: [], truncated: false })
        expect(await store.findFindings(tenant, { traceId: idOf('shared') })).toEqual({
          findings: [],
          truncated: false,
        })
        expect(await store.findRecords(tenant, {}, { limit: 10 })).toEqual({ records: [], next: null })
        expect(await store.findRecord(tenant, idOf('record r'))).toBeUndefined()
        expect(await store.findNewer(tenant, {}, { receivedMs: 0, id: '' }, 10)).toEqual([])
        expect(await store.countEvents(tenant)).toEqual({ total: 0, byCategory: new Map(), byApp: new Map() })
        expect((await store.histogram(tenant, window, 10)).total).toBe(0)
        expect((await store.topValues(tenant, {}, ['user.id'])).fields).toEqual([{ name: 'user.id', values: [] }])
        expect((await store.telemetry(tenant, window)).apps).toEqual([])
      }
    })
  })
}

/** Every question, asked of two events that were written several times. */
async function expectOnce(stand: Stand, tenant: string, firstMs: number): Promise<void> {
  const { store } = stand
  const window = { fromMs: NOON - 2 * DAY, toMs: NOON + 2 * DAY }
  const ids = [idOf('a'), idOf('b')].sort()
  expect([...(await findIds(stand, tenant, {}, 1))].sort()).toEqual(ids)
  expect(
    [...(await findIds(stand, tenant, { ...window, text: 'HELL', fields: new Map([['user.id', ['ann']]]) }, 1))].sort(),
  ).toEqual(ids)
  expect((await store.findEvent(tenant, idOf('a')))?.['event.ingested']).toBe(new Date(firstMs).toISOString())
  const trace = await store.findTrace(tenant, idOf('t'))
  expect([trace?.events.length, trace?.span_count, trace?.spans.length]).toEqual([2, 1, 1])
  expect((await store.findRecords(tenant, {}, { limit: 10 })).records).toHaveLength(1)
  expect(await store.findNewer(tenant, {}, { receivedMs: 0, id: '' }, 10)).toHaveLength(2)
  expect(await store.countEvents(tenant)).toEqual({
    total: 2,
    byCategory: new Map([['ai_prompt', 2]]),
    byApp: new Map([['shop', 2]]),
  })
  expect((await store.histogram(tenant, window, 100)).total).toBe(2)
  expect((await store.topValues(tenant, window, ['user.id'])).fields[0]?.values).toEqual([{ value: 'ann', count: 2 }])
  const app = (await store.telemetry(tenant, window)).apps[0]
  expect(app?.logs[0]).toMatchObject({ category: 'ai_prompt', count: 2 })
  expect(app?.logs[0]?.series.reduce((sum, count) => sum + count, 0)).toBe(2)
}
