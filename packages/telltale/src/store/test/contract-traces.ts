import { describe, expect, test } from 'vitest'
import { idOf, NOON, newTenant, sampleEvent, sampleRecord } from './samples.ts'
import { type Stand, write } from './stand.ts'

const at = (ms: number): bigint => BigInt(NOON + ms) * 1_000_000n

/** One trace: its spans as a tree and its events. */
export function describeTraces(stand: Stand): void {
  describe('gives a trace', () => {
    test('as a tree in start order with its events by event time', async () => {
      const tenant = newTenant()
      const traceId = idOf('tree')
      const span = (name: string, startMs: number, parent = '') =>
        sampleRecord({
          name,
          tenant,
          traceId,
          spanId: name.padEnd(16, '0'),
          parentSpanId: parent === '' ? '' : parent.padEnd(16, '0'),
          timeUnixNano: at(startMs),
          endUnixNano: at(startMs + 7),
        })
      await write(
        stand,
        [2, 1].map((ms) =>
          sampleEvent({ name: `at${ms}`, tenant, timeUnixNano: at(ms), fields: { trace_id: traceId } }),
        ),
        [
          { ...span('b2', 20, 'a'), statusCode: 2, statusMessage: 'boom', spanKind: 3 },
          span('a', 0),
          span('b1', 10, 'a'),
          span('late', 5, 'absent'),
          sampleRecord({ name: 'a log', tenant, traceId, signal: 'log' }),
        ],
      )
      const trace = await stand.store.findTrace(tenant, traceId)
      expect(
        trace?.spans.map((root) => [root.name, root.parent_missing ?? false, root.children.map((child) => child.name)]),
      ).toEqual([
        ['a', false, ['b1', 'b2']],
        ['late', true, []],
      ])
      expect(trace?.spans[0]?.children[1]).toMatchObject({
        kind: 'client',
        status: 'error',
        status_message: 'boom',
        duration_ms: 7,
        start: '2026-11-20T12:00:00.020Z',
        end: '2026-11-20T12:00:00.027Z',
        record_id: idOf('record b2'),
        service: 'shop',
        dialect: 'otel_genai',
      })
      expect(trace?.events.map((event) => event['event.id'])).toEqual([idOf('at1'), idOf('at2')])
      expect([trace?.trace_id, trace?.span_count, trace?.truncated]).toEqual([traceId, 4, false])
    })

    test('that has only events, and none for an id that nothing carries', async () => {
      const tenant = newTenant()
      await write(stand, [
        sampleEvent({ name: 'alone', tenant, fields: { trace_id: idOf('only events') } }),
        sampleEvent({ name: 'no trace', tenant }),
      ])
      expect(await stand.store.findTrace(tenant, idOf('only events'))).toMatchObject({
        spans: [],
        span_count: 0,
        truncated: false,
      })
      expect(await stand.store.findTrace(tenant, idOf('nothing'))).toBeUndefined()
      expect(await stand.store.findTrace(tenant, '')).toBeUndefined()
    })

    test('of more than 5000 spans in part, and says so', async () => {
      const tenant = newTenant()
      const spans = Array.from({ length: 5_001 }, (_, i) =>
        sampleRecord({ name: `s${i}`, tenant, traceId: idOf('huge'), spanId: i.toString(16).padStart(16, '0') }),
      )
      await write(stand, [], spans)
      expect(await stand.store.findTrace(tenant, idOf('huge'))).toMatchObject({ span_count: 5_000, truncated: true })
    })
  })
}
