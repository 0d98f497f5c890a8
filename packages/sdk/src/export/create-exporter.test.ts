import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createRecorder } from '../record/create-recorder.ts'
import { createExporter, type ExporterOptions } from './create-exporter.ts'
import type { Exporter } from './exporter.ts'
import { createFetchPost } from './post-by-fetch.ts'
import { createNodePost } from './post-by-node.ts'
import { type Answer, type OtlpServer, openOtlpServer } from './test-kit/otlp-server.ts'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const QUICK = { baseMs: 5, mostMs: 20, giveUpMs: 60_000 }

async function open(answer?: Answer): Promise<OtlpServer> {
  const server = await openOtlpServer(answer)
  closing.push(server.close)
  return server
}

function exporting(options: ExporterOptions): Exporter {
  const exporter = createExporter({ retry: QUICK, ...options })
  closing.push(() => exporter.stop(50))
  return exporter
}

function gate(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((open) => {
    resolve = open
  })
  return { promise, resolve }
}

function write(exporter: Exporter, count = 1): void {
  const recorder = createRecorder({ take: exporter.take })
  for (let i = 1; i <= count; i += 1)
    recorder.startSpan(`chat ${i}`, { attributes: { 'gen_ai.request.model': 'm' } }).end()
}

describe.each([
  ['Node’s client', createNodePost()],
  ['fetch', createFetchPost()],
])('over %s', (_name, post) => {
  test('spans and log records arrive with the key, the source and their numbers', async () => {
    const server = await open()
    const exporter = exporting({ endpoint: server.url, key: 'k1', resource: new Map([['service.name', 'shop']]), post })
    const recorder = createRecorder({ take: exporter.take })
    const span = recorder.startSpan('chat', {
      kind: 'client',
      attributes: { n: 5, d: 0.5, list: ['a', 'b'], yes: true },
    })
    recorder.within(span, () => recorder.log('telltale.audit', { a: 'b' }, 'text'))
    span.fail(new TypeError('no'))
    span.end()
    expect(await exporter.flush()).toBe(true)
    const [log, chat] = [...server.rows()].sort(
      (a, b) => Number(a.attributes['telltale.source.seq']) - Number(b.attributes['telltale.source.seq']),
    )
    expect(server.requests.map(({ path }) => path).sort()).toEqual(['/v1/logs', '/v1/traces'])
    expect(server.requests[0]?.headers.authorization).toBe('Bearer k1')
    expect(chat).toMatchObject({
      name: 'chat',
      attributes: { n: 5, d: 0.5, yes: true, 'error.type': 'TypeError', 'telltale.source.seq': 2 },
      raw: { kind: 3, status: { code: 2, message: 'no' }, traceId: span.traceId },
      resource: { 'service.name': 'shop', 'telltale.source.id': expect.stringMatching(/^[0-9a-f]{32}$/) },
    })
    expect(log).toMatchObject({ name: 'telltale.audit', raw: { spanId: span.spanId, body: { stringValue: 'text' } } })
    expect(exporter.stats()).toMatchObject({ sent: 2, waiting: 0, waitingBytes: 0 })
  })

  test('a server that fails is tried again until it does not', async () => {
    const server = await open((response, number) => {
      response.statusCode = number < 4 ? ([500, 503, 429][number - 1] ?? 500) : 200
      response.end()
    })
    const exporter = exporting({ endpoint: server.url, post })
    write(exporter)
    expect(await exporter.flush()).toBe(true)
    expect(server.requests).toHaveLength(4)
    expect(exporter.stats().dropped).toEqual({ queue_full: 0, rejected: 0, too_large: 0, gave_up: 0 })
  })

  test('a redirect is not followed, and is tried again at the same place', async () => {
    const elsewhere = await open()
    const server = await open((response, number) => {
      response.statusCode = number === 1 ? 307 : 200
      if (number === 1) response.setHeader('location', `${elsewhere.url}/v1/traces`)
      response.end()
    })
    const exporter = exporting({ endpoint: server.url, post })
    write(exporter)
    expect(await exporter.flush()).toBe(true)
    expect(elsewhere.requests).toHaveLength(0)
    expect(server.requests).toHaveLength(2)
  })

  test('of an endless answer only the start is read', async () => {
    let written = 0
    const server = await open((response) => {
      const chunk = Buffer.alloc(64 * 1024, 'x')
      const more = (): void => {
        if (response.destroyed || written > 1e9) return
        written += chunk.length
        response.write(chunk, () => more())
      }
      more()
    })
    const exporter = exporting({ endpoint: server.url, post })
    write(exporter)
    expect(await exporter.flush()).toBe(true)
    expect(exporter.stats().sent).toBe(1)
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })

  test('an answer that says it is compressed and is not changes nothing', async () => {
    const server = await open((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end('no gzip at all')
    })
    const exporter = exporting({ endpoint: server.url, post })
    write(exporter)
    expect(await exporter.flush()).toBe(true)
    expect(exporter.stats().sent).toBe(1)
  })

  test('an answer that never ends its head is given up in time', async () => {
    const server = await open((response, number) => void (number > 1 && response.end()))
    const exporter = exporting({ endpoint: server.url, post, timeoutMs: 30 })
    write(exporter)
    expect(await exporter.flush()).toBe(true)
    expect(server.requests).toHaveLength(2)
  })
})

test('however long a server asks to wait, it is five minutes at most', async () => {
  let nowMs = 1_000_000
  const server = await open((response, number) => {
    response.statusCode = number === 1 ? 429 : 200
    if (number === 1) response.setHeader('retry-after', '1e9')
    response.end()
  })
  const exporter = exporting({ endpoint: server.url, now: () => nowMs })
  write(exporter)
  expect(await exporter.flush(100)).toBe(false)
  expect(server.requests).toHaveLength(1)
  nowMs += 5 * 60_000 + 1
  expect(await exporter.flush()).toBe(true)
  expect(server.requests).toHaveLength(2)
})

test('a server that takes nothing is told of once, and not at the first failure', async () => {
  const sentences: string[] = []
  let isDown = true
  const server = await open((response) => {
    response.statusCode = isDown ? 503 : 200
    response.end()
  })
  const exporter = exporting({ endpoint: server.url, warn: (sentence) => sentences.push(sentence) })
  write(exporter)
  await server.arrived(4)
  expect(sentences).toEqual([expect.stringContaining('what is logged waits and is sent again')])
  isDown = false
  expect(await exporter.flush()).toBe(true)
})

test('what is refused is counted, and reported with the next batch that is taken', async () => {
  const sentences: string[] = []
  const server = await open((response, number) => {
    response.statusCode = number === 1 ? 401 : 200
    response.end()
  })
  const exporter = exporting({ endpoint: server.url, warn: (sentence) => sentences.push(sentence) })
  write(exporter, 3)
  await exporter.flush()
  write(exporter)
  await exporter.flush()
  await exporter.flush()
  expect(exporter.stats().dropped.rejected).toBe(3)
  expect(sentences).toHaveLength(1)
  expect(server.rows().find(({ name }) => name === 'telltale.sdk.drops')?.attributes).toMatchObject({
    'telltale.sdk.drops.total': 3,
    'telltale.sdk.drops.rejected': 3,
  })
})

test('what a server accepts in part only is counted', async () => {
  const server = await open((response) => void response.end('{"partialSuccess":{"rejectedSpans":"2"}}'))
  const exporter = exporting({ endpoint: server.url })
  write(exporter, 5)
  await exporter.flush()
  expect(exporter.stats()).toMatchObject({ sent: 3, dropped: { rejected: 2 } })
})

test('a batch that is too large is halved until it is taken; one record that is too large is dropped', async () => {
  const sizes: number[] = []
  const server = await open((response) => {
    const spans = server.requests.at(-1)?.text.match(/"traceId"/g)?.length ?? 0
    sizes.push(spans)
    response.statusCode = spans > 1 || sizes.length >= 6 ? 413 : 200
    response.end()
  })
  const exporter = exporting({ endpoint: server.url })
  write(exporter, 4)
  await exporter.flush()
  expect(sizes.slice(0, 7)).toEqual([4, 2, 1, 1, 2, 1, 1])
  expect(exporter.stats()).toMatchObject({ sent: 2, dropped: { too_large: 2 } })
})

test('with the server down memory stays bounded, and what is dropped leaves a gap in the numbers', async () => {
  let isUp = false
  const server = await open((response) => {
    response.statusCode = isUp ? 200 : 503
    response.end()
  })
  const exporter = exporting({ endpoint: server.url, queue: { items: 10 } })
  write(exporter, 25)
  await exporter.flush(20)
  expect(exporter.stats()).toMatchObject({ waiting: 10, dropped: { queue_full: 15 } })
  isUp = true
  expect(await exporter.flush()).toBe(true)
  await exporter.flush()
  expect(exporter.stats()).toMatchObject({ sent: 11, waiting: 0, waitingBytes: 0 })
  const last = server.rows().at(-1)?.attributes
  expect(last).toMatchObject({ 'telltale.sdk.drops.queue_full': 15, 'telltale.source.seq': expect.any(Number) })
  expect(last?.['telltale.source.seq']).toBeGreaterThan(25)
})

test('what cannot be delivered at the end is dropped and counted, within its time', async () => {
  const exporter = exporting({ endpoint: 'http://127.0.0.1:1', post: () => new Promise(() => {}) })
  write(exporter, 3)
  await exporter.stop(20)
  write(exporter)
  expect(exporter.stats().dropped.gave_up).toBe(4)
})

test('a batch that fails for too long is given up', async () => {
  let nowMs = 0
  const exporter = exporting({
    endpoint: 'http://127.0.0.1:1',
    now: () => nowMs,
    retry: { ...QUICK, giveUpMs: 1000 },
    post: async () => ({ status: 503, retryAfter: undefined, body: '' }),
  })
  write(exporter, 2)
  await exporter.flush(20)
  nowMs = 2000
  await exporter.flush(20)
  expect(exporter.stats()).toMatchObject({ waiting: 0, dropped: { gave_up: 2 } })
})

test('what waits on disk is sent by the next process, once the server is back', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'telltale-spool-'))
  closing.push(() => rmSync(directory, { recursive: true }))
  const down = exporting({ endpoint: 'http://127.0.0.1:1', spool: { directory } })
  write(down, 3)
  await down.stop()
  expect(readdirSync(directory)).toHaveLength(1)
  const server = await open()
  const next = exporting({ endpoint: server.url, spool: { directory } })
  await next.flush()
  expect(server.rows().map(({ name }) => name)).toEqual(['chat 1', 'chat 2', 'chat 3'])
  expect(readdirSync(directory)).toEqual([])
  expect(down.stats().dropped.gave_up).toBe(0)
})

test('the disk is bounded too', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'telltale-spool-'))
  closing.push(() => rmSync(directory, { recursive: true }))
  const down = exporting({ endpoint: 'http://127.0.0.1:1', spool: { directory, bytes: 100 } })
  write(down, 3)
  await down.stop()
  expect(readdirSync(directory)).toEqual([])
  expect(down.stats().dropped.gave_up).toBe(3)
})

test('what comes while a request is under way goes out together, and nothing is packed where that is not wanted', async () => {
  const sent: { readonly packed: boolean; readonly spans: number }[] = []
  const { promise: begun, resolve: begin } = gate()
  const { promise: answered, resolve: answer } = gate()
  const exporter = exporting({
    endpoint: 'http://server.invalid',
    compression: 'none',
    post: async ({ headers, body }) => {
      const spans = new TextDecoder().decode(body).split('"traceId"').length - 1
      sent.push({ packed: 'content-encoding' in headers, spans })
      begin()
      if (sent.length === 1) await answered
      return { status: 200, retryAfter: undefined, body: '{}' }
    },
  })
  write(exporter, 512)
  await begun
  write(exporter, 3)
  answer()
  await new Promise((resolve) => setImmediate(resolve))
  write(exporter, 4)
  expect(await exporter.flush()).toBe(true)
  expect(sent).toEqual([
    { packed: false, spans: 512 },
    { packed: false, spans: 7 },
  ])
})
