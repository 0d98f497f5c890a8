import { FIELD, type OtlpSpan } from '@telltale/model'
import { expect, test } from 'vitest'
import {
  attributes,
  ENVELOPE,
  KEY,
  log,
  normalizeAll,
  normalizeOnce,
  only,
  pickFields,
  span,
} from '../../test/records.ts'
import { createNormalizer } from './normalize.ts'

const CHAT = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-4o' }
const USED = { ...CHAT, 'gen_ai.usage.input_tokens': 5, 'gen_ai.usage.output_tokens': 4 }
const HTTP = {
  'http.request.method': 'POST',
  'url.full': 'https://x.example:8443/a',
  'http.request.body.size': 9,
  'http.response.status_code': 200,
}
const TOOL = {
  'gen_ai.operation.name': 'execute_tool',
  'gen_ai.tool.name': 'post',
  'gen_ai.tool.call.id': 't1',
  'user.id': 'ada',
}

function http(parentSpanId: string, more: Partial<OtlpSpan> = {}): OtlpSpan {
  return span(HTTP, { spanKind: 3, spanId: 'aaaaaaaaaaaaaaa1', parentSpanId, ...more })
}

test('an HTTP span that comes before its tool is told when the tool arrives, with the tool as its sender', () => {
  const normalizer = createNormalizer({ hashKey: KEY })
  const first = normalizer.normalize([http('2222222222222222')], { ...ENVELOPE, seq: 1 })
  expect(first.events).toEqual([])
  expect(first.rawRecords[0]).toMatchObject({ dialect: 'otel_http', eventCount: 0 })
  expect(first.unrecognised).toBe(0)
  expect(normalizer.oldestWaitingSeq()).toBe(1)
  const second = normalizer.normalize([span(TOOL, { spanId: '2222222222222222' })], { ...ENVELOPE, seq: 2 })
  const egress = second.events.find((event) => event.category === 'ai_egress')
  expect(egress).toMatchObject({ seq: 1, action: 'egress.request' })
  expect(
    pickFields(egress?.fields ?? new Map(), [
      FIELD.egressInitiator,
      FIELD.toolName,
      FIELD.toolCallId,
      FIELD.userId,
      FIELD.serverAddress,
      FIELD.serverPort,
      FIELD.egressBytesOut,
      FIELD.rawRef,
    ]),
  ).toEqual({
    [FIELD.egressInitiator]: 'tool',
    [FIELD.toolName]: 'post',
    [FIELD.toolCallId]: 't1',
    [FIELD.userId]: 'ada',
    [FIELD.serverAddress]: 'x.example',
    [FIELD.serverPort]: 8443,
    [FIELD.egressBytesOut]: 9,
    [FIELD.rawRef]: first.rawRecords[0]?.id,
  })
  expect(normalizer.oldestWaitingSeq()).toBeUndefined()
})

test('who sent something out is found over spans in between', () => {
  const between = span({}, { spanId: '3333333333333333', parentSpanId: '2222222222222222' })
  const chat = span(CHAT, { spanId: '2222222222222222' })
  expect(only(normalizeAll([http('3333333333333333'), between, chat]), 'ai_egress').get(FIELD.egressInitiator)).toBe(
    'model_call',
  )
  const agent = span({ 'gen_ai.operation.name': 'invoke_agent' }, { spanId: '2222222222222222' })
  expect(
    only(normalizeAll([agent], [between], [http('3333333333333333')]), 'ai_egress').get(FIELD.egressInitiator),
  ).toBe('agent')
})

test('HTTP spans of a trace that is not about AI stay raw records', () => {
  const { events, rawRecords } = normalizeOnce(http(''), span({ 'http.route': '/health' }, { spanKind: 2 }))
  expect(events).toEqual([])
  expect(rawRecords.map((record) => record.dialect)).toEqual(['otel_http', ''])
})

test('one that waits a minute for a parent that does not come is told as it is', () => {
  const normalizer = createNormalizer({ hashKey: KEY })
  normalizer.normalize([span(CHAT), http('eeeeeeeeeeeeeeee')], ENVELOPE)
  const later = normalizer.normalize([], { ...ENVELOPE, receivedMs: ENVELOPE.receivedMs + 60_000 })
  expect(only(later.events, 'ai_egress').get(FIELD.egressInitiator)).toBe('agent')
})

test('a database span below a tool is the database step of the chain', () => {
  const db = span(
    {
      'db.system': 'postgresql',
      'db.statement': 'select * from invoices',
      'db.name': 'shop',
      'net.peer.name': 'db.example',
      'db.response.returned_rows': 3,
    },
    { spanKind: 3, spanId: 'aaaaaaaaaaaaaaa2', parentSpanId: '2222222222222222' },
  )
  const fields = only(normalizeAll([db, span(TOOL, { spanId: '2222222222222222' })]), 'ai_egress')
  expect(
    pickFields(fields, [
      FIELD.dbSystem,
      FIELD.dbQueryText,
      FIELD.dbOperation,
      FIELD.dbNamespace,
      FIELD.serverAddress,
      FIELD.dbReturnedRows,
      FIELD.egressInitiator,
    ]),
  ).toEqual({
    [FIELD.dbSystem]: 'postgresql',
    [FIELD.dbQueryText]: 'select * from invoices',
    [FIELD.dbOperation]: 'SELECT',
    [FIELD.dbNamespace]: 'shop',
    [FIELD.serverAddress]: 'db.example',
    [FIELD.dbReturnedRows]: 3,
    [FIELD.egressInitiator]: 'tool',
  })
})

test('framework and SDK spans of one call count once, by response id or by parent and child', () => {
  const byId = { ...USED, 'gen_ai.response.id': 'r1' }
  const outer = (written: typeof USED): OtlpSpan => span(written, { spanId: '2222222222222222' })
  const inner = (written: typeof USED): OtlpSpan => span(written, { parentSpanId: '2222222222222222' })
  for (const [first, second, twin] of [
    [inner(byId), outer(byId), '1111111111111111'],
    [inner(USED), outer(USED), '1111111111111111'],
    [outer(USED), inner(USED), '2222222222222222'],
  ] as const) {
    const usages = normalizeAll([first], [second]).filter((event) => event.category === 'ai_usage')
    expect(usages.map((event) => event.fields.get(FIELD.usageScope))).toEqual(['inference', 'agent'])
    expect(usages[1]?.fields.get(FIELD.usageDuplicateOf)).toBe(twin)
  }
})

test('two calls below one parent with the same tokens are two calls', () => {
  const parent = span({ 'gen_ai.operation.name': 'invoke_agent' }, { spanId: '2222222222222222' })
  const calls = ['3333333333333333', '4444444444444444'].map((spanId) =>
    span(USED, { spanId, parentSpanId: '2222222222222222' }),
  )
  const scopes = normalizeAll([...calls, parent])
    .filter((event) => event.category === 'ai_usage')
    .map((event) => event.fields.get(FIELD.usageScope))
  expect(scopes).toEqual(['inference', 'inference'])
})

test('the same record sent again gives the same events', () => {
  const [first, again] = [1, 2].map(() => span(USED))
  const normalizer = createNormalizer({ hashKey: KEY })
  const once = normalizer.normalize([first as OtlpSpan], ENVELOPE)
  expect(normalizer.normalize([again as OtlpSpan], ENVELOPE)).toEqual(once)
})

test('ids depend on tenant and content, not on when and where it was received', () => {
  const ids = (tenant: string, seq: number): readonly string[] =>
    createNormalizer({ hashKey: KEY })
      .normalize([span(USED)], { tenant, receivedMs: seq * 1000, seq })
      .events.map((event) => event.id)
  expect(ids('acme', 1)).toEqual(ids('acme', 2))
  expect(ids('acme', 1)).not.toEqual(ids('globex', 1))
  expect(new Set(ids('acme', 1)).size).toBe(3)
})

test('equal texts have equal hashes within a tenant and unrelated ones across tenants', () => {
  const written = { ...CHAT, 'gen_ai.input.messages': '[{"role":"user","content":"Hi"}]' }
  const hashOf = (tenant: string): unknown =>
    createNormalizer({ hashKey: KEY })
      .normalize([span(written)], { ...ENVELOPE, tenant })
      .events[0]?.fields.get(FIELD.promptHash)
  expect(hashOf('acme')).toBe(hashOf('acme'))
  expect(hashOf('acme')).not.toBe(hashOf('globex'))
})

test('a record that cannot be read is named and does not stop the others', () => {
  let deep: unknown = 'x'
  for (let i = 0; i < 200; i += 1) deep = [deep]
  const poison = { ...span({}), attributes: new Map([['deep', deep]]) } as OtlpSpan
  const out = normalizeOnce(span(USED), poison, log('gen_ai.evaluation.result', { 'gen_ai.evaluation.name': 'e' }))
  expect(out.failed).toEqual([{ index: 1, reason: 'attribute value nests too deep' }])
  expect(out.rawRecords).toHaveLength(2)
  expect(out.events).toHaveLength(4)
})

test('a raw record holds the whole record, pairs in the order sent', () => {
  const sent = span(
    { b: 1, a: ['x', true], 'k.v': { inner: 'y' } },
    { events: [{ timeUnixNano: 9n, name: 'e', attributes: attributes({ p: 1.5 }) }] },
  )
  const body: unknown = JSON.parse(
    normalizeOnce({ ...sent, attributes: new Map([...sent.attributes, ['z', new Uint8Array([1, 2])]]) }).rawRecords[0]
      ?.body ?? '',
  )
  expect(body).toMatchObject({
    kind: 'span',
    startUnixNano: '1761955200000000000',
    attributes: [
      ['b', 1],
      ['a', ['x', true]],
      ['k.v', { kvlist: [['inner', 'y']] }],
      ['z', { bytes: 'AQI=' }],
    ],
    events: [{ timeUnixNano: '9', name: 'e', attributes: [['p', 1.5]] }],
    resource: { attributes: [['service.name', 'desk']] },
  })
})

test('what no dialect reads is kept and counted', () => {
  const out = normalizeOnce(span({ 'my.key': 1 }), log('', {}, { body: 'plain text' }))
  expect(out.unrecognised).toBe(2)
  expect(out.rawRecords.map((record) => record.dialect)).toEqual(['', ''])
})

test('token metrics are usage that is never added to that of spans', () => {
  const point = {
    kind: 'metric' as const,
    resource: { attributes: attributes({ 'service.name': 'desk' }), schemaUrl: '' },
    scope: { name: '', version: '', schemaUrl: '', attributes: new Map() },
    name: 'gen_ai.client.token.usage',
    description: '',
    unit: '{token}',
    shape: 'histogram' as const,
    temporality: 1,
    monotonic: false,
    startUnixNano: 1n,
    timeUnixNano: 2n,
    value: undefined,
    count: 2,
    sum: 30,
    attributes: attributes({ 'gen_ai.token.type': 'output', 'gen_ai.request.model': 'gpt-4o' }),
  }
  const usage = only(normalizeOnce(point).events, 'ai_usage')
  expect(pickFields(usage, [FIELD.outputTokens, FIELD.usageSource, FIELD.usageScope])).toEqual({
    [FIELD.outputTokens]: 30,
    [FIELD.usageSource]: 'metric',
    [FIELD.usageScope]: 'workflow',
  })
})

test('memory stays bounded: the oldest trace is forgotten, and what waited in an AI trace is told', () => {
  const normalizer = createNormalizer({ hashKey: KEY, maxTraces: 2 })
  normalizer.normalize([span(CHAT), http('eeeeeeeeeeeeeeee')], ENVELOPE)
  const others = ['b', 'c'].map((letter) => span(CHAT, { traceId: letter.repeat(32) }))
  expect(only(normalizer.normalize(others, ENVELOPE).events, 'ai_egress').get(FIELD.egressInitiator)).toBe('agent')
})

test('an embedded database is asked on this host and sends nothing; one of which no address is known has none', () => {
  const ask = (system: string): ReadonlyMap<string, unknown> => {
    const db = span(
      { 'db.system.name': system, 'db.query.text': 'SELECT 1' },
      { spanKind: 3, spanId: 'aaaaaaaaaaaaaaa2', parentSpanId: '2222222222222222' },
    )
    return only(normalizeAll([db, span(TOOL, { spanId: '2222222222222222' })]), 'ai_egress')
  }
  const names = [FIELD.dbSystem, FIELD.serverAddress, FIELD.networkTransport, FIELD.egressBytesOut]
  expect(names.map((name) => ask('sqlite').get(name))).toEqual(['sqlite', 'localhost', 'inproc', 0])
  expect(names.map((name) => ask('postgresql').get(name))).toEqual(['postgresql', undefined, undefined, undefined])
})

const GUARD = { 'gen_ai.guardrail.component.name': 'desk-guard', 'gen_ai.guardrail.result.value': 'FLAGGED' }

test('fields that a sender gives by our own names are carried by the log they belong to', () => {
  const events = normalizeAll([
    log('gen_ai.guardrail.result', { ...GUARD, 'telltale.guardrail.action': 'redact', 'telltale.turn.id': 'turn-3' }),
    span({ ...USED, 'telltale.usage.cost_usd': 0.02, 'telltale.turn.id': 'turn-3', 'telltale.tool.sandboxed': true }),
  ])
  const guard = only(events, 'ai_guardrail')
  expect([FIELD.guardrailVerdict, FIELD.guardrailAction, FIELD.turnId].map((name) => guard.get(name))).toEqual([
    'flag',
    'modify',
    'turn-3',
  ])
  const usage = only(events, 'ai_usage')
  expect([FIELD.costUsd, FIELD.turnId, FIELD.toolSandboxed].map((name) => usage.get(name))).toEqual([
    0.02,
    'turn-3',
    undefined,
  ])
})

test('a native field of another type, of no name of ours, or of what Telltale alone states is not carried', () => {
  const usage = only(
    normalizeAll([
      span({
        ...USED,
        'telltale.usage.cost_usd': '0.02',
        'telltale.usage.made_up': 1,
        'telltale.tenant.id': 'globex',
        'telltale.raw.ref': 'x',
        'telltale.usage.duplicate_of': 'x',
        'telltale.usage.total_tokens': 1,
      }),
    ]),
    'ai_usage',
  )
  expect(usage.get(FIELD.totalTokens)).toBe(9)
  expect(usage.get(FIELD.rawRef)).toMatch(/^[0-9a-f]{32}$/)
  for (const name of [
    'telltale.usage.cost_usd',
    'telltale.usage.made_up',
    'telltale.tenant.id',
    FIELD.usageDuplicateOf,
  ]) {
    expect(usage.has(name)).toBe(false)
  }
})
