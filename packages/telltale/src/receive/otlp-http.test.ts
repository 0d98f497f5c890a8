import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../config.ts'
import { TelltaleError } from '../errors.ts'
import type { IngestOptions } from './ingest.ts'
import { createOtlpHttpServer, type OtlpServer } from './otlp-http.ts'
import { createFakeKeys, createTestIngest } from './test-kit/fake-journal.ts'
import { toOtlpJson } from './test-kit/otlp-json.ts'
import { encodeRequest, toMessage } from './test-kit/otlp-proto.ts'
import { chatSpan, logRequest, metricRequest, traceRequest } from './test-kit/sample-requests.ts'

const PROTOBUF = { 'content-type': 'application/x-protobuf' }
const JSON_TYPE = { 'content-type': 'application/json' }
const KEY = 'tt_0123456789abcdef0123456789abcdef'
const open: OtlpServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close(100)))
})

async function start(options: Partial<IngestOptions> = {}, ready = () => true) {
  const kit = createTestIngest(options)
  const server = createOtlpHttpServer(kit.ingest, { ready })
  open.push(server)
  const port = await server.listen(0, '127.0.0.1')
  const post = (path: string, body: string | Buffer, headers: Record<string, string> = PROTOBUF) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers })
  return { ...kit, server, port, post }
}

const badSpan = { ...chatSpan(), traceId: Buffer.alloc(16) }

describe('what is taken', () => {
  test('protobuf and JSON of each signal, plain or gzip, are journaled as decompressed bytes', async () => {
    const { post, journal } = await start()
    const trace = encodeRequest('traces', traceRequest([chatSpan(1), chatSpan(2)]))
    const answers = [
      await post('/v1/traces', trace),
      await post('/v1/logs', gzipSync(encodeRequest('logs', logRequest({ stringValue: 'hello' }))), {
        ...PROTOBUF,
        'content-encoding': 'gzip',
      }),
      await post('/v1/metrics', toOtlpJson(metricRequest()), JSON_TYPE),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(journal.entries.map(({ signal, encoding, itemCount }) => [signal, encoding, itemCount])).toEqual([
      ['traces', 'protobuf', 2],
      ['logs', 'protobuf', 1],
      ['metrics', 'json', 1],
    ])
    expect(Buffer.from(journal.entries[0]?.body ?? []).equals(trace)).toBe(true)
    expect(journal.records().map(({ kind }) => kind)).toEqual(['span', 'span', 'log', 'metric'])
    expect(answers[0]?.headers.get('content-type')).toBe('application/x-protobuf')
    expect((await answers[0]?.arrayBuffer())?.byteLength).toBe(0)
    expect(await answers[2]?.json()).toEqual({})
  })

  test('a large gzip body goes through the stream and comes out whole', async () => {
    const { post, journal } = await start()
    const spans = Array.from({ length: 3_000 }, (_, i) => ({ ...chatSpan(1 + (i % 200)), name: `${i}`.repeat(60) }))
    const body = encodeRequest('traces', traceRequest(spans))
    const compressed = gzipSync(body, { level: 1 })
    const answer = await post('/v1/traces', compressed, { ...PROTOBUF, 'content-encoding': 'gzip' })
    expect(compressed.length).toBeGreaterThan(8 * 1024)
    expect(answer.status).toBe(200)
    expect(journal.entries[0]?.itemCount).toBe(3_000)
    expect(gunzipSync(compressed).equals(journal.entries[0]?.body ?? new Uint8Array())).toBe(true)
  })

  test('plain events are answered line by line', async () => {
    const { post, journal, refused } = await start()
    const lines = [
      '{"telltale.category":"ai_prompt","telltale.prompt.text":"hi"}',
      '{"event.action":"tool.executed","gen_ai.tool.name":"mail"}',
      '{"gen_ai.tool.name":"mail"}',
      'nonsense',
    ].join('\n')
    const answer = await post('/v1/events', lines, { 'content-type': 'application/x-ndjson' })
    expect(answer.status).toBe(200)
    const body = (await answer.json()) as { accepted: number; rejected: { line: number; reason: string }[] }
    expect(body.accepted).toBe(2)
    expect(body.rejected.map(({ line }) => line)).toEqual([3, 4])
    expect(body.rejected[0]?.reason).toContain('ai_prompt, ai_guardrail')
    expect(journal.records()).toHaveLength(2)
    expect(refused).toEqual([['record_rejected', 2]])
  })

  test('a request without records is fine and leaves nothing behind', async () => {
    const { post, journal } = await start()
    expect((await post('/v1/traces', '')).status).toBe(200)
    expect((await post('/v1/traces', '{}', JSON_TYPE)).status).toBe(200)
    expect(journal.entries).toEqual([])
  })
})

describe('partial success', () => {
  test('one bad span of a thousand is named and the others are kept', async () => {
    const { post, journal, refused } = await start()
    const spans = Array.from({ length: 1_000 }, (_, i) => (i === 500 ? badSpan : chatSpan(1 + (i % 200))))
    const answer = await post('/v1/traces', encodeRequest('traces', traceRequest(spans)))
    expect(answer.status).toBe(200)
    const { partialSuccess } = toMessage('ExportResponse', Buffer.from(await answer.arrayBuffer()))
    expect(partialSuccess).toMatchObject({ rejected: '1', errorMessage: expect.stringContaining('record 501') })
    expect(journal.entries[0]?.itemCount).toBe(999)
    expect(journal.records()).toHaveLength(999)
    expect(refused).toEqual([['record_rejected', 1]])
  })

  test('a request of bad records only is a success that kept none', async () => {
    const { post, journal } = await start()
    const answer = await post('/v1/traces', toOtlpJson(traceRequest([badSpan])), JSON_TYPE)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } })
    expect(journal.entries).toEqual([])
  })

  test('events of which none fits are answered with 400', async () => {
    const { post, journal } = await start()
    const answer = await post('/v1/events', '[{"a":1}]', JSON_TYPE)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ accepted: 0, rejected: [{ line: 1 }] })
    expect(journal.entries).toEqual([])
  })
})

describe('what is refused', () => {
  test('malformed bodies get 400 in the encoding they came in', async () => {
    const { post, refused } = await start()
    const protobuf = await post('/v1/traces', Buffer.from([0x0a, 0x7f, 0x01]))
    expect(protobuf.status).toBe(400)
    expect(toMessage('RpcStatus', Buffer.from(await protobuf.arrayBuffer()))).toMatchObject({ code: 3 })
    const json = await post('/v1/traces', '{"resourceSpans":', JSON_TYPE)
    expect(json.status).toBe(400)
    expect(await json.json()).toMatchObject({ code: 3, message: expect.stringContaining('not JSON') })
    const gzip = await post('/v1/traces', 'no gzip', { ...PROTOBUF, 'content-encoding': 'gzip' })
    expect(gzip.status).toBe(400)
    expect(refused.map(([reason]) => reason)).toEqual(['malformed', 'malformed', 'malformed'])
  })

  test.each([
    [{ 'content-type': 'text/plain' }, 'application/x-protobuf, application/json'],
    [{ 'content-type': 'application/json; charset=utf-16' }, 'application/x-protobuf, application/json'],
    [{ ...PROTOBUF, 'content-encoding': 'br' }, 'gzip or identity'],
    [{ ...PROTOBUF, 'content-encoding': 'gzip, gzip' }, 'gzip or identity'],
  ])('%o gets 415 and is told what is allowed', async (headers, allowed) => {
    const { post } = await start()
    const answer = await post('/v1/traces', 'x', headers as Record<string, string>)
    expect(answer.status).toBe(415)
    expect(await answer.text()).toContain(allowed)
  })

  test('a body announced as too large gets 413 before it is sent', async () => {
    const { port } = await start({ limits: { ...DEFAULT_LIMITS, decompressedBytes: 1_000 } })
    const status = await new Promise((resolve, reject) => {
      const headers = { ...PROTOBUF, 'content-length': 1_001 }
      const sent = httpRequest({ port, host: '127.0.0.1', path: '/v1/traces', method: 'POST', headers })
      sent.on('response', ({ statusCode }) => {
        sent.on('error', () => undefined) // the rest of the body is not wanted any more
        sent.destroy()
        resolve(statusCode)
      })
      sent.on('error', reject)
      sent.flushHeaders()
    })
    expect(status).toBe(413)
  })

  test('a chunked body gets 413 when it has become too large', async () => {
    const { port } = await start({ limits: { ...DEFAULT_LIMITS, decompressedBytes: 1_000 } })
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.alloc(900))
        controller.enqueue(Buffer.alloc(900))
        controller.close()
      },
    })
    const init = { method: 'POST', headers: PROTOBUF, body, duplex: 'half' } as const
    const answer = await fetch(`http://127.0.0.1:${port}/v1/traces`, init)
    expect(answer.status).toBe(413)
  })

  test('more bytes at once than the budget get 429 with Retry-After', async () => {
    const { post, refused } = await start({ limits: { ...DEFAULT_LIMITS, bytesInFlight: 100 } })
    const answer = await post('/v1/traces', Buffer.alloc(101))
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(refused).toEqual([['overloaded', 1]])
  })

  test('the budget is free again after each answer', async () => {
    const { post, ingest } = await start()
    await post('/v1/traces', encodeRequest('traces', traceRequest([chatSpan()])))
    await post('/v1/traces', 'broken')
    expect(ingest.budget.used).toBe(0)
  })

  test.each([
    [new TelltaleError('JOURNAL_FULL', 'full'), '30', 'journal_full'],
    [new TelltaleError('JOURNAL_FAILED', 'EIO'), '60', 'journal_failed'],
    [new TypeError('a bug'), '5', 'unexpected'],
  ])('%s before the append finished gets 503 with Retry-After', async (error, retryAfter, reason) => {
    const unexpected: unknown[] = []
    const { post, journal, refused } = await start({ onUnexpected: (seen) => void unexpected.push(seen) })
    journal.fail = error
    const answer = await post('/v1/traces', encodeRequest('traces', traceRequest([chatSpan()])))
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe(retryAfter)
    expect(refused).toEqual([[reason, 1]])
    expect(unexpected).toEqual(reason === 'unexpected' ? [error] : [])
  })

  test('200 waits for the journal', async () => {
    const { post, journal } = await start()
    const finish = journal.hold()
    let answered = false
    const answer = post('/v1/traces', encodeRequest('traces', traceRequest([chatSpan()]))).then((reply) => {
      answered = true
      return reply
    })
    await expect.poll(() => journal.begun).toBe(1)
    await fetch(`http://127.0.0.1:${(await start()).port}/live`)
    expect(answered).toBe(false)
    finish()
    expect((await answer).status).toBe(200)
  })
})

describe('keys', () => {
  const findKey = createFakeKeys({
    [KEY]: { id: 'app1', tenant: 'acme' },
    tt_read_read_read_read: { id: 'reader', scope: 'read' },
  })
  const body = encodeRequest('traces', traceRequest([chatSpan()]))

  test.each([
    [{}, 401],
    [{ authorization: 'Bearer tt_unknown_unknown_unknown' }, 401],
    [{ authorization: 'Basic abc' }, 401],
    [{ 'x-telltale-key': 'short' }, 401],
    [{ authorization: 'Bearer tt_read_read_read_read' }, 403],
    [{ authorization: `Bearer ${KEY}` }, 200],
    [{ 'x-telltale-key': KEY }, 200],
  ])('%o gets %i', async (headers, status) => {
    const { post, journal } = await start({ keysRequired: true, findKey })
    const answer = await post('/v1/traces', body, { ...PROTOBUF, ...(headers as Record<string, string>) })
    expect(answer.status).toBe(status)
    expect(journal.entries.map(({ tenant, keyId }) => [tenant, keyId])).toEqual(
      status === 200 ? [['acme', 'app1']] : [],
    )
  })

  test('a desk that fails gets 503: the key may be good', async () => {
    const { post } = await start({ keysRequired: true, findKey: () => Promise.reject(new Error('locked')) })
    expect((await post('/v1/traces', body, { ...PROTOBUF, 'x-telltale-key': KEY })).status).toBe(503)
  })
})

describe('web pages', () => {
  const send = (port: number, headers: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const options = {
        port,
        host: '127.0.0.1',
        path: '/v1/events',
        method: 'POST',
        headers: { ...JSON_TYPE, ...headers },
      }
      httpRequest(options, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end('{}')
    })

  test.each([
    [{ host: 'evil.example' }, 403],
    [{ host: '127.0.0.1.evil.example:80' }, 403],
    [{ host: 'localhost:4318' }, 400],
    [{ host: '[::1]:4318' }, 400],
    [{ host: '127.0.0.1:4318', origin: 'https://evil.example' }, 403],
    [{ host: '127.0.0.1:4318', origin: 'null' }, 403],
    [{ host: '127.0.0.1:4318', origin: 'http://localhost:3000' }, 403],
    [{ host: '127.0.0.1:4318', origin: 'http://127.0.0.1:4318' }, 400],
  ])('%o gets %i where no key is needed', async (headers, status) => {
    const { port } = await start()
    expect(await send(port, headers as Record<string, string>)).toBe(status)
  })
})

describe('the rest of the server', () => {
  test('probes, unknown paths and methods are answered', async () => {
    let isReady = false
    const { port, post } = await start({}, () => isReady)
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
    expect((await get('/live')).status).toBe(200)
    expect((await get('/ready')).status).toBe(503)
    isReady = true
    expect((await get('/ready')).status).toBe(200)
    const method = await get('/v1/traces')
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'POST'])
    const path = await post('/v2/traces', 'x')
    expect([path.status, await path.text()]).toEqual([404, expect.stringContaining('POST /v1/traces')])
    expect(await (await get('/')).text()).toContain('/v1/logs')
  })

  test('a port in use is said with its code', async () => {
    const { port } = await start()
    const second = createOtlpHttpServer(createTestIngest().ingest, { ready: () => true })
    await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'PORT_IN_USE' })
  })

  test('closing finishes the request under way and takes no other', async () => {
    const { server, port, post, journal } = await start()
    const finish = journal.hold()
    const answer = post('/v1/traces', encodeRequest('traces', traceRequest([chatSpan()])))
    await expect.poll(() => journal.begun).toBe(1)
    const closed = server.close(5_000)
    await expect(fetch(`http://127.0.0.1:${port}/live`)).rejects.toThrow()
    finish()
    expect((await answer).status).toBe(200)
    await closed
  })

  test('a sender that hangs up in the middle harms nobody', async () => {
    const { port, post, refused, ingest } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write(
      'POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\nContent-Length: 100\r\n\r\nabc',
    )
    await expect.poll(() => ingest.budget.used).toBe(100)
    socket.destroy()
    await expect.poll(() => refused).toEqual([['disconnected', 1]])
    expect(ingest.budget.used).toBe(0)
    expect((await post('/v1/traces', '')).status).toBe(200)
  })
})
