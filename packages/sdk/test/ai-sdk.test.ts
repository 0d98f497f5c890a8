import { createOpenAI } from '@ai-sdk/openai'
import { APICallError, generateText, jsonSchema, stepCountIs, streamText, tool, wrapLanguageModel } from 'ai'
import { expect, test } from 'vitest'
import { BlockedError } from '../src/control/guard.ts'
import { aiSdkMiddleware } from '../src/wrap/ai-sdk/ai-sdk-middleware.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { sendEvents, sendJson, startMockProvider } from './mock-provider.ts'

const USAGE = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13, prompt_tokens_details: { cached_tokens: 2 } }
const chat = (message: object, reason = 'stop') => ({
  id: 'chat_1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-4o-mini-2026',
  choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason: reason }],
  usage: USAGE,
})
const CALL = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }
const piece = (delta: object, reason: string | null = null) => ({
  id: 'chat_1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'gpt-4o-mini-2026',
  choices: [{ index: 0, delta, finish_reason: reason }],
})
const PIECES = [
  piece({ role: 'assistant', content: 'Good ' }),
  piece({ content: 'day' }),
  { ...piece({}, 'stop'), usage: USAGE },
]

const model = (url: string, watch: FakeWatch) =>
  wrapLanguageModel({
    model: createOpenAI({ baseURL: url, apiKey: 'k' }).chat('gpt-4o-mini'),
    middleware: aiSdkMiddleware(watch),
  })

test('generateText is recorded field by field, each step with the calls and results of its tools', async () => {
  await using provider = await startMockProvider((request, response) => {
    const { messages } = request.body as { messages: readonly unknown[] }
    sendJson(response, messages.length > 2 ? chat({ content: 'Rain' }) : chat({ tool_calls: [CALL] }, 'tool_calls'))
  })
  const watch = createFakeWatch()
  const weather = tool({
    inputSchema: jsonSchema<{ city: string }>({ type: 'object', properties: { city: { type: 'string' } } }),
    execute: () => Promise.resolve('wet'),
  })
  const { text } = await generateText({
    model: model(provider.url, watch),
    system: 'Be brief.',
    prompt: 'Weather?',
    temperature: 0.5,
    tools: { weather },
    stopWhen: stepCountIs(3),
  })
  expect(text).toBe('Rain')
  expect(watch.spans.map((span) => [span.name, span.kind, span.ended])).toEqual([
    ['chat gpt-4o-mini', 'client', true],
    ['chat gpt-4o-mini', 'client', true],
  ])
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o-mini',
    'gen_ai.request.temperature': 0.5,
    'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
    'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Weather?"}]}]',
    'gen_ai.output.messages':
      '[{"role":"assistant","parts":[{"type":"tool_call","id":"call_1","name":"weather","arguments":{"city":"Oslo"}}],"finish_reason":"tool_call"}]',
    'gen_ai.response.id': 'chat_1',
    'gen_ai.response.model': 'gpt-4o-mini-2026',
    'gen_ai.response.finish_reasons': ['tool_call'],
    'gen_ai.usage.input_tokens': 9,
    'gen_ai.usage.output_tokens': 4,
    'gen_ai.usage.cache_read.input_tokens': 2,
  })
  expect(watch.spans[0]?.attributes['gen_ai.tool.definitions']).toContain('"name":"weather"')
  expect(watch.checked.map(({ category, text }) => [category, text])).toEqual([
    ['ai_system_prompt', 'Be brief.'],
    ['ai_prompt', 'Weather?'],
    ['ai_response', '{"city":"Oslo"}'],
    ['ai_prompt', 'wet'],
    ['ai_response', 'Rain'],
  ])
})

test('streamText passes through and is put together', async () => {
  await using provider = await startMockProvider((_, response) => sendEvents(response, PIECES))
  const watch = createFakeWatch()
  const result = streamText({ model: model(provider.url, watch), prompt: 'Hello' })
  const seen: string[] = []
  for await (const text of result.textStream) seen.push(text)
  expect(seen).toEqual(['Good ', 'day'])
  expect(watch.spans).toHaveLength(1)
  expect(watch.spans[0]).toMatchObject({ ended: true, error: undefined })
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.request.stream': true,
    'gen_ai.output.messages':
      '[{"role":"assistant","parts":[{"type":"text","content":"Good day"}],"finish_reason":"stop"}]',
    'gen_ai.usage.output_tokens': 4,
  })
})

test('an error and an abort end the span with what was thrown', async () => {
  await using provider = await startMockProvider((request, response) => {
    if ((request.body as { stream?: boolean }).stream === true) sendEvents(response, PIECES.slice(0, 1), false)
    else sendJson(response, { error: { message: 'no' } }, 400)
  })
  const watch = createFakeWatch()
  await expect(generateText({ model: model(provider.url, watch), prompt: 'Hi' })).rejects.toBeInstanceOf(APICallError)
  expect(watch.spans[0]).toMatchObject({ ended: true, error: expect.any(APICallError) })
  const controller = new AbortController()
  const result = streamText({
    model: model(provider.url, watch),
    prompt: 'Hi',
    abortSignal: controller.signal,
    onError: () => {},
  })
  for await (const part of result.fullStream) if (part.type === 'text-delta') controller.abort()
  await expect.poll(() => watch.spans[1]?.ended).toBe(true)
  expect(watch.spans[1]?.attributes['gen_ai.output.messages']).toContain('Good ')
})

test('an enforced policy refuses, and redacts what is sent', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, chat({ content: 'Good day' })))
  const ask = (watch: FakeWatch) => generateText({ model: model(provider.url, watch), prompt: 'Hello' })
  await expect(ask(createFakeWatch(() => 'block'))).rejects.toBeInstanceOf(BlockedError)
  await expect(ask(createFakeWatch(() => 'require_approval', false))).rejects.toBeInstanceOf(BlockedError)
  expect(provider.requests).toHaveLength(0)
  await ask(createFakeWatch((subject) => (subject.text === 'Hello' ? 'redact' : 'allow')))
  expect(provider.requests[0]?.body).toMatchObject({ messages: [{ content: '[redacted]' }] })
  const answer = await ask(createFakeWatch((subject) => (subject.category === 'ai_response' ? 'redact' : 'allow')))
  expect(answer.text).toBe('[redacted]')
})
