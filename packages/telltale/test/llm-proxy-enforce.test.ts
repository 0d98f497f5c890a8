import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  chatAnswer,
  chatChunk,
  createWordGuard,
  events,
  json,
  type RunningProxy,
  startProxy,
  startUpstream,
  type Upstream,
  writeEvent,
} from './llm-proxy-kit.ts'

const ASK = { model: 'gpt-test', messages: [{ role: 'user' as const, content: 'Hello' }] }

let upstream: Upstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startUpstream()
  proxy = await startProxy(upstream.url, { mode: 'enforce', limits: { holdMs: 20 } })
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

function openai(): OpenAI {
  return new OpenAI({ apiKey: 'sk-test', baseURL: `${proxy.url}/openai/v1`, maxRetries: 0 })
}

async function thrownBy(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** What a caller gets of a chat stream, and what it ended with. */
async function readChat(): Promise<{ readonly text: string; readonly error: unknown }> {
  let text = ''
  try {
    for await (const chunk of await openai().chat.completions.create({ ...ASK, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? ''
    }
  } catch (error) {
    return { text, error }
  }
  return { text, error: undefined }
}

describe('a prompt', () => {
  const content = 'This is FORBIDDEN'

  test('that is blocked never reaches the provider, and each client gets its own error', async () => {
    const error = await thrownBy(openai().chat.completions.create({ ...ASK, messages: [{ role: 'user', content }] }))
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError)
    expect(error).toMatchObject({ status: 403, code: 'TELLTALE_BLOCKED' })
    expect(String(error)).toContain('The rule for block matched.')
    const anthropic = new Anthropic({ apiKey: 'k', baseURL: `${proxy.url}/anthropic`, maxRetries: 0 })
    const refused = await thrownBy(
      anthropic.messages.create({ model: 'c', max_tokens: 1, messages: [{ role: 'user', content }] }),
    )
    expect(refused).toMatchObject({ status: 403, type: 'permission_error' })
    const gemini = new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: `${proxy.url}/gemini` } })
    expect(await thrownBy(gemini.models.generateContent({ model: 'g', contents: content }))).toMatchObject({
      status: 403,
    })
    expect(upstream.requests).toEqual([])
    expect(proxy.spans.map(({ attributes, ended }) => [attributes['error.type'], ended])).toEqual(
      Array(3).fill(['TELLTALE_BLOCKED', true]),
    )
    expect(proxy.proxy.counts().refused).toBe(3)
  })

  test('goes on without what the policy takes out', async () => {
    upstream.answer = json(chatAnswer({ content: 'ok' }))
    await openai().chat.completions.create({ ...ASK, messages: [{ role: 'user', content: 'Say HIDEME twice' }] })
    expect(JSON.parse(upstream.requests[0]?.body ?? '').messages[0].content).toBe('Say [hidden] twice')
  })

  test('that cannot be decided of is refused', async () => {
    const guard = {
      ...createWordGuard('enforce'),
      check: () => {
        throw new Error('scanner is down')
      },
    }
    const broken = await startProxy(upstream.url, { mode: 'enforce', guard })
    const answer = await fetch(`${broken.url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(ASK) })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ error: { code: 'TELLTALE_UNDECIDED' } })
    await broken.close()
    for (const body of ['{"messages":', '[]', '"text"', Buffer.from([0x7b, 0xff, 0x7d])]) {
      const refused = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body })
      expect(refused.status).toBe(400)
    }
    const background = JSON.stringify({ model: 'm', input: 'x', background: true })
    expect((await fetch(`${proxy.url}/v1/responses`, { method: 'POST', body: background })).status).toBe(400)
    expect(upstream.requests).toEqual([])
  })

  test('that is written twice goes on as it was read', async () => {
    upstream.answer = json(chatAnswer({ content: 'ok' }))
    const body =
      '{"model":"m","messages":[{"role":"user","content":"FORBIDDEN"}],"messages":[{"role":"user","content":"fine"}]}'
    await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body })
    expect(upstream.requests[0]?.body).not.toContain('FORBIDDEN')
  })
})

describe('an answer', () => {
  test('that is blocked is replaced by an error', async () => {
    upstream.answer = json(chatAnswer({ content: 'FORBIDDEN words' }))
    const error = await thrownBy(openai().chat.completions.create(ASK))
    expect(error).toMatchObject({ status: 403, code: 'TELLTALE_BLOCKED' })
    expect(JSON.stringify(error)).not.toContain('FORBIDDEN')
  })

  test('loses what the policy takes out, and nothing else', async () => {
    upstream.answer = json(chatAnswer({ content: 'Keep, HIDEME, keep' }))
    const answer = await openai().chat.completions.create(ASK)
    expect(answer.choices[0]?.message.content).toBe('Keep, [hidden], keep')
  })

  test('that is allowed passes byte for byte', async () => {
    const text = `{"choices" : [ {"message":{"content":"caf\\u00e9"}} ],\n"n": 1.0}`
    upstream.answer = (response) => response.setHeader('content-type', 'application/json').end(text)
    const answer = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(ASK) })
    expect(await answer.text()).toBe(text)
  })

  test.each([
    ['5', 'is given after a yes'],
    ['9', 'is refused after a no'],
  ])('with a tool call for %s %s', async (amount) => {
    const call = { id: 'c', type: 'function', function: { name: 'pay', arguments: `{"amount":${amount}}` } }
    upstream.answer = json(chatAnswer({ tool_calls: [call] }))
    const asked = openai().chat.completions.create(ASK)
    if (amount === '5') expect((await asked).choices[0]?.message.tool_calls).toEqual([call])
    else expect(await thrownBy(asked)).toMatchObject({ status: 403, code: 'TELLTALE_APPROVAL_REFUSED' })
  })
})

describe('a stream', () => {
  test('that is allowed passes byte for byte', async () => {
    const sent = [
      ': hello\n\n',
      writeEvent(chatChunk({ content: 'One ' })),
      'event: x\r\ndata: {"choices":[]}\r\n\r\n',
      writeEvent('[DONE]'),
    ]
    upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const part of sent) response.write(part)
      response.end()
    }
    const answer = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(ASK) })
    expect(await answer.text()).toBe(sent.join(''))
  })

  test('whose first words are blocked is refused with a status', async () => {
    upstream.answer = events([...'FORBIDDEN'].map((content) => chatChunk({ content })))
    const { text, error } = await readChat()
    expect(text).toBe('')
    expect(error).toMatchObject({ status: 403, code: 'TELLTALE_BLOCKED' })
  })

  test('lets nothing go past the place where it is blocked, however the words are split', async () => {
    let write: (event: string) => void = () => {}
    const begun = new Promise<void>((resolve) => {
      upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        write = (event) => response.write(event)
        write(writeEvent(chatChunk({ content: 'These are fine words, ' })))
        write(writeEvent(chatChunk({ content: 'and then FORB' })))
        resolve()
      }
    })
    const stream = await openai().chat.completions.create({ ...ASK, stream: true })
    await begun
    let text = ''
    const error = await thrownBy(
      (async () => {
        for await (const chunk of stream) {
          text += chunk.choices[0]?.delta.content ?? ''
          // The first window is out: what follows completes the word, and more.
          if (text.endsWith('words, '))
            for (const piece of ['ID', 'DEN secret', ' tail']) write(writeEvent(chatChunk({ content: piece })))
        }
      })(),
    )
    expect(error).toMatchObject({ code: 'TELLTALE_BLOCKED' })
    expect(text.startsWith('These are fine words, ')).toBe(true)
    expect(text).not.toMatch(/IDDEN|secret|tail/)
    await upstream.aborted
    await expect
      .poll(() => proxy.spans[0])
      .toMatchObject({ ended: true, attributes: { 'error.type': 'TELLTALE_BLOCKED' } })
  })

  test('loses what the policy takes out over the borders of its pieces', async () => {
    upstream.answer = events(['Say HI', 'DE', 'ME now'].map((content) => chatChunk({ content })))
    expect(await readChat()).toEqual({ text: 'Say [hidden] now', error: undefined })
  })

  test('keeps texts of several choices apart', async () => {
    const piece = (index: number, content: string) => ({ choices: [{ index, delta: { content } }] })
    upstream.answer = events([piece(0, 'FORB'), piece(1, 'all '), piece(0, 'IDDEN'), piece(1, 'good')])
    expect((await readChat()).error).toMatchObject({ code: 'TELLTALE_BLOCKED' })
  })

  test('holds a tool call until it is whole and decided of', async () => {
    const tool = (fn: object) => chatChunk({ tool_calls: [{ index: 0, ...fn }] })
    const pieces = (amount: string) => [
      tool({ id: 'c', type: 'function', function: { name: 'pay', arguments: '' } }),
      tool({ function: { arguments: '{"amount":' } }),
      tool({ function: { arguments: `${amount}}` } }),
      chatChunk({}, 'tool_calls'),
    ]
    upstream.answer = events(pieces('5'))
    expect((await readChat()).error).toBeUndefined()
    upstream.answer = events(pieces('9'))
    expect((await readChat()).error).toMatchObject({ code: 'TELLTALE_APPROVAL_REFUSED' })
    expect(proxy.checked.filter(({ category }) => category === 'ai_tool').map(({ text }) => text)).toEqual([
      '{"amount":5}',
      '{"amount":9}',
    ])
  })
})

describe('a stream that is blocked', () => {
  test('ends with an error that the Anthropic, Gemini and Responses clients understand', async () => {
    let finish = (): void => {}
    const slow = (first: object, second: object, named: boolean): Upstream['answer'] => {
      return (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(writeEvent(first, named))
        finish = () => response.end(writeEvent(second, named))
      }
    }
    const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
      for await (const _ of stream) finish()
    }
    const delta = (text: string) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })
    upstream.answer = slow(delta('Fine words '), delta('FORBIDDEN'), true)
    const anthropic = new Anthropic({ apiKey: 'k', baseURL: `${proxy.url}/anthropic`, maxRetries: 0 })
    const messages = await anthropic.messages.create({
      model: 'c',
      max_tokens: 1,
      messages: ASK.messages,
      stream: true,
    })
    expect(await thrownBy(drain(messages))).toMatchObject({ type: 'permission_error' })
    const part = (text: string) => ({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] })
    upstream.answer = slow(part('Fine words '), part('FORBIDDEN'), false)
    const gemini = new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: `${proxy.url}/gemini` } })
    const contents = await gemini.models.generateContentStream({ model: 'g', contents: 'x' })
    expect(await thrownBy(drain(contents))).toMatchObject({ status: 403 })
    const piece = (delta: string) => ({ type: 'response.output_text.delta', output_index: 0, content_index: 0, delta })
    upstream.answer = slow(piece('Fine words '), piece('FORBIDDEN'), true)
    const responses = await openai().responses.create({ model: 'm', input: 'x', stream: true })
    expect(await thrownBy(drain(responses))).toMatchObject({ code: 'TELLTALE_BLOCKED' })
  })
})
