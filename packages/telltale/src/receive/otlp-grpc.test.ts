import { gzipSync } from 'node:zlib'
import { Client, compressionAlgorithms, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import { afterEach, describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../config.ts'
import { TelltaleError } from '../errors.ts'
import type { IngestOptions } from './ingest.ts'
import { createOtlpGrpcServer } from './otlp-grpc.ts'
import type { OtlpServer } from './otlp-http.ts'
import { createFakeKeys, createTestIngest } from './test-kit/fake-journal.ts'
import { encodeRequest, toMessage } from './test-kit/otlp-proto.ts'
import { chatSpan, logRequest, metricRequest, traceRequest } from './test-kit/sample-requests.ts'

const TRACES = '/opentelemetry.proto.collector.trace.v1.TraceService/Export'
const LOGS = '/opentelemetry.proto.collector.logs.v1.LogsService/Export'
const METRICS = '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export'
const KEY = 'tt_0123456789abcdef0123456789abcdef'
const servers: OtlpServer[] = []
const clients: Client[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await Promise.all(servers.splice(0).map((server) => server.close(100)))
})

const asIs = (bytes: Buffer): Buffer => bytes

async function start(options: Partial<IngestOptions> = {}, channel: Record<string, number> = {}) {
  const kit = createTestIngest(options)
  const server = createOtlpGrpcServer(kit.ingest)
  servers.push(server)
  const port = await server.listen(0, '127.0.0.1')
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), channel)
  clients.push(client)
  const send = (path: string, body: Buffer, metadata = new Metadata()) =>
    new Promise<Buffer>((resolve, reject) => {
      client.makeUnaryRequest(path, asIs, asIs, body, metadata, (error, answer) => {
        if (error !== null) reject(error)
        else resolve(answer ?? Buffer.alloc(0))
      })
    })
  return { ...kit, server, port, send }
}

function withKey(name: string, value: string): Metadata {
  const metadata = new Metadata()
  metadata.set(name, value)
  return metadata
}

const trace = encodeRequest('traces', traceRequest([chatSpan()]))

describe('what is taken', () => {
  test('each of the three services journals its bytes', async () => {
    const { send, journal } = await start()
    expect(await send(TRACES, trace)).toHaveLength(0)
    await send(LOGS, encodeRequest('logs', logRequest({ stringValue: 'hello' })))
    await send(METRICS, encodeRequest('metrics', metricRequest()))
    expect(journal.entries.map(({ signal, encoding, tenant }) => [signal, encoding, tenant])).toEqual([
      ['traces', 'protobuf', 'default'],
      ['logs', 'protobuf', 'default'],
      ['metrics', 'protobuf', 'default'],
    ])
    expect(journal.records().map(({ kind }) => kind)).toEqual(['span', 'log', 'metric'])
  })

  test('gzip is taken apart, and a message of 15 MB passes', async () => {
    const { send, journal } = await start({}, { 'grpc.default_compression_algorithm': compressionAlgorithms.gzip })
    const value = { stringValue: 'x'.repeat(1_000_000) }
    const spans = Array.from({ length: 15 }, (_, i) => ({ ...chatSpan(i + 1), attributes: [{ key: 'k', value }] }))
    await send(TRACES, encodeRequest('traces', traceRequest(spans)))
    expect(journal.entries[0]?.itemCount).toBe(15)
  })

  test('rejected spans are counted in the partial success', async () => {
    const { send } = await start()
    const spans = [chatSpan(), { ...chatSpan(), spanId: Buffer.alloc(0) }]
    const answer = await send(TRACES, encodeRequest('traces', traceRequest(spans)))
    expect(toMessage('ExportResponse', answer).partialSuccess).toMatchObject({
      rejected: '1',
      errorMessage: expect.stringContaining('span_id'),
    })
  })
})

describe('what is refused', () => {
  const failure = async (promise: Promise<unknown>): Promise<ServiceError> =>
    promise.then(
      () => Promise.reject(new Error('was taken')),
      (error: ServiceError) => error,
    )

  test('malformed bytes are INVALID_ARGUMENT', async () => {
    const { send, refused } = await start()
    expect(await failure(send(TRACES, Buffer.from([0x0a, 0x7f])))).toMatchObject({ code: 3 })
    expect(refused).toEqual([['malformed', 1]])
  })

  test('a gzip bomb is RESOURCE_EXHAUSTED', async () => {
    const limits = { ...DEFAULT_LIMITS, decompressedBytes: 100_000 }
    const { send } = await start({ limits }, { 'grpc.default_compression_algorithm': compressionAlgorithms.gzip })
    const bomb = Buffer.alloc(10_000_000)
    expect(gzipSync(bomb).length).toBeLessThan(100_000)
    expect(await failure(send(TRACES, bomb))).toMatchObject({ code: 8 })
  })

  test('a full journal is UNAVAILABLE and says when to come back', async () => {
    const { send, journal } = await start()
    journal.fail = new TelltaleError('JOURNAL_FULL', 'full')
    const { code, metadata } = await failure(send(TRACES, trace))
    expect(code).toBe(14)
    expect(metadata.get('grpc-retry-pushback-ms')).toEqual(['30000'])
    const details = toMessage('RpcStatus', metadata.get('grpc-status-details-bin')[0] as Buffer).details
    expect(details).toMatchObject([{ typeUrl: 'type.googleapis.com/google.rpc.RetryInfo' }])
  })

  test('a budget that is used up is RESOURCE_EXHAUSTED with a pushback', async () => {
    const { send } = await start({ limits: { ...DEFAULT_LIMITS, bytesInFlight: 10 } })
    const { code, metadata } = await failure(send(TRACES, trace))
    expect([code, metadata.get('grpc-retry-pushback-ms')]).toEqual([8, ['1000']])
  })

  test('keys are checked before the message is read', async () => {
    const findKey = createFakeKeys({ [KEY]: { id: 'app1', tenant: 'acme' } })
    const { send, journal, refused } = await start({ keysRequired: true, findKey })
    expect(await failure(send(TRACES, trace))).toMatchObject({ code: 16 })
    expect(await failure(send(TRACES, trace, withKey('x-telltale-key', `${KEY}x`)))).toMatchObject({ code: 16 })
    await send(TRACES, trace, withKey('authorization', `Bearer ${KEY}`))
    expect(journal.entries.map(({ tenant, keyId }) => [tenant, keyId])).toEqual([['acme', 'app1']])
    expect(refused).toEqual([
      ['unauthenticated', 1],
      ['unauthenticated', 1],
    ])
  })

  test('a message that does not arrive is ended, and its slot goes to the next', async () => {
    const limits = { ...DEFAULT_LIMITS, requestMs: 200, bytesInFlight: DEFAULT_LIMITS.decompressedBytes }
    const { send, port } = await start({ limits })
    const slow = new Client(`127.0.0.1:${port}`, credentials.createInsecure())
    clients.push(slow)
    const ended = new Promise<ServiceError>((resolve) => {
      slow.makeClientStreamRequest(TRACES, asIs, asIs, (error) => resolve(error as ServiceError))
    })
    await send(TRACES, trace)
    expect((await ended).code).toBe(4)
  })
})

test('a port in use is said with its code', async () => {
  const { port } = await start()
  const second = createOtlpGrpcServer(createTestIngest().ingest)
  await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'PORT_IN_USE' })
  await second.close(0)
})

test('closing lets the call under way finish', async () => {
  const { send, server, journal } = await start()
  const finish = journal.hold()
  const answer = send(TRACES, trace)
  await expect.poll(() => journal.begun).toBe(1)
  const closed = server.close(5_000)
  finish()
  expect(await answer).toHaveLength(0)
  await closed
})
