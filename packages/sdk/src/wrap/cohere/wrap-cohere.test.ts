import { expect, test } from 'vitest'
import { createFakeWatch } from '../../../test/fake-watch.ts'
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
