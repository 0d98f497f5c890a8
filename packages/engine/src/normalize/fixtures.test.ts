import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { listFixtures, readFixture } from '../../test/otlp-json.ts'
import { ENVELOPE, KEY, LATER, only, pickFields } from '../../test/records.ts'
import { createNormalizer } from './normalize.ts'

function normalizeFixture(emitter: string, scenario: string): readonly AiEvent[] {
  const normalizer = createNormalizer({ hashKey: KEY })
  const events = readFixture(emitter, scenario).flatMap((records, seq) => {
    const out = normalizer.normalize(records, { ...ENVELOPE, seq })
    expect(out.failed).toEqual([])
    return out.events
  })
  return [...events, ...normalizer.normalize([], LATER).events]
}

const SYSTEM = 'You are the assistant of Harbour Desk. Answer in one sentence.'
const WHO = { [FIELD.userId]: 'user-ada', [FIELD.conversationId]: 'session-17' }

/** The emitters that tell a chat, and the dialect that reads them. */
const CHATS: readonly (readonly [emitter: string, dialect: string])[] = [
  ['official-openai', 'otel_genai_legacy'],
  ['traceloop', 'openllmetry'],
  ['openinference', 'openinference'],
  ['openinference-langchain', 'openinference'],
  ['langfuse', 'langfuse'],
  ['vercel-ai', 'vercel_ai'],
  ['otel-genai', 'otel_genai'],
]

describe.each(CHATS)('%s, recorded', (emitter, dialect) => {
  test('chat: the prompt, with who asked and in which session', () => {
    const prompt = only(normalizeFixture(emitter, 'chat'), 'ai_prompt')
    expect(
      pickFields(prompt, [
        FIELD.promptText,
        FIELD.promptLength,
        FIELD.promptOrigin,
        FIELD.contentCaptured,
        FIELD.dialect,
        FIELD.provider,
        FIELD.environment,
      ]),
    ).toEqual({
      [FIELD.promptText]: 'What is the capital of France?',
      [FIELD.promptLength]: 30,
      [FIELD.promptOrigin]: 'user',
      [FIELD.contentCaptured]: true,
      [FIELD.dialect]: dialect,
      ...(prompt.has(FIELD.provider) && { [FIELD.provider]: 'openai' }),
      [FIELD.environment]: 'example',
    })
    expect(pickFields(prompt, [FIELD.userId, FIELD.conversationId])).toEqual(WHO)
    expect(prompt.get(FIELD.promptHash)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('chat: the hidden instructions, the answer and what it used, each once', () => {
    const events = normalizeFixture(emitter, 'chat')
    expect(only(events, 'ai_system_prompt').get(FIELD.systemPromptLength)).toBe(SYSTEM.length)
    expect(only(events, 'ai_system_prompt').get(FIELD.systemInstructions)).toEqual([{ type: 'text', content: SYSTEM }])
    expect(only(events, 'ai_response').get(FIELD.responseText)).toBe('The capital of France is Paris.')
    const usage = events.filter(
      (event) => event.category === 'ai_usage' && event.fields.get(FIELD.usageScope) === 'inference',
    )
    expect(usage).toHaveLength(1)
    expect(
      pickFields(usage[0]?.fields ?? new Map(), [
        FIELD.inputTokens,
        FIELD.outputTokens,
        FIELD.totalTokens,
        FIELD.requestModel,
      ]),
    ).toEqual({
      [FIELD.inputTokens]: 35,
      [FIELD.outputTokens]: 8,
      [FIELD.totalTokens]: 43,
      [FIELD.requestModel]: 'gpt-4o-mini',
    })
  })

  test('tools: both calls are asked for, and their results come back as untrusted text', () => {
    const events = normalizeFixture(emitter, 'tools')
    const requested = events.filter((event) => event.action === 'tool.requested').map((event) => event.fields)
    expect(requested.map((fields) => [fields.get(FIELD.toolName), fields.get(FIELD.toolArguments)])).toEqual([
      ['get_weather', { city: 'Oslo' }],
      ['get_weather', { city: 'Bergen' }],
    ])
    const prompts = events.filter((event) => event.category === 'ai_prompt')
    expect(prompts).toHaveLength(2)
    expect(prompts[1]?.fields.get(FIELD.promptOrigin)).toBe('tool')
    expect(prompts[1]?.fields.get(FIELD.promptUntrustedText)).toContain('"city":"Bergen"')
  })

  test('tools: each run is told with its result', () => {
    const executed = normalizeFixture(emitter, 'tools').filter((event) => event.action === 'tool.executed')
    expect(executed).toHaveLength(2)
    for (const { fields } of executed) {
      expect(fields.get(FIELD.toolName)).toBe('get_weather')
      expect(fields.get(FIELD.toolResultSize)).toBeGreaterThan(40)
      expect(fields.get(FIELD.toolResultHash)).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  test('streaming: the whole answer is there', () => {
    const events = normalizeFixture(emitter, 'streaming')
    expect(only(events, 'ai_response').get(FIELD.responseText)).toBe(
      'Grey harbour morning,\nthe cranes bow to quiet ships,\na gull keeps the time.',
    )
    expect(only(events, 'ai_prompt').get(FIELD.promptText)).toBe('Write a haiku about the harbour.')
  })
})

const RESPONSES = ['official-openai', 'traceloop', 'openinference', 'langfuse'] as const

test.each(RESPONSES)('%s: the responses API gives prompt, answer and tool call', (emitter) => {
  const events = normalizeFixture(emitter, 'responses')
  const texts = events.flatMap((event) => event.fields.get(FIELD.responseText) ?? [])
  expect(texts).toContain('Good morning. How can I help you today?')
  // Traceloop's instrumentation leaves streamed answers and tool calls of this API out.
  if (emitter === 'traceloop') return
  expect(texts).toContain('The harbour office is open from 08:00 to 17:00, Monday to Saturday.')
  const requested = only(events, 'ai_tool', 'tool.requested')
  expect([requested.get(FIELD.toolName), requested.get(FIELD.toolArguments)]).toEqual(['get_weather', { city: 'Oslo' }])
  expect(String(requested.get(FIELD.toolCallId))).toMatch(/^call_/)
})

test.each(['official-openai', 'vercel-ai', 'otel-genai'])('%s: embeddings are used and not answered', (emitter) => {
  const events = normalizeFixture(emitter, 'embeddings')
  expect(events.some((event) => event.category === 'ai_response')).toBe(false)
  const usage = events.filter((event) => event.category === 'ai_usage')
  expect(usage.length).toBeGreaterThan(0)
  for (const { fields } of usage) expect(fields.get(FIELD.operation)).toBe('embeddings')
})

test.each(['openinference', 'langfuse', 'vercel-ai'])('%s: the embedded texts are shown', (emitter) => {
  const texts = normalizeFixture(emitter, 'embeddings').map((event) => event.fields.get(FIELD.promptText))
  expect(texts).toContain('berth fees\nmooring rules')
})

test.each(['openinference', 'langfuse', 'otel-genai'])(
  '%s: retrieval names source, query, documents and scores',
  (emitter) => {
    const retrieval = only(normalizeFixture(emitter, 'retrieval'), 'ai_retrieval')
    expect(
      pickFields(retrieval, [
        FIELD.dataSourceId,
        FIELD.retrievalQuery,
        FIELD.retrievalDocumentCount,
        FIELD.retrievalMaxScore,
        FIELD.retrievalMinScore,
      ]),
    ).toEqual({
      [FIELD.dataSourceId]: 'handbook',
      [FIELD.retrievalQuery]: 'When are berth fees due?',
      [FIELD.retrievalDocumentCount]: 2,
      [FIELD.retrievalMaxScore]: 0.91,
      [FIELD.retrievalMinScore]: 0.62,
    })
  },
)

test.each([
  ['openinference', 'retrieval', 'topic-guard', 'allow'],
  ['langfuse', 'retrieval', 'topic-guard', 'allow'],
  ['otel-genai', 'guardrail', 'injection-guard', 'block'],
  ['otel-genai', 'security-finding', 'pii-guard', 'modify'],
])('%s, %s: the guard %s says %s, once', (emitter, scenario, name, verdict) => {
  const guard = only(normalizeFixture(emitter, scenario), 'ai_guardrail')
  expect([guard.get(FIELD.guardrailName), guard.get(FIELD.guardrailVerdict)]).toEqual([name, verdict])
})

test.each(['official-openai', 'langfuse', 'vercel-ai', 'otel-genai'])(
  '%s: a call that fails is a failed response, once',
  (emitter) => {
    const response = only(normalizeFixture(emitter, 'failure'), 'ai_response', 'response.failed')
    expect(response.get(FIELD.eventOutcome)).toBe('failure')
    expect(String(response.get(FIELD.errorMessage))).toContain('missing-model')
  },
)

const EGRESS: readonly (readonly [string, readonly { readonly [name: string]: JsonValue }[]])[] = [
  [
    'database',
    [
      { [FIELD.dbSystem]: 'sqlite', [FIELD.dbOperation]: 'SELECT', [FIELD.dbCollection]: 'customers' },
      { [FIELD.dbSystem]: 'postgresql', [FIELD.dbOperation]: 'SELECT', [FIELD.dbCollection]: 'invoices' },
    ],
  ],
  [
    'http',
    [
      { [FIELD.httpMethod]: 'GET', [FIELD.httpStatus]: 200 },
      { [FIELD.httpMethod]: 'POST', [FIELD.httpStatus]: 200 },
    ],
  ],
  ['former', [{ [FIELD.httpMethod]: 'POST', [FIELD.httpStatus]: 202, [FIELD.httpRequestSize]: 512 }]],
]

test.each(EGRESS)('%s client spans below tools are egress of those tools', (scenario, expected) => {
  const egress = normalizeFixture('http-db', scenario).filter((event) => event.category === 'ai_egress')
  expect(egress.map((event) => pickFields(event.fields, Object.keys(expected[0] ?? {})))).toEqual(expected)
  for (const { fields } of egress) {
    expect(fields.get(FIELD.egressInitiator)).toBe('tool')
    expect(fields.get(FIELD.toolCallId)).toBe('call_1')
  }
})

test('an MCP client is read in both vocabularies', () => {
  for (const [emitter, scenario] of [
    ['otel-genai', 'mcp'],
    ['traceloop-mcp', 'tools'],
  ] as const) {
    const tool = only(normalizeFixture(emitter, scenario), 'ai_tool', 'tool.executed')
    expect(pickFields(tool, [FIELD.toolName, FIELD.mcpMethod, FIELD.toolArguments])).toEqual({
      [FIELD.toolName]: 'get_weather',
      [FIELD.mcpMethod]: 'tools/call',
      [FIELD.toolArguments]: { city: 'Oslo' },
    })
  }
  expect(only(normalizeFixture('traceloop-mcp', 'resources'), 'ai_retrieval').get(FIELD.dataSourceId)).toBe(
    'harbour://tides',
  )
})

test('all recordings are read whole: nothing fails, every record is kept, ids are unique', () => {
  for (const [emitter, scenario] of listFixtures()) {
    const normalizer = createNormalizer({ hashKey: KEY })
    const ids = new Set<string>()
    let count = 0
    for (const [seq, records] of readFixture(emitter, scenario).entries()) {
      const out = normalizer.normalize(records, { ...ENVELOPE, seq })
      expect(out.failed, `${emitter} ${scenario}`).toEqual([])
      expect(out.rawRecords).toHaveLength(records.length)
      for (const event of out.events) ids.add(event.id)
      count += out.events.length
    }
    expect(ids.size, `${emitter} ${scenario}`).toBe(count)
  }
})
