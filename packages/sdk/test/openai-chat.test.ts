import OpenAI from 'openai'
import { describe, expect, test } from 'vitest'
import { createFakeRecorder, type FakeRecorder } from '../src/record/fake-recorder.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { collect, createFakeGuard, openProvider, type Provider, type Reply } from './openai-provider.ts'

const ANSWER = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-5-mini-2026-08-01',
  service_tier: 'default',
  system_fingerprint: 'fp_1',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Paris.', refusal: null } }],
  usage: {
    prompt_tokens: 30,
    completion_tokens: 12,
    total_tokens: 42,
    prompt_tokens_details: { cached_tokens: 10, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 7 },
  },
}

const ASKED = {
  model: 'gpt-5-mini',
  temperature: 0.5,
  max_completion_tokens: 100,
  messages: [
    { role: 'system', content: 'Answer briefly.' },
    { role: 'user', content: 'What is the capital of France?' },
  ],
} satisfies OpenAI.ChatCompletionCreateParamsNonStreaming

function chunk(delta: object, finish: string | null = null, index = 0): object {
  return {
    id: 'chatcmpl-2',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'gpt-5-mini-2026-08-01',
    choices: [{ index, delta, finish_reason: finish }],
  }
}

const CHUNKS = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Par' }),
  chunk({ content: 'is.' }),
  chunk({}, 'stop'),
  { ...chunk({}), choices: [], usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 } },
]

interface Setting {
  readonly provider: Provider
  readonly raw: OpenAI
  readonly client: OpenAI
  readonly recorded: FakeRecorder
}

async function withClient(replies: readonly Reply[], run: (setting: Setting) => Promise<void>): Promise<void> {
  await using provider = await openProvider(replies)
  const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, maxRetries: 1, logLevel: 'off' })
  const recorded = createFakeRecorder()
  const client = wrapOpenAI(raw, { recorder: recorded.recorder, guard: createFakeGuard().guard })
  await run({ provider, raw, client, recorded })
}

function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : undefined
}

describe('a chat call', () => {
  test('is recorded field by field, and answered as without the wrapper', async () => {
    await withClient([{ body: ANSWER }], async ({ provider, raw, client, recorded }) => {
      const answer = await client.chat.completions.create(ASKED)
      expect(answer).toEqual(await raw.chat.completions.create(ASKED))
      expect(answer._request_id).toBe('req_1')
      expect(provider.received[0]?.body).toEqual(ASKED)
      expect(provider.received[0]).toEqual(provider.received[1])

      const [span, ...others] = recorded.spans
      expect(others).toEqual([])
      expect(span).toMatchObject({ name: 'chat gpt-5-mini', kind: 'client', ended: true, error: undefined })
      const { 'gen_ai.input.messages': input, 'gen_ai.output.messages': output, ...rest } = span?.attributes ?? {}
      const { 'gen_ai.system_instructions': system, ...facts } = rest
      expect(json(system)).toEqual([{ type: 'text', content: 'Answer briefly.' }])
      expect(json(input)).toEqual([
        { role: 'user', parts: [{ type: 'text', content: 'What is the capital of France?' }] },
      ])
      expect(json(output)).toEqual([
        { role: 'assistant', parts: [{ type: 'text', content: 'Paris.' }], finish_reason: 'stop' },
      ])
      expect(JSON.parse(JSON.stringify(facts))).toEqual({
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-5-mini',
        'gen_ai.request.temperature': 0.5,
        'gen_ai.request.max_tokens': 100,
        'server.address': '127.0.0.1',
        'server.port': provider.port,
        'openai.api.type': 'chat_completions',
        'gen_ai.response.id': 'chatcmpl-1',
        'gen_ai.response.model': 'gpt-5-mini-2026-08-01',
        'gen_ai.response.finish_reasons': ['stop'],
        'openai.response.service_tier': 'default',
        'openai.response.system_fingerprint': 'fp_1',
        'gen_ai.usage.input_tokens': 30,
        'gen_ai.usage.output_tokens': 12,
        'gen_ai.usage.cache_read.input_tokens': 10,
        'gen_ai.usage.reasoning.output_tokens': 7,
        'gen_ai.usage.audio.input_tokens': 0,
      })
    })
  })

  test('of several answers has each of them', async () => {
    const choices = ['Paris.', 'It is Paris.'].map((content, index) => ({
      index,
      finish_reason: index === 0 ? 'stop' : 'length',
      message: { role: 'assistant', content },
    }))
    await withClient([{ body: { ...ANSWER, choices } }], async ({ client, recorded }) => {
      await client.chat.completions.create({ ...ASKED, n: 2 })
      const attributes = recorded.spans[0]?.attributes
      expect(attributes?.['gen_ai.request.choice.count']).toBe(2)
      expect(attributes?.['gen_ai.response.finish_reasons']).toEqual(['stop', 'length'])
      expect(json(attributes?.['gen_ai.output.messages'])).toHaveLength(2)
    })
  })

  test('with tools has what they are, what was called, and what they gave back; pictures without their bytes', async () => {
    const call = { id: 'call_2', type: 'function', function: { name: 'pay', arguments: '{"sum":5}' } }
    const choices = [
      { index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [call] } },
    ]
    await withClient([{ body: { ...ANSWER, choices } }], async ({ client, recorded }) => {
      await client.chat.completions.create({
        model: 'm',
        tools: [{ type: 'function', function: { name: 'pay', description: 'Pays.', parameters: { type: 'object' } } }],
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Pay this.' },
              { type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(400)}` } },
              { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
            ],
          },
          {
            role: 'assistant',
            tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'read', arguments: '{}' } }],
          },
          { role: 'tool', tool_call_id: 'call_1', content: 'the bill: 5' },
        ],
      })
      const attributes = recorded.spans[0]?.attributes
      expect(json(attributes?.['gen_ai.tool.definitions'])).toEqual([
        { type: 'function', name: 'pay', description: 'Pays.', parameters: { type: 'object' } },
      ])
      expect(json(attributes?.['gen_ai.input.messages'])).toEqual([
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'Pay this.' },
            {
              type: 'blob',
              modality: 'image',
              mime_type: 'image/png',
              content: '',
              size: 300,
              sha256: 'd13d4a8b3b8add19b5970157f09d00c12cbda4fed4d74d8493156523f7069b66',
            },
            { type: 'uri', modality: 'image', uri: 'https://example.com/a.png' },
          ],
        },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'call_1', name: 'read', arguments: '{}' }] },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: 'the bill: 5' }] },
      ])
      expect(json(attributes?.['gen_ai.output.messages'])).toEqual([
        {
          role: 'assistant',
          parts: [{ type: 'tool_call', id: 'call_2', name: 'pay', arguments: '{"sum":5}' }],
          finish_reason: 'tool_call',
        },
      ])
    })
  })
})

describe('a streamed chat call', () => {
  test('passes each chunk on and records the answer with the time to its first chunk', async () => {
    await withClient([{ events: CHUNKS }], async ({ client, recorded }) => {
      const stream = await client.chat.completions.create({ ...ASKED, stream: true })
      const seen: unknown[] = []
      for await (const part of stream) seen.push(part)
      expect(seen).toEqual(CHUNKS)
      const span = recorded.spans[0]
      expect(span?.ended).toBe(true)
      expect(span?.attributes).toMatchObject({
        'gen_ai.request.stream': true,
        'gen_ai.response.time_to_first_chunk': expect.any(Number),
        'gen_ai.response.id': 'chatcmpl-2',
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 5,
        'gen_ai.usage.output_tokens': 2,
      })
      expect(json(span?.attributes['gen_ai.output.messages'])).toEqual([
        { role: 'assistant', parts: [{ type: 'text', content: 'Paris.' }], finish_reason: 'stop' },
      ])
    })
  })

  test('puts tool calls together from their pieces', async () => {
    const piece = (index: number, given: object): object => chunk({ tool_calls: [{ index, ...given }] })
    const events = [
      piece(0, { id: 'call_1', type: 'function', function: { name: 'read', arguments: '' } }),
      piece(0, { function: { arguments: '{"path":' } }),
      piece(1, { id: 'call_2', type: 'function', function: { name: 'list', arguments: '{}' } }),
      piece(0, { function: { arguments: '"a"}' } }),
      chunk({}, 'tool_calls'),
    ]
    await withClient([{ events }], async ({ client, recorded }) => {
      for await (const _ of await client.chat.completions.create({ ...ASKED, stream: true }));
      expect(json(recorded.spans[0]?.attributes['gen_ai.output.messages'])).toEqual([
        {
          role: 'assistant',
          parts: [
            { type: 'tool_call', id: 'call_1', name: 'read', arguments: '{"path":"a"}' },
            { type: 'tool_call', id: 'call_2', name: 'list', arguments: '{}' },
          ],
          finish_reason: 'tool_call',
        },
      ])
    })
  })

  test('is not over before the host has read it', async () => {
    await withClient([{ events: CHUNKS.slice(0, 2), hold: true }], async ({ client, recorded }) => {
      const stream = await client.chat.completions.create({ ...ASKED, stream: true })
      await stream[Symbol.asyncIterator]().next()
      expect(recorded.spans[0]?.ended).toBe(false)
      stream.controller.abort()
    })
  })

  test('that the host breaks off, or aborts, ends as cancelled with what came', async () => {
    await withClient([{ events: CHUNKS.slice(0, 2), hold: true }], async ({ client, recorded }) => {
      for await (const part of await client.chat.completions.create({ ...ASKED, stream: true })) {
        if (part.choices[0]?.delta.content === 'Par') break
      }
      const aborted = await client.chat.completions.create({ ...ASKED, stream: true })
      for await (const part of aborted) if (part.choices[0]?.delta.content === 'Par') aborted.controller.abort()
      expect(recorded.spans).toHaveLength(2)
      for (const span of recorded.spans) {
        expect(span).toMatchObject({ ended: true, error: undefined })
        expect(span.attributes['gen_ai.response.status']).toBe('cancelled')
        expect(json(span.attributes['gen_ai.output.messages'])).toEqual([
          { role: 'assistant', parts: [{ type: 'text', content: 'Par' }] },
        ])
      }
    })
  })

  test('keeps tee, toReadableStream, controller and its class', async () => {
    await withClient([{ events: CHUNKS }], async ({ client, raw, recorded }) => {
      const stream = await client.chat.completions.create({ ...ASKED, stream: true })
      const plain = await raw.chat.completions.create({ ...ASKED, stream: true })
      expect(stream.constructor).toBe(plain.constructor)
      expect(stream.controller).toBeInstanceOf(AbortController)
      const [left, right] = stream.tee()
      const both = [await collect(left), await collect(right)]
      expect(both).toEqual([CHUNKS, CHUNKS])
      expect(recorded.spans[0]?.ended).toBe(true)

      const again = await client.chat.completions.create({ ...ASKED, stream: true })
      const text = await new Response(again.toReadableStream()).text()
      expect(
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(CHUNKS)
      expect(recorded.spans[1]?.ended).toBe(true)
    })
  })

  test('with malformed JSON fails as without the wrapper, and keeps what came', async () => {
    await withClient([{ events: [CHUNKS[1], '{"broken'] }], async ({ client, raw, recorded }) => {
      const read = async (from: OpenAI): Promise<unknown> => {
        try {
          return await collect(await from.chat.completions.create({ ...ASKED, stream: true }))
        } catch (error) {
          return error
        }
      }
      const error = await read(client)
      expect(error).toBeInstanceOf(SyntaxError)
      expect(error).toEqual(await read(raw))
      expect(recorded.spans[0]).toMatchObject({ ended: true, error })
      expect(String(recorded.spans[0]?.attributes['gen_ai.output.messages'])).toContain('Par')
    })
  })
})
