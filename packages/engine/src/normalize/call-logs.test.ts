import { type AiEvent, FIELD, type JsonValue, type OtlpLog, type OtlpSpan, type SourceRecord } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actions,
  attributes,
  ENVELOPE,
  KEY,
  LATER,
  log,
  normalizeAll,
  only,
  pickFields,
  span,
} from '../../test/records.ts'
import { createNormalizer } from './normalize.ts'

const SCOPE = { name: '@opentelemetry/instrumentation-openai', version: '0.21.0', schemaUrl: '', attributes: new Map() }
const START = 1_761_955_200_000_000_000n

type Body = Parameters<typeof attributes>[0]

interface Written {
  readonly logs: readonly OtlpLog[]
  readonly spans: readonly OtlpSpan[]
}

/** One message of a call as the official instrumentation writes it. */
function message(spanId: string, at: number, name: string, body: Body): OtlpLog {
  const timeUnixNano = START + BigInt(at) * 1_000_000n
  return log('', { 'gen_ai.system': 'openai', 'event.name': name }, { spanId, timeUnixNano, body: attributes(body) })
}

function callSpan(spanId: string, at: number, more: Partial<OtlpSpan> = {}): OtlpSpan {
  const written = {
    'gen_ai.system': 'openai',
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'gpt-4o',
    'gen_ai.response.model': 'gpt-4o-2024-08-06',
    'gen_ai.response.id': `chatcmpl-${spanId.slice(0, 2)}`,
    'gen_ai.request.temperature': 0.2,
    'gen_ai.usage.input_tokens': 10 + at,
    'gen_ai.usage.output_tokens': 4,
    'user.id': 'ada',
  }
  const startUnixNano = START + BigInt(at) * 1_000_000n
  return span(written, { scope: SCOPE, spanId, parentSpanId: '9999999999999999', spanKind: 3, startUnixNano, ...more })
}

/** A conversation of an agent: every request sends all messages so far, every answer but the last asks for a tool. */
function conversation(turns: number, toolSpans: boolean): Written {
  const logs: OtlpLog[] = []
  const spans: OtlpSpan[] = []
  const history: (readonly [string, Body])[] = [
    ['gen_ai.system.message', { content: 'Be brief.' }],
    ['gen_ai.user.message', { content: 'How is the weather?' }],
  ]
  for (let turn = 0; turn < turns; turn += 1) {
    const spanId = `${turn}a`.padEnd(16, '0')
    const at = turn * 100
    for (const [index, [name, body]] of history.entries()) logs.push(message(spanId, at + index, name, body))
    const id = `call_${turn}`
    const asked = { id, type: 'function', function: { name: 'weather', arguments: `{"day":${turn}}` } }
    const answer = turn === turns - 1 ? { content: 'It is sunny.' } : { tool_calls: [asked] }
    logs.push(message(spanId, at + 50, 'gen_ai.choice', { index: 0, finish_reason: 'stop', message: answer }))
    spans.push(callSpan(spanId, at))
    history.push(['gen_ai.assistant.message', answer], ['gen_ai.tool.message', { id, content: `sun ${turn}` }])
    if (toolSpans && turn < turns - 1) spans.push(toolSpan(`${turn}b`.padEnd(16, '0'), id))
  }
  return { logs, spans }
}

function toolSpan(spanId: string, id: string): OtlpSpan {
  return span(
    { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'weather', 'gen_ai.tool.call.id': id },
    { spanId },
  )
}

function executedIds(events: readonly AiEvent[]): readonly (JsonValue | undefined)[] {
  return events
    .filter((event) => event.action === 'tool.executed')
    .map((event) => event.fields.get(FIELD.toolCallId))
    .sort()
}

function countOf(events: readonly AiEvent[], category: string): number {
  return events.filter((event) => event.category === category).length
}

describe('the log records of a model call', () => {
  const { logs, spans } = conversation(1, false)

  test('wait for their span, and their events carry its facts and the time they came', () => {
    const normalizer = createNormalizer({ hashKey: KEY })
    const first = normalizer.normalize(logs, { ...ENVELOPE, seq: 3 })
    expect(first.events).toEqual([])
    expect(first.rawRecords.map((record) => [record.dialect, record.eventCount])).toEqual([
      ['otel_genai_legacy', 0],
      ['otel_genai_legacy', 0],
      ['otel_genai_legacy', 0],
    ])
    expect(normalizer.oldestWaitingSeq()).toBe(3)
    const { events } = normalizer.normalize(spans, { ...ENVELOPE, seq: 4, receivedMs: ENVELOPE.receivedMs + 5000 })
    expect(normalizer.oldestWaitingSeq()).toBeUndefined()
    expect(actions(events)).toEqual([
      'ai_system_prompt system_prompt.used',
      'ai_prompt prompt.submitted',
      'ai_response response.generated',
      'ai_usage usage.recorded',
    ])
    const [, prompt, response] = events
    expect([prompt?.seq, prompt?.receivedMs]).toEqual([3, ENVELOPE.receivedMs])
    const shared = {
      [FIELD.requestModel]: 'gpt-4o',
      [FIELD.responseModel]: 'gpt-4o-2024-08-06',
      [FIELD.parentSpanId]: '9999999999999999',
      [FIELD.userId]: 'ada',
      [FIELD.eventOutcome]: 'success',
    }
    const names = [...Object.keys(shared), FIELD.temperature, FIELD.responseId, FIELD.finishReasons]
    expect(pickFields(prompt?.fields ?? new Map(), names)).toEqual({ ...shared, [FIELD.temperature]: 0.2 })
    expect(pickFields(response?.fields ?? new Map(), names)).toEqual({
      ...shared,
      [FIELD.responseId]: 'chatcmpl-0a',
      [FIELD.finishReasons]: ['stop'],
    })
  })

  test('are told after ten seconds when their span does not come', () => {
    const normalizer = createNormalizer({ hashKey: KEY })
    normalizer.normalize(logs, ENVELOPE)
    const at = (ms: number): readonly AiEvent[] =>
      normalizer.normalize([], { ...ENVELOPE, receivedMs: ENVELOPE.receivedMs + ms }).events
    expect(at(9_999)).toEqual([])
    expect(countOf(at(10_000), 'ai_prompt')).toBe(1)
    expect(at(20_000)).toEqual([])
  })

  test('are told when their trace is forgotten', () => {
    const normalizer = createNormalizer({ hashKey: KEY, maxTraces: 1 })
    normalizer.normalize(logs, ENVELOPE)
    const other = span({ 'gen_ai.operation.name': 'invoke_agent' }, { traceId: 'b'.repeat(32) })
    expect(countOf(normalizer.normalize([other], ENVELOPE).events, 'ai_prompt')).toBe(1)
  })

  test('give way to newer ones when the room is full, and are told then', () => {
    const normalizer = createNormalizer({ hashKey: KEY })
    const long = 'x'.repeat(1_000_000)
    let told = 0
    for (let i = 0; i < 60; i += 1) {
      const spanId = String(i).padStart(16, '0')
      const record = message(spanId, i, 'gen_ai.user.message', { content: `${i} ${long}` })
      told += countOf(normalizer.normalize([record], { ...ENVELOPE, seq: i }).events, 'ai_prompt')
      expect(normalizer.oldestWaitingSeq()).toBe(told)
    }
    expect(told).toBeGreaterThan(20)
  })

  test('are told at once when their span came before', () => {
    const normalizer = createNormalizer({ hashKey: KEY })
    normalizer.normalize(spans, ENVELOPE)
    const { events } = normalizer.normalize(logs, ENVELOPE)
    expect(only(events, 'ai_response').get(FIELD.responseId)).toBe('chatcmpl-0a')
    expect(normalizer.oldestWaitingSeq()).toBeUndefined()
  })

  test('of a call that failed wait for no answer', () => {
    const failed = callSpan('0a'.padEnd(16, '0'), 0, { statusCode: 2, statusMessage: 'overloaded' })
    const normalizer = createNormalizer({ hashKey: KEY })
    normalizer.normalize(logs.slice(0, 2), ENVELOPE)
    const { events } = normalizer.normalize([failed], ENVELOPE)
    expect(only(events, 'ai_prompt').get(FIELD.eventOutcome)).toBe('failure')
    expect(only(events, 'ai_response', 'response.failed').get(FIELD.errorMessage)).toBe('overloaded')
  })

  test('that are sent again make nothing twice', () => {
    const normalizer = createNormalizer({ hashKey: KEY })
    const events = [logs, logs.slice(1), spans, logs, logs.slice(0, 2)].flatMap(
      (records) => normalizer.normalize(records, ENVELOPE).events,
    )
    expect(events).toHaveLength(4)
    expect(normalizer.normalize([], LATER).events).toEqual([])
  })

  test('outside any span stand each alone: what was answered before is no prompt, and an old result no run', () => {
    const outside = conversation(2, false).logs.map((record) => ({ ...record, traceId: '', spanId: '' }))
    const events = normalizeAll(outside)
    expect(
      events.filter((event) => event.category === 'ai_prompt').map((e) => e.fields.get(FIELD.promptOrigin)),
    ).toEqual(['user', 'user', 'tool'])
    expect(executedIds(events)).toEqual([])
  })
})

describe('a conversation that is sent whole with every request', () => {
  test('is one prompt a call, and each tool run once', () => {
    const { logs, spans } = conversation(4, false)
    const events = normalizeAll(logs, spans)
    expect(countOf(events, 'ai_prompt')).toBe(4)
    expect(countOf(events, 'ai_response')).toBe(4)
    expect(executedIds(events)).toEqual(['call_0', 'call_1', 'call_2'])
    const run = events.find(
      (event) => event.fields.get(FIELD.toolCallId) === 'call_1' && event.action === 'tool.executed',
    )
    expect(pickFields(run?.fields ?? new Map(), [FIELD.toolName, FIELD.toolArguments, FIELD.toolResult])).toEqual({
      [FIELD.toolName]: 'weather',
      [FIELD.toolArguments]: { day: 1 },
      [FIELD.toolResult]: 'sun 1',
    })
  })

  test('adds nothing to tool runs that spans tell', () => {
    const { logs, spans } = conversation(4, true)
    const events = normalizeAll(logs, spans)
    expect(executedIds(events)).toEqual(['call_0', 'call_1', 'call_2'])
    for (const event of events.filter((item) => item.action === 'tool.executed')) {
      expect(event.fields.get(FIELD.duplicateOf)).toBeUndefined()
      expect(event.fields.get(FIELD.durationMs)).toBe(1000)
    }
  })

  test('gives the same events however its records are cut into requests', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.array(fc.tuple(fc.boolean(), fc.nat(6))),
        (...given) => {
          const [turns, toolSpans, cuts] = given
          const written = conversation(turns, toolSpans)
          expect(factsOf(cut(written, cuts))).toEqual(factsOf([written.logs, written.spans]))
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Deals logs and spans out to requests, each in its order: which of the two comes next, and how many. */
function cut(
  { logs, spans }: Written,
  cuts: readonly (readonly [boolean, number])[],
): readonly (readonly SourceRecord[])[] {
  const left = { logs: [...logs], spans: [...spans] }
  const requests: SourceRecord[][] = cuts.map(([log, size]) => (log ? left.logs : left.spans).splice(0, size))
  return [...requests, left.spans, left.logs]
}

/** Events without when and where they came, by id. */
function factsOf(requests: readonly (readonly SourceRecord[])[]): unknown {
  return normalizeAll(...requests)
    .map(({ id, action, fields }) => [id, action, [...fields].sort(([a], [b]) => (a < b ? -1 : 1))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

describe('a tool result that spans bring to the model', () => {
  const input = (more: string): string =>
    `[{"role":"user","parts":[{"type":"text","content":"Mail it."}]},{"role":"assistant","parts":[{"type":"tool_call","id":"t1","name":"mail","arguments":{"to":"bo"}}]},{"role":"tool","parts":[{"type":"tool_call_response","id":"t1","response":"sent"}]}${more}]`
  const chat = (spanId: string, more = ''): OtlpSpan =>
    span(
      { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.input.messages': input(more) },
      { spanId },
    )

  test('is a tool run when no span tells of it, once in a trace', () => {
    const next = ',{"role":"assistant","parts":[{"type":"text","content":"Done."}]},{"role":"user","parts":[]}'
    const events = normalizeAll(
      [chat('1000000000000000')],
      [chat('2000000000000000')],
      [chat('3000000000000000', next)],
    )
    expect(executedIds(events)).toEqual(['t1'])
    const run = only(events, 'ai_tool', 'tool.executed')
    expect(pickFields(run, [FIELD.toolName, FIELD.toolArgumentsText, FIELD.toolResult, FIELD.eventOutcome])).toEqual({
      [FIELD.toolName]: 'mail',
      [FIELD.toolArgumentsText]: 'bo',
      [FIELD.toolResult]: 'sent',
      [FIELD.eventOutcome]: 'unknown',
    })
  })

  test('is no other run than the one a span tells, also when that stands behind it in one request', () => {
    const run = toolSpan('4000000000000000', 't1')
    for (const records of [
      [chat('1000000000000000'), run],
      [run, chat('1000000000000000')],
    ]) {
      expect(only(normalizeAll(records), 'ai_tool', 'tool.executed').get(FIELD.spanId)).toBe('4000000000000000')
    }
  })

  test('is the run of a span that names no call id, by its arguments or its result', () => {
    for (const known of [
      { 'gen_ai.tool.name': 'mail', 'gen_ai.tool.call.arguments': '{"to":"bo"}' },
      { 'gen_ai.tool.name': 'mail', 'gen_ai.tool.call.result': 'sent' },
    ]) {
      const run = span({ 'gen_ai.operation.name': 'execute_tool', ...known }, { spanId: '4000000000000000' })
      expect(executedIds(normalizeAll([run], [chat('1000000000000000')]))).toEqual([undefined])
    }
  })

  test('marks the span that tells of the run later as a second telling', () => {
    const events = normalizeAll([chat('1000000000000000')], [toolSpan('4000000000000000', 't1')])
    expect(events.at(-1)?.fields.get(FIELD.duplicateOf)).toBe('1000000000000000')
  })
})
