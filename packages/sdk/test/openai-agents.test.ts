import {
  Agent,
  type InputGuardrail,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
  Runner,
  setTraceProcessors,
  setTracingDisabled,
  tool,
} from '@openai/agents'
import { FIELD } from '@telltale/model'
import OpenAI from 'openai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAiAgentsProcessor } from '../src/wrap/openai-agents/openai-agents-processor.ts'
import { createFakeWatch, type FakeWatch } from './fake-watch.ts'
import { openProvider, type Reply } from './openai-provider.ts'
import { readByServer } from './read-by-server.ts'

beforeEach(() => setTracingDisabled(false))
afterEach(() => setTraceProcessors([]))

const response = (output: readonly object[], more: object = {}) => ({
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  status: 'completed',
  model: 'gpt-5-2026',
  instructions: 'Be brief.',
  temperature: 0.5,
  tools: [{ type: 'function', name: 'weather', parameters: {} }],
  output,
  usage: { input_tokens: 9, output_tokens: 4, total_tokens: 13, input_tokens_details: { cached_tokens: 2 } },
  ...more,
})
const said = (text: string) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
})
const CALL = {
  id: 'fc_1',
  type: 'function_call',
  call_id: 'call_1',
  name: 'weather',
  arguments: '{"city":"Oslo"}',
  status: 'completed',
}

const weather = tool({
  name: 'weather',
  description: 'Weather of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as never,
  strict: false,
  execute: () => 'wet',
})

interface Setting {
  readonly client: OpenAI
  readonly watch: FakeWatch
}

async function withAgents(replies: readonly Reply[], run: (setting: Setting) => Promise<void>): Promise<void> {
  await using provider = await openProvider(replies)
  const client = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, maxRetries: 0, logLevel: 'off' })
  const fake = createFakeWatch()
  const watch = { ...fake, guard: { ...fake.guard, enforces: false } }
  setTraceProcessors([openAiAgentsProcessor(watch)])
  await run({ client, watch })
}

const agentWith = (client: OpenAI, more: object = {}) =>
  new Agent({
    name: 'Forecaster',
    instructions: 'Be brief.',
    tools: [weather],
    model: new OpenAIResponsesModel(client, 'gpt-5'),
    ...more,
  })

test('a run is one tree: the agent, what it asked the model, the tool, and the answer', async () => {
  await withAgents([{ body: response([CALL]) }, { body: response([said('Rain.')]) }], async ({ client, watch }) => {
    const result = await new Runner({ workflowName: 'Desk', groupId: 'c-1' }).run(agentWith(client), 'Weather in Oslo?')
    expect(result.finalOutput).toBe('Rain.')
    const [root, agent] = watch.spans
    expect(watch.spans.map((span) => [span.name, span.parentSpanId, span.ended])).toEqual([
      ['invoke_workflow Desk', undefined, true],
      ['invoke_agent Forecaster', root?.spanId, true],
      ['chat gpt-5-2026', agent?.spanId, true],
      ['execute_tool weather', agent?.spanId, true],
      ['chat gpt-5-2026', agent?.spanId, true],
    ])
    expect(new Set(watch.spans.map((span) => span.traceId)).size).toBe(1)
    expect(root?.attributes).toMatchObject({ 'gen_ai.workflow.name': 'Desk', 'gen_ai.conversation.id': 'c-1' })
    expect(agent?.attributes['gen_ai.agent.name']).toBe('Forecaster')
    expect(watch.spans[2]?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5-2026',
      'gen_ai.request.temperature': 0.5,
      'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Weather in Oslo?"}]}]',
      'gen_ai.response.id': 'resp_1',
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 4,
      'gen_ai.usage.cache_read.input_tokens': 2,
    })
    expect(watch.spans[2]?.attributes['gen_ai.tool.definitions']).toContain('"name":"weather"')
    expect(watch.spans[2]?.attributes['gen_ai.output.messages']).toContain('"arguments":"{\\"city\\":\\"Oslo\\"}"')
    expect(watch.spans[3]?.attributes).toMatchObject({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'weather',
      'gen_ai.tool.call.arguments': '{"city":"Oslo"}',
      'gen_ai.tool.call.result': 'wet',
    })
    expect(watch.spans[4]?.attributes['gen_ai.input.messages']).toContain('"response":"wet"')
    expect(watch.spans[4]?.attributes['gen_ai.output.messages']).toContain('Rain.')
    await expect
      .poll(() => watch.checked.map(({ text, category }) => [category, text]))
      .toEqual([
        ['ai_system_prompt', 'Be brief.'],
        ['ai_prompt', 'Weather in Oslo?'],
        ['ai_response', '{"city":"Oslo"}'],
        ['ai_tool', '{"city":"Oslo"}'],
        ['ai_tool', 'wet'],
        ['ai_prompt', 'wet'],
        ['ai_response', 'Rain.'],
      ])
    const events = readByServer(watch)
    expect(new Set(events.map((event) => event.fields.get(FIELD.traceId))).size).toBe(1)
    expect(new Set(events.map((event) => event.category))).toEqual(
      new Set(['ai_system_prompt', 'ai_prompt', 'ai_response', 'ai_tool', 'ai_usage']),
    )
  })
})

test('a streamed run is recorded at its end, of either of the two interfaces', async () => {
  const done = { type: 'response.completed', sequence_number: 1, response: response([said('Rain.')]) }
  await withAgents([{ events: [done] }], async ({ client, watch }) => {
    const stream = await new Runner().run(agentWith(client), 'Weather?', { stream: true })
    await stream.completed
    expect(stream.finalOutput).toBe('Rain.')
    expect(watch.spans.map((span) => [span.name, span.ended])).toContainEqual(['chat gpt-5-2026', true])
    expect(watch.spans[2]?.attributes['gen_ai.output.messages']).toContain('Rain.')
  })
  const piece = (delta: object, reason: string | null, more: object = {}) => ({
    id: 'chat_1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'gpt-4o-mini-2026',
    choices: [{ index: 0, delta, finish_reason: reason }],
    ...more,
  })
  const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 }
  const pieces = [piece({ role: 'assistant', content: 'Ra' }, null), piece({ content: 'in.' }, 'stop', { usage })]
  await withAgents([{ events: pieces }], async ({ client, watch }) => {
    const model = new OpenAIChatCompletionsModel(client, 'gpt-4o-mini')
    const stream = await new Runner().run(agentWith(client, { model }), 'Weather?', { stream: true })
    await stream.completed
    expect(watch.spans[2]).toMatchObject({ name: 'chat gpt-4o-mini', ended: true, error: undefined })
    expect(watch.spans[2]?.attributes).toMatchObject({
      'gen_ai.request.model': 'gpt-4o-mini',
      'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Weather?"}]}]',
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 4,
    })
    expect(watch.spans[2]?.attributes['gen_ai.output.messages']).toContain('Rain.')
  })
})

test('what fails fails its span: a call, and a tool whose run goes on', async () => {
  await withAgents([{ status: 400, body: { error: { message: 'no' } } }], async ({ client, watch }) => {
    await expect(new Runner().run(agentWith(client), 'Weather?')).rejects.toThrow('no')
    await expect.poll(() => watch.spans.filter((span) => !span.ended).map((span) => span.name)).toEqual([])
    expect(String(watch.spans.find((span) => span.name === 'chat')?.error)).toContain('400 no')
  })
  const broken = tool({
    name: 'weather',
    description: '',
    parameters: { type: 'object', properties: {} } as never,
    strict: false,
    execute: () => Promise.reject(new TypeError('broken')),
  })
  await withAgents([{ body: response([CALL]) }, { body: response([said('No.')]) }], async ({ client, watch }) => {
    await new Runner().run(agentWith(client, { tools: [broken] }), 'Weather?')
    const span = watch.spans.find(({ name }) => name === 'execute_tool weather')
    expect(span).toMatchObject({ ended: true, error: { name: 'TypeError' } })
    expect(span?.attributes['gen_ai.tool.call.result']).toContain('broken')
  })
})

test('a guardrail and a handoff are told of', async () => {
  const inputGuardrails: InputGuardrail[] = [
    { name: 'topic', execute: async () => ({ tripwireTriggered: true, outputInfo: {} }) },
  ]
  await withAgents([{ body: response([said('Rain.')]) }], async ({ client, watch }) => {
    await expect(new Runner().run(agentWith(client, { inputGuardrails }), 'Sports?')).rejects.toThrow()
    expect(watch.spans.find((span) => span.name === 'apply_guardrail topic')?.attributes).toMatchObject({
      'gen_ai.operation.name': 'apply_guardrail',
      'gen_ai.guardrail.component.name': 'topic',
      'gen_ai.guardrail.result.value': 'block',
    })
  })
  const handoff = { ...CALL, name: 'transfer_to_Forecaster', arguments: '{}' }
  await withAgents([{ body: response([handoff]) }, { body: response([said('Rain.')]) }], async ({ client, watch }) => {
    const model = new OpenAIResponsesModel(client, 'gpt-5')
    await new Runner().run(new Agent({ name: 'Desk', model, handoffs: [agentWith(client)] }), 'Weather?')
    const names = watch.spans.map((span) => span.name)
    expect(names).toEqual(expect.arrayContaining(['invoke_agent Desk', 'invoke_agent Forecaster']))
    expect(watch.spans.flatMap((span) => span.events)).toContainEqual({
      name: 'handoff',
      attributes: { 'agent.from': 'Desk', 'agent.to': 'Forecaster' },
    })
  })
})

test('below a span in force, for somebody; and in enforce mode it says nothing of what it cannot refuse', async () => {
  await withAgents([{ body: response([said('Rain.')]) }], async ({ client, watch }) => {
    const span = watch.recorder.startSpan('POST /chat')
    await watch.recorder.within(span, () =>
      watch.recorder.as({ user: 'dana', conversation: 'c-9' }, () => new Runner().run(agentWith(client), 'Weather?')),
    )
    expect(watch.spans[1]?.parentSpanId).toBe(span.spanId)
    expect(watch.spans[3]).toMatchObject({ identity: { user: 'dana' }, traceId: span.traceId })
    expect(watch.spans[3]?.attributes['gen_ai.conversation.id']).toBe('c-9')
  })
  await withAgents([{ body: response([said('Rain.')]) }], async ({ client }) => {
    const strict = createFakeWatch(() => 'block')
    setTraceProcessors([openAiAgentsProcessor(strict)])
    await new Runner().run(agentWith(client), 'Weather?')
    expect(strict.checked).toEqual([])
    expect(strict.spans).toHaveLength(3)
  })
})
