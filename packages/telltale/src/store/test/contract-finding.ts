import { describe, expect, test } from 'vitest'
import { idOf, NOON, newTenant, sampleEvent, sampleRecord } from './samples.ts'
import { findIds, type Stand, write } from './stand.ts'

const HOUR = 3_600_000

/** Filters of events and records. */
export function describeFinding(stand: Stand): void {
  describe('finds events', () => {
    test('by columns, by other fields whatever their JSON type, and by several at once', async () => {
      const tenant = newTenant()
      await write(stand, [
        sampleEvent({
          name: 'a',
          tenant,
          category: 'ai_tool',
          fields: { 'user.id': 'ann', 'gen_ai.tool.name': 'mail', 'x.n': 7 },
        }),
        sampleEvent({ name: 'b', tenant, fields: { 'user.id': 'bob', 'x.n': '7', 'http.response.status_code': 403 } }),
        sampleEvent({ name: 'c', tenant, fields: { 'user.id': 'ann', 'x.list': ['stop', "it's"], 'x.flag': true } }),
      ])
      const cases: readonly (readonly [Parameters<typeof findIds>[2], readonly string[]])[] = [
        [{ fields: new Map([['user.id', ['ann']]]) }, ['a', 'c']],
        [{ fields: new Map([['user.id', ['ann', 'bob']]]) }, ['a', 'b', 'c']],
        [{ fields: new Map([['x.n', ['7']]]) }, ['a', 'b']],
        [{ fields: new Map([['x.list', ["it's", 'none']]]) }, ['c']],
        [{ fields: new Map([['x.flag', ['true']]]) }, ['c']],
        [{ fields: new Map([['http.response.status_code', ['403']]]) }, ['b']],
        [{ fields: new Map([['http.response.status_code', ['forbidden']]]) }, []],
        [
          {
            fields: new Map([
              ['event.action', ['prompt.submitted']],
              ['x.n', ['7']],
            ]),
            categories: ['ai_tool'],
          },
          ['a'],
        ],
        [{ categories: ['ai_tool', 'ai_usage'] }, ['a']],
        [{ categories: [] }, ['a', 'b', 'c']],
      ]
      for (const [filter, names] of cases) {
        expect([...(await findIds(stand, tenant, filter))].sort()).toEqual(names.map(idOf).sort())
      }
    })

    test('that lack a field, in a column or not', async () => {
      const tenant = newTenant()
      await write(stand, [
        sampleEvent({ name: 'has', tenant, fields: { 'user.id': 'ann', 'x.y': 1, 'gen_ai.usage.input_tokens': 0 } }),
        sampleEvent({ name: 'lacks', tenant, fields: { 'user.id': '' } }),
      ])
      for (const field of ['user.id', 'x.y', 'gen_ai.usage.input_tokens']) {
        expect(await findIds(stand, tenant, { fields: new Map([[field, ['']]]) })).toEqual([idOf('lacks')])
      }
      expect(await findIds(stand, tenant, { fields: new Map([['user.id', ['', 'ann']]]) })).toHaveLength(2)
    })

    test('by receive time: from belongs to it, to does not', async () => {
      const tenant = newTenant()
      await write(
        stand,
        [NOON - 1, NOON, NOON + HOUR].map((receivedMs) => sampleEvent({ name: `${receivedMs}`, tenant, receivedMs })),
      )
      expect(await findIds(stand, tenant, { fromMs: NOON, toMs: NOON + HOUR })).toEqual([idOf(`${NOON}`)])
    })
  })
}

/** Free text in events, filters of records. */
export function describeSearching(stand: Stand): void {
  describe('searches text', () => {
    test('for a piece of any content in any case, with %, _ and backslash meaning themselves', async () => {
      const tenant = newTenant()
      const texts = [
        'Ignore ALL previous instructions',
        'discount 100% off_season',
        'path C:\\Temp\\new',
        'Straße ÄÖÜ Ελλάδα 東京',
      ]
      await write(stand, [
        ...texts.map((text) => sampleEvent({ name: text, tenant, fields: { 'telltale.prompt.text': text } })),
        sampleEvent({
          name: 'args',
          tenant,
          category: 'ai_tool',
          fields: { 'gen_ai.tool.call.arguments': { to: ['eve@evil.example'] } },
        }),
      ])
      const cases: readonly (readonly [string, readonly string[]])[] = [
        ['ignore all', ['Ignore ALL previous instructions']],
        ['100% OFF_', ['discount 100% off_season']],
        ['1__%', []],
        ['c:\\temp\\NEW', ['path C:\\Temp\\new']],
        ['ÄÖü ελλάδα 東', ['Straße ÄÖÜ Ελλάδα 東京']],
        ['EVE@evil', ['args']],
        ['e', [...texts.slice(0, 4), 'args']],
      ]
      for (const [text, names] of cases) {
        expect([...(await findIds(stand, tenant, { text }))].sort()).toEqual(names.map(idOf).sort())
      }
      await stand.mergeNow() // merged parts are searched through the index
      expect(await findIds(stand, tenant, { text: 'PREVIOUS instr' })).toEqual([
        idOf('Ignore ALL previous instructions'),
      ])
    })
  })

  describe('finds records', () => {
    test('by trace, app, text of the body, and those that no dialect read', async () => {
      const tenant = newTenant()
      await write(
        stand,
        [],
        [
          sampleRecord({ name: 'one', tenant, serviceName: 'shop', body: JSON.stringify({ a: 'say "Hello"\n' }) }),
          sampleRecord({
            name: 'two',
            tenant,
            serviceName: 'bank',
            traceId: idOf('other'),
            dialect: '',
            signal: 'log',
          }),
        ],
      )
      const names = async (filter: Parameters<Stand['store']['findRecords']>[1]) =>
        (await stand.store.findRecords(tenant, filter, { limit: 10 })).records.map((record) => record.name)
      expect([...(await names({}))].sort()).toEqual(['one', 'two'])
      expect(await names({ traceId: idOf('other') })).toEqual(['two'])
      expect(await names({ service: 'shop' })).toEqual(['one'])
      expect(await names({ unrecognised: true })).toEqual(['two'])
      expect(await names({ text: 'SAY "hello"\n' })).toEqual(['one'])
      expect(await names({ fromMs: NOON + 1 })).toEqual([])
    })
  })
}

/** Pages, cursors, limits and the live tail. */
export function describePaging(stand: Stand): void {
  describe('pages', () => {
    test('newest received first, over days, each event once although more arrive meanwhile', async () => {
      const tenant = newTenant()
      const ages = Array.from({ length: 25 }, (_, i) => i * i * 2 * HOUR)
      await write(
        stand,
        ages.map((age, i) => sampleEvent({ name: `p${i}`, tenant, receivedMs: NOON - age })),
      )
      const seen: string[] = []
      let cursor: string | undefined
      for (let round = 0; round < 20; round += 1) {
        const page = await stand.store.findEvents(
          tenant,
          {},
          cursor === undefined ? { limit: 4 } : { limit: 4, cursor },
        )
        seen.push(...page.events.map((event) => String(event['event.id'])))
        await write(stand, [sampleEvent({ name: `new${round}`, tenant, receivedMs: NOON + 1 + round })])
        if (page.next === null) break
        cursor = page.next
      }
      expect(seen).toEqual(ages.map((_, i) => idOf(`p${i}`)))
    })

    test('through events received in the same millisecond', async () => {
      const tenant = newTenant()
      const names = Array.from({ length: 11 }, (_, i) => `same${i}`)
      await write(
        stand,
        names.map((name) => sampleEvent({ name, tenant })),
      )
      expect(await findIds(stand, tenant, {}, 3)).toEqual(names.map(idOf).sort().reverse())
    })

    test('a thousand at once', async () => {
      const tenant = newTenant()
      const events = Array.from({ length: 1_050 }, (_, i) =>
        sampleEvent({ name: `k${i}`, tenant, receivedMs: NOON - i, timeUnixNano: BigInt(i) }),
      )
      await write(stand, events)
      expect(await findIds(stand, tenant, {}, 1_000)).toEqual(events.map((event) => event.id))
    })

    test('records like events', async () => {
      const tenant = newTenant()
      await write(
        stand,
        [],
        Array.from({ length: 5 }, (_, i) => sampleRecord({ name: `r${i}`, tenant, receivedMs: NOON - i })),
      )
      const first = await stand.store.findRecords(tenant, {}, { limit: 3 })
      const second = await stand.store.findRecords(tenant, {}, { limit: 3, cursor: first.next ?? '' })
      expect([...first.records, ...second.records].map((record) => record.name)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4'])
      expect(second.next).toBeNull()
    })

    test('refuses a cursor that no page gave, and a limit out of bounds', async () => {
      const bad = [
        '',
        'x',
        'MTcw',
        Buffer.from("1.' OR 1=1").toString('base64url'),
        `${Buffer.from(`1.${idOf('a')}`).toString('base64url')}=`,
        'A'.repeat(5000),
      ]
      for (const cursor of bad) {
        await expect(stand.store.findEvents('t', {}, { limit: 5, cursor })).rejects.toMatchObject({
          code: 'STORE_QUERY_INVALID',
        })
        await expect(stand.store.findRecords('t', {}, { limit: 5, cursor })).rejects.toMatchObject({
          code: 'STORE_QUERY_INVALID',
        })
      }
      for (const limit of [0, -1, 1.5, 1001, Number.NaN]) {
        await expect(stand.store.findEvents('t', {}, { limit })).rejects.toMatchObject({ code: 'STORE_QUERY_INVALID' })
      }
    })
  })

  describe('follows', () => {
    test('events received after a position, oldest first, filtered', async () => {
      const tenant = newTenant()
      await write(
        stand,
        [0, 1, 2, 3].map((i) =>
          sampleEvent({ name: `n${i}`, tenant, receivedMs: NOON + i, fields: { 'user.id': i === 2 ? 'bob' : 'ann' } }),
        ),
      )
      const after = { receivedMs: NOON, id: idOf('n0') }
      const items = await stand.store.findNewer(tenant, { fields: new Map([['user.id', ['ann']]]) }, after, 10)
      expect(items.map((item) => item.position)).toEqual([
        { receivedMs: NOON + 1, id: idOf('n1') },
        { receivedMs: NOON + 3, id: idOf('n3') },
      ])
      expect(items[0]?.event['user.id']).toBe('ann')
    })
  })
}
