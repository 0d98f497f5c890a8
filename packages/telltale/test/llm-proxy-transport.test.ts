import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ProxyOptions } from '../src/proxy/llm/proxy-options.ts'
import {
  chatAnswer,
  chatChunk,
  createWordGuard,
  json,
  type RunningProxy,
  startProxy,
  startUpstream,
  type Upstream,
  writeEvent,
} from './llm-proxy-kit.ts'

const BODY = JSON.stringify({ model: 'gpt-test', messages: [{ role: 'user', content: 'Hello' }] })
const CHAT = '/openai/v1/chat/completions'

let upstream: Upstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startUpstream()
  proxy = await startProxy(upstream.url)
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

async function restart(options: Partial<ProxyOptions>): Promise<void> {
  await proxy.close()
  proxy = await startProxy(upstream.url, options)
}

interface Asked {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** A request as it is, with headers and paths that `fetch` would not send. */
async function ask({ path = CHAT, method = 'POST', headers = {}, body = BODY }: Asked = {}) {
  const { port } = new URL(proxy.url)
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
    })
    request.on('error', reject)
    request.end(method === 'GET' ? undefined : body)
  })
}

describe('bytes', () => {
  test.each([
    ['JSON with odd spacing', 'application/json', Buffer.from('{ "choices":[],\r\n "a" : 1.0 }')],
    [
      'a stream with odd line ends',
      'text/event-stream',
      Buffer.from(`: c\r\n\r\n${writeEvent(chatChunk({ content: 'ä' }))}data: [DONE]`),
    ],
    ['a stream that is no JSON', 'text/event-stream', Buffer.from('data: {"half\n\ndata: \n\n\n\n')],
    ['bytes that are no text', 'application/octet-stream', Buffer.from([0, 255, 10, 13, 128])],
    ['nothing', 'application/json', Buffer.alloc(0)],
  ])('of %s come back as they are, in pieces or whole', async (_, type, bytes) => {
    for (const size of [1, 7, 1000]) {
      upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': type })
        for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size))
        response.end()
      }
      expect((await ask()).body.equals(bytes)).toBe(true)
    }
    expect(upstream.requests.map(({ body }) => body)).toEqual([BODY, BODY, BODY])
  })

  test('of a packed answer come back packed, and the gap is counted', async () => {
    const packed = gzipSync(JSON.stringify(chatAnswer({ content: 'Hi' })))
    upstream.answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
    const answer = await ask({ headers: { 'accept-encoding': 'gzip' } })
    expect(upstream.requests[0]?.headers['accept-encoding']).toBe('identity')
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.body.equals(packed)).toBe(true)
    expect(proxy.proxy.counts().gaps).toEqual({ answer_packed: 1 })
  })

  test('of a stream without an end of line pass in bounded memory', async () => {
    const block = Buffer.alloc(1024 * 1024, 'x')
    upstream.answer = async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (let count = 0; count < 64; count += 1) {
        if (!response.write(block)) await new Promise((resolve) => response.once('drain', resolve))
      }
      response.end()
    }
    expect((await ask()).body.length).toBe(64 * block.length)
    expect(proxy.proxy.counts().gaps).toEqual({ event_too_large: 1 })
  })

  test('of requests that cannot be read go on all the same, and the gap is counted', async () => {
    await restart({ limits: { requestBytes: 10 } })
    await ask()
    await restart({})
    await ask({ body: '{"half' })
    expect(upstream.requests.map(({ body }) => body)).toEqual([BODY, '{"half'])
    await expect.poll(() => proxy.proxy.counts().gaps).toEqual({ request_unreadable: 1 })
    expect(proxy.warnings).toEqual(['request_unreadable'])
  })
})

describe('the upstream', () => {
  test('is what the settings say, whatever a caller sends', async () => {
    const elsewhere = await startUpstream()
    const host = new URL(elsewhere.url).host
    const body = JSON.stringify({
      ...JSON.parse(BODY),
      api_base: elsewhere.url,
      base_url: elsewhere.url,
      user_config: { api_base: elsewhere.url },
    })
    const headers = {
      'x-forwarded-host': host,
      'x-original-url': elsewhere.url,
      forwarded: `host=${host}`,
      'x-upstream': elsewhere.url,
    }
    await ask({ body, headers })
    await ask({ path: `${CHAT}?api_base=${elsewhere.url}&url=${elsewhere.url}` })
    for (const path of [
      `${elsewhere.url}${CHAT}`,
      `//${host}${CHAT}`,
      `/openai//${host}/v1`,
      `/openai/v1/../../x`,
      `/openai/@${host}/..%2f`,
    ]) {
      expect((await ask({ path })).status).toBeGreaterThanOrEqual(400)
    }
    await ask({ path: `/openai/v1/@${host}/models`, method: 'GET' })
    expect(elsewhere.requests).toEqual([])
    expect(upstream.requests.map(({ url }) => url.split('?')[0])).toEqual([
      '/v1/chat/completions',
      '/v1/chat/completions',
      `/v1/@${host}/models`,
    ])
    expect(upstream.requests[0]?.headers).not.toMatchObject({ 'x-forwarded-host': host })
    expect(upstream.requests[0]?.headers.host).toBe(new URL(upstream.url).host)
    await elsewhere.close()
  })

  test('cannot send the caller, and its key, elsewhere', async () => {
    upstream.answer = json({}, 307, { location: 'http://elsewhere.test/', 'set-cookie': 'a=b' })
    const answer = await ask()
    expect(answer.status).toBe(307)
    expect(answer.headers.location).toBeUndefined()
    expect(upstream.requests).toHaveLength(1)
  })

  test('gets only headers that it knows', async () => {
    await ask({
      headers: {
        cookie: 'a=b',
        'openai-organization': 'o',
        connection: 'x-stainless-lang',
        'x-stainless-lang': 'js',
        te: 'trailers',
      },
    })
    const { headers } = upstream.requests[0] ?? { headers: {} }
    expect(headers).toMatchObject({ 'openai-organization': 'o' })
    for (const name of ['cookie', 'te', 'x-stainless-lang']) expect(headers).not.toHaveProperty(name)
  })

  test('gets what is not read as well, and that is counted', async () => {
    upstream.answer = (response, { body }) => response.end(body)
    expect((await ask({ path: '/openai/v1/files', body: 'abc' })).body.toString()).toBe('abc')
    expect(proxy.spans).toEqual([])
    expect(proxy.proxy.counts()).toMatchObject({ unobserved: 1 })
    await restart({ unobserved: 'refuse' })
    expect((await ask({ path: '/openai/v1/threads', body: '{}' })).status).toBe(403)
    expect((await ask({ path: '/openai/v1/models', method: 'GET' })).status).toBe(200)
  })
})

describe('callers', () => {
  test('of another site, or through a name that is not this machine, are refused', async () => {
    const host = new URL(proxy.url).host
    expect((await ask({ headers: { host: 'rebound.test' } })).status).toBe(403)
    expect((await ask({ headers: { host: `127.0.0.1.rebound.test` } })).status).toBe(403)
    expect((await ask({ headers: { origin: 'http://elsewhere.test' } })).status).toBe(403)
    expect((await ask({ headers: { origin: 'null' } })).status).toBe(403)
    expect((await ask({ headers: { origin: `http://${host}` } })).status).toBe(200)
    expect((await ask({ headers: { host: 'localhost:1' } })).status).toBe(200)
    expect(upstream.requests).toHaveLength(2)
  })

  test('present the token where one is asked for, and it stays here', async () => {
    await restart({ token: 'open-sesame' })
    expect((await ask()).status).toBe(401)
    expect((await ask({ headers: { 'x-telltale-token': 'open-sesam' } })).status).toBe(401)
    expect((await ask({ headers: { authorization: 'Bearer open-sesame' } })).status).toBe(401)
    expect((await ask({ headers: { 'x-telltale-token': 'open-sesame', host: 'proxy.internal' } })).status).toBe(200)
    expect(JSON.stringify(upstream.requests)).not.toContain('open-sesame')
    expect((await ask({ path: '/healthz', method: 'GET' })).body.toString()).toBe('{"status":"ok"}')
  })

  test('never get to see a key of ours, nor use their own', async () => {
    const key = 'sk-own-canary-77aa51'
    await restart({
      keys: new Map([
        ['openai', key],
        ['gemini', key],
      ]),
      token: 'pass-me',
    })
    upstream.answer = (response, { headers }) => {
      response.writeHead(401, { 'content-type': 'application/json', 'x-request-id': `for ${key}` })
      const text = JSON.stringify({
        error: { message: `Key ${headers.authorization ?? headers['x-goog-api-key']} is wrong` },
      })
      for (const letter of text) response.write(letter)
      response.end()
    }
    const answer = await ask({ headers: { authorization: 'Bearer pass-me', 'x-api-key': 'theirs' } })
    expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(upstream.requests[0]?.headers).not.toHaveProperty('x-api-key')
    expect(answer.body.toString()).toContain('Key Bearer *****')
    await ask({ path: '/gemini/v1beta/models/g:generateContent?alt=sse&key=pass-me', body: '{"contents":[]}' })
    expect(upstream.requests[1]).toMatchObject({
      url: '/v1beta/models/g:generateContent?alt=sse',
      headers: { 'x-goog-api-key': key },
    })
    expect(JSON.stringify([answer.headers, proxy.spans, proxy.warnings]) + answer.body.toString()).not.toContain(key)
    expect((await ask({ path: '/v1/messages', headers: { 'x-telltale-token': 'pass-me' } })).status).toBe(401)
  })
})

test('in monitor mode nothing of ours that fails ends a call', async () => {
  const fail = (): never => {
    throw new Error('down')
  }
  const broken = { startSpan: fail, within: fail, as: fail, identity: fail, log: fail }
  upstream.answer = json(chatAnswer({ content: 'Hi' }))
  await restart({ recorder: broken, guard: { ...createWordGuard('monitor'), check: fail } })
  expect((await ask()).status).toBe(200)
  await expect.poll(() => proxy.proxy.counts().gaps).toEqual({ recorder_failed: 1, guard_failed: 2 })
  await restart({
    formats: new Map([
      ['openai.chat', { name: 'x', provider: 'x', readRequest: fail, readAnswer: fail, createStream: fail }],
    ]),
  })
  expect((await ask()).status).toBe(200)
  await expect.poll(() => proxy.proxy.counts().gaps).toEqual({ request_unreadable: 1, answer_unreadable: 1 })
})

test('in enforce mode a recorder that fails refuses calls', async () => {
  const fail = (): never => {
    throw new Error('down')
  }
  await restart({ mode: 'enforce', recorder: { startSpan: fail, within: fail, as: fail, identity: fail, log: fail } })
  expect((await ask()).status).toBe(503)
  expect(upstream.requests).toEqual([])
})
