import { expect, test } from 'vitest'
import { createSseSplitter, type EventSplitter, type StreamEvent } from './split-events.ts'
import { createFrameSplitter, writeFrame } from './split-frames.ts'

type Split = (listener: { onEvent(event: StreamEvent): void; onTooLarge(): void }, maxBytes: number) => EventSplitter

function split(create: Split, bytes: Buffer, size: number, maxBytes = 1000) {
  const events: StreamEvent[] = []
  let tooLarge = 0
  const splitter = create(
    {
      onEvent: (event) => events.push(event),
      onTooLarge: () => {
        tooLarge += 1
      },
    },
    maxBytes,
  )
  for (let at = 0; at < bytes.length; at += size) splitter.add(bytes.subarray(at, at + size))
  splitter.end()
  return { events, tooLarge, raw: Buffer.concat(events.map(({ raw }) => raw)) }
}

const SIZES = [1, 2, 3, 5, 1000]

test.each(SIZES)('server-sent events are cut the same in pieces of %i bytes', (size) => {
  const text = 'data: {"a":1}\n\nevent: x\r\ndata: {"b":\r\ndata:2}\r\n\r\n: note\n\ndata: [DONE]\n\ndata: {"end":true}'
  const { events, raw } = split(createSseSplitter, Buffer.from(text), size)
  expect(events.map(({ json }) => json)).toEqual([{ a: 1 }, { b: 2 }, undefined, undefined, { end: true }])
  expect(raw.toString()).toBe(text)
})

test.each(SIZES)('an event that is too large is left out, in pieces of %i bytes', (size) => {
  const text = `data: {"a":1}\n\ndata: "${'x'.repeat(200)}"\n\ndata: {"b":2}\n\n`
  const { events, tooLarge } = split(createSseSplitter, Buffer.from(text), size, 50)
  expect(events.map(({ json }) => json)).toEqual([{ a: 1 }, { b: 2 }])
  expect(tooLarge).toBe(1)
})

test.each(SIZES)('frames are cut the same in pieces of %i bytes', (size) => {
  const headers = (name: string) => ({ ':message-type': 'event', ':event-type': name })
  const bytes = Buffer.concat([
    writeFrame(headers('messageStart'), { role: 'assistant' }),
    writeFrame(headers('large'), 'x'.repeat(300)),
    writeFrame(headers('messageStop'), { stopReason: 'end_turn' }),
  ])
  const { events, tooLarge } = split(createFrameSplitter, bytes, size, 200)
  expect(events.map(({ json }) => json)).toEqual([
    { messageStart: { role: 'assistant' } },
    { messageStop: { stopReason: 'end_turn' } },
  ])
  expect(tooLarge).toBe(1)
})

test('frames that are none are skipped without an error', () => {
  for (const byte of [0, 7, 255]) {
    const { events } = split(createFrameSplitter, Buffer.alloc(500, byte), 7, 200)
    expect(events.every(({ json }) => json === undefined)).toBe(true)
  }
})
