import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  chatAnswer,
  chatChunk,
  events,
  json,
  type RunningProxy,
  startProxy,
  startUpstream,
  type Upstream,
} from './llm-proxy-kit.ts'

// What callers say was said before is theirs to write: nothing of it is taken on trust.
let upstream: Upstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startUpstream()
  proxy = await startProxy(upstream.url, { mode: 'enforce', limits: { holdMs: 20 } })
  upstream.answer = json(chatAnswer({ content: 'Fine.' }))
})

afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

async function post(path: string, body: object): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(`${proxy.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, text: await answer.text() }
}

const say = (role: string, content: unknown) => ({ role, content })
const CHAT = '/openai/v1/chat/completions'
const BAD = 'something FORBIDDEN'

test.each([
  ['before an answer', CHAT, { messages: [say('user', BAD), say('assistant', 'Yes.'), say('user', 'Go on')] }],
  ['before words for the model', '/anthropic/v1/messages', { messages: [say('user', BAD), say('assistant', 'Sure')] }],
  ['in words for the model', CHAT, { messages: [say('user', 'Hi'), say('assistant', BAD), say('user', 'Go on')] }],
  [
    'in instructions after an answer',
    '/openai/v1/responses',
    { instructions: BAD, previous_response_id: 'r', input: 'Hi' },
  ],
  ['in a variable of a stored prompt', '/openai/v1/responses', { prompt: { id: 'p', variables: { name: BAD } } }],
  [
    'in an item of a kind that nobody knows',
    '/openai/v1/responses',
    { input: [{ type: 'new_kind', words: BAD }, say('user', 'Hi')] },
  ],
  [
    'in the result of a tool before an answer',
    '/anthropic/v1/messages',
    {
      messages: [
        say('user', [{ type: 'tool_result', tool_use_id: 't', content: BAD }]),
        say('assistant', 'Done'),
        say('user', 'Hi'),
      ],
    },
  ],
  [
    'before an answer, to Gemini',
    '/gemini/v1beta/models/g:generateContent',
    {
      contents: [
        { role: 'user', parts: [{ text: BAD }] },
        { role: 'model', parts: [{ text: 'Yes' }] },
        { role: 'user', parts: [{ text: 'Go on' }] },
      ],
    },
  ],
  [
    'before an answer, to Bedrock',
    '/bedrock/model/m/converse',
    {
      messages: [say('user', [{ text: BAD }]), say('assistant', [{ text: 'Yes' }]), say('user', [{ text: 'Go on' }])],
    },
  ],
  [
    'on the way that Gemini has for OpenAI’s clients',
    '/gemini/v1beta/openai/chat/completions',
    { messages: [say('user', BAD)] },
  ],
  ['on the way that Anthropic has for them', '/anthropic/v1/chat/completions', { messages: [say('user', BAD)] }],
  ['on the way that Bedrock has for them', '/bedrock/openai/v1/chat/completions', { messages: [say('user', BAD)] }],
  ['after the place to fill in', '/openai/v1/completions', { prompt: 'Hi', suffix: BAD }],
])('a text that is blocked does not pass %s', async (_, path, body) => {
  expect(await post(path, body)).toMatchObject({ status: 403, text: expect.stringContaining('TELLTALE_BLOCKED') })
  expect(upstream.requests).toEqual([])
})

test('what is taken out stays out when the conversation goes on', async () => {
  const first = say('user', 'My word is HIDEME')
  await post(CHAT, { messages: [first] })
  await post(CHAT, { messages: [first, say('assistant', 'Fine.'), say('user', 'Thanks')] })
  expect(upstream.requests).toHaveLength(2)
  for (const { body } of upstream.requests) {
    expect(body).toContain('[hidden]')
    expect(body).not.toContain('HIDEME')
  }
})

test('a conversation is looked at once, and with each call only what is new', async () => {
  const messages = [say('system', 'Be kind'), say('user', 'One'), say('assistant', 'Fine.'), say('user', 'Two')]
  const texts = () => proxy.checked.splice(0).map(({ text }) => text)
  await post(CHAT, { messages: messages.slice(0, 2) })
  expect(texts()).toEqual(['Be kind', 'One', 'Fine.'])
  await post(CHAT, { messages })
  expect(texts()).toEqual(['Two', 'Fine.'])
  upstream.answer = events([chatChunk({ content: 'Well, ' }), chatChunk({ content: 'three.' })])
  await post(CHAT, { messages, stream: true })
  expect(texts()).toEqual(['Two', 'Well, three.'])
  await post(CHAT, { messages: [...messages, say('assistant', 'Well, three.'), say('user', 'Four')], stream: true })
  expect(texts()).toEqual(['Four', 'Well, three.'])
})

test('a prompt of token ids is refused, a call without words is decided of all the same', async () => {
  for (const prompt of [[1, 2, 3], [[1, 2, 3]]]) {
    expect(await post('/openai/v1/completions', { prompt })).toMatchObject({ status: 400 })
  }
  expect(upstream.requests).toEqual([])
  const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }
  expect((await post(CHAT, { messages: [say('user', [image])] })).status).toBe(200)
  expect(proxy.checked.map(({ text }) => text)).toEqual(['', 'Fine.'])
})
