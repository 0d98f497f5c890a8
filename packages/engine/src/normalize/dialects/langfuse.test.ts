import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { actions, normalizeOnce, only, pickFields, span } from '../../../test/records.ts'

const GENERATION = {
  'langfuse.observation.type': 'generation',
  'langfuse.observation.model.name': 'gpt-4o',
  'langfuse.observation.model.parameters': '{"temperature":0.3,"max_tokens":99}',
  'langfuse.observation.input':
    '{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"find"}}]}',
  'langfuse.observation.output': '{"role":"assistant","content":"Hello"}',
  'langfuse.observation.usage_details': '{"input":6,"output":4,"total":14,"input_cached_tokens":4}',
  'langfuse.observation.cost_details': '{"input":0.1,"output":0.2}',
  'langfuse.observation.prompt.name': 'greet',
  'langfuse.observation.prompt.version': 3,
  'langfuse.environment': 'staging',
  'session.id': 's1',
  'user.id': 'ada',
}

test('a generation is read, and cached tokens count as input again', () => {
  const { events, rawRecords } = normalizeOnce(span(GENERATION))
  expect(rawRecords[0]?.dialect).toBe('langfuse')
  expect(
    pickFields(only(events, 'ai_usage'), [
      FIELD.inputTokens,
      FIELD.outputTokens,
      FIELD.totalTokens,
      FIELD.cacheReadTokens,
      FIELD.environment,
    ]),
  ).toEqual({
    [FIELD.inputTokens]: 10,
    [FIELD.outputTokens]: 4,
    [FIELD.totalTokens]: 14,
    [FIELD.cacheReadTokens]: 4,
    [FIELD.environment]: 'staging',
  })
  expect(only(events, 'ai_usage').get(FIELD.costUsd)).toBeCloseTo(0.3)
  expect(
    pickFields(only(events, 'ai_prompt'), [
      FIELD.promptText,
      FIELD.promptName,
      FIELD.promptVersion,
      FIELD.temperature,
      FIELD.userId,
    ]),
  ).toEqual({
    [FIELD.promptText]: 'Hi',
    [FIELD.promptName]: 'greet',
    [FIELD.promptVersion]: '3',
    [FIELD.temperature]: 0.3,
    [FIELD.userId]: 'ada',
  })
})

test('a tool call answer without a role is an assistant message', () => {
  const events = normalizeOnce(
    span({
      ...GENERATION,
      'langfuse.observation.output': '{"tool_calls":[{"function":{"name":"find","arguments":"{\\"q\\":1}"}}]}',
    }),
  ).events
  expect(only(events, 'ai_tool').get(FIELD.toolName)).toBe('find')
})

const TYPES: readonly (readonly [string, string, readonly string[]])[] = [
  ['tool', '"done"', ['ai_tool tool.executed']],
  ['retriever', '[{"id":"d1","score":0.5}]', ['ai_retrieval retrieval.performed']],
  ['guardrail', '{"verdict":"block","reason":"pii"}', ['ai_guardrail guardrail.evaluated']],
  ['evaluator', '0.7', ['ai_response response.evaluated']],
  ['agent', '"Hello"', ['ai_tool agent.invoked', 'ai_prompt prompt.submitted', 'ai_response response.generated']],
  ['span', '"x"', ['ai_tool agent.invoked']],
  ['event', '"x"', []],
]

test.each(TYPES)('an observation of type %s gives its events', (type, output, expected) => {
  const written = {
    'langfuse.observation.type': type,
    'langfuse.observation.input': '"Hi"',
    'langfuse.observation.output': output,
  }
  const { events } = normalizeOnce(span(written, { name: 'guard-or-tool' }))
  expect(actions(events)).toEqual(expected)
})

test('a failed observation is a failed response with its message', () => {
  const events = normalizeOnce(
    span({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.level': 'ERROR',
      'langfuse.observation.status_message': 'boom',
    }),
  ).events
  expect(pickFields(only(events, 'ai_response', 'response.failed'), [FIELD.errorMessage, FIELD.eventOutcome])).toEqual({
    [FIELD.errorMessage]: 'boom',
    [FIELD.eventOutcome]: 'failure',
  })
})
