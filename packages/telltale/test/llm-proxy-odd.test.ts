import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  chatAnswer,
  chatChunk,
  json,
  type RunningProxy,
  startProxy,
  startUpstream,
  type Upstream,
  writeEvent,
} from './llm-proxy-kit.ts'

const BODY = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hello' }] })
const CHAT = '/openai/v1/chat/completions'

let upstream: Upstream
let monitor: RunningProxy
let enforce: RunningProxy

beforeEach(async () => {
  upstream = await startUpstream()
  monitor = await startProxy(upstream.url)
  enforce = await startProxy(upstream.url, { mode: 'enforce', limits: { holdMs: 20 } })
})

afterEach(async () => {
  await monitor.close()
  await enforce.close()
  await upstream.close()
})

async function ask({ url }: RunningProxy, init: RequestInit = {}, path = CHAT) {
  const answer = await fetch(`${url}${path}`, { method: 'POST', body: BODY, ...init })
  return { status: answer.status, text: await answer.text() }
}

/** What comes back for bytes as they are. */
function say({ url }: RunningProxy, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => {
      heard += chunk.toString()
    })
    socket.on('end', () => resolve(heard)).on('error', reject)
  })
}

test('a client of HTTP/1.0 gets its answer and stream whole, without chunks', async () => {
  const host = new URL(monitor.url).host
  const head = `POST ${CHAT} HTTP/1.0\r\nHost: ${host}\r\nContent-Length: ${BODY.length}\r\n\r\n`
  for (const proxy of [monitor, enforce]) {
    upstream.answer = json(chatAnswer({ content: 'Hi' }))
    expect(await say(proxy, head.replace(host, new URL(proxy.url).host) + BODY)).toMatch(
      /^HTTP\/1.1 200 [\s\S]*\r\n\r\n\{"id"/,
    )
    const streamed = writeEvent(chatChunk({ content: 'Hi ' })) + writeEvent('[DONE]')
    upstream.answer = (response) => response.writeHead(200, { 'content-type': 'Text/Event-Stream; x=y' }).end(streamed)
    expect((await say(proxy, head + BODY)).endsWith(`\r\n\r\n${streamed}`)).toBe(true)
  }
})

test('a page instead of an answer passes in monitor mode and is counted, and is refused in enforce mode', async () => {
  upstream.answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in</html>')
  expect(await ask(monitor)).toEqual({ status: 200, text: '<html>log in</html>' })
  expect(monitor.proxy.counts().gaps).toEqual({ answer_unreadable: 1 })
  expect(await ask(enforce)).toMatchObject({ status: 503, text: expect.stringContaining('not JSON') })
  upstream.answer = (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')
  for (const proxy of [monitor, enforce]) expect(await ask(proxy)).toEqual({ status: 502, text: '<html>' })
  expect(monitor.proxy.counts().gaps).toEqual({ answer_unreadable: 1 })
})

test('what went wrong on the way is told apart, and where the provider is stays untold', async () => {
  const codes = async (answer: Upstream['answer']): Promise<string> => {
    upstream.answer = answer
    const { status, text } = await ask(monitor)
    expect(status).toBe(502)
    expect(text).not.toContain('127.0.0.1')
    return JSON.parse(text).error.code
  }
  expect(await codes((response) => void response.destroy())).toBe('upstream_broke_off')
  expect(await codes((response) => void response.socket?.end('this is no HTTP\r\n\r\n'))).toBe('upstream_no_http')
  const gone = await startProxy('http://127.0.0.1:1')
  expect((await ask(gone)).text).toContain('ECONNREFUSED')
  await gone.close()
})

test('in enforce mode an endpoint that is read is reached in no other way', async () => {
  for (const method of ['PUT', 'PATCH', 'OPTIONS']) expect((await ask(enforce, { method })).status).toBe(405)
  const host = new URL(enforce.url).host
  const head = `Host: ${host}\r\nConnection: close\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`
  expect(await say(enforce, `GET ${CHAT} HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 405 /)
  expect((await ask(enforce, { body: gzipSync(BODY), headers: { 'content-encoding': 'gzip' } })).status).toBe(400)
  expect(upstream.requests).toEqual([])
  await fetch(`${enforce.url}${CHAT}?limit=1`)
  expect(upstream.requests).toMatchObject([{ method: 'GET', url: '/v1/chat/completions?limit=1' }])
})

test('a body that is nested beyond measure is refused where it must be read, and passes where not', async () => {
  const body = `{"model":"m","messages":[{"role":"user","content":"Hi"}],"metadata":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  upstream.answer = json(chatAnswer({ content: 'Hi' }))
  expect(await ask(enforce, { body })).toMatchObject({
    status: 400,
    text: expect.stringContaining('nested too deeply'),
  })
  expect(upstream.requests).toEqual([])
  expect((await ask(monitor, { body })).status).toBe(200)
})

test('pings of Anthropic and comments pass in their place while words wait', async () => {
  const delta = (text: string) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })
  const sent = [
    ': open\r\n\r\n',
    'event: ping\ndata: {"type": "ping"}\n\n',
    `data: ${JSON.stringify({ type: 'message_start', message: { id: 'm', role: 'assistant', content: [] } })}\n\n`,
    `data: ${JSON.stringify({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } })}\n\n`,
    `event: content_block_delta\ndata: ${JSON.stringify(delta('Fine '))}\n\n`,
    'event: ping\r\ndata:{"type":\r\ndata:"ping"}\r\n\r\n',
    `event: content_block_delta\ndata: ${JSON.stringify(delta('words.'))}\n\n`,
  ]
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const part of sent) for (const letter of part) response.write(letter)
    response.end()
  }
  for (const proxy of [monitor, enforce])
    expect((await ask(proxy, {}, '/anthropic/v1/messages')).text).toBe(sent.join(''))
  await monitor.ended(1)
  expect(monitor.spans[0]?.attributes['gen_ai.output.messages']).toContain('Fine words.')
})
