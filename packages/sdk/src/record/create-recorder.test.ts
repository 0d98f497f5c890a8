import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api'
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'
import { afterEach, describe, expect, test } from 'vitest'
import { CUT_MARK, MOST_TEXT } from './bounded-attributes.ts'
import { createRecorder, type Frame } from './create-recorder.ts'
import type { Finished, FinishedSpan } from './finished.ts'
import { createSyncFrames } from './frames.ts'
import type { Recorder } from './recorder.ts'
import { remoteSpan } from './remote-span.ts'

function recording(options: { readonly frames?: ReturnType<typeof createSyncFrames<Frame>> } = {}) {
  const all: Finished[] = []
  const recorder = createRecorder({ take: (finished) => all.push(finished), ...options })
  const spans = (): readonly FinishedSpan[] => all.filter((item) => item.kind === 'span')
  const named = (name: string): FinishedSpan | undefined => spans().find((span) => span.name === name)
  return { recorder, all, spans, named }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('a span that begins within another is its child, after every await', async () => {
  const { recorder, named } = recording()
  const outer = recorder.startSpan('outer')
  await recorder.within(outer, async () => {
    await turn()
    const inner = recorder.startSpan('inner')
    await recorder.within(inner, async () => {
      await turn()
      recorder.startSpan('innermost').end()
    })
    inner.end()
    recorder.startSpan('sibling').end()
  })
  outer.end()
  recorder.startSpan('alone').end()
  expect(named('inner')).toMatchObject({ parentSpanId: outer.spanId, traceId: outer.traceId })
  expect(named('innermost')?.parentSpanId).toBe(named('inner')?.spanId)
  expect(named('sibling')?.parentSpanId).toBe(outer.spanId)
  expect(named('alone')?.parentSpanId).toBeUndefined()
  expect(named('alone')?.traceId).not.toBe(outer.traceId)
})

test('calls side by side do not see each other', async () => {
  const { recorder, spans } = recording()
  await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const span = recorder.startSpan(`call ${i}`)
      await recorder.within(span, () =>
        recorder.as({ user: `u${i}` }, async () => {
          await turn()
          recorder.startSpan(`part ${i}`).end()
        }),
      )
      span.end()
    }),
  )
  for (const part of spans().filter(({ name }) => name.startsWith('part'))) {
    const number = part.name.slice(5)
    expect(part.parentSpanId).toBe(spans().find(({ name }) => name === `call ${number}`)?.spanId)
    expect(part.attributes.get('enduser.id')).toBe(`u${number}`)
  }
})

test('identity is on every span and record that begins while it is in force', () => {
  const { recorder, all } = recording()
  const identity = {
    user: 'ann',
    session: 's1',
    conversation: 'c1',
    customer: 'acme',
    address: '10.0.0.1',
    roles: ['admin'],
    keyId: 'k1',
  }
  recorder.as({ user: 'bob', session: 's1' }, () =>
    recorder.as({ ...identity }, () => {
      recorder.startSpan('s').end()
      recorder.log('e', {})
    }),
  )
  for (const { attributes } of all) {
    expect(Object.fromEntries(attributes)).toEqual({
      'enduser.id': 'ann',
      'session.id': 's1',
      'gen_ai.conversation.id': 'c1',
      'telltale.tenant.name': 'acme',
      'client.address': '10.0.0.1',
      'user.roles': ['admin'],
      'telltale.api_key.id': 'k1',
    })
  }
  expect(recorder.identity()).toEqual({})
})

test('what a newer identity does not name stays as it was', () => {
  const { recorder } = recording()
  recorder.as({ user: 'ann', session: 's1' }, () =>
    recorder.as({ session: 's2' } as { session: string; user?: string }, () =>
      expect(recorder.identity()).toEqual({ user: 'ann', session: 's2' }),
    ),
  )
})

test('without AsyncLocalStorage what runs at once is still below its span', () => {
  const { recorder, named } = recording({ frames: createSyncFrames<Frame>() })
  const outer = recorder.startSpan('outer')
  expect(() =>
    recorder.within(outer, () => {
      recorder.startSpan('inner').end()
      throw new Error('of the application')
    }),
  ).toThrow('of the application')
  recorder.startSpan('after').end()
  expect(named('inner')?.parentSpanId).toBe(outer.spanId)
  expect(named('after')?.parentSpanId).toBeUndefined()
})

test('texts, attributes and events are bounded, and what is left out is counted', () => {
  const { recorder, named } = recording()
  const span = recorder.startSpan('s')
  span.set({ long: 'word '.repeat(MOST_TEXT) })
  for (let i = 0; i < 300; i += 1) span.set({ [`a${i}`]: i })
  for (let i = 0; i < 200; i += 1) span.event('e', { text: 'x' })
  for (let i = 0; i < 100; i += 1) span.set({ [`a${i}`]: 'y'.repeat(MOST_TEXT) })
  span.end()
  const kept = named('s')
  const text = String(kept?.attributes.get('long'))
  expect(text.length).toBeLessThanOrEqual(MOST_TEXT)
  expect(text.endsWith(CUT_MARK)).toBe(true)
  expect(kept?.attributes.size).toBe(256)
  expect(kept?.events).toHaveLength(128)
  expect(kept).toMatchObject({ droppedAttributes: 45, droppedEvents: 72 })
  const total = [...(kept?.attributes.values() ?? [])].reduce((sum: number, value) => sum + String(value).length, 0)
  expect(total).toBeLessThan(2.5 * 1024 * 1024)
})

test('nothing throws, whatever it is given, and nothing happens after the end', () => {
  const { recorder, spans, all } = recording()
  const hostile = {
    get bad(): string {
      throw new Error('getter')
    },
    good: 'v',
    odd: Symbol('s'),
    none: Number.NaN,
    ['__proto__']: 'p',
  }
  const span = recorder.startSpan('s', { attributes: hostile as never })
  span.fail({
    get message() {
      throw new Error('getter')
    },
  })
  span.fail(null)
  recorder.log(undefined as never, null as never, 5 as never)
  span.end()
  span.set({ late: 1 })
  span.event('late')
  span.fail('late')
  span.end()
  expect(spans()).toHaveLength(1)
  expect(all).toHaveLength(2)
  expect(spans()[0]?.attributes.get('good')).toBe('v')
  expect(spans()[0]?.attributes.has('late')).toBe(false)
})

test('a failed span says of what kind the error was, and keeps it as an event', () => {
  const { recorder, named } = recording()
  class QuotaError extends Error {}
  const span = recorder.startSpan('s')
  span.fail(new QuotaError('too much'))
  span.end()
  expect(named('s')).toMatchObject({ failure: 'too much', events: [{ name: 'exception' }] })
  expect(named('s')?.attributes.get('error.type')).toBe('QuotaError')
  expect(named('s')?.events[0]?.attributes.get('exception.message')).toBe('too much')
})

describe('beside OpenTelemetry', () => {
  const exporter = new InMemorySpanExporter()

  function setUp(): Recorder & { readonly named: (name: string) => FinishedSpan | undefined } {
    new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
    const { recorder, named } = recording()
    return { ...recorder, named }
  }

  afterEach(() => {
    trace.disable()
    context.disable()
    exporter.reset()
  })

  test('our span is the child of theirs, theirs the child of ours, and the newest wins', async () => {
    const ours = setUp()
    const tracer = trace.getTracer('app')
    await tracer.startActiveSpan('http', async (http) => {
      const chat = ours.startSpan('chat')
      await ours.within(chat, async () => {
        await turn()
        ours.startSpan('scan').end()
        await tracer.startActiveSpan('fetch', async (fetch) => {
          await turn()
          ours.startSpan('egress').end()
          const tool = ours.startSpan('tool')
          ours.within(tool, () => tracer.startSpan('db').end())
          tool.end()
          fetch.end()
        })
        ours.startSpan('after').end()
      })
      chat.end()
      http.end()
    })
    const theirs = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name)
    expect(ours.named('chat')).toMatchObject({
      parentSpanId: theirs('http')?.spanContext().spanId,
      traceId: theirs('http')?.spanContext().traceId,
    })
    expect(ours.named('scan')?.parentSpanId).toBe(ours.named('chat')?.spanId)
    expect(theirs('fetch')?.parentSpanContext?.spanId).toBe(ours.named('chat')?.spanId)
    expect(ours.named('egress')?.parentSpanId).toBe(theirs('fetch')?.spanContext().spanId)
    expect(ours.named('tool')?.parentSpanId).toBe(theirs('fetch')?.spanContext().spanId)
    expect(theirs('db')?.parentSpanContext?.spanId).toBe(ours.named('tool')?.spanId)
    expect(ours.named('after')?.parentSpanId).toBe(ours.named('chat')?.spanId)
  })

  test('ids that are no ids are not taken over', () => {
    const ours = setUp()
    for (const traceId of [
      '0'.repeat(32),
      'x'.repeat(32),
      `${'a'.repeat(32)}\n`,
      'a'.repeat(1e5),
      7 as unknown as string,
    ]) {
      const span = trace.wrapSpanContext({ traceId, spanId: 'b'.repeat(16), traceFlags: 1 })
      context.with(trace.setSpan(ROOT_CONTEXT, span), () => ours.startSpan('s').end())
    }
    expect(ours.named('s')).toMatchObject({ parentSpanId: undefined, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  })
})

test('a traceparent is taken over only where it is one', () => {
  const good = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  expect(remoteSpan(good)).toMatchObject({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) })
  const bad = [
    '',
    'x',
    good.replace('00-', 'ff-'),
    good.replace(/a/g, '0'),
    good.toUpperCase(),
    `${good}${'x'.repeat(1e6)}`,
    [good],
    null,
  ]
  for (const header of bad) expect(remoteSpan(header)).toBeUndefined()
})

test('100 000 hostile traceparent headers give nothing but ids or nothing', () => {
  let seed = 1
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648
  }
  const letters = '0123456789abcdef-\n\0é%;'
  for (let i = 0; i < 100_000; i += 1) {
    const text = Array.from(
      { length: 55 + Math.floor(random() * 3) },
      () => letters[Math.floor(random() * letters.length)],
    ).join('')
    const span = remoteSpan(i % 2 === 0 ? text : `00-${text.slice(0, 32)}-${text.slice(32, 48)}-01`)
    if (span !== undefined) expect(`${span.traceId}${span.spanId}`).toMatch(/^[0-9a-f]{48}$/)
  }
})
