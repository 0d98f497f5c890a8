import { expect, test } from 'vitest'
import { createFakeWatch } from '../../../test/fake-watch.ts'
import { BlockedError } from '../../control/guard.ts'
import { wrapMistral } from './wrap-mistral.ts'

const MODEL = 'mistral-small-latest'
const CALL = { id: 't1', function: { name: 'weather', arguments: { city: 'Oslo' } } }
const HELLO = { role: 'user', content: 'Hello' }
const ANSWER = {
  id: 'm1',
  model: MODEL,
  choices: [
    { index: 0, finishReason: 'tool_calls', message: { role: 'assistant', content: 'I look', toolCalls: [CALL] } },
  ],
  usage: { promptTokens: 5, completionTokens: 3, totalTokens: 8 },
}

/** A client with the shape of Mistral's: resources behind getters, one private member, camel case. */
class Chat {
  #secret = 'k'
  readonly sent: unknown[] = []
  complete(request: unknown) {
    this.sent.push(request)
    return this.#secret === 'k' ? Promise.resolve(ANSWER) : Promise.reject(new Error('no'))
  }
  async stream(_request: unknown) {
    const piece = (delta: object, finishReason: string | null) => ({
      data: { id: 'm1', model: MODEL, choices: [{ index: 0, delta, finishReason }] },
    })
    return (async function* () {
      yield piece({ role: 'assistant', content: 'Good ' }, null)
      yield piece({ content: 'day' }, 'stop')
    })()
  }
}
class Client {
  #chat: Chat | undefined
  get chat(): Chat {
    this.#chat ??= new Chat()
    return this.#chat
  }
  embeddings = { create: () => Promise.resolve({ model: 'mistral-embed', data: [{ embedding: [1, 2] }] }) }
}

test('chat, its stream and embeddings are recorded in the words of the conventions', async () => {
  const watch = createFakeWatch()
  const client = wrapMistral(new Client(), watch)
  expect(client).toBeInstanceOf(Client)
  const request = {
    model: MODEL,
    maxTokens: 9,
    messages: [
      { role: 'assistant', toolCalls: [CALL] },
      { role: 'tool', toolCallId: 't1', name: 'weather', content: 'wet' },
    ],
  }
  expect(await client.chat.complete(request)).toBe(ANSWER)
  expect(client.chat.sent).toEqual([request])
  const seen: unknown[] = []
  for await (const event of await client.chat.stream({ model: MODEL, messages: [HELLO] })) seen.push(event)
  expect(seen).toHaveLength(2)
  await (client.embeddings.create as (request: unknown) => Promise<unknown>)({
    model: 'mistral-embed',
    inputs: ['cats'],
  })
  expect(watch.spans.map((span) => [span.name, span.ended])).toEqual([
    [`chat ${MODEL}`, true],
    [`chat ${MODEL}`, true],
    ['embeddings mistral-embed', true],
  ])
  expect(watch.spans[0]?.attributes).toMatchObject({
    'gen_ai.provider.name': 'mistral_ai',
    'gen_ai.request.max_tokens': 9,
    'gen_ai.response.finish_reasons': ['tool_call'],
    'gen_ai.usage.input_tokens': 5,
    'gen_ai.usage.output_tokens': 3,
  })
  expect(watch.spans[0]?.attributes['gen_ai.output.messages']).toContain('"name":"weather"')
  expect(watch.spans[1]?.attributes['gen_ai.output.messages']).toContain('Good day')
  expect(watch.checked.map((subject) => subject.text)).toEqual([
    'wet',
    'I look',
    '{"city":"Oslo"}',
    'Hello',
    'Good day',
    'cats',
  ])
})

test('an enforced policy refuses before anything is sent', async () => {
  const client = wrapMistral(
    new Client(),
    createFakeWatch(() => 'block'),
  )
  const request = { model: MODEL, messages: [{ role: 'user', content: 'Hello' }] }
  await expect(client.chat.complete(request)).rejects.toBeInstanceOf(BlockedError)
  expect(client.chat.sent).toEqual([])
})
