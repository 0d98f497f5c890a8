import { ApiError, GoogleGenAI } from '@google/genai'
import { expect, test } from 'vitest'
import { BlockedError } from '../src/control/guard.ts'
import { wrapGoogle } from '../src/wrap/google/wrap-google.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { sendEvents, sendJson, startMockProvider } from './mock-provider.ts'

const MODEL = 'gemini-flash-latest'
const says = (text: string, reason?: string) => ({
  responseId: 'r_1',
  modelVersion: 'gemini-3-flash',
  candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] }, ...(reason && { finishReason: reason }) }],
  usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 3, totalTokenCount: 8 },
})
const CALLS = {
  ...says(''),
  candidates: [{ content: { role: 'model', parts: [{ functionCall: { name: 'weather', args: { city: 'Oslo' } } }] } }],
}
const PROMPT = '[{"role":"user","parts":[{"type":"text","content":"Hello"}]}]'
const SAID = '[{"role":"assistant","parts":[{"type":"text","content":"Good day"}],"finish_reason":"stop"}]'

const client = (url: string, watch: FakeWatch) =>
  wrapGoogle(new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: url } }), watch)

test('generated content is recorded field by field, and the client stays what it was', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, says('Good day', 'STOP')))
  const watch = createFakeWatch()
  const ai = client(provider.url, watch)
  expect(ai).toBeInstanceOf(GoogleGenAI)
  const answer = await ai.models.generateContent({
    model: MODEL,
    contents: 'Hello',
    config: { systemInstruction: 'Be brief.', temperature: 0.3, maxOutputTokens: 32 },
  })
  expect(answer.text).toBe('Good day')
  expect(watch.spans).toHaveLength(1)
  expect(watch.spans[0]).toMatchObject({ name: `generate_content ${MODEL}`, kind: 'client', ended: true })
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'generate_content',
    'gen_ai.provider.name': 'gcp.gemini',
    'gen_ai.request.model': MODEL,
    'gen_ai.request.temperature': 0.3,
    'gen_ai.request.max_tokens': 32,
    'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
    'gen_ai.input.messages': PROMPT,
    'gen_ai.output.messages': SAID,
    'gen_ai.response.id': 'r_1',
    'gen_ai.response.model': 'gemini-3-flash',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': 5,
    'gen_ai.usage.output_tokens': 3,
    'server.address': '127.0.0.1',
  })
})

test('a stream passes through and is put together; one that is left is recorded so', async () => {
  await using provider = await startMockProvider((_, response) =>
    sendEvents(response, [says('Good '), says('day', 'STOP')]),
  )
  const watch = createFakeWatch()
  const { models } = client(provider.url, watch)
  const seen: (string | undefined)[] = []
  const stream = await models.generateContentStream({ model: MODEL, contents: 'Hello' })
  for await (const chunk of stream) seen.push(chunk.text)
  expect(seen).toEqual(['Good ', 'day'])
  expect(watch.spans[0]?.attributes).toMatchObject({ 'gen_ai.request.stream': true, 'gen_ai.output.messages': SAID })
  for await (const _ of await models.generateContentStream({ model: MODEL, contents: 'Hello' })) break
  expect(watch.spans[1]?.ended).toBe(true)
  expect(watch.spans[1]?.attributes['gen_ai.response.status']).toBe('cancelled')
})

test('chats, tools and embeddings are recorded', async () => {
  await using provider = await startMockProvider((request, response) => {
    const asks = JSON.stringify(request.body).includes('Weather')
    if (request.path.includes('mbedContent')) sendJson(response, { embeddings: [{ values: [1, 2, 3] }] })
    else sendJson(response, asks ? CALLS : says('Good day', 'STOP'))
  })
  const watch = createFakeWatch()
  const ai = client(provider.url, watch)
  const chat = ai.chats.create({ model: MODEL })
  await chat.sendMessage({ message: 'Hello' })
  const answer = await chat.sendMessage({ message: 'Weather?' })
  expect(answer.functionCalls).toMatchObject([{ name: 'weather' }])
  expect(chat.getHistory()).toHaveLength(4)
  const embedded = await ai.models.embedContent({ model: 'gemini-embedding-001', contents: ['cats', 'dogs'] })
  expect(embedded.embeddings?.[0]?.values).toEqual([1, 2, 3])
  expect(watch.spans.map((span) => [span.name, span.ended])).toEqual([
    [`generate_content ${MODEL}`, true],
    [`generate_content ${MODEL}`, true],
    ['embeddings gemini-embedding-001', true],
  ])
  expect(watch.spans[1]?.attributes['gen_ai.output.messages']).toBe(
    '[{"role":"assistant","parts":[{"type":"tool_call","name":"weather","arguments":{"city":"Oslo"}}]}]',
  )
  expect(watch.spans[2]?.attributes['gen_ai.embeddings.dimension.count']).toBe(3)
  expect(watch.checked.map((subject) => subject.text)).toEqual([
    'Hello',
    'Good day',
    'Weather?',
    '{"city":"Oslo"}',
    'cats',
    'dogs',
  ])
})

test('errors and aborts stay those of the client, and end the span', async () => {
  await using provider = await startMockProvider((request, response) => {
    if (JSON.stringify(request.body).includes('wait')) return
    sendJson(response, { error: { code: 400, message: 'no', status: 'INVALID_ARGUMENT' } }, 400)
  })
  const watch = createFakeWatch()
  const { models } = client(provider.url, watch)
  await expect(models.generateContent({ model: MODEL, contents: 'Hello' })).rejects.toBeInstanceOf(ApiError)
  expect(watch.spans[0]).toMatchObject({ ended: true, error: expect.any(ApiError) })
  const controller = new AbortController()
  const config = { abortSignal: controller.signal }
  const call = models.generateContent({ model: MODEL, contents: 'wait', config })
  controller.abort()
  await expect(call).rejects.toThrow()
  expect(watch.spans[1]).toMatchObject({ ended: true, error: expect.any(Error) })
})

test('an enforced policy refuses, and redacts what is sent', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, says('Good day', 'STOP')))
  const ask = (watch: FakeWatch) =>
    client(provider.url, watch).models.generateContent({ model: MODEL, contents: 'Hello' })
  await expect(ask(createFakeWatch(() => 'block'))).rejects.toBeInstanceOf(BlockedError)
  await expect(ask(createFakeWatch(() => 'require_approval', false))).rejects.toBeInstanceOf(BlockedError)
  expect(provider.requests).toHaveLength(0)
  const answer = await ask(createFakeWatch(() => 'redact'))
  expect(provider.requests[0]?.body).toMatchObject({ contents: [{ parts: [{ text: '[redacted]' }] }] })
  expect(answer.text).toBe('[redacted]')
})
