import { CATEGORIES, EXPECTED_FIELDS } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { NOON, newTenant, sampleEvent, sampleRecord } from './samples.ts'
import { type Stand, write } from './stand.ts'

const HOUR = 3_600_000
const WINDOW = { fromMs: NOON - HOUR, toMs: NOON }

/** Which app sends which log, and what is missing in it. */
export function describeTelemetry(stand: Stand): void {
  describe('tells what you cannot see', () => {
    test('names the expected fields that an app leaves out; any of several names will do', async () => {
      const tenant = newTenant()
      const whole = {
        'service.name': 'shop',
        'telltale.source.dialect': 'otel_genai',
        'gen_ai.input.messages': [{ role: 'user' }],
        'user.email': 'a@b.c',
        'gen_ai.request.model': 'm',
      }
      await write(stand, [
        sampleEvent({ name: '1', tenant, receivedMs: NOON - 1, fields: whole }),
        sampleEvent({
          name: '2',
          tenant,
          receivedMs: NOON - HOUR,
          fields: { ...whole, 'user.email': '', 'telltale.prompt.hash': 'h' },
        }),
        sampleEvent({
          name: 'usage',
          tenant,
          receivedMs: NOON - 2,
          category: 'ai_usage',
          fields: { 'service.name': 'shop', 'gen_ai.usage.input_tokens': 0 },
        }),
      ])
      const { apps, from, to } = await stand.store.telemetry(tenant, WINDOW)
      expect([from, to]).toEqual(['2026-11-20T11:00:00.000Z', '2026-11-20T12:00:00.000Z'])
      expect(apps).toHaveLength(1)
      expect(apps[0]).toMatchObject({ name: 'shop', dialects: ['otel_genai'], last_seen: '2026-11-20T11:59:59.999Z' })
      expect(apps[0]?.logs.map((log) => log.category)).toEqual(CATEGORIES)
      const prompt = apps[0]?.logs[0]
      expect(prompt).toMatchObject({ count: 2, state: 'arriving', last_seen: '2026-11-20T11:59:59.999Z' })
      expect(prompt?.per_second).toBeCloseTo(2 / 3600)
      expect(prompt?.fields.map((field) => field.name)).toEqual(EXPECTED_FIELDS.ai_prompt.map((names) => names[0]))
      expect(prompt?.fields.map((field) => field.missing)).toEqual([0, 0.5, 1, 0, 1, 0.5, 1, 1])
      expect(prompt?.series).toHaveLength(60)
      expect([prompt?.series[0], prompt?.series[59]]).toEqual([1, 1])
      const usage = apps[0]?.logs.find((log) => log.category === 'ai_usage')
      expect(usage?.fields.map((field) => field.missing)).toEqual([0, 1, 1, 1, 1, 1, 1, 1])
    })

    testFieldsOfActions(stand)
    testSources(stand)

    test('tells a log that arrives from one that fell, fell silent or never came', async () => {
      const tenant = newTenant()
      const many = (
        name: string,
        count: number,
        receivedMs: number,
        parts: Parameters<typeof sampleEvent>[0] | object = {},
      ) =>
        Array.from({ length: count }, (_, i) =>
          sampleEvent({ name: `${name}${i}`, tenant, receivedMs, fields: { 'service.name': 'shop' }, ...parts }),
        )
      await write(stand, [
        ...many('prompt', 30, NOON - 2 * HOUR + 1),
        ...many('prompt now', 5, NOON - 1),
        ...many('tool', 30, NOON - HOUR - 1, { category: 'ai_tool' }),
        ...many('usage', 30, NOON - HOUR - 1, { category: 'ai_usage' }),
        ...many('usage now', 10, NOON - HOUR, { category: 'ai_usage' }),
        ...many('other', 1, NOON - 90 * 24 * HOUR, { fields: {} }),
      ])
      const { apps } = await stand.store.telemetry(tenant, WINDOW)
      expect(apps.map((app) => app.name)).toEqual(['shop', 'unknown'])
      const states = new Map(apps[0]?.logs.map((log) => [log.category, log.state]))
      expect([states.get('ai_prompt'), states.get('ai_tool'), states.get('ai_usage'), states.get('ai_audit')]).toEqual([
        'fell',
        'silent',
        'arriving',
        'never',
      ])
      expect(apps[1]?.logs[0]).toMatchObject({
        state: 'silent',
        count: 0,
        fields: [],
        last_seen: '2026-08-22T12:00:00.000Z',
      })
      expect(apps[1]?.logs[8]).toMatchObject({ state: 'never', last_seen: null })
    })

    test('refuses a window that ends before it starts', async () => {
      await expect(stand.store.telemetry('t', { fromMs: NOON, toMs: NOON })).rejects.toMatchObject({
        code: 'STORE_QUERY_INVALID',
      })
    })
  })
}

function testFieldsOfActions(stand: Stand): void {
  test('counts a field as missing only where the action can have it', async () => {
    const tenant = newTenant()
    const named = { 'service.name': 'shop', 'gen_ai.tool.name': 'pay', 'gen_ai.tool.call.id': 'c1' }
    const tool = (name: string, action: string, fields: object) =>
      sampleEvent({
        name,
        tenant,
        action,
        receivedMs: NOON - 1,
        category: 'ai_tool',
        fields: { ...named, ...fields },
      })
    await write(stand, [
      tool('asked', 'tool.requested', { 'gen_ai.tool.call.arguments': '{}' }),
      tool('done', 'tool.executed', { 'gen_ai.tool.call.arguments': '{}', 'telltale.tool.decision': 'accept' }),
      tool('turn', 'agent.invoked', { 'gen_ai.tool.name': '', 'gen_ai.tool.call.id': '' }),
    ])
    const { apps } = await stand.store.telemetry(tenant, WINDOW)
    const fields = apps[0]?.logs.find((log) => log.category === 'ai_tool')?.fields ?? []
    const missing = new Map(fields.map((field) => [field.name, field.missing]))
    expect(missing.get('gen_ai.tool.name')).toBe(0)
    expect(missing.get('gen_ai.tool.call.arguments')).toBe(0)
    expect(missing.get('telltale.tool.decision')).toBe(0)
    expect(missing.get('gen_ai.tool.call.result')).toBeCloseTo(1 / 3)
  })
}

function testSources(stand: Stand): void {
  test('tells how many numbered records never came, between which times, and which came twice', async () => {
    const tenant = newTenant()
    const numbered = (seq: number | string, secondsAgo: number, source = 'run-1') =>
      sampleRecord({
        name: `${source} ${seq} ${secondsAgo}`,
        tenant,
        receivedMs: NOON - secondsAgo * 1000,
        body: `{"kind":"span","name":"say \\"[\\"telltale.source.seq\\",99]\\"","attributes":[["a","b"],["telltale.source.seq",${seq}]],"resource":{"attributes":[["telltale.source.id","${source}"]]}}`,
      })
    await write(
      stand,
      [],
      [
        ...[numbered(5, 600), numbered(6, 590), numbered(7, 580), numbered(10, 500), numbered(9, 499)],
        ...[numbered('"20"', 300), numbered(20, 299)],
        // It may still be on its way.
        numbered(25, 10),
        ...[numbered(1, 50, 'run-2'), numbered(2, 49, 'run-2'), numbered(3, 4000, 'too-old')],
        sampleRecord({ name: 'without', tenant }),
      ],
    )
    const { sources } = await stand.store.telemetry(tenant, WINDOW)
    expect(sources.map(({ id, received, lost, repeated }) => [id, received, lost, repeated])).toEqual([
      ['run-1', 7, 10, 1],
      ['run-2', 2, 0, 0],
    ])
    expect(sources[0]?.gaps).toEqual([
      { after: 10, before: 20, lost: 9, from: '2026-11-20T11:51:40.000Z', to: '2026-11-20T11:55:00.000Z' },
      { after: 7, before: 9, lost: 1, from: '2026-11-20T11:50:20.000Z', to: '2026-11-20T11:51:41.000Z' },
    ])
  })
}
