import { expect, test } from 'vitest'
import { createFakeWatch } from '../../../test/fake-watch.ts'
import { wrapOllama } from './wrap-ollama.ts'

/** A client with the shape of Ollama's: a stream only where it is asked for, with an `abort` of its own. */
class Client {
  async chat(request: { readonly model: string; readonly stream?: boolean }): Promise<unknown> {
    const end = { model: 'llama3', done: true, done_reason: 'stop', prompt_eval_count: 5, eval_count: 3 }
    const call = { function: { name: 'weather', arguments: { city: 'Oslo' } } }
    const message = { role: 'assistant', content: 'Good day', tool_calls: [call] }
    if (request.stream !== true) return { ...end, message }
    return {
      abort: () => 'aborted',
      async *[Symbol.asyncIterator]() {
        yield { model: 'llama3', message: { role: 'assistant', content: 'Good ' }, done: false }
        yield { model: 'llama3', message: { content: 'day', tool_calls: [call] }, done: false }
        yield { ...end, message: { content: '' } }
      },
    }
  }
  async generate(_request: unknown): Promise<unknown> {
    throw new TypeError('fetch failed')
  }
}

test('chat and its stream are recorded alike', async () => {
  const watch = createFakeWatch()
  const client = wrapOllama(new Client(), watch)
  const request = {
    model: 'llama3',
    options: { temperature: 0.5, num_predict: 9 },
    messages: [{ role: 'user', content: 'Hello', images: ['AAAA'] }],
  }
  await client.chat(request)
  const stream = (await client.chat({ ...request, stream: true })) as AsyncIterable<unknown> & {
    abort(): string
  }
  for await (const chunk of stream) expect(chunk).toHaveProperty('model')
  expect(stream.abort()).toBe('aborted')
  expect(watch.spans).toHaveLength(2)
  for (const span of watch.spans) {
    expect(span).toMatchObject({ name: 'chat llama3', ended: true, error: undefined })
    expect(span.attributes).toMatchObject({
      'gen_ai.provider.name': 'ollama',
      'gen_ai.request.temperature': 0.5,
      'gen_ai.request.max_tokens': 9,
      'gen_ai.input.messages':
        '[{"role":"user","parts":[{"type":"text","content":"Hello"},{"type":"blob","modality":"image","mime_type":"image/*","content":"","size":3,"sha256":"709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c"}]}]',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 5,
      'gen_ai.usage.output_tokens': 3,
    })
    expect(JSON.parse(String(span.attributes['gen_ai.output.messages']))[0].parts).toEqual([
      { type: 'text', content: 'Good day' },
      { type: 'tool_call', name: 'weather', arguments: { city: 'Oslo' } },
    ])
  }
  expect(watch.spans[1]?.attributes['gen_ai.request.stream']).toBe(true)
})

test('an error stays that of the client, and ends the span', async () => {
  const watch = createFakeWatch()
  const client = wrapOllama(new Client(), watch)
  await expect(client.generate({ model: 'llama3', prompt: 'Hello', system: 'Be brief.' })).rejects.toThrow(
    'fetch failed',
  )
  expect(watch.spans[0]).toMatchObject({ name: 'text_completion llama3', ended: true, error: expect.any(TypeError) })
  expect(watch.checked.map((subject) => subject.text)).toEqual(['Be brief.', 'Hello'])
})
