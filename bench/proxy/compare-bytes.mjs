import { createHash } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { chatEvent, startProvider, startProxy, startSink } from './proxies.mjs'

const AT_ONCE = 16
// Of one hop, or of the moment.
const NOT_COMPARED = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'host', 'accept-encoding'])

const event = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
const toolEvent = (text) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }] })}\n\n`

/** What the provider answers, by number: status, headers, body, how it is cut, and whether it breaks off. */
const ANSWERS = [
  (random) => [200, 'application/json', `{ "choices":[{"message":{"content":"${word(random)}"}}],\r\n "n": 1.0}`],
  (random) => [200, 'text/event-stream', `${chatEvent(word(random)).repeat(1 + (random() % 40))}data: [DONE]\n\n`],
  (random) => [
    200,
    'text/event-stream',
    `: hello\r\n\r\n${toolEvent('{"a":').repeat(1 + (random() % 9))}${toolEvent('1}')}`,
  ],
  (random) => [
    200,
    'text/event-stream; charset=utf-8',
    `${event('ping', { type: 'ping' })}${event('content_block_delta', { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: `ä${word(random)}🚂` } }).repeat(3)}`,
  ],
  () => [
    429,
    'application/json',
    '{"error":{"message":"slow down"}}',
    { 'retry-after': '7', 'x-ratelimit-reset': '1' },
  ],
  () => [500, 'text/html', '<html>no</html>'],
  (random) => [
    200,
    'application/octet-stream',
    Buffer.from(Array.from({ length: 1 + (random() % 5000) }, () => random() % 256)),
  ],
  (random) => [200, 'application/json', gzipSync(`{"a":"${word(random)}"}`), { 'content-encoding': 'gzip' }],
  (random) => [200, 'text/event-stream', chatEvent(word(random)).repeat(3), {}, 'breaks off'],
  () => [204, undefined, ''],
]

const IMAGE = `data:image/png;base64,${Buffer.alloc(30_000, 7).toString('base64')}`

/** What callers ask. */
const REQUESTS = [
  (random) => ['POST', '/chat/completions', { messages: [{ role: 'user', content: word(random) }], stream: true }],
  () => [
    'POST',
    '/chat/completions',
    { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: IMAGE } }] }] },
  ],
  (random) => ['POST', '/responses', { input: word(random), tools: [{ type: 'function', name: 'f', parameters: {} }] }],
  (random) => ['POST', '/embeddings', { input: [word(random), 'ü\u2028'] }],
  () => ['GET', '/models?limit=1&after=%20x', undefined],
  () => ['DELETE', '/files/f-1', undefined],
  () => ['POST', '/chat/completions', '{"half'],
]

/** Sends calls straight and through the proxy, and throws where anything differs that should not. */
export async function compareBytes(count) {
  let broken = 0
  const provider = await startProvider(async (request, response, body) => {
    const random = numbers(Number(request.headers['x-request-id']))
    const [status, type, answer, headers = {}, breaks] = ANSWERS[random() % ANSWERS.length](random)
    const seen = { method: request.method, url: request.url, headers: kept(request.headers), body: hash(body) }
    response.once('close', () => {
      if (!response.writableFinished && breaks === undefined) broken += 1
    })
    response.writeHead(status, {
      ...(type && { 'content-type': type }),
      ...headers,
      'openai-processing-ms': hash(JSON.stringify(seen)),
    })
    const bytes = Buffer.from(answer)
    const step = 1 + (random() % 400)
    for (let at = 0; at < bytes.length; at += step) {
      response.write(bytes.subarray(at, at + step))
      if (random() % 4 === 0) await new Promise(setImmediate)
    }
    if (breaks === undefined) response.end()
    // When what was written is out: an answer that never began is the proxy's to make.
    else setTimeout(() => response.destroy(), 10)
  })
  const sink = await startSink()
  const proxy = await startProxy('monitor', provider.url, sink.endpoint)
  const agent = new Agent({ keepAlive: true })
  const differing = []
  let left = 0
  const one = async (number) => {
    const [straight, passed] = await Promise.all([provider.url, proxy.url].map((base) => ask(agent, base, number)))
    if (number % 50 === 0) left += await leave(agent, proxy.url, number)
    if (JSON.stringify(straight) !== JSON.stringify(passed)) differing.push({ number, straight, passed })
  }
  for (let number = 0; number < count; number += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - number) }, (_, at) => one(number + at)))
  }
  agent.destroy()
  await proxy.close()
  provider.close()
  sink.close()
  console.log(
    `${count} calls both ways: ${differing.length} differ; ${left} callers left early, ${broken} calls to the provider were ended for it`,
  )
  if (differing.length > 0) throw new Error(JSON.stringify(differing.slice(0, 3), null, 2))
}

function ask(agent, base, number) {
  const random = numbers(number)
  random()
  const [method, path, said] = REQUESTS[random() % REQUESTS.length](random)
  const body =
    said === undefined ? undefined : typeof said === 'string' ? said : JSON.stringify({ model: 'm', ...said })
  const headers = {
    'x-request-id': String(number),
    authorization: 'Bearer sk-canary-1234567',
    'user-agent': 'compare/1',
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${base}${path}`, { method, headers, agent }, (answer) => {
      const digest = createHash('sha256')
      let size = 0
      answer.on('data', (chunk) => {
        digest.update(chunk)
        size += chunk.length
      })
      const done = (end) =>
        resolve({ status: answer.statusCode, headers: kept(answer.headers), size, bytes: digest.digest('hex'), end })
      // Where the provider breaks off, how much had come by then hangs on the moment.
      answer.on('end', () => done('whole')).on('error', () => resolve({ status: answer.statusCode, end: 'broken' }))
    })
    sent.on('error', (error) =>
      error.code === 'ECONNRESET' ? resolve({ end: 'broken before it began' }) : reject(error),
    )
    sent.end(body)
  })
}

/** A caller that goes away in the middle of its call. */
function leave(agent, base, number) {
  return new Promise((resolve) => {
    const sent = httpRequest(`${base}/chat/completions`, {
      method: 'POST',
      headers: { 'x-request-id': String(number) },
      agent,
    })
    sent.on('error', () => resolve(1))
    sent.end('{"model":"m","messages":[]}', () => sent.destroy())
  })
}

function kept(headers) {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !NOT_COMPARED.has(name))
      .sort(),
  )
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function word(random) {
  return Array.from({ length: 1 + (random() % 60) }, () => 'abcdefghij klm'[random() % 14]).join('')
}

/** The same numbers for the same seed (mulberry32). */
function numbers(seed) {
  let state = (seed + 1) * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
