import OpenAI from 'openai'
import { describe, expect, test } from 'vitest'
import { createFakeRecorder, type FakeRecorder } from '../src/record/fake-recorder.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { collect, createFakeGuard, openProvider, type Reply } from './openai-provider.ts'

const OUTPUT = [
  { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Look it up.' }] },
  { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'weather Paris' } },
  {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: 'It rains.', annotations: [] }],
  },
  {
    type: 'function_call',
    id: 'fc_1',
    call_id: 'call_9',
    name: 'notify',
    arguments: '{"who":"Ada"}',
    status: 'completed',
  },
]
const ANSWER = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'gpt-5-2026-08-01',
  status: 'completed',
  service_tier: 'flex',
  output: OUTPUT,
  usage: {
    input_tokens: 50,
    output_tokens: 20,
    total_tokens: 70,
    input_tokens_details: { cached_tokens: 8 },
    output_tokens_details: { reasoning_tokens: 6 },
  },
}
const PARTS = [
  { type: 'reasoning', content: 'Look it up.' },
  {
    type: 'server_tool_call',
    id: 'ws_1',
    name: 'web_search',
    server_tool_call: { type: 'web_search_call', action: { type: 'search', query: 'weather Paris' } },
  },
  { type: 'text', content: 'It rains.' },
  { type: 'tool_call', id: 'call_9', name: 'notify', arguments: '{"who":"Ada"}' },
]
const EVENTS = [
  {
    type: 'response.created',
    sequence_number: 0,
    response: { ...ANSWER, status: 'in_progress', output: [], usage: null },
  },
  {
    type: 'response.output_item.added',
    sequence_number: 1,
    output_index: 0,
    item: { type: 'message', id: 'msg_1', role: 'assistant', status: 'in_progress', content: [] },
  },
  {
    type: 'response.content_part.added',
    sequence_number: 2,
    output_index: 0,
    content_index: 0,
    item_id: 'msg_1',
    part: { type: 'output_text', text: '', annotations: [] },
  },
  {
    type: 'response.output_text.delta',
    sequence_number: 3,
    output_index: 0,
    content_index: 0,
    item_id: 'msg_1',
    delta: 'It ',
  },
  {
    type: 'response.output_text.delta',
    sequence_number: 4,
    output_index: 0,
    content_index: 0,
    item_id: 'msg_1',
    delta: 'rains.',
  },
  { type: 'response.output_item.done', sequence_number: 5, output_index: 0, item: OUTPUT[2] },
  {
    type: 'response.output_item.added',
    sequence_number: 6,
    output_index: 1,
    item: { ...OUTPUT[3], arguments: '', status: 'in_progress' },
  },
  {
    type: 'response.function_call_arguments.delta',
    sequence_number: 7,
    output_index: 1,
    item_id: 'fc_1',
    delta: '{"who":',
  },
  {
    type: 'response.function_call_arguments.delta',
    sequence_number: 8,
    output_index: 1,
    item_id: 'fc_1',
    delta: '"Ada"}',
  },
  { type: 'response.completed', sequence_number: 9, response: ANSWER },
]

interface Setting {
  readonly raw: OpenAI
  readonly client: OpenAI
  readonly recorded: FakeRecorder
}

async function withClient(replies: readonly Reply[], run: (setting: Setting) => Promise<void>): Promise<void> {
  await using provider = await openProvider(replies)
  const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, logLevel: 'off' })
  const recorded = createFakeRecorder()
  const client = wrapOpenAI(raw, { recorder: recorded.recorder, guard: createFakeGuard().guard })
  await run({ raw, client, recorded })
}

function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : undefined
}

describe('a call of the Responses API', () => {
  test('is recorded with its items as messages, and answered as without the wrapper', async () => {
    await withClient([{ body: ANSWER }], async ({ raw, client, recorded }) => {
      const asked: OpenAI.Responses.ResponseCreateParamsNonStreaming = {
        model: 'gpt-5',
        instructions: 'Be kind.',
        reasoning: { effort: 'low' },
        max_output_tokens: 300,
        previous_response_id: 'resp_0',
        tools: [
          { type: 'web_search' },
          { type: 'function', name: 'notify', parameters: {}, strict: true, description: 'Tells.' },
        ],
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'Weather?' },
              { type: 'input_image', image_url: 'data:image/jpeg;base64,QUJD', detail: 'low' },
            ],
          },
          { type: 'function_call', call_id: 'call_1', name: 'where', arguments: '{}' },
          { type: 'function_call_output', call_id: 'call_1', output: 'Paris' },
        ],
      }
      const answer = await client.responses.create(asked)
      expect(answer.output_text).toBe('It rains.')
      expect(answer).toEqual(await raw.responses.create(asked))
      const { attributes, name, ended } = recorded.spans[0] ?? {}
      expect([name, ended]).toEqual(['chat gpt-5', true])
      expect(attributes).toMatchObject({
        'openai.api.type': 'responses',
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.max_tokens': 300,
        'gen_ai.request.reasoning.level': 'low',
        'gen_ai.request.previous_response.id': 'resp_0',
        'gen_ai.response.id': 'resp_1',
        'gen_ai.response.model': 'gpt-5-2026-08-01',
        'gen_ai.response.status': 'completed',
        'gen_ai.response.finish_reasons': ['tool_call'],
        'openai.response.service_tier': 'flex',
        'gen_ai.usage.input_tokens': 50,
        'gen_ai.usage.output_tokens': 20,
        'gen_ai.usage.cache_read.input_tokens': 8,
        'gen_ai.usage.reasoning.output_tokens': 6,
      })
      expect(json(attributes?.['gen_ai.system_instructions'])).toEqual([{ type: 'text', content: 'Be kind.' }])
      expect(json(attributes?.['gen_ai.tool.definitions'])).toEqual(asked.tools)
      expect(json(attributes?.['gen_ai.input.messages'])).toEqual([
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'Weather?' },
            {
              type: 'blob',
              modality: 'image',
              mime_type: 'image/jpeg',
              content: '',
              size: 3,
              sha256: 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
            },
          ],
        },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'call_1', name: 'where', arguments: '{}' }] },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: 'Paris' }] },
      ])
      expect(json(attributes?.['gen_ai.output.messages'])).toEqual([
        { role: 'assistant', parts: PARTS, finish_reason: 'tool_call' },
      ])
    })
  })

  test('that streams is recorded from its last event', async () => {
    await withClient([{ events: EVENTS }], async ({ client, recorded }) => {
      expect(await collect(await client.responses.create({ model: 'gpt-5', input: 'Hi', stream: true }))).toEqual(
        EVENTS,
      )
      expect(recorded.spans[0]?.ended).toBe(true)
      expect(json(recorded.spans[0]?.attributes['gen_ai.output.messages'])).toEqual([
        { role: 'assistant', parts: PARTS, finish_reason: 'tool_call' },
      ])
    })
  })

  test('that is cut off is recorded as far as it came', async () => {
    await withClient([{ events: EVENTS.slice(0, -2) }], async ({ client, recorded }) => {
      await collect(await client.responses.create({ model: 'gpt-5', input: 'Hi', stream: true }))
      expect(recorded.spans[0]?.attributes['gen_ai.response.id']).toBe('resp_1')
      expect(json(recorded.spans[0]?.attributes['gen_ai.output.messages'])).toEqual([
        {
          role: 'assistant',
          parts: [
            { type: 'text', content: 'It rains.' },
            { type: 'tool_call', id: 'call_9', name: 'notify', arguments: '{"who":' },
          ],
        },
      ])
    })
  })

  test('through its stream and parse helpers is recorded once each', async () => {
    await withClient([{ events: EVENTS }, { body: ANSWER }], async ({ client, recorded }) => {
      const final = await client.responses.stream({ model: 'gpt-5', input: 'Hi' }).finalResponse()
      expect(final.output_text).toBe('It rains.')
      expect((await client.responses.parse({ model: 'gpt-5', input: 'Hi' })).id).toBe('resp_1')
      expect(recorded.spans.map((span) => [span.ended, span.attributes['gen_ai.response.id']])).toEqual([
        [true, 'resp_1'],
        [true, 'resp_1'],
      ])
    })
  })

  test('that ended short says why, and one that failed says how', async () => {
    const incomplete = {
      ...ANSWER,
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [],
    }
    const failed = { ...ANSWER, status: 'failed', error: { code: 'server_error', message: 'no' }, output: [] }
    await withClient([{ body: incomplete }, { body: failed }], async ({ client, recorded }) => {
      await client.responses.create({ model: 'gpt-5', input: 'Hi' })
      await client.responses.create({ model: 'gpt-5', input: 'Hi' })
      const [first, second] = recorded.spans.map((span) => span.attributes)
      expect(first?.['gen_ai.response.finish_reasons']).toEqual(['length'])
      expect(second).toMatchObject({ 'gen_ai.response.finish_reasons': ['error'], 'error.type': 'server_error' })
    })
  })
})

describe('a call of embeddings', () => {
  test('is recorded with its texts and how many numbers came, however they are encoded', async () => {
    const data = Buffer.from(new Float32Array([0.5, 0.25, 1]).buffer).toString('base64')
    const body = {
      object: 'list',
      model: 'emb-1',
      data: [{ object: 'embedding', index: 0, embedding: data }],
      usage: { prompt_tokens: 4, total_tokens: 4 },
    }
    await withClient([{ body }], async ({ client, recorded }) => {
      const answer = await client.embeddings.create({ model: 'emb', input: ['one', 'two'] })
      expect(answer.data[0]?.embedding).toEqual([0.5, 0.25, 1])
      expect(recorded.spans[0]).toMatchObject({ name: 'embeddings emb', ended: true })
      expect(recorded.spans[0]?.attributes).toMatchObject({
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.request.encoding_formats': ['base64'],
        'gen_ai.embeddings.dimension.count': 3,
        'gen_ai.usage.input_tokens': 4,
      })
      const raw = await client.embeddings.create({ model: 'emb', input: 'one' }).asResponse()
      expect(await raw.json()).toEqual(body)
      expect(recorded.spans[1]).toMatchObject({ ended: true })
    })
  })
})

describe('a call of completions', () => {
  test('is recorded whole and streamed', async () => {
    const base = { id: 'cmpl-1', object: 'text_completion', created: 1, model: 'old-1' }
    const body = { ...base, choices: [{ index: 0, text: ' there', finish_reason: 'length', logprobs: null }] }
    const events = [
      { ...base, choices: [{ index: 0, text: ' the', finish_reason: null }] },
      { ...base, choices: [{ index: 0, text: 're', finish_reason: 'length' }] },
    ]
    await withClient([{ body }, { events }], async ({ client, recorded }) => {
      await client.completions.create({ model: 'old', prompt: 'hello', suffix: null })
      await collect(await client.completions.create({ model: 'old', prompt: 'hello', stream: true }))
      expect(recorded.spans).toHaveLength(2)
      for (const span of recorded.spans) {
        expect(span).toMatchObject({ name: 'text_completion old', ended: true })
        expect(json(span.attributes['gen_ai.output.messages'])).toEqual([
          { role: 'assistant', parts: [{ type: 'text', content: ' there' }], finish_reason: 'length' },
        ])
      }
    })
  })
})
