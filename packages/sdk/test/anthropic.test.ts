import Anthropic, { APIError, APIUserAbortError } from '@anthropic-ai/sdk'
import { expect, test } from 'vitest'
import { BlockedError } from '../src/control/guard.ts'
import { wrapAnthropic } from '../src/wrap/anthropic/wrap-anthropic.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { sendEvents, sendJson, startMockProvider } from './mock-provider.ts'

const MODEL = 'claude-sonnet-5-5'
const HELLO = { model: MODEL, max_tokens: 64, messages: [{ role: 'user' as const, content: 'Hello' }] }
const ANSWER = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: MODEL,
  stop_reason: 'end_turn',
  content: [{ type: 'text', text: 'Good day' }],
  usage: { input_tokens: 5, output_tokens: 3 },
}
const EVENTS = [
  {
    type: 'message_start',
    message: { ...ANSWER, content: [], stop_reason: null, usage: { input_tokens: 5, output_tokens: 1 } },
  },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Good ' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'day' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } },
  { type: 'message_stop' },
]
const PROMPT = '[{"role":"user","parts":[{"type":"text","content":"Hello"}]}]'
const SAID = '[{"role":"assistant","parts":[{"type":"text","content":"Good day"}],"finish_reason":"stop"}]'

const client = (url: string, watch: FakeWatch) =>
  wrapAnthropic(new Anthropic({ baseURL: url, apiKey: 'k', maxRetries: 0 }), watch)

test('what reads a stream by a promise of its own, as tools that run do, is recorded with its answer', async () => {
  await using provider = await startMockProvider((_, response) => sendEvents(response, EVENTS))
  for (const action of ['allow', 'block'] as const) {
    const watch = createFakeWatch(({ category }) => (category === 'ai_response' ? action : 'allow'))
    const runner = client(provider.url, watch).beta.messages.toolRunner({ ...HELLO, stream: true, tools: [] })
    const read = async (): Promise<unknown> => {
      for await (const stream of runner) return (await stream.finalMessage()).content
      return undefined
    }
    if (action === 'allow') expect(await read()).toEqual(ANSWER.content)
    else await expect(read()).rejects.toThrow()
    expect(watch.spans).toHaveLength(1)
    expect(watch.spans[0]).toMatchObject({ ended: true, attributes: { 'gen_ai.output.messages': SAID } })
  }
})

test('a chat is recorded field by field, and the client stays what it was', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, ANSWER))
  const watch = createFakeWatch()
  const anthropic = client(provider.url, watch)
  expect(anthropic).toBeInstanceOf(Anthropic)
  expect(anthropic.apiKey).toBe('k')
  const { data, response, request_id } = await anthropic.messages.create(HELLO).withResponse()
  expect(data.content).toEqual(ANSWER.content)
  expect(data).toHaveProperty('_request_id', 'req-1')
  expect([response.status, request_id]).toEqual([200, 'req-1'])
  expect(watch.spans).toHaveLength(1)
  const port = Number(new URL(provider.url).port)
  expect(watch.spans[0]).toMatchObject({ name: `chat ${MODEL}`, kind: 'client', ended: true, error: undefined })
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': MODEL,
    'gen_ai.request.max_tokens': 64,
    'gen_ai.input.messages': PROMPT,
    'gen_ai.output.messages': SAID,
    'gen_ai.response.id': 'msg_1',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': 5,
    'gen_ai.usage.output_tokens': 3,
    'server.address': '127.0.0.1',
    'server.port': port,
  })
})

test('a streamed chat passes through and is put together', async () => {
  await using provider = await startMockProvider((_, response) => sendEvents(response, EVENTS))
  const watch = createFakeWatch()
  const stream = await client(provider.url, watch).messages.create({ ...HELLO, stream: true })
  const seen: unknown[] = []
  for await (const event of stream) seen.push(event)
  expect(seen).toEqual(EVENTS)
  expect(watch.spans[0]?.ended).toBe(true)
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.request.stream': true,
    'gen_ai.output.messages': SAID,
    'gen_ai.usage.output_tokens': 3,
  })
})

test('the helpers that are built on create are recorded once each: stream, beta, tool runner', async () => {
  await using provider = await startMockProvider((request, response) => {
    const streams = (request.body as { stream?: boolean }).stream === true
    return streams ? sendEvents(response, EVENTS) : sendJson(response, ANSWER)
  })
  const watch = createFakeWatch()
  const anthropic = client(provider.url, watch)
  const texts: string[] = []
  const helper = anthropic.messages.stream(HELLO).on('text', (text) => texts.push(text))
  expect((await helper.finalMessage()).content).toMatchObject([{ text: 'Good day' }])
  expect(texts).toEqual(['Good ', 'day'])
  await anthropic.beta.messages.create(HELLO)
  await anthropic.beta.messages.toolRunner({ ...HELLO, tools: [] })
  await anthropic.withOptions({ timeout: 1000 }).messages.create(HELLO)
  expect(watch.spans).toHaveLength(4)
  for (const span of watch.spans) {
    expect(span.ended).toBe(true)
    expect(span.attributes['gen_ai.output.messages']).toContain('Good day')
  }
})

test('an error of the provider stays its error, and ends the span', async () => {
  const refusal = { type: 'error', error: { type: 'invalid_request_error', message: 'no' } }
  await using provider = await startMockProvider((_, response) => sendJson(response, refusal, 400))
  const watch = createFakeWatch()
  const anthropic = client(provider.url, watch)
  await expect(anthropic.messages.create(HELLO)).rejects.toBeInstanceOf(APIError)
  await expect(anthropic.messages.stream(HELLO).finalMessage()).rejects.toBeInstanceOf(APIError)
  expect(watch.spans.map((span) => [span.ended, span.error instanceof APIError])).toEqual([
    [true, true],
    [true, true],
  ])
})

test('a stream that the host leaves, and a call that it aborts, are recorded with what came', async () => {
  await using provider = await startMockProvider((request, response) => {
    if ((request.body as { stream?: boolean }).stream === true) sendEvents(response, EVENTS.slice(0, 3), false)
  })
  const watch = createFakeWatch()
  const anthropic = client(provider.url, watch)
  for await (const event of await anthropic.messages.create({ ...HELLO, stream: true })) {
    if (event.type === 'content_block_delta') break
  }
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.response.status': 'cancelled',
    'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"Good "}]}]',
  })
  const controller = new AbortController()
  const call = anthropic.messages.create(HELLO, { signal: controller.signal })
  controller.abort()
  await expect(call).rejects.toBeInstanceOf(APIUserAbortError)
  expect(watch.spans[1]?.ended).toBe(true)
  expect(watch.spans[1]?.error).toBeInstanceOf(APIUserAbortError)
})

test('the raw response is left to the host', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, ANSWER))
  const watch = createFakeWatch()
  const response = await client(provider.url, watch).messages.create(HELLO).asResponse()
  expect(await response.json()).toEqual(ANSWER)
  expect(watch.spans[0]).toMatchObject({ ended: true, error: undefined })
})

test('an enforced policy refuses, redacts, and waits for a yes', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, ANSWER))
  const blocked = client(
    provider.url,
    createFakeWatch(() => 'block'),
  )
  await expect(blocked.messages.create(HELLO)).rejects.toBeInstanceOf(BlockedError)
  const error: unknown = await blocked.messages
    .stream(HELLO)
    .finalMessage()
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ cause: expect.any(BlockedError) })
  expect(provider.requests).toHaveLength(0)
  const ask = (yes: boolean) =>
    client(
      provider.url,
      createFakeWatch((subject) => (subject.category === 'ai_prompt' ? 'require_approval' : 'allow'), yes),
    )
  await expect(ask(false).messages.create(HELLO)).rejects.toBeInstanceOf(BlockedError)
  expect((await ask(true).messages.create(HELLO).withResponse()).data.content).toEqual(ANSWER.content)
  const redacting = createFakeWatch((subject) => (subject.text === 'Hello' ? 'redact' : 'allow'))
  await client(provider.url, redacting).messages.create(HELLO)
  expect(provider.requests.map((request) => request.body)).toMatchObject([
    { messages: [{ content: 'Hello' }] },
    { messages: [{ content: '[redacted]' }] },
  ])
  expect(HELLO.messages[0]?.content).toBe('Hello')
})
