import { CATEGORIES, type PlainEvent } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../config.ts'
import { decodeEntry } from './decode-entry.ts'

function decode(text: string, encoding: 'json' | 'ndjson' = 'json', limits = DEFAULT_LIMITS) {
  const { records, rejected } = decodeEntry(
    { signal: 'events', encoding, body: Buffer.from(text), receivedMs: 0 },
    limits,
  )
  return { events: records as readonly PlainEvent[], rejected }
}

function fieldsOf(event: object): ReadonlyMap<string, unknown> | string {
  const { events, rejected } = decode(JSON.stringify(event))
  return events[0]?.fields ?? rejected[0]?.reason ?? 'nothing'
}

describe('category', () => {
  test.each(CATEGORIES)('%s is taken as sent', (category) => {
    expect(fieldsOf({ 'telltale.category': category })).toEqual(new Map([['telltale.category', category]]))
  })

  test.each([
    ['prompt.submitted', 'ai_prompt'],
    ['guardrail.evaluated', 'ai_guardrail'],
    ['retrieval.performed', 'ai_retrieval'],
    ['document.ingested', 'ai_retrieval'],
    ['memory.written', 'ai_retrieval'],
    ['tool.executed', 'ai_tool'],
    ['agent.invoked', 'ai_tool'],
    ['skill.loaded', 'ai_tool'],
    ['system_prompt.used', 'ai_system_prompt'],
    ['usage.recorded', 'ai_usage'],
    ['egress.request', 'ai_egress'],
    ['response.generated', 'ai_response'],
  ])('%s alone says %s', (action, category) => {
    expect(fieldsOf({ 'event.action': action })).toEqual(
      new Map([
        ['event.action', action],
        ['telltale.category', category],
      ]),
    )
  })

  test.each([
    [{}],
    [{ 'event.action': 'role.created' }],
    [{ 'event.action': 'tool' }],
    [{ 'telltale.category': 'prompt', 'event.action': 'prompt.submitted' }],
    [{ 'event.action': 'constructor.x' }],
  ])('%o is refused with the names that are allowed', (event) => {
    expect(fieldsOf(event)).toBe(`telltale.category must be one of ${CATEGORIES.join(', ')}`)
  })
})

describe('fields', () => {
  const base = { 'telltale.category': 'ai_tool' }

  test.each([
    [{ 'user.id': 5 }, 'user.id must be a string'],
    [{ 'gen_ai.usage.input_tokens': '5' }, 'gen_ai.usage.input_tokens must be a number'],
    [{ 'telltale.tool.sandboxed': 'yes' }, 'telltale.tool.sandboxed must be a boolean'],
    [{ trace_id: 'abc' }, 'trace_id must be 32 hex digits, not all zero'],
    [{ span_id: '0000000000000000' }, 'span_id must be 16 hex digits, not all zero'],
    [{ '@timestamp': 'yesterday' }, '@timestamp must be an ISO 8601 time'],
    [{ '@timestamp': '2026-13-45' }, '@timestamp must be an ISO 8601 time'],
    [{ '@timestamp': -1 }, '@timestamp must be an ISO 8601 time'],
    [{ '@timestamp': { when: 1 } }, '@timestamp must be an ISO 8601 time'],
  ])('%o is refused', (fields, reason) => {
    expect(fieldsOf({ ...base, ...fields })).toContain(reason)
  })

  test.each([
    ['2026-11-23T10:00:00Z'],
    ['2026-11-23T10:00:00.123456789+01:00'],
    ['1764000000000000001'],
    [1764000000000],
  ])('the time %s is taken as sent', (time) => {
    expect((fieldsOf({ ...base, '@timestamp': time }) as ReadonlyMap<string, unknown>).get('@timestamp')).toBe(time)
  })

  test('structured values, names we do not know and null are kept', () => {
    const event = {
      ...base,
      'gen_ai.tool.call.arguments': { to: ['a@b.c'], deep: { n: 1.5 } },
      'acme.ticket': ['x', 1, true, null],
      'user.id': null,
    }
    expect(fieldsOf(event)).toEqual(new Map(Object.entries(event)))
  })

  test('ids are lower-cased', () => {
    const traceId = '0AF7651916CD43DD8448EB211C80319C'
    expect((fieldsOf({ ...base, trace_id: traceId }) as Map<string, unknown>).get('trace_id')).toBe(
      traceId.toLowerCase(),
    )
  })

  test('what only Telltale may say is kept as a claim', () => {
    const forged = {
      'telltale.tenant.id': 'other',
      'event.id': 7,
      'event.ingested': 'x',
      'telltale.raw.ref': 'y',
      'telltale.risk.score': 0,
    }
    expect(fieldsOf({ ...base, ...forged })).toEqual(
      new Map<string, unknown>([
        ['telltale.category', 'ai_tool'],
        ['claimed.telltale.tenant.id', 'other'],
        ['claimed.event.id', 7],
        ['claimed.event.ingested', 'x'],
        ['claimed.telltale.raw.ref', 'y'],
        ['claimed.telltale.risk.score', 0],
      ]),
    )
  })

  test('keys that attack prototypes are kept as text and change nothing', () => {
    const text =
      '{"telltale.category":"ai_tool","__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}'
    const fields = decode(text).events[0]?.fields
    expect(fields?.get('__proto__')).toEqual({ polluted: 1 })
    expect(Object.keys(fields?.get('a') as object)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(fields?.get('a'))).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('too many fields, long keys and long values refuse the event', () => {
    const many = Object.fromEntries(Array.from({ length: 1_025 }, (_, i) => [`k${i}`, 1]))
    expect(fieldsOf({ ...base, ...many })).toBe('more than 1024 attributes')
    expect(fieldsOf({ ...base, ['k'.repeat(257)]: 1 })).toBe('an attribute key is longer than 256 bytes')
    expect(fieldsOf({ ...base, text: 'x'.repeat(1_048_577) })).toBe('a value is longer than 1048576 bytes')
    expect(fieldsOf({ ...base, list: ['x'.repeat(1_048_577)] })).toBe('a value is longer than 1048576 bytes')
  })
})

describe('bodies', () => {
  const good = '{"telltale.category":"ai_prompt"}'

  test('an object, a list and lines are read, each with its place', () => {
    expect(decode(good).events.map(({ line }) => line)).toEqual([0])
    expect(decode(`[${good},${good}]`).events.map(({ line }) => line)).toEqual([0, 1])
    expect(decode(`${good}\r\n\n  \n${good}`, 'ndjson').events.map(({ line }) => line)).toEqual([0, 3])
  })

  test('a bad line is refused and the others go on', () => {
    const { events, rejected } = decode(`${good}\n{bad\n\n5\n${good}\n`, 'ndjson')
    expect(events.map(({ line }) => line)).toEqual([0, 4])
    expect(rejected.map(({ index }) => index)).toEqual([1, 3])
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('not JSON'),
      'an event must be a JSON object',
    ])
  })

  test('a line that nests too deeply is refused and the others go on', () => {
    const { events, rejected } = decode(`${'['.repeat(65)}\n${good}`, 'ndjson')
    expect([events.length, rejected[0]?.reason]).toEqual([1, 'JSON nests deeper than 64 levels'])
  })

  test('text that is no JSON, and more lines than allowed, refuse the request', () => {
    expect(() => decode('{')).toThrow('not JSON')
    expect(() => decode(`${good}\n`.repeat(10_001), 'ndjson')).toThrow('more than 10000 records')
  })
})
