import type { EventJson, SpanNode, TraceJson } from '@telltale/model'
import { expect, test } from 'vitest'
import { buildChain, cardOrder, touchedStops } from './chain.ts'
import { spanRows } from './span-rows.ts'

const at = (ms: number) => new Date(Date.parse('2026-11-23T09:41:52Z') + ms).toISOString()
let next = 0
const event = (category: string, spanId: string, ms: number, fields: EventJson = {}): EventJson => {
  next += 1
  return { 'event.id': `e${next}`, 'telltale.category': category, span_id: spanId, '@timestamp': at(ms), ...fields }
}
const span = (id: string, from: number, to: number, children: readonly SpanNode[] = []): SpanNode => ({
  span_id: id,
  parent_span_id: '',
  name: id,
  kind: 'internal',
  service: 'mail-assistant',
  dialect: 'otel_genai',
  start: at(from),
  end: at(to),
  duration_ms: to - from,
  status: 'ok',
  status_message: '',
  record_id: `r-${id}`,
  children,
})
const trace = (spans: TraceJson['spans'], events: readonly EventJson[]): TraceJson => ({
  trace_id: 't',
  spans,
  span_count: spans.length,
  events,
  truncated: false,
})

const ASKED = { 'telltale.prompt.text': 'Summarise my mail', 'user.id': 'dana' }

test('lays a tool-using conversation out from prompt to response', () => {
  const chain = buildChain(
    trace(
      [span('agent', 0, 9_000, [span('chat1', 100, 900), span('find', 1_000, 1_500), span('chat2', 2_000, 3_000)])],
      [
        event('ai_prompt', 'chat1', 100, ASKED),
        event('ai_system_prompt', 'chat1', 100, {
          'gen_ai.system_instructions': [{ type: 'text', content: 'Be kind' }],
        }),
        event('ai_response', 'chat1', 900, { 'telltale.response.tool_calls': ['send_mail'] }),
        event('ai_usage', 'chat1', 900, { 'gen_ai.usage.input_tokens': 120, 'gen_ai.usage.output_tokens': 8 }),
        event('ai_tool', 'chat1', 900, {
          'gen_ai.tool.name': 'send_mail',
          'gen_ai.tool.call.id': 'c1',
          'event.action': 'tool.requested',
        }),
        event('ai_tool', 'find', 1_000, {
          'gen_ai.tool.name': 'send_mail',
          'gen_ai.tool.call.id': 'c1',
          'event.action': 'tool.executed',
          'gen_ai.tool.call.arguments': '{"to":"a@b.example"}',
          'gen_ai.tool.call.result': 'sent',
        }),
        event('ai_prompt', 'chat2', 2_000, ASKED),
        event('ai_response', 'chat2', 3_000, { 'telltale.response.text': 'Done.' }),
      ],
    ),
  )
  const titles = cardOrder(chain).map((card) => `${card.stop}: ${card.title}`)
  expect(titles).toEqual([
    'prompt: dana',
    'prompt: System prompt',
    'model: Call 1',
    'model: Call 2',
    'tool: send_mail',
    'response: Answer',
  ])
  const tool = chain.columns.get('tool')?.[0]
  expect(tool?.texts.map((text) => [text.title, text.trust, text.text])).toEqual([
    ['Arguments', 'model', '{"to":"a@b.example"}'],
    ['Result', 'untrusted', 'sent'],
  ])
  expect(tool?.flags).toEqual([{ tone: 'quiet', words: 'approval not recorded' }])
  expect(tool?.durationMs).toBe(500)
  expect(chain.untrustedFromMs).toBe(Date.parse(at(1_500)))
  expect(chain.time.lengthMs).toBe(9_000)
})

test('an empty trace has six empty columns', () => {
  const chain = buildChain(trace([], []))
  expect(chain.columns.size).toBe(6)
  expect(cardOrder(chain)).toEqual([])
  expect(chain.untrustedFromMs).toBeUndefined()
})

test('retrieved documents stand as untrusted cards, the rest fold', () => {
  const documents = Array.from({ length: 9 }, (_, i) => ({ id: `doc-${i}`, score: 0.5 }))
  const chain = buildChain(
    trace(
      [],
      [event('ai_retrieval', 's', 0, { 'gen_ai.data_source.id': 'mailbox', 'gen_ai.retrieval.documents': documents })],
    ),
  )
  const cards = chain.columns.get('retrieval') ?? []
  expect(cards.map((card) => card.title)).toEqual([
    'mailbox',
    '1 · doc-0',
    '2 · doc-1',
    '3 · doc-2',
    '6 other documents',
  ])
  expect(cards.slice(1).every((card) => card.trust === 'untrusted')).toBe(true)
})

test('nobody approved is red, an approval is told', () => {
  const flags = (decision: string) =>
    buildChain(
      trace(
        [],
        [
          event('ai_tool', 's', 0, {
            'gen_ai.tool.name': 'pay',
            'event.action': 'tool.executed',
            'telltale.tool.decision': decision,
          }),
        ],
      ),
    ).columns.get('tool')?.[0]?.flags
  expect(flags('none')).toEqual([{ tone: 'bad', words: 'nobody approved it' }])
  expect(flags('auto_accept')).toEqual([{ tone: 'quiet', words: 'approval: auto accept' }])
})

test('two thousand events fold to sixty cards and a number', () => {
  const events = Array.from({ length: 2_000 }, (_, i) =>
    event('ai_tool', `s${i}`, i, { 'gen_ai.tool.name': `tool${i}` }),
  )
  const chain = buildChain(trace([], events))
  expect(cardOrder(chain)).toHaveLength(60)
  expect(chain.folded).toBe(1_940)
})

test('a tree ten thousand deep becomes lines without running out of stack', () => {
  let deep = span('leaf', 0, 1)
  for (let i = 0; i < 10_000; i += 1) deep = span(`s${i}`, 0, 1, [deep])
  const rows = spanRows(trace([{ ...deep, parent_missing: true }], []))
  expect(rows).toHaveLength(10_001)
  expect(rows[0]?.parentMissing).toBe(true)
  expect(rows.at(-1)).toMatchObject({ depth: 10_000, parentMissing: false })
})

test('the glyph of a trace shows the stops it touched', () => {
  expect(
    touchedStops([event('ai_prompt', 's', 0, ASKED), event('ai_egress', 's', 1, { 'server.address': 'x' })]),
  ).toEqual([...[true, false, false, false, true, false]])
})
