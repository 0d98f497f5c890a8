import { Document } from '@langchain/core/documents'
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages'
import { BaseRetriever } from '@langchain/core/retrievers'
import { RunnableLambda } from '@langchain/core/runnables'
import { tool } from '@langchain/core/tools'
import { ChatOpenAI } from '@langchain/openai'
import { expect, test } from 'vitest'
import { BlockedError } from '../src/control/guard.ts'
import { langChainHandler } from '../src/wrap/langchain/langchain-handler.ts'
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
const piece = (delta: object, reason: string | null = null) => ({
  id: 'chat_1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'gpt-4o-mini-2026',
  choices: [{ index: 0, delta, finish_reason: reason }],
})
const CALL = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }

const model = (url: string) =>
  new ChatOpenAI({
    model: 'gpt-4o-mini',
    apiKey: 'k',
    maxRetries: 0,
    temperature: 0.5,
    configuration: { baseURL: url },
  })
const callbacks = (watch: FakeWatch) => [langChainHandler(watch)]

const weather = tool(() => 'wet', {
  name: 'weather',
  description: 'Weather of a city',
  schema: { type: 'object', properties: { city: { type: 'string' } } },
})

class Library extends BaseRetriever {
  lc_namespace = ['test']
  override _getRelevantDocuments(): Promise<Document[]> {
    return Promise.resolve([
      new Document({ id: 'd1', pageContent: 'Oslo is wet', metadata: { source: 'wiki', score: 0.9 } }),
    ])
  }
}

test('a chat is recorded field by field', async () => {
  await using provider = await startMockProvider((_, response) =>
    sendJson(response, chat({ tool_calls: [CALL], content: 'I look' }, 'tool_calls')),
  )
  const watch = createFakeWatch()
  const messages = [
    new SystemMessage('Be brief.'),
    new HumanMessage('Weather?'),
    new AIMessage({ content: '', tool_calls: [{ id: 'c0', name: 'weather', args: { city: 'Rome' } }] }),
    new ToolMessage({ content: 'dry', tool_call_id: 'c0' }),
  ]
  const answer = await model(provider.url)
    .bindTools([weather])
    .invoke(messages, { callbacks: callbacks(watch) })
  expect(answer.tool_calls).toMatchObject([{ name: 'weather' }])
  expect(watch.spans).toHaveLength(1)
  expect(watch.spans[0]).toMatchObject({ name: 'chat gpt-4o-mini', kind: 'client', ended: true, error: undefined })
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o-mini',
    'gen_ai.request.temperature': 0.5,
    'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
    'gen_ai.response.model': 'gpt-4o-mini-2026',
    'gen_ai.response.finish_reasons': ['tool_call'],
    'gen_ai.usage.input_tokens': 9,
    'gen_ai.usage.output_tokens': 4,
    'gen_ai.usage.cache_read.input_tokens': 2,
  })
  expect(JSON.parse(String(watch.spans[0]?.attributes['gen_ai.input.messages']))).toEqual([
    { role: 'user', parts: [{ type: 'text', content: 'Weather?' }] },
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'c0', name: 'weather', arguments: { city: 'Rome' } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c0', response: 'dry' }] },
  ])
  expect(JSON.parse(String(watch.spans[0]?.attributes['gen_ai.output.messages']))[0].parts).toEqual([
    { type: 'text', content: 'I look' },
    { type: 'tool_call', id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } },
  ])
  expect(watch.spans[0]?.attributes['gen_ai.tool.definitions']).toContain('Weather of a city')
  expect(watch.checked.map((subject) => subject.text)).toEqual(['dry', 'I look', '{"city":"Oslo"}'])
})

test('an agent, its retriever, tool and model are one tree; steps between leave no span', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, chat({ content: 'Rain' })))
  const watch = createFakeWatch()
  const step = RunnableLambda.from(async (question: string, config) => {
    await new Library().invoke(question, config)
    await weather.invoke({ id: 'call_1', name: 'weather', args: { city: 'Oslo' }, type: 'tool_call' }, config)
    return model(provider.url).invoke(question, config)
  }).withConfig({ runName: 'step' })
  const agent = RunnableLambda.from((question: string, config) => step.invoke(question, config))
  await agent.invoke('Weather?', {
    callbacks: callbacks(watch),
    runName: 'weather_agent',
    metadata: { thread_id: 't1' },
  })
  const [root] = watch.spans
  expect(watch.spans.map((span) => [span.name, span.parentSpanId, span.ended])).toEqual([
    ['invoke_agent weather_agent', undefined, true],
    ['retrieval Library', root?.spanId, true],
    ['execute_tool weather', root?.spanId, true],
    ['chat gpt-4o-mini', root?.spanId, true],
  ])
  expect(root?.attributes).toMatchObject({ 'gen_ai.agent.name': 'weather_agent', 'gen_ai.conversation.id': 't1' })
  expect(watch.spans[1]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'retrieval',
    'gen_ai.retrieval.query.text': 'Weather?',
    'gen_ai.retrieval.documents': '[{"id":"d1","score":0.9,"source":"wiki","content":"Oslo is wet"}]',
  })
  expect(watch.spans[2]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': 'weather',
    'gen_ai.tool.call.id': 'call_1',
    'gen_ai.tool.call.arguments': '{"city":"Oslo"}',
    'gen_ai.tool.call.result': 'wet',
  })
})

test('a stream passes through and is put together', async () => {
  const end = { ...piece({}, 'stop'), usage: USAGE }
  await using provider = await startMockProvider((_, response) =>
    sendEvents(response, [piece({ role: 'assistant', content: 'Good ' }), piece({ content: 'day' }), end]),
  )
  const watch = createFakeWatch()
  const seen: unknown[] = []
  for await (const chunk of await model(provider.url).stream('Hello', { callbacks: callbacks(watch) })) {
    if (chunk.content !== '') seen.push(chunk.content)
  }
  expect(seen).toEqual(['Good ', 'day'])
  expect(watch.spans[0]?.ended).toBe(true)
  expect(watch.spans[0]?.attributes['gen_ai.output.messages']).toContain('Good day')
  expect(watch.spans[0]?.attributes['gen_ai.response.time_to_first_chunk']).toBeGreaterThanOrEqual(0)
})

test('errors of the model and of a tool, and an abort, end their spans', async () => {
  await using provider = await startMockProvider((request, response) => {
    if (!JSON.stringify(request.body).includes('wait')) sendJson(response, { error: { message: 'no' } }, 400)
  })
  const watch = createFakeWatch()
  await expect(model(provider.url).invoke('Hello', { callbacks: callbacks(watch) })).rejects.toThrow()
  const broken = tool(() => Promise.reject(new Error('broken')), {
    name: 'broken',
    schema: { type: 'object', properties: {} },
  })
  await expect(broken.invoke({}, { callbacks: callbacks(watch) })).rejects.toThrow('broken')
  const controller = new AbortController()
  const call = model(provider.url).invoke('wait', { callbacks: callbacks(watch), signal: controller.signal })
  await expect.poll(() => provider.requests.length).toBe(2)
  controller.abort()
  await expect(call).rejects.toThrow()
  await expect
    .poll(() => watch.spans.map((span) => [span.ended, span.error instanceof Error]))
    .toEqual([
      [true, true],
      [true, true],
      [true, true],
    ])
})

test('an enforced policy refuses a call, a tool and a document, and redacts what is sent', async () => {
  await using provider = await startMockProvider((_, response) => sendJson(response, chat({ content: 'Rain' })))
  const strict = { callbacks: callbacks(createFakeWatch(() => 'block')) }
  await expect(model(provider.url).invoke('Hello', strict)).rejects.toBeInstanceOf(BlockedError)
  await expect(weather.invoke({ city: 'Oslo' }, strict)).rejects.toBeInstanceOf(BlockedError)
  await expect(new Library().invoke('Oslo', strict)).rejects.toBeInstanceOf(BlockedError)
  const asked = { callbacks: callbacks(createFakeWatch(() => 'require_approval', false)) }
  await expect(weather.invoke({ city: 'Oslo' }, asked)).rejects.toBeInstanceOf(BlockedError)
  expect(provider.requests).toHaveLength(0)
  await model(provider.url).invoke('Hello', { callbacks: callbacks(createFakeWatch(() => 'redact')) })
  expect(provider.requests[0]?.body).toMatchObject({ messages: [{ content: '[redacted]' }] })
})
