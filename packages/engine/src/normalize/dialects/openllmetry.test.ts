import { FIELD, type OtlpSpan } from '@telltale/model'
import { expect, test } from 'vitest'
import { actions, attributes, normalizeAll, normalizeOnce, only, pickFields, span } from '../../../test/records.ts'

test('the flattened shape of a model call is read', () => {
  const { events, rawRecords } = normalizeOnce(
    span({
      'gen_ai.system': 'OpenAI',
      'llm.request.type': 'chat',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.prompt.0.role': 'system',
      'gen_ai.prompt.0.content': 'Be brief.',
      'gen_ai.prompt.1.role': 'user',
      'gen_ai.prompt.1.content': 'Hi',
      'gen_ai.completion.0.role': 'assistant',
      'gen_ai.completion.0.finish_reason': 'tool_calls',
      'gen_ai.completion.0.tool_calls.0.id': 't1',
      'gen_ai.completion.0.tool_calls.0.name': 'mail',
      'gen_ai.completion.0.tool_calls.0.arguments': '{"to":"a"}',
      'llm.request.functions.0.name': 'mail',
      'llm.request.functions.0.parameters': '{"type":"object"}',
      'gen_ai.usage.prompt_tokens': 4,
      'gen_ai.usage.completion_tokens': 2,
      'llm.usage.total_tokens': 6,
      'traceloop.association.properties.user_id': 'ada',
      'traceloop.association.properties.session_id': 's1',
    }),
  )
  expect(rawRecords[0]?.dialect).toBe('openllmetry')
  expect(actions(events)).toEqual([
    'ai_prompt prompt.submitted',
    'ai_system_prompt system_prompt.used',
    'ai_response response.generated',
    'ai_tool tool.requested',
    'ai_usage usage.recorded',
  ])
  expect(
    pickFields(only(events, 'ai_usage'), [FIELD.userId, FIELD.conversationId, FIELD.totalTokens, FIELD.provider]),
  ).toEqual({
    [FIELD.userId]: 'ada',
    [FIELD.conversationId]: 's1',
    [FIELD.totalTokens]: 6,
    [FIELD.provider]: 'openai',
  })
  expect(only(events, 'ai_response').get(FIELD.finishReasons)).toEqual(['tool_call'])
})

test('a vector database span with result events is a retrieval', () => {
  const fields = only(
    normalizeOnce(
      span(
        {
          'db.system': 'chroma',
          'db.operation': 'query',
          'db.chroma.query.collection_name': 'docs',
          'db.vector.query.top_k': 3,
        },
        {
          spanKind: 3,
          events: [
            {
              timeUnixNano: 1n,
              name: 'db.query.result',
              attributes: attributes({
                'db.query.result.id': 'd1',
                'db.query.result.distance': 0.2,
                'db.query.result.document': 'Text',
                'db.query.result.metadata': '{"source":"a.md"}',
              }),
            },
          ],
        },
      ),
    ).events,
    'ai_retrieval',
  )
  expect(
    pickFields(fields, [
      FIELD.dataSourceId,
      FIELD.dbSystem,
      FIELD.retrievalTopK,
      FIELD.retrievalDocumentCount,
      FIELD.retrievalSources,
    ]),
  ).toEqual({
    [FIELD.dataSourceId]: 'docs',
    [FIELD.dbSystem]: 'chroma',
    [FIELD.retrievalTopK]: 3,
    [FIELD.retrievalDocumentCount]: 1,
    [FIELD.retrievalSources]: ['a.md'],
  })
})

test('its own guardrail form is told apart from the proposal by its status', () => {
  const fields = only(
    normalizeOnce(
      span({
        'gen_ai.guardrail.name': 'pii',
        'gen_ai.guardrail.status': 'FAILED',
        'gen_ai.guardrail.failed_guard_count': 2,
        'gen_ai.guardrail.input': 'x',
      }),
    ).events,
    'ai_guardrail',
  )
  expect(
    pickFields(fields, [
      FIELD.guardrailName,
      FIELD.guardrailResultType,
      FIELD.guardrailResultValue,
      FIELD.guardrailVerdict,
      FIELD.guardrailResultReason,
    ]),
  ).toEqual({
    [FIELD.guardrailName]: 'pii',
    [FIELD.guardrailResultType]: 'status',
    [FIELD.guardrailResultValue]: 'FAILED',
    [FIELD.guardrailVerdict]: 'block',
    [FIELD.guardrailResultReason]: '2 guards failed',
  })
})

test('a decorated tool shows its one argument and its text result unwrapped', () => {
  const tool = only(
    normalizeOnce(
      span({
        'traceloop.span.kind': 'tool',
        'traceloop.entity.name': 'read_file',
        'traceloop.entity.input': '{"args":[{"path":"/etc/passwd"}],"kwargs":{}}',
        'traceloop.entity.output': '"root"',
      }),
    ).events,
    'ai_tool',
  )
  expect(pickFields(tool, [FIELD.toolName, FIELD.toolArguments, FIELD.filePath, FIELD.toolResult])).toEqual({
    [FIELD.toolName]: 'read_file',
    [FIELD.toolArguments]: { path: '/etc/passwd' },
    [FIELD.filePath]: '/etc/passwd',
    [FIELD.toolResult]: 'root',
  })
})

test.each([
  '{"args":["Mail the report."],"kwargs":{}}',
  '{"args":["Mail the report.",{"retries":2}],"kwargs":{}}',
  '{"args":[],"kwargs":{"question":"Mail the report.","retries":2}}',
  '{"args":[{"messages":[{"role":"user","content":"Mail the report."}]}],"kwargs":{}}',
  '"Mail the report."',
])('what an agent was asked is the inner text of %s', (input) => {
  const agent = span({
    'traceloop.span.kind': 'agent',
    'traceloop.entity.name': 'desk',
    'traceloop.entity.input': input,
  })
  const prompt = only(normalizeOnce(agent).events, 'ai_prompt')
  expect(prompt.get(FIELD.promptText)).toBe('Mail the report.')
})

test('a workflow, its agent and the call inside make one prompt of one question', () => {
  const asked = (kind: string, more: { spanId: string; parentSpanId: string }): OtlpSpan =>
    span(
      { 'traceloop.span.kind': kind, 'traceloop.entity.input': '{"args":["Mail the report."],"kwargs":{}}' },
      { name: `${kind}.${kind}`, ...more },
    )
  const call = span(
    {
      'gen_ai.system': 'OpenAI',
      'llm.request.type': 'chat',
      'gen_ai.prompt.0.role': 'user',
      'gen_ai.prompt.0.content': 'Mail the report.',
    },
    { parentSpanId: '3333333333333333' },
  )
  const agent = asked('agent', { spanId: '3333333333333333', parentSpanId: '2222222222222222' })
  const workflow = asked('workflow', { spanId: '2222222222222222', parentSpanId: '' })
  const prompts = normalizeAll([call], [agent, workflow]).filter((event) => event.category === 'ai_prompt')
  expect(prompts.map((event) => event.fields.get(FIELD.spanId))).toEqual(['1111111111111111'])
})

test('association properties alone do not make a span one of this dialect', () => {
  const http = span(
    { 'traceloop.workflow.name': 'w', 'http.request.method': 'GET', 'url.full': 'https://x.example/' },
    { spanKind: 3 },
  )
  expect(normalizeOnce(http).rawRecords[0]?.dialect).toBe('otel_http')
})
