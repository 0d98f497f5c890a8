import { expect, test } from 'vitest'
import { createFakeWatch } from '../../../test/fake-watch.ts'
import { BlockedError } from '../../control/guard.ts'
import { wrapCohere } from './wrap-cohere.ts'

const CALL = { id: 't1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }
const USAGE = { tokens: { inputTokens: 5, outputTokens: 3 } }
const PARTS = [
  { type: 'text', content: 'I look' },
  { type: 'tool_call', id: 't1', name: 'weather', arguments: { city: 'Oslo' } },
]

/** A client with the shape of Cohere's. */
class Client {
  async chat(_request: unknown) {
    const message = { role: 'assistant', content: [{ type: 'text', text: 'I look' }], toolCalls: [CALL] }
    return { id: 'c1', finishReason: 'TOOL_CALL', message, usage: USAGE }
  }
  async chatStream(_request: unknown) {
    return (async function* () {
      yield { type: 'message-start', id: 'c1', delta: { message: { role: 'assistant' } } }
      yield { type: 'content-delta', index: 0, delta: { message: { content: { text: 'I ' } } } }
      yield { type: 'content-delta', index: 0, delta: { message: { content: { text: 'look' } } } }
      const begun = { ...CALL, function: { name: 'weather', arguments: '' } }
      yield { type: 'tool-call-start', index: 0, delta: { message: { toolCalls: begun } } }
      const rest = { function: { arguments: '{"city":"Oslo"}' } }
      yield { type: 'tool-call-delta', index: 0, delta: { message: { toolCalls: rest } } }
      yield { type: 'message-end', delta: { finishReason: 'TOOL_CALL', usage: USAGE } }
    })()
  }
}

test('chat and its stream are recorded alike, for a client of version 2 and one that has it', async () => {
  const request = {
    model: 'command-a',
    messages: [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'Weather?' },
    ],
    documents: [{ id: 'd1', data: { snippet: 'Oslo is wet' } }],
  }
  const watch = createFakeWatch()
  await wrapCohere(new Client(), watch).chat(request)
  const { v2 } = wrapCohere({ v2: new Client() }, watch)
  for await (const event of await v2.chatStream(request)) expect(event.type).toBeDefined()
  expect(watch.spans).toHaveLength(2)
  for (const span of watch.spans) {
    expect(span).toMatchObject({ name: 'chat command-a', ended: true, error: undefined })
    expect(span.attributes).toMatchObject({
      'gen_ai.provider.name': 'cohere',
      'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
      'gen_ai.response.id': 'c1',
      'gen_ai.response.finish_reasons': ['tool_call'],
      'gen_ai.usage.input_tokens': 5,
      'gen_ai.usage.output_tokens': 3,
    })
    expect(JSON.parse(String(span.attributes['gen_ai.output.messages']))[0].parts).toEqual(PARTS)
  }
  expect(watch.checked.slice(0, 3).map((subject) => subject.text)).toEqual(['Be brief.', 'Weather?', 'Oslo is wet'])
})

/** A promise that gives its response too, as the library's do. */
class RawPromise extends Promise<unknown> {
  readonly innerPromise: Promise<{ readonly data: unknown; readonly rawResponse: object }>
  constructor(inner: RawPromise['innerPromise']) {
    super((resolve) => resolve(undefined))
    this.innerPromise = inner
  }
  // biome-ignore lint/suspicious/noThenProperty: the library's class is one that reads the answer when it is awaited
  override then<A = unknown, B = never>(
    done?: ((value: unknown) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.innerPromise.then(({ data }) => data).then(done, failed)
  }
  withRawResponse() {
    return this.innerPromise
  }
}

test('a promise of the client stays of its class, with the response; one that waits or is refused can do the same', async () => {
  const client = {
    chat: (_request: object) =>
      new RawPromise(new Client().chat({}).then((data) => ({ data, rawResponse: { status: 200 } }))),
  }
  const request = { model: 'command-a', messages: [{ role: 'user', content: 'Weather?' }] }
  for (const action of ['allow', 'require_approval'] as const) {
    const watch = createFakeWatch(({ category }) => (category === 'ai_prompt' ? action : 'allow'))
    const promise = wrapCohere(client, watch).chat(request)
    expect(promise instanceof RawPromise).toBe(action === 'allow')
    expect(await promise).toMatchObject({ id: 'c1' })
    expect(await promise.withRawResponse()).toMatchObject({ data: { id: 'c1' }, rawResponse: { status: 200 } })
    expect(watch.spans).toHaveLength(1)
    expect(watch.spans[0]).toMatchObject({ ended: true, attributes: { 'gen_ai.response.id': 'c1' } })
  }
  const refusing = wrapCohere(
    client,
    createFakeWatch(() => 'block'),
  ).chat(request)
  await expect(refusing).rejects.toBeInstanceOf(BlockedError)
  await expect(refusing.withRawResponse()).rejects.toBeInstanceOf(BlockedError)
})
