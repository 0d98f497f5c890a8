import { describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS, idOf, newTenant, sampleEvent, sampleRecord } from './samples.ts'
import { findIds, type Stand, write } from './stand.ts'

/** Everything stored and everything asked for is written by an attacker. */
export function describeHostility(stand: Stand): void {
  describe('takes hostile texts for texts', () => {
    test('as values of columns and fields, as field names, and when they are asked for', async () => {
      const tenant = newTenant()
      await write(
        stand,
        HOSTILE_TEXTS.map((text) =>
          sampleEvent({
            name: text,
            tenant,
            fields: { 'user.id': text, 'custom.value': text, [`name ${text}`]: 'here', 'telltale.prompt.text': text },
          }),
        ),
      )
      for (const text of HOSTILE_TEXTS) {
        const event = await stand.store.findEvent(tenant, idOf(text))
        expect(event).toMatchObject({ 'user.id': text, 'custom.value': text, 'telltale.prompt.text': text })
        expect(Object.hasOwn(event ?? {}, `name ${text}`)).toBe(true)
        expect(await findIds(stand, tenant, { fields: new Map([['user.id', [text]]]) })).toEqual([idOf(text)])
        expect(await findIds(stand, tenant, { fields: new Map([['custom.value', [text]]]) })).toEqual([idOf(text)])
        expect(await findIds(stand, tenant, { fields: new Map([[`name ${text}`, ['here']]]) })).toEqual([idOf(text)])
        expect(await findIds(stand, tenant, { text })).toContain(idOf(text))
      }
    }, 60_000)

    test('wherever a question takes a text', async () => {
      const tenant = newTenant()
      await write(stand, [sampleEvent({ name: 'there', tenant })])
      const { store } = stand
      for (const text of HOSTILE_TEXTS) {
        expect(await findIds(stand, text)).toEqual([])
        expect(await findIds(stand, tenant, { categories: [text] })).toEqual([])
        expect(await store.findEvent(tenant, text)).toBeUndefined()
        expect(await store.findTrace(tenant, text)).toBeUndefined()
        expect(await store.findRecord(tenant, text)).toBeUndefined()
        expect((await store.findRecords(tenant, { traceId: text, service: text, text }, { limit: 5 })).records).toEqual(
          [],
        )
        expect(await store.findNewer(tenant, {}, { receivedMs: 0, id: text }, 5)).toHaveLength(1)
        expect((await store.topValues(tenant, {}, [text])).fields).toEqual([{ name: text, values: [] }])
        expect((await store.histogram(tenant, { text }, 10)).total).toBe(0)
      }
      expect((await store.countEvents(tenant)).total).toBe(1)
    }, 60_000)

    test('as the name of an app', async () => {
      const tenant = newTenant()
      await write(
        stand,
        HOSTILE_TEXTS.map((text) => sampleEvent({ name: text, tenant, fields: { 'service.name': text } })),
      )
      expect([...(await stand.store.countEvents(tenant)).byApp.keys()].sort()).toEqual([...HOSTILE_TEXTS].sort())
      const { apps } = await stand.store.telemetry(tenant, { fromMs: 0, toMs: 4_000_000_000_000 })
      expect(apps.map((app) => app.name).sort()).toEqual([...HOSTILE_TEXTS].sort())
      expect(apps.every((app) => app.logs[0]?.count === 1)).toBe(true)
    })
  })
}

/** Names, encodings and sizes at the edge of what a store can hold. */
export function describeEdges(stand: Stand): void {
  describe('survives what text cannot hold', () => {
    test('a field that looks like a prototype stays a field', async () => {
      const tenant = newTenant()
      const event = { ...sampleEvent({ name: 'proto', tenant }), fields: new Map([['__proto__', { admin: true }]]) }
      await write(stand, [event])
      const found = (await stand.store.findEvent(tenant, idOf('proto'))) ?? {}
      expect(Object.getOwnPropertyDescriptor(found, '__proto__')?.value).toEqual({ admin: true })
      expect(Reflect.get({}, 'admin')).toBeUndefined()
    })

    test('lone surrogates stay in fields as they were and are replaced in columns and records', async () => {
      const tenant = newTenant()
      const lone = 'a\uD800b\uDFFFc'
      await write(
        stand,
        [sampleEvent({ name: 'lone', tenant, fields: { 'custom.x': lone, [lone]: 1, 'user.id': lone } })],
        [sampleRecord({ name: 'lone', tenant, statusMessage: lone })],
      )
      expect(await stand.store.findEvent(tenant, idOf('lone'))).toMatchObject({
        'custom.x': lone,
        'user.id': lone,
        'a\uFFFDb\uFFFDc': 1,
      })
      expect(await findIds(stand, tenant, { fields: new Map([['user.id', [lone]]]) })).toEqual([idOf('lone')])
      expect(await stand.store.findRecord(tenant, idOf('record lone'))).toBeDefined()
    })

    test('names that become the same, and a name without a letter, are kept', async () => {
      const tenant = newTenant()
      await write(stand, [sampleEvent({ name: 'twins', tenant, fields: { 'x\uD800': 1, 'x\uDFFF': 2, '': 3 } })])
      expect(await stand.store.findEvent(tenant, idOf('twins'))).toMatchObject({ '': 3, 'x\uFFFD': expect.any(Number) })
    })

    test('a text of a megabyte and ten thousand fields come back whole', async () => {
      const tenant = newTenant()
      const long = 'ab"\n'.repeat(262_144)
      const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))
      await write(stand, [sampleEvent({ name: 'big', tenant, fields: { 'telltale.prompt.text': long, ...many } })])
      const found = await stand.store.findEvent(tenant, idOf('big'))
      expect(found?.['telltale.prompt.text']).toBe(long)
      expect(found?.k9999).toBe(9999)
    })

    test('refuses values and filters past what one question may hold', async () => {
      const long = 'x'.repeat(2_001)
      const refused = { code: 'STORE_QUERY_INVALID' }
      const ask = (filter: Parameters<Stand['store']['findEvents']>[1]) =>
        stand.store.findEvents('t', filter, { limit: 1 })
      await expect(ask({ text: long })).rejects.toMatchObject(refused)
      await expect(ask({ fields: new Map([[long, ['a']]]) })).rejects.toMatchObject(refused)
      await expect(ask({ fields: new Map([['a', [long]]]) })).rejects.toMatchObject(refused)
      await expect(ask({ categories: Array.from({ length: 501 }, (_, i) => `${i}`) })).rejects.toMatchObject(refused)
      await expect(ask({ fromMs: Number.NaN })).rejects.toMatchObject(refused)
      await expect(stand.store.histogram('t', {}, 201)).rejects.toMatchObject(refused)
    })
  })
}
