import type { AiEvent, Alert, JsonValue } from '@telltale/model'
import { parseSigma, type SigmaDocument } from '@telltale/sigma'
import { expect, test } from 'vitest'
import { contentId } from '../normalize/hash.ts'
import { createDetections, type DetectionConfig } from './detections.ts'

const START = Date.UTC(2026, 10, 23, 9)
const MINUTE = 60_000
const HEAD = 'status: test\ntaxonomy: telltale\nlogsource: {product: telltale, category: ai_tool}\n'

function rulesOf(yaml: string): readonly SigmaDocument[] {
  const { documents, problems } = parseSigma(yaml, { file: 'test.yml' })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return documents
}

const PAYS = rulesOf(`title: Pays
id: 00000000-0000-4000-8000-00000000000a
level: high
tags: [atlas.aml.t0053, owasp.asi02-2026]
${HEAD}detection:
  pay: {gen_ai.tool.name: pay}
  not_small: {note: small}
  condition: pay and not not_small
`)
const OFTEN = rulesOf(`title: Look up
name: look_up
${HEAD}detection:
  it: {gen_ai.tool.name: look_up}
  condition: it
---
title: Often
id: 00000000-0000-4000-8000-00000000000b
level: medium
tags: [atlas.aml.t0034.000]
correlation:
  type: event_count
  rules: [look_up]
  group-by: [user.id]
  timespan: 10m
  condition: {gte: 3}
`)

function call(tool: string, atMinute: number, more: Readonly<Record<string, JsonValue>> = {}): AiEvent {
  const { tenant = 'acme', ...fields } = { 'user.id': 'ada', 'service.name': 'shop', ...more }
  const named = new Map<string, JsonValue>([['gen_ai.tool.name', tool], ...Object.entries(fields)])
  return {
    id: contentId(`${tool} ${atMinute} ${JSON.stringify(more)}`),
    tenant: String(tenant),
    category: 'ai_tool',
    action: 'tool.executed',
    timeUnixNano: BigInt(START) * 1_000_000n,
    receivedMs: START + atMinute * MINUTE,
    seq: 1,
    fields: named,
  }
}

function detections(documents: readonly SigmaDocument[], tenants: DetectionConfig['tenants'] = new Map()) {
  return createDetections({ documents, tenants })
}

test('a match becomes an alert that says who, what, why and which techniques', () => {
  const event = call('pay', 0, { trace_id: 'a'.repeat(32), 'gen_ai.conversation.id': 'c1' })
  const [alert, ...others] = detections(PAYS).detect(event)
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    ruleId: '00000000-0000-4000-8000-00000000000a',
    level: 'high',
    kind: 'rule',
    category: 'ai_tool',
    atlas: ['AML.T0053'],
    owasp: ['ASI02:2026'],
    count: 1,
    eventIds: [event.id],
    traceIds: ['a'.repeat(32)],
    conversationIds: ['c1'],
  })
  expect(alert?.entities).toContainEqual({ field: 'user.id', value: 'ada' })
  // What the rule looked for, and not what it left out.
  expect(alert?.evidence).toEqual([{ eventId: event.id, field: 'gen_ai.tool.name', excerpt: 'pay' }])
})

test('later matches of the same actor fold into the alert for an hour; then a new one begins', () => {
  const all = detections(PAYS)
  const first = all.detect(call('pay', 0))[0]
  const second = all.detect(call('pay', 59, { trace_id: 't2' }))[0]
  const other = all.detect(call('pay', 5, { 'user.id': 'bob' }))[0]
  const later = all.detect(call('pay', 60))[0]
  expect(second).toMatchObject({
    id: first?.id,
    count: 2,
    traceIds: ['t2'],
    firstMs: START,
    lastMs: START + 59 * MINUTE,
  })
  expect(other?.id).not.toBe(first?.id)
  expect(later).toMatchObject({ count: 1 })
  expect(later?.id).not.toBe(first?.id)
})

test('the same event twice changes nothing', () => {
  const all = detections([...PAYS, ...OFTEN])
  const once = all.detect(call('pay', 0))
  expect(once).toHaveLength(1)
  expect(all.detect(call('pay', 0))).toEqual([])
  for (const minute of [1, 2, 2, 2]) expect(all.detect(call('look_up', minute))).toEqual([])
})

test('an event that is marked as a copy is judged with its original', () => {
  expect(detections(PAYS).detect(call('pay', 0, { 'telltale.source.duplicate_of': 'x' }))).toEqual([])
})

test('a correlation alerts about its group, and the rules under it do not alert by themselves', () => {
  const all = detections(OFTEN)
  const alerts = [0, 1, 2].flatMap((minute) => all.detect(call('look_up', minute)))
  expect(alerts).toHaveLength(1)
  expect(alerts[0]).toMatchObject({ title: 'Often', kind: 'correlation', level: 'medium', firstMs: START })
  expect(alerts[0]?.eventIds).toHaveLength(3)
  expect(alerts[0]?.entities[0]).toEqual({ field: 'user.id', value: 'ada' })
})

test('tenants never mix, and each may have its own rules', () => {
  const own = { documents: PAYS, exceptions: [] }
  const all = detections(OFTEN, new Map([['globex', own]]))
  expect(all.detect(call('look_up', 0))).toEqual([])
  expect(all.detect(call('look_up', 1, { tenant: 'other' }))).toEqual([])
  expect(all.detect(call('look_up', 2))).toEqual([])
  expect(all.detect(call('pay', 0))).toEqual([])
  expect(all.detect(call('pay', 0, { tenant: 'globex' }))[0]?.tenant).toBe('globex')
})

test('an exception holds for what it names, and until it ends', () => {
  const ruleId = '00000000-0000-4000-8000-00000000000a'
  const exception = { ruleId, conditions: [{ field: 'note', value: 'red team' }], expiresMs: START + 10 * MINUTE }
  const all = detections([], new Map([['acme', { documents: PAYS, exceptions: [exception] }]]))
  expect(all.detect(call('pay', 0, { note: 'red team' }))).toEqual([])
  expect(all.detect(call('pay', 1, { note: 'blue team' }))).toHaveLength(1)
  expect(all.detect(call('pay', 10, { note: 'red team' }))).toHaveLength(1)
})

test('other rules leave what is known of the same ones in place', () => {
  const all = detections(OFTEN)
  expect(all.detect(call('look_up', 0))).toEqual([])
  expect(all.detect(call('look_up', 1))).toEqual([])
  all.configure({ documents: [...OFTEN, ...PAYS], tenants: new Map() })
  expect(all.detect(call('look_up', 2)).map((alert: Alert) => alert.title)).toEqual(['Often'])
  all.configure({ documents: PAYS, tenants: new Map() })
  expect(all.detect(call('look_up', 3))).toEqual([])
})

test('a saved state goes on where it was, through bytes and back', () => {
  const events = [call('pay', 0), ...[0, 1, 2, 3, 4].map((minute) => call('look_up', minute)), call('pay', 7)]
  const whole = detections([...PAYS, ...OFTEN])
  const expected = events.flatMap((event) => whole.detect(event))
  for (let cut = 0; cut <= events.length; cut++) {
    const before = detections([...PAYS, ...OFTEN])
    const first = events.slice(0, cut).flatMap((event) => before.detect(event))
    const after = detections([...PAYS, ...OFTEN])
    after.load(structuredClone(before.save()))
    expect([...first, ...events.slice(cut).flatMap((event) => after.detect(event))], `cut at ${cut}`).toEqual(expected)
  }
})
