import { expect, test } from 'vitest'
import { readSse, type SseEvent, writeSse } from './read-sse.ts'

async function read(text: string, size: number, most = 1000): Promise<readonly SseEvent[]> {
  const bytes = Buffer.from(text)
  const source = async function* (): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
  }
  const events: SseEvent[] = []
  for await (const event of readSse(source(), most)) events.push(event)
  return events
}

const dataOf = (event: SseEvent | undefined): string | undefined =>
  event?.message?.kind === 'bytes' ? Buffer.from(event.message.bytes).toString() : event?.message?.kind

test.each([1, 3, 1000])('events are read as clients read them, in pieces of %i bytes', async (size) => {
  const text =
    ': hello\n\nid: 7\nevent: message\ndata: {"a":\ndata: 1}\n\ndata:{"b":2}\r\n\r\ndata: {"c":3}\r\rid: 8\ndata:\n\ndata: lost'
  const events = await read(text, size)
  expect(events.map(dataOf)).toEqual([undefined, '{"a":\n1}', '{"b":2}', '{"c":3}', undefined])
  expect(events.map(({ id }) => id)).toEqual([undefined, '7', undefined, undefined, '8'])
})

test('an event that is too large tells its id, and the next one is read', async () => {
  const large = `data: {"result":"${'x'.repeat(5000)}","id":4}\n\ndata: {"id":5}\n\n`
  const [first, second] = await read(large, 100)
  expect(first?.message).toMatchObject({ kind: 'too_large', skimmed: { id: '4', answers: true } })
  expect(dataOf(second)).toBe('{"id":5}')
})

test('an event is written so that it can be read in one way only', async () => {
  const [event] = await read('id: 1\ndata: {"a":\rdata: "b"}\n\n', 1000)
  const written = event && writeSse(event, event.message?.kind === 'bytes' ? event.message.bytes : undefined)
  expect(String(written)).toBe('id: 1\ndata: {"a":\ndata: "b"}\n\n')
})
