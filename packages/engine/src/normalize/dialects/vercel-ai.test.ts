import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { actions, normalizeAll, normalizeOnce, only, pickFields, span } from '../../../test/records.ts'

const INNER = span(
  {
    'ai.operationId': 'ai.streamText.doStream',
    'ai.model.provider': 'openai.chat',
    'ai.model.id': 'gpt-4o',
    'ai.prompt.messages':
      '[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Hi"}]}]',
    'ai.prompt.tools': ['{"type":"function","name":"find"}'],
    'ai.response.text': 'Hello',
    'ai.response.toolCalls': '[{"toolCallId":"t1","toolName":"find","input":"{\\"q\\":1}"}]',
    'ai.response.finishReason': 'tool-calls',
    'ai.response.msToFirstChunk': 120,
    'ai.usage.promptTokens': 5,
    'ai.usage.completionTokens': 3,
    'ai.telemetry.metadata.userId': 'ada',
    'ai.telemetry.metadata.sessionId': 's1',
    'ai.telemetry.functionId': 'desk',
  },
  { parentSpanId: '2222222222222222' },
)
const OUTER = span(
  {
    'ai.operationId': 'ai.streamText',
    'ai.model.provider': 'openai.chat',
    'ai.model.id': 'gpt-4o',
    'ai.prompt': '{"system":"Be brief.","prompt":"Hi"}',
    'ai.response.text': 'Hello',
    'ai.usage.promptTokens': 5,
    'ai.usage.completionTokens': 3,
  },
  { spanId: '2222222222222222' },
)

test('the inner span tells the call, the outer one the run: usage counts once', () => {
  const events = normalizeAll([INNER, OUTER])
  expect(actions(events)).toEqual([
    'ai_prompt prompt.submitted',
    'ai_system_prompt system_prompt.used',
    'ai_response response.generated',
    'ai_tool tool.requested',
    'ai_usage usage.recorded',
    'ai_tool agent.invoked',
    'ai_usage usage.recorded',
  ])
  const scopes = events
    .filter((event) => event.category === 'ai_usage')
    .map((event) => event.fields.get(FIELD.usageScope))
  expect(scopes).toEqual(['inference', 'agent'])
})

test('names of user, session, provider and function are read', () => {
  const response = only(normalizeAll([INNER]), 'ai_response')
  expect(
    pickFields(response, [
      FIELD.provider,
      FIELD.userId,
      FIELD.conversationId,
      FIELD.agentName,
      FIELD.finishReasons,
      FIELD.timeToFirstChunk,
    ]),
  ).toEqual({
    [FIELD.provider]: 'openai',
    [FIELD.userId]: 'ada',
    [FIELD.conversationId]: 's1',
    [FIELD.agentName]: 'desk',
    [FIELD.finishReasons]: ['tool_call'],
    [FIELD.timeToFirstChunk]: 0.12,
  })
})

test('a tool run of version 3 names is read by its operation name', () => {
  const tool = only(
    normalizeOnce(
      span({
        'operation.name': 'ai.toolCall desk',
        'ai.toolCall.name': 'get',
        'ai.toolCall.id': 't1',
        'ai.toolCall.args': '{"url":"https://x.example/a"}',
        'ai.toolCall.result': '"ok"',
      }),
    ).events,
    'ai_tool',
  )
  expect(pickFields(tool, [FIELD.toolName, FIELD.toolCallId, FIELD.urlFull, FIELD.toolResult])).toEqual({
    [FIELD.toolName]: 'get',
    [FIELD.toolCallId]: 't1',
    [FIELD.urlFull]: 'https://x.example/a',
    [FIELD.toolResult]: 'ok',
  })
})

test('embeddings count in the inner span only', () => {
  const events = normalizeAll([
    span({ 'ai.operationId': 'ai.embed.doEmbed', 'ai.model.id': 'e', 'ai.values': ['"fees"'], 'ai.usage.tokens': 2 }),
    span(
      { 'ai.operationId': 'ai.embed', 'ai.model.id': 'e', 'ai.value': '"fees"', 'ai.usage.tokens': 2 },
      { spanId: '3333333333333333' },
    ),
  ])
  expect(actions(events)).toEqual(['ai_prompt prompt.submitted', 'ai_usage usage.recorded'])
  expect(only(events, 'ai_prompt').get(FIELD.promptText)).toBe('fees')
})
