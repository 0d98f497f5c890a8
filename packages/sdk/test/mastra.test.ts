import { readFileSync } from 'node:fs'
import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { type MastraExporter, mastraExporter } from '../src/wrap/mastra/mastra-exporter.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { readByServer } from './read-by-server.ts'

type Event = Parameters<MastraExporter['exportTracingEvent']>[0]

// The library is too large to be a dependency of tests: what it gave an exporter was written down, and is given again.
const recorded: { readonly runs: Readonly<Record<string, readonly Event[]>> } = JSON.parse(
  readFileSync(new URL('mastra-1.71.0.json', import.meta.url), 'utf8'),
)

async function replay(name: string, watch = monitoring()): Promise<FakeWatch> {
  const exporter = mastraExporter(watch)
  for (const event of recorded.runs[name] ?? []) await exporter.exportTracingEvent(event)
  await exporter.flush()
  await exporter.shutdown()
  return watch
}

function monitoring(): FakeWatch {
  const fake = createFakeWatch()
  return { ...fake, guard: { ...fake.guard, enforces: false } }
}

const treeOf = ({ spans }: FakeWatch) =>
  spans.map((span) => [span.name, spans.find(({ spanId }) => spanId === span.parentSpanId)?.name, span.ended])

test.each(['generate', 'stream'])(
  'a run of an agent is one tree, each call of the model with what it was told: %s',
  async (name) => {
    const watch = await replay(name)
    expect(treeOf(watch)).toEqual([
      ['invoke_agent Forecaster', undefined, true],
      ['execute_tool weather', 'invoke_agent Forecaster', true],
      ['chat gpt-4o-mini', 'invoke_agent Forecaster', true],
      ['chat gpt-4o-mini', 'invoke_agent Forecaster', true],
    ])
    const [agent, tool, first, second] = watch.spans
    expect(agent?.attributes).toMatchObject({
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': 'Forecaster',
    })
    expect(tool?.attributes).toMatchObject({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'weather',
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.description': 'Weather of a city',
      'gen_ai.tool.call.id': 'call_1',
      'gen_ai.tool.call.arguments': '{"city":"Oslo"}',
      'gen_ai.tool.call.result': 'wet',
    })
    expect(first).toMatchObject({ kind: 'client', error: undefined })
    expect(first?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o-mini',
      'gen_ai.request.stream': true,
      'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
      'gen_ai.response.model': 'gpt-4o-mini-2026',
      'gen_ai.response.finish_reasons': ['tool_call'],
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 4,
    })
    expect(first?.attributes['gen_ai.tool.definitions']).toContain('Weather of a city')
    expect(JSON.parse(String(second?.attributes['gen_ai.input.messages']))).toEqual([
      { role: 'user', parts: [{ type: 'text', content: 'Weather in Oslo?' }] },
      {
        role: 'assistant',
        parts: [{ type: 'tool_call', id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } }],
      },
      { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', name: 'weather', response: 'wet' }] },
    ])
    expect(second?.attributes['gen_ai.output.messages']).toContain('Rain.')
    const events = readByServer(watch)
    expect(new Set(events.map((event) => event.fields.get(FIELD.traceId))).size).toBe(1)
    await expect
      .poll(() => watch.checked.map((subject) => subject.text))
      .toEqual(['{"city":"Oslo"}', 'wet', 'Be brief.', 'Weather in Oslo?', '{"city":"Oslo"}', 'wet', 'Rain.'])
  },
)

test('a call and a tool that fail fail their spans', async () => {
  const call = await replay('error')
  expect(call.spans.map((span) => [span.name, span.ended, span.error instanceof Error])).toEqual([
    ['invoke_agent Forecaster', true, true],
    ['chat gpt-4o-mini', true, true],
  ])
  expect(call.spans[0]?.error).toMatchObject({ name: 'AI_APICallError', message: 'no' })
  const tool = await replay('tool-error')
  expect(tool.spans[1]).toMatchObject({ name: 'execute_tool weather', error: { message: 'broken' } })
  expect(tool.spans[3]?.attributes['gen_ai.input.messages']).toContain('broken')
})

test('a search names its documents, with what was looked for', async () => {
  const watch = await replay('retrieval')
  expect(treeOf(watch).slice(1, 4)).toEqual([
    ['execute_tool weather', 'invoke_agent Librarian', true],
    ['embeddings text-embedding-3-small', 'execute_tool weather', true],
    ['retrieval handbook', 'execute_tool weather', true],
  ])
  expect(watch.spans[2]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'embeddings',
    'gen_ai.usage.input_tokens': 3,
  })
  expect(watch.spans[3]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'retrieval',
    'gen_ai.data_source.id': 'handbook',
    'gen_ai.request.top_k': 3,
    'gen_ai.retrieval.query.text': 'Weather?',
    'gen_ai.retrieval.documents': '[{"id":"d1","score":0.9,"source":"wiki","content":"Oslo is wet"}]',
  })
  const retrieval = readByServer(watch).find((event) => event.category === 'ai_retrieval')
  expect(retrieval?.fields.get('gen_ai.data_source.id') ?? retrieval?.fields.size).toBeTruthy()
  await expect
    .poll(() => watch.checked)
    .toContainEqual({
      category: 'ai_retrieval',
      text: 'Oslo is wet',
      role: 'retrieval',
      source: 'wiki',
    })
})

test('a processor that stops a run is a guardrail that blocked; a workflow has a span', async () => {
  const stopped = await replay('tripwire')
  expect(stopped.logs).toMatchObject([
    {
      eventName: 'gen_ai.guardrail.result',
      spanId: stopped.spans[0]?.spanId,
      attributes: {
        'gen_ai.guardrail.component.name': 'topic',
        'gen_ai.guardrail.result.value': 'block',
        'gen_ai.guardrail.result.reason': 'off topic',
      },
    },
  ])
  const flow = await replay('workflow')
  expect(treeOf(flow)).toEqual([['invoke_workflow welcome', undefined, true]])
})

test('in enforce mode it says nothing of what it cannot refuse; events of another shape are passed over', async () => {
  const strict = await replay(
    'generate',
    createFakeWatch(() => 'block'),
  )
  expect(strict.checked).toEqual([])
  expect(strict.spans).toHaveLength(4)
  const exporter = mastraExporter(monitoring())
  const odd = { id: 'x', type: 'model_inference', name: '', startTime: 'never', input: 1, output: null } as const
  for (const type of ['span_started', 'span_ended', 'span_ended', 'other']) {
    await exporter.exportTracingEvent({ type, exportedSpan: odd })
  }
})
