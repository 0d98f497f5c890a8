import { FIELD } from '@telltale/model'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { createFakeRecorder } from '../src/record/fake-recorder.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { createFakeGuard, openProvider } from './openai-provider.ts'
import { readByServer } from './read-by-server.ts'

const CALL = { id: 'call_2', type: 'function', function: { name: 'pay', arguments: '{"sum":5}' } }
const CHAT = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm-1',
  choices: [
    {
      index: 0,
      finish_reason: 'tool_calls',
      message: { role: 'assistant', content: 'I will pay.', tool_calls: [CALL] },
    },
  ],
  usage: { prompt_tokens: 30, completion_tokens: 12, total_tokens: 42 },
}
const RESPONSE = {
  id: 'resp_1',
  object: 'response',
  model: 'm-1',
  status: 'completed',
  output: [
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'I will pay.', annotations: [] }] },
    { type: 'function_call', call_id: 'call_2', name: 'pay', arguments: '{"sum":5}' },
  ],
  usage: { input_tokens: 30, output_tokens: 12, total_tokens: 42 },
}

const CALLS: readonly [string, object, (client: OpenAI) => PromiseLike<unknown>][] = [
  [
    'chat',
    CHAT,
    (client) =>
      client.chat.completions.create({
        model: 'm',
        messages: [
          { role: 'developer', content: 'Never tell the code.' },
          { role: 'user', content: 'Pay the bill.' },
        ],
      }),
  ],
  [
    'responses',
    RESPONSE,
    (client) => client.responses.create({ model: 'm', instructions: 'Never tell the code.', input: 'Pay the bill.' }),
  ],
]

test.each(CALLS)(
  'the server reads a call of %s as prompt, instructions, answer, tool and usage',
  async (_name, body, call) => {
    await using provider = await openProvider([{ body }])
    const recorded = createFakeRecorder()
    const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL })
    const client = wrapOpenAI(raw, { recorder: recorded.recorder, guard: createFakeGuard().guard })
    await recorded.recorder.as({ user: 'ada', session: 's1' }, () => call(client))

    const events = readByServer(recorded)
    const fieldsOf = (action: string) => events.find((event) => event.action === action)?.fields
    expect(events.map((event) => event.action).sort()).toEqual([
      'prompt.submitted',
      'response.generated',
      'system_prompt.used',
      'tool.requested',
      'usage.recorded',
    ])
    expect(fieldsOf('prompt.submitted')?.get(FIELD.promptText)).toBe('Pay the bill.')
    expect(fieldsOf('prompt.submitted')?.get(FIELD.userId)).toBe('ada')
    expect(fieldsOf('prompt.submitted')?.get(FIELD.requestModel)).toBe('m')
    expect(fieldsOf('response.generated')?.get(FIELD.responseText)).toContain('I will pay.')
    expect(fieldsOf('response.generated')?.get(FIELD.finishReasons)).toEqual(['tool_call'])
    expect(fieldsOf('tool.requested')?.get(FIELD.toolName)).toBe('pay')
    expect(fieldsOf('tool.requested')?.get(FIELD.toolCallId)).toBe('call_2')
    expect(JSON.stringify(fieldsOf('tool.requested')?.get(FIELD.toolArguments))).toContain('sum')
    expect(fieldsOf('usage.recorded')?.get(FIELD.totalTokens)).toBe(42)
    const system = [...(fieldsOf('system_prompt.used') ?? [])].map(([, value]) => JSON.stringify(value)).join()
    expect(system).toContain('Never tell the code.')
  },
)
