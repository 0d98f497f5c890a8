import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { actions, normalizeOnce, only, pickFields, span } from '../../../test/records.ts'

const LLM = {
  'openinference.span.kind': 'LLM',
  'llm.provider': 'azure',
  'llm.model_name': 'gpt-4o',
  'llm.invocation_parameters': '{"max_tokens":50,"temperature":0.1,"user":"ada"}',
  'session.id': 's1',
  'llm.input_messages.0.message.role': 'system',
  'llm.input_messages.0.message.content': 'Be brief.',
  'llm.input_messages.1.message.role': 'user',
  'llm.input_messages.1.message.contents.0.message_content.type': 'text',
  'llm.input_messages.1.message.contents.0.message_content.text': 'Look',
  'llm.input_messages.1.message.contents.1.message_content.type': 'image',
  'llm.input_messages.1.message.contents.1.message_content.image.image.url': 'https://x.example/a.png',
  'llm.output_messages.0.message.role': 'assistant',
  'llm.output_messages.0.message.tool_calls.0.tool_call.id': 't1',
  'llm.output_messages.0.message.tool_calls.0.tool_call.function.name': 'find',
  'llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments': '{"q":"x"}',
  'llm.tools.0.tool.json_schema': '{"type":"function","function":{"name":"find"}}',
  'llm.token_count.prompt': 7,
  'llm.token_count.completion': 2,
  'llm.token_count.prompt_details.cache_read': 1,
  'llm.cost.total': 0.002,
  'output.value': '{"id":"chatcmpl-9","model":"gpt-4o-2024"}',
}

test('flattened messages, parameters, tools and tokens of a model call are read', () => {
  const { events, rawRecords } = normalizeOnce(span(LLM))
  expect(rawRecords[0]?.dialect).toBe('openinference')
  const prompt = only(events, 'ai_prompt')
  expect(
    pickFields(prompt, [FIELD.provider, FIELD.promptText, FIELD.maxTokens, FIELD.userId, FIELD.conversationId]),
  ).toEqual({
    [FIELD.provider]: 'azure.ai.openai',
    [FIELD.promptText]: 'Look',
    [FIELD.maxTokens]: 50,
    [FIELD.userId]: 'ada',
    [FIELD.conversationId]: 's1',
  })
  expect(prompt.get(FIELD.inputMessages)).toEqual([
    { role: 'system', parts: [{ type: 'text', content: 'Be brief.' }] },
    {
      role: 'user',
      parts: [
        { type: 'text', content: 'Look' },
        { type: 'uri', modality: 'image', uri: 'https://x.example/a.png' },
      ],
    },
  ])
  expect(only(events, 'ai_tool', 'tool.requested').get(FIELD.toolArguments)).toEqual({ q: 'x' })
  expect(
    pickFields(only(events, 'ai_usage'), [FIELD.totalTokens, FIELD.cacheReadTokens, FIELD.costUsd, FIELD.responseId]),
  ).toEqual({
    [FIELD.totalTokens]: 9,
    [FIELD.cacheReadTokens]: 1,
    [FIELD.costUsd]: 0.002,
    [FIELD.responseId]: 'chatcmpl-9',
  })
  expect(only(events, 'ai_system_prompt').get(FIELD.toolDefinitions)).toEqual([
    { type: 'function', function: { name: 'find' } },
  ])
})

test('a retriever keeps documents, scores and sources', () => {
  const fields = only(
    normalizeOnce(
      span(
        {
          'openinference.span.kind': 'RETRIEVER',
          'input.value': '{"query":"fees"}',
          'retrieval.documents.0.document.id': 'd1',
          'retrieval.documents.0.document.content': 'Fees are due.',
          'retrieval.documents.0.document.score': 0.7,
          'retrieval.documents.0.document.metadata': '{"source":"a.md"}',
        },
        { name: 'handbook' },
      ),
    ).events,
    'ai_retrieval',
  )
  expect(
    pickFields(fields, [
      FIELD.dataSourceId,
      FIELD.retrievalQuery,
      FIELD.retrievalSources,
      FIELD.retrievalText,
      FIELD.retrievalMaxScore,
    ]),
  ).toEqual({
    [FIELD.dataSourceId]: 'handbook',
    [FIELD.retrievalQuery]: 'fees',
    [FIELD.retrievalSources]: ['a.md'],
    [FIELD.retrievalText]: ['Fees are due.'],
    [FIELD.retrievalMaxScore]: 0.7,
  })
})

const KINDS: readonly (readonly [string, { readonly [key: string]: string }, readonly string[]])[] = [
  ['TOOL', { 'tool.name': 'mail', 'tool.parameters': '{"to":"a"}' }, ['ai_tool tool.executed']],
  ['AGENT', { 'agent.name': 'a', 'input.value': 'Hi' }, ['ai_tool agent.invoked', 'ai_prompt prompt.submitted']],
  [
    'RERANKER',
    { 'reranker.query': 'q', 'reranker.output_documents.0.document.id': 'd' },
    ['ai_retrieval retrieval.performed'],
  ],
  ['EMBEDDING', { 'embedding.embeddings.0.embedding.text': 'x' }, ['ai_prompt prompt.submitted']],
  ['GUARDRAIL', { 'output.value': '{"verdict":"block"}' }, ['ai_guardrail guardrail.evaluated']],
  ['EVALUATOR', { 'output.value': 'good' }, ['ai_response response.evaluated']],
  ['PROMPT', { 'llm.prompt_template.template': 'You are {x}' }, ['ai_system_prompt system_prompt.used']],
  ['CHAIN', { 'input.value': 'Hi' }, ['ai_tool agent.invoked']],
  ['UNHEARD_OF', {}, []],
]

test.each(KINDS)('a span of kind %s gives its events', (kind, written, expected) => {
  const { events, unrecognised } = normalizeOnce(span({ 'openinference.span.kind': kind, ...written }))
  expect(actions(events)).toEqual(expected)
  expect(unrecognised).toBe(0)
})

test('a chain inside another is only a step', () => {
  const inner = span({ 'openinference.span.kind': 'CHAIN', 'input.value': 'Hi' }, { parentSpanId: '9999999999999999' })
  expect(normalizeOnce(inner).events).toEqual([])
})

test("a LangChain tool's serialised message gives the result and the id of the call", () => {
  const message = { lc: 1, type: 'constructor', kwargs: { content: 'sunny', tool_call_id: 'call_7', name: 'weather' } }
  const tool = only(
    normalizeOnce(
      span({
        'openinference.span.kind': 'TOOL',
        'tool.name': 'weather',
        'output.value': JSON.stringify({ output: message }),
      }),
    ).events,
    'ai_tool',
  )
  expect([tool.get(FIELD.toolCallId), tool.get(FIELD.toolResult)]).toEqual(['call_7', 'sunny'])
})
