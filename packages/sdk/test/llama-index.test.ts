import { CallbackManager, Settings } from '@llamaindex/core/global'
import { RetrieverQueryEngine } from '@llamaindex/core/query-engine'
import { BaseRetriever } from '@llamaindex/core/retriever'
import { type NodeWithScore, TextNode } from '@llamaindex/core/schema'
import { FunctionTool } from '@llamaindex/core/tools'
import { OpenAI } from '@llamaindex/openai'
import { agent } from '@llamaindex/workflow'
import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { type LlamaIndexHandler, llamaIndexHandler } from '../src/wrap/llama-index/llama-index-handler.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { openProvider, type Reply } from './openai-provider.ts'
import { readByServer } from './read-by-server.ts'

const USAGE = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 }
const chat = (message: object, reason = 'stop') => ({
  id: 'chat_1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-4o-mini-2026',
  choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason: reason }],
  usage: USAGE,
})
const piece = (delta: object, reason: string | null = null, more: object = {}) => ({
  id: 'chat_1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'gpt-4o-mini-2026',
  choices: [{ index: 0, delta, finish_reason: reason }],
  ...more,
})
const CALL = { index: 0, id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }
const ASKS = { events: [piece({ role: 'assistant', tool_calls: [CALL] }), piece({}, 'tool_calls', { usage: USAGE })] }
const SAYS = {
  events: [piece({ role: 'assistant', content: 'Ra' }), piece({ content: 'in.' }, 'stop', { usage: USAGE })],
}

class Library extends BaseRetriever {
  // biome-ignore lint/complexity/noUselessConstructor: by the types that of the class above is protected.
  public constructor() {
    super()
  }

  async _retrieve(): Promise<NodeWithScore[]> {
    const node = new TextNode({ id_: 'n1', text: 'Oslo is wet', metadata: { file_name: 'wiki.md' } })
    return [{ node, score: 0.9 }]
  }
}

const weather = (call: () => string) =>
  FunctionTool.from(call, {
    name: 'weather',
    description: 'w',
    parameters: { type: 'object', properties: {} },
  } as never)

interface Setting {
  readonly llm: OpenAI
  readonly watch: FakeWatch
  readonly handler: LlamaIndexHandler
}

async function withLlama(replies: readonly Reply[], run: (setting: Setting) => Promise<void>): Promise<void> {
  await using provider = await openProvider(replies)
  const llm = new OpenAI({
    model: 'gpt-4o-mini',
    apiKey: 'k',
    baseURL: provider.baseURL,
    maxRetries: 0,
    temperature: 0.5,
  } as never)
  const fake = createFakeWatch()
  const watch = { ...fake, guard: { ...fake.guard, enforces: false } }
  const handler = llamaIndexHandler(watch)
  const manager = new CallbackManager()
  const stop = handler.listen(manager)
  await Settings.withCallbackManager(manager, () => Settings.withLLM(llm, () => run({ llm, watch, handler })))
  stop()
}

test('a chat is recorded field by field, whole and streamed', async () => {
  await withLlama([{ body: chat({ content: 'Rain.' }) }, SAYS], async ({ llm, watch }) => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Hello' },
          { type: 'image_url', image_url: { url: 'https://a.example/b.png' } },
        ],
      },
    ] as const
    await llm.chat({ messages: messages as never })
    let said = ''
    for await (const chunk of await llm.chat({ stream: true, messages: messages as never })) said += chunk.delta
    expect(said).toBe('Rain.')
    await expect
      .poll(() => watch.spans.map((span) => [span.name, span.ended]))
      .toEqual([
        ['chat gpt-4o-mini', true],
        ['chat gpt-4o-mini', true],
      ])
    for (const span of watch.spans) {
      expect(span).toMatchObject({ kind: 'client', error: undefined, parentSpanId: undefined })
      expect(span.attributes).toMatchObject({
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4o-mini',
        'gen_ai.request.temperature': 0.5,
        'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
        'gen_ai.response.id': 'chat_1',
        'gen_ai.response.model': 'gpt-4o-mini-2026',
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 9,
        'gen_ai.usage.output_tokens': 4,
      })
      expect(JSON.parse(String(span.attributes['gen_ai.input.messages']))[0].parts).toEqual([
        { type: 'text', content: 'Hello' },
        { type: 'uri', modality: 'image', mime_type: 'image/*', uri: 'https://a.example/b.png' },
      ])
      expect(JSON.parse(String(span.attributes['gen_ai.output.messages']))).toEqual([
        { role: 'assistant', parts: [{ type: 'text', content: 'Rain.' }], finish_reason: 'stop' },
      ])
    }
    expect(watch.spans[1]?.attributes['gen_ai.response.time_to_first_chunk']).toBeGreaterThanOrEqual(0)
  })
})

test('a query is one tree: what was found, and what the model made of it', async () => {
  await withLlama([{ body: chat({ content: 'Rain.' }) }], async ({ watch }) => {
    await new RetrieverQueryEngine(new Library()).query({ query: 'Weather?' })
    await expect.poll(() => watch.spans.filter((span) => span.ended).length).toBe(3)
    const [query] = watch.spans
    expect(watch.spans.map((span) => [span.name, span.parentSpanId])).toEqual([
      ['invoke_workflow RetrieverQueryEngine', undefined],
      ['retrieval RetrieverQueryEngine', query?.spanId],
      ['chat gpt-4o-mini', query?.spanId],
    ])
    expect(watch.spans[1]?.attributes).toMatchObject({
      'gen_ai.operation.name': 'retrieval',
      'gen_ai.retrieval.query.text': 'Weather?',
      'gen_ai.retrieval.documents': '[{"id":"n1","score":0.9,"source":"wiki.md","content":"Oslo is wet"}]',
    })
    expect(watch.spans[2]?.attributes['gen_ai.input.messages']).toContain('Oslo is wet')
    await expect
      .poll(() => watch.checked.map(({ category, source }) => [category, source]))
      .toEqual([
        ['ai_retrieval', 'wiki.md'],
        ['ai_prompt', undefined],
        ['ai_response', undefined],
      ])
  })
})

test('an agent below one span: prompt, model, retrieval, tool and answer are one trace', async () => {
  await withLlama([ASKS, SAYS], async ({ llm, watch, handler }) => {
    const tools = [weather(() => 'wet')]
    const result = await handler.run('desk', async () => {
      await new Library().retrieve('Weather?')
      return agent({ name: 'Forecaster', llm, tools, systemPrompt: 'Be brief.' }).run('Weather in Oslo?')
    })
    expect(result.data.result).toBe('Rain.')
    const [root] = watch.spans
    await expect
      .poll(() => watch.spans.map((span) => [span.name, span.parentSpanId, span.ended]))
      .toEqual([
        ['invoke_workflow desk', undefined, true],
        ['retrieval retriever', root?.spanId, true],
        ['chat gpt-4o-mini', root?.spanId, true],
        ['execute_tool weather', root?.spanId, true],
        ['chat gpt-4o-mini', root?.spanId, true],
      ])
    expect(JSON.parse(String(watch.spans[2]?.attributes['gen_ai.output.messages']))[0].parts).toEqual([
      { type: 'tool_call', id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } },
    ])
    expect(watch.spans[3]?.attributes).toMatchObject({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'weather',
      'gen_ai.tool.call.id': 'call_1',
      'gen_ai.tool.call.arguments': '{"city":"Oslo"}',
      'gen_ai.tool.call.result': 'wet',
    })
    expect(watch.spans[4]?.attributes['gen_ai.input.messages']).toContain('"response":"wet"')
    const events = readByServer(watch)
    expect(new Set(events.map((event) => event.fields.get(FIELD.traceId))).size).toBe(1)
    expect(new Set(events.map((event) => event.category))).toContain('ai_retrieval')
  })
})

test('what fails within a run fails with it; a tool that fails is told of by the next call', async () => {
  await withLlama([{ status: 400, body: { error: { message: 'no' } } }], async ({ watch, handler }) => {
    const engine = new RetrieverQueryEngine(new Library())
    await expect(handler.run('desk', () => engine.query({ query: 'Weather?' }))).rejects.toThrow('no')
    expect(watch.spans.map((span) => [span.name, span.ended, span.error instanceof Error])).toEqual([
      ['invoke_workflow desk', true, true],
      ['invoke_workflow RetrieverQueryEngine', true, true],
      ['retrieval RetrieverQueryEngine', true, false],
      ['chat gpt-4o-mini', true, true],
    ])
  })
  await withLlama([ASKS, SAYS], async ({ llm, watch }) => {
    const broken = weather(() => {
      throw new Error('broken')
    })
    await agent({ llm, tools: [broken] }).run('Weather in Oslo?')
    const tool = watch.spans.find((span) => span.name === 'execute_tool weather')
    expect(tool).toMatchObject({ ended: true })
    expect(String(tool?.error)).toContain('broken')
  })
})

test('in enforce mode it says nothing of what it cannot refuse, and ends when it is told to', async () => {
  await withLlama([{ body: chat({ content: 'Rain.' }) }], async ({ llm }) => {
    const strict = createFakeWatch(() => 'block')
    const stop = llamaIndexHandler(strict).listen(Settings.callbackManager)
    await llm.chat({ messages: [{ role: 'user', content: 'Hello' }] })
    await expect.poll(() => strict.spans[0]?.ended).toBe(true)
    expect(strict.checked).toEqual([])
    stop()
    await llm.chat({ messages: [{ role: 'user', content: 'Hello' }] })
    expect(strict.spans).toHaveLength(1)
  })
})
