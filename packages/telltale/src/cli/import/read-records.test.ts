import { expect, test } from 'vitest'
import { readRecords } from './read-records.ts'

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string, size = 7, most = 1_000): Promise<readonly [number, number, string | undefined][]> {
  const found: [number, number, string | undefined][] = []
  for await (const { line, end, bytes } of readRecords(inChunks(text, size), most)) {
    found.push([line, end, bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')])
  }
  return found
}

test.each([1, 2, 3, 7, 1_000])('records stand on lines, in lists and in pages, in chunks of %i bytes', async (size) => {
  expect(await read('{"a":1}\n\n{"b":"}"}', size)).toEqual([
    [1, 8, '{"a":1}'],
    [3, 18, '{"b":"}"}'],
  ])
  expect(await read('[{"a":1},\n {"b":[{}]} ,3]\n', size)).toEqual([
    [1, 8, '{"a":1}'],
    [2, 21, '{"b":[{}]}'],
    [2, 24, '3'],
  ])
  const page =
    '{\n"object": "list", "data": [\n{"id": "x\\"]"},{"data":[1]}\n], "has_more": false, "last": {"a":[{}]}}\n'
  expect((await read(page, size)).map(([line, , text]) => [line, text])).toEqual([
    [3, '{"id": "x\\"]"}'],
    [3, '{"data":[1]}'],
  ])
  const pages = await read('{"data":[{"a":1}],"has_more":true}\n{"data":[{"a":2}]}\n', size)
  expect(pages.map(([, , text]) => text)).toEqual(['{"a":1}', '{"a":2}'])
})

test('values that stand on several lines are read whole', async () => {
  const records = await read('{\n  "a": 1\n}\n{\n  "data": 2\n}\n')
  expect(records.map(([line, , text]) => [line, JSON.parse(text ?? '')])).toEqual([
    [1, { a: 1 }],
    [4, { data: 2 }],
  ])
})

test('a broken line spoils no other', async () => {
  const lines = await read('{"a":1}\n{"b":\n{"c":3}\n')
  expect(lines.map(([line, , text]) => [line, text])).toEqual([
    [1, '{"a":1}'],
    [2, '{"b":'],
    [3, '{"c":3}'],
  ])
  expect((await read('{"a":\n{"c":3}\n')).map(([line]) => line)).toEqual([1, 2])
})

test('a record of a line that has a list called data is one record', async () => {
  expect(await read('{"model":"m","data":[{"a":1}]}\n')).toHaveLength(1)
})

test('a record that is too long is told of and not held', async () => {
  expect(await read(`{"a":"${'x'.repeat(50)}"}\n{"b":1}\n`, 9, 20)).toEqual([
    [1, 59, undefined],
    [2, 67, '{"b":1}'],
  ])
  expect((await read(`[{"a":"${'x'.repeat(50)}"},{"b":1}]`, 9, 20)).map(([, , text]) => text)).toEqual([
    undefined,
    '{"b":1}',
  ])
})

test('a list that is cut off gives what is whole, and the rest as it stands', async () => {
  expect((await read('[{"a":1},{"b":')).map(([, , text]) => text)).toEqual(['{"a":1}', '{"b":'])
})
