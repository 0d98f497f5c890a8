import { describe, expect, test } from 'vitest'
import { idOf, NOON, newTenant, sampleEvent, sampleRecord } from './samples.ts'
import { type Stand, write } from './stand.ts'

/** What goes in comes out, with its types. */
export function describeRoundTrip(stand: Stand): void {
  describe('gives back what it was given', () => {
    test('an event keeps every field with its type, in columns and beside them', async () => {
      const tenant = newTenant()
      const fields = {
        'service.name': 'shop',
        'event.severity': 9,
        'http.response.status_code': 403,
        'gen_ai.usage.input_tokens': 0,
        'telltale.usage.cost_usd': 0.1 + 0.2,
        'telltale.duration_ms': 1234.5678,
        'telltale.content.captured': false,
        'gen_ai.response.finish_reasons': ['stop', 'length'],
        'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: 'hi "you"\n' }] }],
        'telltale.retrieval.max_score': 1e-9,
        'telltale.tool.sandboxed': true,
        'custom.number': -42,
        'custom.text': '42',
        'custom.object': { nested: { deep: [1, 2, { three: null }] } },
        'custom.empty_list': [],
      }
      await write(stand, [sampleEvent({ name: 'typed', tenant, fields })])
      expect(await stand.store.findEvent(tenant, idOf('typed'))).toEqual({
        ...fields,
        '@timestamp': '2026-11-20T12:00:00.000Z',
        'event.ingested': '2026-11-20T12:00:00.000Z',
        'event.id': idOf('typed'),
        'event.action': 'prompt.submitted',
        'telltale.category': 'ai_prompt',
        'telltale.tenant.id': tenant,
      })
    })

    test('a value of another type than its column keeps its type and can be filtered', async () => {
      const tenant = newTenant()
      const fields = { 'user.id': 4711, 'gen_ai.usage.input_tokens': 'many', 'telltale.content.captured': 'yes' }
      await write(stand, [sampleEvent({ name: 'odd', tenant, fields })])
      expect(await stand.store.findEvent(tenant, idOf('odd'))).toMatchObject(fields)
      const page = await stand.store.findEvents(tenant, { fields: new Map([['user.id', ['4711']]]) }, { limit: 10 })
      expect(page.events).toHaveLength(1)
    })

    test('an empty or null field is the same as an absent one', async () => {
      const tenant = newTenant()
      await write(stand, [
        sampleEvent({ name: 'void', tenant, fields: { 'user.id': '', 'custom.x': null, 'custom.y': '' } }),
      ])
      expect(Object.keys((await stand.store.findEvent(tenant, idOf('void'))) ?? {}).sort()).toEqual([
        '@timestamp',
        'event.action',
        'event.id',
        'event.ingested',
        'telltale.category',
        'telltale.tenant.id',
      ])
    })

    test('an event time keeps its nanoseconds, before 1970 and at the ends of what the column holds', async () => {
      const tenant = newTenant()
      const times: readonly (readonly [string, bigint, string])[] = [
        ['nanos', BigInt(NOON) * 1_000_000n + 123_456_789n, '2026-11-20T12:00:00.123456789Z'],
        ['before', -1n, '1969-12-31T23:59:59.999999999Z'],
        ['zero', 0n, '1970-01-01T00:00:00.000Z'],
        ['late', 2n ** 64n - 1n, '2262-04-11T23:47:16.854775807Z'],
        ['early', -(2n ** 70n), '1677-09-21T00:12:43.145224192Z'],
      ]
      await write(
        stand,
        times.map(([name, timeUnixNano]) => sampleEvent({ name, tenant, timeUnixNano })),
      )
      for (const [name, , iso] of times) {
        expect((await stand.store.findEvent(tenant, idOf(name)))?.['@timestamp']).toBe(iso)
      }
    })
  })

  describe('keeps records whole', () => {
    test('a record comes back with its body parsed, or as text when it is no JSON', async () => {
      const tenant = newTenant()
      const body = JSON.stringify({
        attributes: [
          ['k', 'v\u0000"\\'],
          ['k', 2],
        ],
        deep: '['.repeat(100),
      })
      const records = [
        sampleRecord({ name: 'whole', tenant, body }),
        sampleRecord({ name: 'torn', tenant, body: '{"a":' }),
      ]
      await write(stand, [], records)
      expect(await stand.store.findRecord(tenant, idOf('record whole'))).toEqual({
        id: idOf('record whole'),
        signal: 'span',
        name: 'whole',
        trace_id: idOf('trace'),
        span_id: idOf('whole').slice(0, 16),
        service: 'shop',
        dialect: 'otel_genai',
        time: '2026-11-20T12:00:00.000Z',
        received: '2026-11-20T12:00:00.000Z',
        event_count: 1,
        body: JSON.parse(body),
      })
      expect((await stand.store.findRecord(tenant, idOf('record torn')))?.body).toBe('{"a":')
    })
  })
}
