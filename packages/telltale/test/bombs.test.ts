import { gzipSync } from 'node:zlib'
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeRequest, toMessage } from '../src/receive/test-kit/otlp-proto.ts'
import { chatSpan, traceRequest } from '../src/receive/test-kit/sample-requests.ts'
import { deepProtobuf, emptySpans, gzipBomb, heavyTraces, manyAttributes, memberBomb } from './bombs/bombs.ts'
import { type BombServer, startBombServer } from './bombs/start-bomb-server.ts'

const PROTOBUF = { 'content-type': 'application/x-protobuf' }
const GZIP = { ...PROTOBUF, 'content-encoding': 'gzip' }
const JSON_TYPE = { 'content-type': 'application/json' }
// Of 19 MiB each: well above the 256 MiB that may be under way.
const BODIES = 40
const HEALTHY = encodeRequest('traces', traceRequest([chatSpan()]))

let server: BombServer

beforeAll(async () => {
  server = await startBombServer()
  await withHealthySender(async () => post('/v1/traces', heavyTraces(10), PROTOBUF)) // warm, so that growth is the bomb's
})

afterAll(() => server.stop())

async function post(path: string, body: Buffer, headers: Record<string, string>): Promise<Response> {
  // A connection of its own: one that the server may just be closing as idle would fail for no fault of the bomb.
  const init = { method: 'POST', body: new Uint8Array(body), headers: { ...headers, connection: 'close' } }
  return fetch(`http://127.0.0.1:${server.http}${path}`, init)
}

/** Runs `act` while a healthy sender goes on; every one of its requests must be taken. */
async function withHealthySender<T>(act: () => Promise<T>): Promise<T> {
  let isOver = false
  const result = act().finally(() => {
    isOver = true
  })
  do {
    const answer = await post('/v1/traces', HEALTHY, PROTOBUF)
    expect(answer.status).toBe(200)
  } while (!isOver)
  return result
}

const bombs: readonly (readonly [string, string, () => Buffer, Record<string, string>, number])[] = [
  ['10 MB of gzip that would be 10 GiB', '/v1/traces', () => gzipBomb(10_240), GZIP, 413],
  ['3.5 MB of gzip that would be 3.5 GiB', '/v1/traces', () => gzipBomb(3_500), GZIP, 413],
  ['8 KB of gzip that would be 7 MiB', '/v1/traces', () => gzipBomb(7), GZIP, 413],
  ['3,500 gzip members of 1 MiB each', '/v1/traces', () => memberBomb(3_500), GZIP, 413],
  ['gzip in gzip', '/v1/traces', () => gzipSync(gzipBomb(1_000)), GZIP, 400],
  [
    'gzip in gzip that says so',
    '/v1/traces',
    () => gzipSync(gzipBomb(10)),
    { ...PROTOBUF, 'content-encoding': 'gzip, gzip' },
    415,
  ],
  ['a million levels of JSON lists', '/v1/logs', () => Buffer.from('['.repeat(1_000_000)), JSON_TYPE, 400],
  ['five million levels of JSON objects', '/v1/events', () => Buffer.from('{"a":'.repeat(4_000_000)), JSON_TYPE, 400],
  ['20 MB of tiny JSON objects', '/v1/events', () => Buffer.from(`[${'{},'.repeat(6_900_000)}{}]`), JSON_TYPE, 413],
  ['33 levels of protobuf values', '/v1/logs', () => deepProtobuf(33), PROTOBUF, 400],
  ['a million levels of protobuf values', '/v1/logs', () => deepProtobuf(1_000_000), PROTOBUF, 400],
  ['a million open groups', '/v1/traces', () => Buffer.alloc(1_000_000, 0x0b), PROTOBUF, 400],
  ['a length of 2 GiB', '/v1/traces', () => Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x07]), PROTOBUF, 400],
  ['ten million empty spans', '/v1/traces', () => emptySpans(10_000_000), PROTOBUF, 413],
]

test.each(bombs)('%s: refused cheaply, and others go on', async (_, path, make, headers, status) => {
  const bomb = make()
  const { result, cpuSeconds, grownMiB } = await server.measure(() =>
    withHealthySender(() => post(path, bomb, headers)),
  )
  expect(result.status).toBe(status)
  expect(cpuSeconds).toBeLessThan(1)
  expect(grownMiB).toBeLessThan(96)
})

test('a span with a million attributes is rejected alone', async () => {
  const bomb = manyAttributes(1_000_000)
  const { result, cpuSeconds, grownMiB } = await server.measure(() =>
    withHealthySender(() => post('/v1/traces', bomb, PROTOBUF)),
  )
  expect(result.status).toBe(200)
  const { partialSuccess } = toMessage('ExportResponse', Buffer.from(await result.arrayBuffer()))
  expect(partialSuccess).toMatchObject({ rejected: '1', errorMessage: expect.stringContaining('1024 attributes') })
  expect(cpuSeconds).toBeLessThan(1)
  expect(grownMiB).toBeLessThan(96)
})

test('a hundred gzip bombs at once stay within the budget', async () => {
  const bomb = gzipBomb(3_500)
  const { result, grownMiB } = await server.measure(() =>
    withHealthySender(() => Promise.all(Array.from({ length: 100 }, () => post('/v1/traces', bomb, GZIP)))),
  )
  const statuses = new Set(result.map(({ status }) => status))
  expect([...statuses].every((status) => status === 413 || status === 429)).toBe(true)
  expect(grownMiB).toBeLessThan(384)
})

test('bodies beyond the bytes in flight get 429 and the others are taken', async () => {
  const body = heavyTraces(19)
  const { result, grownMiB } = await server.measure(() =>
    Promise.all(Array.from({ length: BODIES }, () => post('/v1/traces', body, PROTOBUF))),
  )
  const taken = result.filter(({ status }) => status === 200).length
  expect(taken).toBeGreaterThan(0)
  expect(result.filter(({ status }) => status === 429).length + taken).toBe(BODIES)
  expect(grownMiB).toBeLessThan(384)
})

test('a gzip bomb over gRPC is RESOURCE_EXHAUSTED', async () => {
  const client = new Client(`127.0.0.1:${server.grpc}`, credentials.createInsecure(), {
    'grpc.default_compression_algorithm': 2,
  })
  const asIs = (bytes: Buffer): Buffer => bytes
  const path = '/opentelemetry.proto.collector.trace.v1.TraceService/Export'
  const { result, grownMiB } = await server.measure(
    () =>
      new Promise<ServiceError | null>((resolve) => {
        client.makeUnaryRequest(path, asIs, asIs, Buffer.alloc(400 * 1024 * 1024), new Metadata(), (error) =>
          resolve(error),
        )
      }),
  )
  client.close()
  expect(result?.code).toBe(8)
  expect(grownMiB).toBeLessThan(96)
})
