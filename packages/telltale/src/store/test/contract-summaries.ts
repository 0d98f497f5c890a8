import { describe, expect, test } from 'vitest'
import { NOON, newTenant, sampleEvent } from './samples.ts'
import { type Stand, write } from './stand.ts'

const MINUTE = 60_000

/** Counts, histogram, most frequent values. */
export function describeSummaries(stand: Stand): void {
  describe('sums up', () => {
    test('events by log and app; an app without a name is unknown', async () => {
      const tenant = newTenant()
      await write(stand, [
        sampleEvent({ name: '1', tenant, fields: { 'service.name': 'shop' } }),
        sampleEvent({ name: '2', tenant, category: 'ai_tool', fields: { 'service.name': 'shop' } }),
        sampleEvent({ name: '3', tenant, category: 'ai_tool' }),
      ])
      expect(await stand.store.countEvents(tenant)).toEqual({
        total: 3,
        byCategory: new Map([
          ['ai_tool', 2],
          ['ai_prompt', 1],
        ]),
        byApp: new Map([
          ['shop', 2],
          ['unknown', 1],
        ]),
      })
    })

    test('a histogram on round boundaries with empty buckets, filtered like events', async () => {
      const tenant = newTenant()
      const received = [NOON + 30_000, NOON + 31_000, NOON + 3 * MINUTE, NOON + 10 * MINUTE]
      await write(
        stand,
        received.map((receivedMs, i) =>
          sampleEvent({ name: `${i}`, tenant, receivedMs, category: i === 1 ? 'ai_tool' : 'ai_prompt' }),
        ),
      )
      const histogram = await stand.store.histogram(tenant, { fromMs: NOON + 1, toMs: NOON + 5 * MINUTE }, 5)
      expect(histogram).toEqual({
        from: '2026-11-20T12:00:00.001Z',
        to: '2026-11-20T12:05:00.000Z',
        bucket_ms: MINUTE,
        total: 3,
        buckets: [
          { start: '2026-11-20T12:00:00.000Z', total: 2, by_category: { ai_prompt: 1, ai_tool: 1 } },
          { start: '2026-11-20T12:01:00.000Z', total: 0, by_category: {} },
          { start: '2026-11-20T12:02:00.000Z', total: 0, by_category: {} },
          { start: '2026-11-20T12:03:00.000Z', total: 1, by_category: { ai_prompt: 1 } },
          { start: '2026-11-20T12:04:00.000Z', total: 0, by_category: {} },
        ],
      })
    })

    test('a histogram without times covers everything in at most as many buckets as asked', async () => {
      const tenant = newTenant()
      await write(
        stand,
        [0, 400 * 86_400_000].map((age, i) => sampleEvent({ name: `${i}`, tenant, receivedMs: NOON - age })),
      )
      const histogram = await stand.store.histogram(tenant, {}, 200)
      expect(histogram.total).toBe(2)
      expect(histogram.buckets.length).toBeLessThanOrEqual(200)
      expect((await stand.store.histogram(newTenant(), {}, 50)).total).toBe(0)
      expect((await stand.store.histogram(tenant, { fromMs: 0, toMs: 8.64e15 }, 3)).total).toBe(2)
    })

    test('the most frequent values of columns and other fields', async () => {
      const tenant = newTenant()
      const users = ['ann', 'bob', 'ann', '']
      await write(
        stand,
        users.map((user, i) =>
          sampleEvent({
            name: `${i}`,
            tenant,
            fields: { 'user.id': user, 'x.text': 'say "hi"', 'http.response.status_code': 200 + i },
          }),
        ),
      )
      const { fields } = await stand.store.topValues(tenant, { fields: new Map([['user.id', ['ann', 'bob']]]) }, [
        'user.id',
        'x.text',
        'none',
        'http.response.status_code',
      ])
      expect(fields).toEqual([
        {
          name: 'user.id',
          values: [
            { value: 'ann', count: 2 },
            { value: 'bob', count: 1 },
          ],
        },
        { name: 'x.text', values: [{ value: 'say "hi"', count: 3 }] },
        { name: 'none', values: [] },
        { name: 'http.response.status_code', values: ['200', '201', '202'].map((value) => ({ value, count: 1 })) },
      ])
    })
  })
}
