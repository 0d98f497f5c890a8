import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  chatAnswer,
  chatChunk,
  events,
  json,
  type RunningProxy,
  startProxy,
  startUpstream,
  type Upstream,
  writeEvent,
} from './llm-proxy-kit.ts'

const KEY = 'sk-canary-4f9a7c21e8'
const MESSAGES = [{ role: 'user' as const, content: 'Hello there' }]

let upstream: Upstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startUpstream()
  proxy = await startProxy(upstream.url)
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

function openai(headers: Record<string, string> = {}): OpenAI {
  return new OpenAI({ apiKey: KEY, baseURL: `${proxy.url}/openai/v1`, maxRetries: 0, defaultHeaders: headers })
}

function anthropic(): Anthropic {
  return new Anthropic({ apiKey: KEY, baseURL: `${proxy.url}/anthropic`, maxRetries: 0 })
}

function gemini(): GoogleGenAI {
  return new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: `${proxy.url}/gemini` } })
}

describe('OpenAI', () => {
  test('a chat is answered and recorded, with whom it was for', async () => {
    upstream.answer = json(chatAnswer({ content: 'Hi!' }), 200, { 'x-request-id': 'req-1', 'set-cookie': 'a=b' })
    const headers = { 'x-telltale-user': 'ann', 'x-telltale-session': 's-1', 'x-telltale-conversation': 'c-1' }
    const { data, request_id, response } = await openai(headers)
      .chat.completions.create({ model: 'gpt-test', messages: MESSAGES })
      .withResponse()
    expect(data.choices[0]?.message.content).toBe('Hi!')
    expect(request_id).toBe('req-1')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(upstream.requests[0]).toMatchObject({ method: 'POST', url: '/v1/chat/completions' })
    expect(Object.keys(upstream.requests[0]?.headers ?? {}).filter((name) => name.startsWith('x-telltale'))).toEqual([])
    expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    await proxy.ended(1)
    const [span] = proxy.spans
    expect(span).toMatchObject({ name: 'chat gpt-test', kind: 'client', ended: true, error: undefined })
    expect(span?.identity).toMatchObject({ user: 'ann', session: 's-1', conversation: 'c-1', address: '127.0.0.1' })
    expect(span?.attributes).toMatchObject({
      'gen_ai.provider.name': 'openai',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-test',
      'gen_ai.response.model': 'gpt-test',
      'gen_ai.usage.input_tokens': 3,
      'gen_ai.usage.output_tokens': 2,
      'server.address': '127.0.0.1',
    })
    expect(span?.attributes['gen_ai.input.messages']).toContain('Hello there')
    expect(span?.attributes['gen_ai.output.messages']).toContain('Hi!')
    await expect.poll(() => proxy.checked.map(({ category }) => category)).toEqual(['ai_prompt', 'ai_response'])
  })

  test('a stream passes and is put together for the record', async () => {
    const pieces = ['Hel', 'lo ', 'you'].map((content) => chatChunk({ content }))
    upstream.answer = events([...pieces, chatChunk({}, 'stop'), '[DONE]'])
    const stream = await openai().chat.completions.create({ model: 'gpt-test', messages: MESSAGES, stream: true })
    const texts: string[] = []
    for await (const chunk of stream) texts.push(chunk.choices[0]?.delta.content ?? '')
    expect(texts.join('')).toBe('Hello you')
    await expect.poll(() => proxy.spans[0]?.ended).toBe(true)
    expect(proxy.spans[0]?.attributes['gen_ai.output.messages']).toContain('Hello you')
  })

  test('tools that the model asks for reach the caller, the record and the guard', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"what":"tea"}' } }
    upstream.answer = json(chatAnswer({ tool_calls: [call] }))
    const answer = await openai().chat.completions.create({ model: 'gpt-test', messages: MESSAGES })
    expect(answer.choices[0]?.message.tool_calls).toEqual([call])
    await proxy.ended(1)
    expect(proxy.spans[0]?.attributes['gen_ai.output.messages']).toContain('"name":"find"')
    await expect
      .poll(() => proxy.checked.at(-1))
      .toMatchObject({ category: 'ai_tool', tool: 'find', role: 'tool_arguments' })
  })

  test('responses and embeddings are recorded; models pass unobserved', async () => {
    const output = [
      {
        type: 'message',
        id: 'm',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: 'Fine.', annotations: [] }],
      },
    ]
    upstream.answer = json({ id: 'resp_1', object: 'response', model: 'gpt-test', status: 'completed', output })
    expect((await openai().responses.create({ model: 'gpt-test', input: 'How are you?' })).output_text).toBe('Fine.')
    upstream.answer = json({
      object: 'list',
      model: 'emb',
      data: [{ index: 0, embedding: [0.5] }],
      usage: { prompt_tokens: 1, total_tokens: 1 },
    })
    await openai().embeddings.create({ model: 'emb', input: 'a', encoding_format: 'float' })
    upstream.answer = json({ object: 'list', data: [{ id: 'gpt-test', object: 'model' }] })
    expect((await openai().models.list()).data[0]?.id).toBe('gpt-test')
    await proxy.ended(2)
    expect(proxy.spans.map(({ attributes }) => attributes['gen_ai.operation.name'])).toEqual(['chat', 'embeddings'])
    expect(proxy.spans[0]?.attributes['gen_ai.output.messages']).toContain('Fine.')
    expect(proxy.proxy.counts()).toMatchObject({ calls: 3, unobserved: 1, gaps: {} })
  })
})

describe('what goes wrong', () => {
  test('an error of the provider passes as it is, and fails the span', async () => {
    upstream.answer = json({ error: { message: `Slow down, ${KEY}`, type: 'rate', code: 'rate_limit' } }, 429, {
      'retry-after': '7',
    })
    const error = await openai()
      .chat.completions.create({ model: 'gpt-test', messages: MESSAGES })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    expect((error as InstanceType<typeof OpenAI.RateLimitError>).code).toBe('rate_limit')
    expect((error as InstanceType<typeof OpenAI.RateLimitError>).headers?.get('retry-after')).toBe('7')
    await proxy.ended(1)
    expect(proxy.spans[0]).toMatchObject({
      ended: true,
      attributes: { 'error.type': '429', 'http.response.status_code': 429 },
    })
    expect(proxy.spans[0]?.error).toBeInstanceOf(Error)
  })

  test('a provider that cannot be reached is an error in its own shape', async () => {
    await upstream.close()
    const error = await openai()
      .chat.completions.create({ model: 'gpt-test', messages: MESSAGES })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ status: 502, code: 'upstream_unreachable' })
    expect(String(error)).not.toContain(upstream.url)
    await proxy.ended(1)
    expect(proxy.spans[0]).toMatchObject({ ended: true, attributes: { 'error.type': 'ECONNREFUSED' } })
  })

  test('a caller that leaves ends the call to the provider, and the record says so', async () => {
    upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(writeEvent(chatChunk({ content: 'So far' })))
    }
    const stream = await openai().chat.completions.create({ model: 'gpt-test', messages: MESSAGES, stream: true })
    for await (const _ of stream) break
    stream.controller.abort()
    await upstream.aborted
    await expect.poll(() => proxy.spans[0]?.ended).toBe(true)
    expect(proxy.spans[0]?.attributes).toMatchObject({
      'error.type': 'client_disconnected',
      'telltale.content.truncated': true,
      'telltale.proxy.cut_off': true,
    })
    expect(proxy.spans[0]?.attributes['gen_ai.output.messages']).toContain('So far')
    await expect.poll(() => proxy.proxy.counts().cutOff).toBe(1)
  })
})

describe('Anthropic', () => {
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-test',
    stop_reason: null,
    stop_sequence: null,
  }
  const ask = { model: 'claude-test', max_tokens: 10, messages: MESSAGES }

  test('a message and a stream are answered and recorded', async () => {
    upstream.answer = json({
      ...message,
      content: [{ type: 'text', text: 'Hi!' }],
      usage: { input_tokens: 1, output_tokens: 2 },
    })
    const answer = await anthropic().messages.create(ask)
    expect(answer.content[0]).toMatchObject({ text: 'Hi!' })
    expect(upstream.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'anthropic-version': expect.any(String),
    })
    upstream.answer = events(
      [
        { type: 'message_start', message: { ...message, content: [], usage: { input_tokens: 1, output_tokens: 0 } } },
        { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi ' } },
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'again' } },
        { type: 'content_block_stop', index: 0 },
        { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 2 } },
        { type: 'message_stop' },
      ],
      true,
    )
    expect(await anthropic().messages.stream(ask).finalText()).toBe('Hi again')
    await expect.poll(() => proxy.spans.map(({ ended }) => ended)).toEqual([true, true])
    expect(proxy.spans[1]?.attributes['gen_ai.output.messages']).toContain('Hi again')
    expect(proxy.spans[1]?.attributes['gen_ai.provider.name']).toBe('anthropic')
  })

  test('errors come through as the client knows them', async () => {
    upstream.answer = json({ type: 'error', error: { type: 'overloaded_error', message: 'Busy' } }, 529)
    await expect(anthropic().messages.create(ask)).rejects.toMatchObject({ status: 529 })
    await upstream.close()
    await expect(anthropic().messages.create(ask)).rejects.toMatchObject({ status: 502, type: 'api_error' })
  })
})

describe('Gemini', () => {
  const answer = (text: string) => ({
    candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] } }],
    modelVersion: 'gemini-test',
  })

  test('an answer and a stream are recorded under the model of the path', async () => {
    upstream.answer = json(answer('Hi!'))
    const said = await gemini().models.generateContent({ model: 'gemini-test', contents: 'Hello' })
    expect(said.text).toBe('Hi!')
    upstream.answer = events([answer('Hi '), answer('again')])
    const texts: string[] = []
    for await (const chunk of await gemini().models.generateContentStream({ model: 'gemini-test', contents: 'Hello' }))
      texts.push(chunk.text ?? '')
    expect(texts).toEqual(['Hi ', 'again'])
    expect(upstream.requests.map(({ url }) => url)).toEqual([
      '/v1beta/models/gemini-test:generateContent',
      '/v1beta/models/gemini-test:streamGenerateContent?alt=sse',
    ])
    await expect.poll(() => proxy.spans.map(({ ended }) => ended)).toEqual([true, true])
    expect(proxy.spans[0]?.attributes['gen_ai.request.model']).toBe('gemini-test')
    expect(proxy.spans[1]?.attributes['gen_ai.output.messages']).toContain('Hi again')
  })
})

test('a key is nowhere in what is recorded, warned of or refused', async () => {
  upstream.answer = (response, seen) =>
    json({ error: { message: `bad key ${JSON.stringify(seen.headers)}` } }, 401)(response, seen)
  await openai()
    .chat.completions.create({ model: KEY, messages: [{ role: 'user', content: `my key is ${KEY}` }] })
    .catch(() => {})
  await anthropic()
    .messages.create({ model: 'c', max_tokens: 1, messages: MESSAGES })
    .catch(() => {})
  await gemini()
    .models.generateContent({ model: 'g', contents: 'x' })
    .catch(() => {})
  await upstream.close()
  const refused = await openai()
    .chat.completions.create({ model: 'm', messages: MESSAGES })
    .catch((error: unknown) => error)
  await proxy.ended(4)
  const kept = JSON.stringify([proxy.spans, proxy.logs, proxy.warnings, proxy.spans.map(({ error }) => String(error))])
  expect(proxy.spans).toHaveLength(4)
  expect(kept).not.toContain(KEY)
  expect(JSON.stringify(refused)).not.toContain(KEY)
})
