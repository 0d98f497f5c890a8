import OpenAI, { APIPromise, AzureOpenAI } from 'openai'
import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream'
import { describe, expect, test, vi } from 'vitest'
import { createFakeRecorder, type FakeRecorder } from '../src/record/fake-recorder.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { collect, createFakeGuard, openProvider, type Provider, type Reply } from './openai-provider.ts'

const ASKED = { model: 'm', messages: [{ role: 'user', content: 'Hello' }] } satisfies OpenAI.ChatCompletionCreateParams
const ANSWER = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm-1',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi.', refusal: null } }],
}
const CHUNK = {
  id: 'chatcmpl-2',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm-1',
  choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi.' }, finish_reason: 'stop' }],
}
const BUSY = {
  status: 429,
  headers: { 'retry-after-ms': '1' },
  body: { error: { message: 'busy', code: 'rate_limit' } },
}

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

function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a wrapped client', () => {
  test('is what it was: its class, its resources, its private members, its settings', async () => {
    await withClient([{ body: ANSWER }], async ({ raw, client }) => {
      expect(client).toBeInstanceOf(OpenAI)
      expect(client.constructor).toBe(OpenAI)
      expect(client.chat).toBe(client.chat)
      expect(client.chat).toBeInstanceOf(OpenAI.Chat)
      expect(client.chat.completions.create).toBe(raw.chat.completions.create)
      expect(client.webhooks).toBe(raw.webhooks)
      expect(Object.keys(client)).toEqual(Object.keys(raw))
      await expect(client.webhooks.unwrap('{}', {}, 'whsec_x')).rejects.toThrow()
      expect(client.buildURL('/models', null)).toBe(raw.buildURL('/models', null))
      client.maxRetries = 5
      expect(raw.maxRetries).toBe(5)
    })
  })

  test('wrapped twice is wrapped once, and what withOptions gives is wrapped too', async () => {
    await withClient([{ body: ANSWER }], async ({ client, recorded }) => {
      const twice = wrapOpenAI(client, { recorder: recorded.recorder, guard: createFakeGuard().guard })
      expect(twice).toBe(client)
      await twice.withOptions({ timeout: 1000 }).chat.completions.create(ASKED)
      expect(recorded.spans).toHaveLength(1)
    })
  })

  test('lets the host replace a member, as a test of it may', async () => {
    await withClient([{ body: ANSWER }], async ({ client, recorded }) => {
      const spy = vi.spyOn(client.chat.completions, 'create').mockResolvedValue({ mocked: true } as never)
      expect(await client.chat.completions.create(ASKED)).toEqual({ mocked: true })
      spy.mockRestore()
      expect(await client.chat.completions.create(ASKED)).toMatchObject({ id: 'chatcmpl-1' })
      expect(recorded.spans).toHaveLength(1)
    })
  })

  test('sends the request below the span of its call', async () => {
    await using provider = await openProvider([{ body: ANSWER }])
    const { recorder, spans } = createFakeRecorder()
    const observed: typeof fetch = async (...given) => {
      recorder.startSpan('GET').end()
      return fetch(...given)
    }
    const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, fetch: observed })
    await wrapOpenAI(raw, { recorder, guard: createFakeGuard().guard }).chat.completions.create(ASKED)
    expect(spans[1]?.parentSpanId).toBe(spans[0]?.spanId)
  })

  test('names the provider by the host that it calls', async () => {
    const { recorder, spans } = createFakeRecorder()
    const fetch = async (): Promise<Response> => Response.json(ANSWER)
    const watch = { recorder, guard: createFakeGuard().guard }
    for (const baseURL of [
      'https://api.groq.com/openai/v1',
      'https://api.deepseek.com',
      'https://llm.example.com/v1',
    ]) {
      await wrapOpenAI(new OpenAI({ apiKey: 'k', baseURL, fetch }), watch).chat.completions.create(ASKED)
    }
    const azure = new AzureOpenAI({ apiKey: 'k', endpoint: 'https://acme.openai.azure.com', apiVersion: '1', fetch })
    await wrapOpenAI(azure, watch).chat.completions.create(ASKED)
    const names = spans.map((span) => span.attributes['gen_ai.provider.name'])
    expect(names).toEqual(['groq', 'deepseek', 'openai', 'azure.ai.openai'])
  })

  test('of the same shape and another make is recorded too', async () => {
    const { recorder, spans } = createFakeRecorder()
    const made = { chat: { completions: { create: async (_body: object) => ANSWER } } }
    const client = wrapOpenAI(made, { recorder, guard: createFakeGuard().guard })
    expect(await client.chat.completions.create(ASKED)).toBe(ANSWER)
    expect(spans[0]).toMatchObject({ name: 'chat m', ended: true })
    expect(spans[0]?.attributes['gen_ai.response.id']).toBe('chatcmpl-1')
  })
})

describe('the promise of a call', () => {
  test('gives the response with the answer, or alone, each once recorded', async () => {
    await withClient([{ body: ANSWER }], async ({ client, recorded }) => {
      const promise = client.chat.completions.create(ASKED)
      expect(promise).toBeInstanceOf(APIPromise)
      const { data, response, request_id } = await promise.withResponse()
      expect([data.id, response.status, request_id]).toEqual(['chatcmpl-1', 200, 'req_1'])

      const alone = await client.chat.completions.create(ASKED).asResponse()
      expect(alone).toBeInstanceOf(Response)
      expect(alone.url).toBe(response.url)
      expect(recorded.spans[1]?.ended).toBe(false)
      expect(await alone.json()).toEqual(ANSWER)

      const late = client.chat.completions.create(ASKED)
      expect((await late.asResponse()).headers.get('x-request-id')).toBe('req_1')
      expect(await late).toEqual(ANSWER)

      expect(recorded.spans).toHaveLength(3)
      for (const span of recorded.spans) {
        expect(span.ended).toBe(true)
        expect(span.attributes['gen_ai.response.id']).toBe('chatcmpl-1')
      }
    })
  })

  test('gives a raw stream whose events are recorded as they pass', async () => {
    await withClient([{ events: [CHUNK] }], async ({ client, recorded }) => {
      const response = await client.chat.completions.create({ ...ASKED, stream: true }).asResponse()
      expect(await response.text()).toBe(`data: ${JSON.stringify(CHUNK)}\n\ndata: [DONE]\n\n`)
      expect(recorded.spans[0]).toMatchObject({ ended: true })
      expect(recorded.spans[0]?.attributes['gen_ai.output.messages']).toContain('Hi.')
      const cut = await client.chat.completions.create({ ...ASKED, stream: true }).asResponse()
      await cut.body?.cancel()
      expect(recorded.spans[1]?.attributes['gen_ai.response.status']).toBe('cancelled')
    })
  })

  test('is retried by the client within one span', async () => {
    await withClient([BUSY, { body: ANSWER }], async ({ provider, client, recorded }) => {
      await client.chat.completions.create(ASKED)
      expect(provider.received).toHaveLength(2)
      expect(recorded.spans).toHaveLength(1)
      expect(recorded.spans[0]).toMatchObject({ ended: true, error: undefined })
    })
  })

  test('fails with the very error of the client, and the span with it', async () => {
    const broken = { status: 500, headers: { 'x-should-retry': 'false' }, body: { error: { message: 'broken' } } }
    for (const reply of [BUSY, broken]) {
      await withClient([reply], async ({ raw, client, recorded }) => {
        const error = await failureOf(client.chat.completions.create(ASKED))
        expect(error).toBeInstanceOf(OpenAI.APIError)
        expect(String(error)).toBe(String(await failureOf(raw.chat.completions.create(ASKED))))
        expect(recorded.spans[0]?.error).toBe(error)
        expect(recorded.spans[0]?.ended).toBe(true)
        expect(recorded.spans[0]?.attributes['http.response.status_code']).toBe(reply.status)
      })
    }
  })

  test('fails on malformed JSON and on an abort as without the wrapper', async () => {
    await withClient([{ body: '{"id":' }], async ({ client, recorded }) => {
      expect(await failureOf(client.chat.completions.create(ASKED))).toBeInstanceOf(SyntaxError)
      const signal = AbortSignal.abort()
      const aborted = await failureOf(client.chat.completions.create(ASKED, { signal }))
      expect(aborted).toBeInstanceOf(OpenAI.APIUserAbortError)
      expect(recorded.spans.map((span) => span.ended)).toEqual([true, true])
      expect(recorded.spans[1]?.error).toBe(aborted)
    })
  })
})

describe('the helpers of the client', () => {
  test('parse reads the answer and is recorded', async () => {
    const choices = [{ ...ANSWER.choices[0], message: { role: 'assistant', content: '{"city":"Paris"}' } }]
    await withClient([{ body: { ...ANSWER, choices } }], async ({ client, recorded }) => {
      const format = { type: 'json_schema', json_schema: { name: 'city', strict: true, schema: {} } } as const
      const answer = await client.chat.completions.parse({ ...ASKED, response_format: format })
      expect(answer.choices[0]?.message.parsed).toEqual({ city: 'Paris' })
      expect(recorded.spans).toHaveLength(1)
      expect(recorded.spans[0]?.attributes['gen_ai.output.type']).toBe('json')
    })
  })

  test('stream gives its events and is recorded', async () => {
    await withClient([{ events: [CHUNK] }], async ({ client, recorded }) => {
      const stream = client.chat.completions.stream(ASKED)
      expect(stream).toBeInstanceOf(ChatCompletionStream)
      expect(await stream.finalContent()).toBe('Hi.')
      expect(recorded.spans).toHaveLength(1)
      expect(recorded.spans[0]?.ended).toBe(true)
    })
  })

  test('runTools records each call of the model', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } }
    const asks = [
      { index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [call] } },
    ]
    await withClient([{ body: { ...ANSWER, choices: asks } }, { body: ANSWER }], async ({ client, recorded }) => {
      const add = { name: 'add', function: () => 'two', parse: JSON.parse, description: '', parameters: {} }
      const runner = client.chat.completions.runTools({ ...ASKED, tools: [{ type: 'function', function: add }] })
      expect(await runner.finalContent()).toBe('Hi.')
      expect(recorded.spans).toHaveLength(2)
      expect(recorded.spans[1]?.attributes['gen_ai.input.messages']).toContain('"response":"two"')
    })
  })

  test('lists and other endpoints pass by', async () => {
    await withClient([{ body: { object: 'list', data: [{ id: 'm-1' }] } }], async ({ client, recorded }) => {
      expect(await collect(client.models.list())).toEqual([{ id: 'm-1' }])
      expect(recorded.spans).toEqual([])
    })
  })
})
