import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFrameSplitter, writeFrame } from '../src/proxy/llm/split-frames.ts'
import { json, type RunningProxy, startProxy, startUpstream, type Upstream } from './llm-proxy-kit.ts'

const MODEL = 'anthropic.claude-test-v1%3A0'
const ASK = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] })

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

async function ask(operation: string) {
  const headers = { authorization: 'Bearer bedrock-api-key', 'content-type': 'application/json' }
  return fetch(`${proxy.url}/bedrock/model/${MODEL}/${operation}`, { method: 'POST', headers, body: ASK })
}

function frames(texts: readonly string[]): Upstream['answer'] {
  const frame = (name: string, payload: object) =>
    writeFrame({ ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' }, payload)
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
    response.write(frame('messageStart', { role: 'assistant' }))
    for (const text of texts) response.write(frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text } }))
    response.end(frame('messageStop', { stopReason: 'end_turn' }))
  }
}

async function readFrames(response: Response): Promise<readonly unknown[]> {
  const seen: unknown[] = []
  const splitter = createFrameSplitter({ onEvent: ({ json }) => seen.push(json), onTooLarge: () => {} }, 10_000)
  splitter.add(Buffer.from(await response.arrayBuffer()))
  splitter.end()
  return seen
}

test('a conversation is passed on and recorded under the model of its path', async () => {
  upstream.answer = json({
    output: { message: { role: 'assistant', content: [{ text: 'Hi!' }] } },
    stopReason: 'end_turn',
  })
  expect((await ask('converse')).status).toBe(200)
  expect(upstream.requests[0]).toMatchObject({
    url: `/model/${MODEL}/converse`,
    headers: { authorization: 'Bearer bedrock-api-key' },
  })
  await proxy.ended(1)
  expect(proxy.spans[0]?.attributes['gen_ai.request.model']).toBe('anthropic.claude-test-v1:0')
  expect(proxy.spans[0]?.attributes['gen_ai.output.messages']).toContain('Hi!')
})

test('a stream of frames is passed on and recorded', async () => {
  upstream.answer = frames(['Hi ', 'again'])
  expect(await readFrames(await ask('converse-stream'))).toHaveLength(4)
  await expect.poll(() => proxy.spans[0]?.ended).toBe(true)
  expect(proxy.spans[0]?.attributes['gen_ai.output.messages']).toContain('Hi again')
})

test('in enforce mode a stream is refused or rewritten, however its words are split', async () => {
  await proxy.close()
  proxy = await startProxy(upstream.url, { mode: 'enforce' })
  upstream.answer = frames(['Hi FORB', 'IDDEN'])
  const refused = await ask('converse-stream')
  expect(refused.status).toBe(403)
  expect(refused.headers.get('x-amzn-errortype')).toBe('AccessDeniedException')
  upstream.answer = frames(['Say HID', 'EME now'])
  const deltas = await readFrames(await ask('converse-stream'))
  expect(JSON.stringify(deltas)).toContain('Say [hidden] now')
  expect(deltas).toHaveLength(4)
})
