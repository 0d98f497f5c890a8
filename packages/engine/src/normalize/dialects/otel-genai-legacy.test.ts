import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { actions, attributes, log, normalizeAll, normalizeOnce, only, pickFields, span } from '../../../test/records.ts'

const SCOPE = { name: '@opentelemetry/instrumentation-openai', version: '0.21.0', schemaUrl: '', attributes: new Map() }
const SYSTEM = { 'gen_ai.system': 'openai' }

const REQUEST = [
  log('', { ...SYSTEM, 'event.name': 'gen_ai.system.message' }, { body: attributes({ content: 'Be brief.' }) }),
  log('', { ...SYSTEM, 'event.name': 'gen_ai.user.message' }, { body: attributes({ content: 'Weather?' }) }),
  log(
    '',
    { ...SYSTEM, 'event.name': 'gen_ai.assistant.message' },
    {
      body: attributes({
        tool_calls: [{ id: 't1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
      }),
    },
  ),
  log('', { ...SYSTEM, 'event.name': 'gen_ai.tool.message' }, { body: attributes({ id: 't1', content: 'Sunny' }) }),
]
const CHOICE = log(
  '',
  { ...SYSTEM, 'event.name': 'gen_ai.choice' },
  {
    body: attributes({ index: 0, finish_reason: 'stop', message: { content: 'It is sunny.' } }),
  },
)
const CALL = span(
  {
    ...SYSTEM,
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'gpt-4o',
    'gen_ai.response.id': 'chatcmpl-7',
    'gen_ai.usage.input_tokens': 5,
    'gen_ai.usage.output_tokens': 4,
  },
  { scope: SCOPE, spanKind: 3 },
)

test('log records of one call make one prompt, its system prompt, its tool result and one response', () => {
  const events = normalizeAll([...REQUEST, CHOICE])
  expect(actions(events)).toEqual([
    'ai_system_prompt system_prompt.used',
    'ai_prompt prompt.submitted',
    'ai_response response.generated',
    'ai_tool tool.executed',
  ])
  const prompt = only(events, 'ai_prompt')
  expect(pickFields(prompt, [FIELD.promptText, FIELD.promptUntrustedText, FIELD.promptMessageCount])).toEqual({
    [FIELD.promptText]: 'Weather?',
    [FIELD.promptUntrustedText]: 'Sunny',
    [FIELD.promptMessageCount]: 4,
  })
  expect(
    pickFields(only(events, 'ai_tool'), [FIELD.toolName, FIELD.toolCallId, FIELD.toolResult, FIELD.toolArguments]),
  ).toEqual({
    [FIELD.toolName]: 'weather',
    [FIELD.toolCallId]: 't1',
    [FIELD.toolResult]: 'Sunny',
    [FIELD.toolArguments]: { city: 'Oslo' },
  })
  expect(only(events, 'ai_response').get(FIELD.finishReasons)).toEqual(['stop'])
})

test('the span of such a call tells its usage only, whichever comes first', () => {
  for (const requests of [
    [[CALL], [...REQUEST, CHOICE]],
    [[...REQUEST, CHOICE], [CALL]],
  ]) {
    const events = normalizeAll(...requests)
    expect(events.filter((event) => event.category === 'ai_response')).toHaveLength(1)
    expect(events.filter((event) => event.category === 'ai_prompt')).toHaveLength(1)
    expect(only(events, 'ai_usage').get(FIELD.totalTokens)).toBe(9)
  }
})

test('log records that come after their span take model and response id over from it', () => {
  const response = only(normalizeAll([CALL], [CHOICE]), 'ai_response')
  expect(pickFields(response, [FIELD.requestModel, FIELD.responseId])).toEqual({
    [FIELD.requestModel]: 'gpt-4o',
    [FIELD.responseId]: 'chatcmpl-7',
  })
})

test('content attributes and content events of the oldest generation are read', () => {
  const events = normalizeOnce(
    span(
      {
        'gen_ai.system': 'az.ai.openai',
        'gen_ai.prompt': '[{"role":"user","content":"Hi"}]',
        'gen_ai.usage.prompt_tokens': 3,
      },
      {
        events: [
          {
            timeUnixNano: 1n,
            name: 'gen_ai.content.completion',
            attributes: attributes({ 'gen_ai.completion': '[{"role":"assistant","content":"Hello"}]' }),
          },
        ],
      },
    ),
  ).events
  expect(only(events, 'ai_prompt').get(FIELD.promptText)).toBe('Hi')
  expect(only(events, 'ai_response').get(FIELD.responseText)).toBe('Hello')
  expect(only(events, 'ai_usage').get(FIELD.inputTokens)).toBe(3)
  expect(only(events, 'ai_usage').get(FIELD.provider)).toBe('azure.ai.openai')
})

test('per-message span events, as Strands sends them, are read', () => {
  const events = normalizeOnce(
    span(
      { 'gen_ai.system': 'strands-agents', 'gen_ai.operation.name': 'chat' },
      {
        events: [
          {
            timeUnixNano: 1n,
            name: 'gen_ai.user.message',
            attributes: attributes({ content: '[{"text":"Where is it?"}]' }),
          },
          {
            timeUnixNano: 2n,
            name: 'gen_ai.choice',
            attributes: attributes({ message: '[{"text":"Here."}]', finish_reason: 'end_turn' }),
          },
        ],
      },
    ),
  ).events
  expect(only(events, 'ai_prompt').get(FIELD.promptText)).toBe('Where is it?')
  expect(pickFields(only(events, 'ai_response'), [FIELD.responseText, FIELD.finishReasons])).toEqual({
    [FIELD.responseText]: 'Here.',
    [FIELD.finishReasons]: ['stop'],
  })
})
