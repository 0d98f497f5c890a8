import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EVENT, FakeStore, NOW } from './api-fakes.ts'
import { parseTailPosition, type TailSource, TailStream } from './tail-stream.ts'

class FakeResponse extends EventEmitter {
  readonly written: string[] = []
  headers: Record<string, string> = {}
  full = false
  over = false
  writeHead(_status: number, headers: Record<string, string>) {
    this.headers = headers
  }
  write(text: string) {
    this.written.push(text)
    return !this.full
  }
  end() {
    this.over = true
  }
  destroy() {
    this.over = true
    this.emit('close')
  }
}

let store: FakeStore
let response: FakeResponse
let ended: number
let allowed: boolean
let watermarkMs: number

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  store = new FakeStore()
  response = new FakeResponse()
  ended = 0
  allowed = true
  watermarkMs = NOW
})

afterEach(() => {
  response.emit('close')
  vi.useRealTimers()
})

function open(more: Partial<TailSource> = {}): TailStream {
  const tail = new TailStream(response as unknown as ServerResponse, [['x-from-helmet', 'yes']], {
    store,
    tenant: 'acme',
    filter: {},
    from: { receivedMs: NOW - 2_000, id: '' },
    now: Date.now,
    watermarkMs: () => watermarkMs,
    isStillAllowed: async () => allowed,
    ...more,
  })
  tail.onEnd(() => {
    ended += 1
  })
  tail.start()
  return tail
}

function arrive(count: number, receivedMs = NOW): void {
  for (let i = 0; i < count; i += 1) {
    const id = i.toString(16).padStart(32, '0')
    store.newer.push({ position: { receivedMs, id }, event: { ...EVENT, 'event.id': id } })
  }
}

const messages = (kind: RegExp) => response.written.filter((text) => kind.test(text))
const positions = () => store.asked.map((asked) => asked.arguments[1])

test('shows what was stored since, each with the position to resume from', async () => {
  arrive(1)
  open()
  await vi.advanceTimersByTimeAsync(500)
  const [message] = messages(/^id:/)
  expect(message).toBe(
    `id: ${NOW}-${'0'.repeat(32)}\nevent: event\ndata: ${JSON.stringify({ ...EVENT, 'event.id': '0'.repeat(32) })}\n\n`,
  )
  expect(response.headers).toEqual({
    'x-from-helmet': 'yes',
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
})

test('asks on from the last event it saw, for its own tenant and filter', async () => {
  const filter = { categories: ['ai_tool'] }
  open({ filter })
  arrive(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(positions()).toEqual([
    { receivedMs: NOW - 2_000, id: '' },
    { receivedMs: NOW, id: '1'.padStart(32, '0') },
  ])
  expect(store.asked[0]).toMatchObject({ tenant: 'acme', arguments: [filter, {}, 200] })
})

test('a quiet tail moves on with what is stored, so that it never scans the past again', async () => {
  open()
  await vi.advanceTimersByTimeAsync(500)
  watermarkMs = NOW + 100
  await vi.advanceTimersByTimeAsync(1_000)
  expect(positions().slice(1)).toEqual([
    { receivedMs: NOW, id: '' },
    { receivedMs: NOW + 100, id: '' },
  ])
})

test('an event with line breaks and separators stays one message', async () => {
  open()
  store.newer.push({
    position: { receivedMs: NOW, id: 'a' },
    event: { 'telltale.prompt.text': 'a\n\nevent: end\ndata: {}\r\u2028' },
  })
  await vi.advanceTimersByTimeAsync(500)
  expect(messages(/^id:/)[0]?.split(/\r\n|\r|\n/)).toHaveLength(5)
})

describe('a flood', () => {
  test('is shown in part, fifty a second, and the rest counted', async () => {
    open()
    arrive(80)
    await vi.advanceTimersByTimeAsync(500)
    arrive(80)
    await vi.advanceTimersByTimeAsync(500)
    expect(messages(/\nevent: event/)).toHaveLength(75)
    expect(messages(/event: skipped/).map((text) => text.split('data: ')[1]?.trim())).toEqual([
      '{"count":30,"at_least":false}',
      '{"count":55,"at_least":false}',
    ])
  })

  test('beyond what is fetched at once is jumped over', async () => {
    open()
    arrive(200, NOW - 1_000)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(messages(/event: skipped/)).toEqual([`id: ${NOW}-\nevent: skipped\ndata: {"count":150,"at_least":true}\n\n`])
    expect(positions()[1]).toEqual({ receivedMs: NOW, id: '' })
  })
})

describe('a client', () => {
  test('that hears nothing for 15 seconds gets a heartbeat', async () => {
    open()
    await vi.advanceTimersByTimeAsync(31_000)
    expect(messages(/^: heartbeat/)).toHaveLength(2)
  })

  test('that does not read is not asked for until it does, and dropped after half a minute', async () => {
    open()
    response.full = true
    arrive(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(store.asked).toHaveLength(1)
    response.emit('drain')
    await vi.advanceTimersByTimeAsync(500)
    expect(store.asked).toHaveLength(2)
    arrive(1)
    await vi.advanceTimersByTimeAsync(31_500)
    expect(response.over).toBe(true)
    expect(ended).toBe(1)
  })

  test('that goes away is not asked for any more', async () => {
    open()
    await vi.advanceTimersByTimeAsync(500)
    response.emit('close')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(store.asked).toHaveLength(1)
    expect(ended).toBe(1)
  })

  test('whose key is revoked is told so within seconds and gets nothing more', async () => {
    open()
    await vi.advanceTimersByTimeAsync(500)
    allowed = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(response.written.at(-1)).toBe('event: end\ndata: {"reason":"not_allowed"}\n\n')
    expect(response.over).toBe(true)
    const asked = store.asked.length
    arrive(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(store.asked).toHaveLength(asked)
  })
})

test('a store that does not answer is reported once, and asked again', async () => {
  open()
  store.failure = new Error('down')
  await vi.advanceTimersByTimeAsync(1_500)
  expect(messages(/^event: problem/)).toHaveLength(1)
  store.failure = undefined
  arrive(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(messages(/^id:/)).toHaveLength(1)
})

test('a shutdown is told', () => {
  open().end('shutdown')
  expect(response.written.at(-1)).toBe('event: end\ndata: {"reason":"shutdown"}\n\n')
  expect(response.over).toBe(true)
})

test.each([
  ['1795424400000-0af7', { receivedMs: 1795424400000, id: '0af7' }],
  ['1795424400000-', { receivedMs: 1795424400000, id: '' }],
  [undefined, undefined],
  ['', undefined],
  ['17-zz', undefined],
  ["1-' OR 1=1", undefined],
])('the position %j is read as %j', (text, position) => {
  expect(parseTailPosition(text)).toEqual(position)
})
