import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AiEvent } from '@telltale/model'
import type { CorrelationRule, DetectionRule, Selection } from '@telltale/sigma'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TelltaleError } from '../../errors.ts'
import { openChdbEngine } from '../chdb-engine.ts'
import { EVENT_COLUMNS } from '../columns.ts'
import { encodeRows } from '../encode-rows.ts'
import { migrate } from '../migrate.ts'
import type { SqlEngine } from '../sql-engine.ts'
import { HOSTILE_TEXTS, idOf, NOON, newTenant, sampleEvent } from '../test/samples.ts'
import { countLookedAt, huntEvents } from './hunt.ts'

let folder = ''
let engine: SqlEngine

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-hunt-'))
  engine = await openChdbEngine(join(folder, 'store'))
  await migrate(engine, 1)
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

const METADATA = {
  ...{ file: 'r.yml', line: 1, column: 1, title: 'r', taxonomy: 'sigma', custom: new Map() },
  ...{ references: [], tags: [], falsepositives: [], fields: [], scope: [], related: [] },
}
const MINUTE = 60_000
const DAY = 86_400_000
const WINDOW = { fromMs: NOON - DAY, toMs: NOON + DAY }

function rule(name: string, field: string, text: string): DetectionRule {
  const selection: Selection = {
    kind: 'field',
    field,
    need: 'any',
    tests: [{ kind: 'pattern', parts: [{ kind: 'text', text }], cased: true }],
  }
  const condition = { kind: 'name', name: 's' } as const
  return { ...METADATA, kind: 'rule', name, logsource: {}, selections: new Map([['s', selection]]), condition }
}

function correlation(parts: Partial<CorrelationRule>): CorrelationRule {
  return {
    ...METADATA,
    kind: 'correlation',
    type: 'event_count',
    rules: ['a'],
    groupBy: ['user.id'],
    timespanMs: 5 * MINUTE,
    generate: false,
    aliases: new Map(),
    condition: { kind: 'aggregate', tests: [{ comparison: 'gte', value: 3 }], fields: [] },
    ...parts,
  }
}

/** Events `what` of users at minutes, for example `['a', 'ann', 0]`. */
async function store(tenant: string, rows: readonly (readonly [string, string, number])[]): Promise<void> {
  const events = rows.map(([what, user, minute], i) => {
    const receivedMs = NOON + minute * MINUTE
    const timeUnixNano = BigInt(receivedMs) * 1_000_000n
    const fields = { 'user.id': user, 'custom.what': what, 'telltale.usage.cost_usd': minute + 0.5 }
    return sampleEvent({ name: `${tenant} ${i}`, tenant, receivedMs, timeUnixNano, fields })
  })
  await write(events)
}

async function write(events: readonly AiEvent[]): Promise<void> {
  await engine.insert('events', EVENT_COLUMNS, encodeRows({ events, records: [] }).events)
}

async function hits(tenant: string, parts: Partial<CorrelationRule>) {
  const rules = ['a', 'b', 'c'].map((name) => rule(name, 'custom.what', name))
  return huntEvents(engine, tenant, [correlation(parts), ...rules], WINDOW)
}

describe('a hunt for events', () => {
  test('counts each event once, on its day, and gives the newest first', async () => {
    const tenant = newTenant()
    await store(tenant, [
      ['a', 'ann', 0],
      ['b', 'ann', 1],
      ['a', 'bob', 2],
      ['a', 'bob', 13 * 60],
    ])
    await store(tenant, [['a', 'ann', 0]])
    const answer = await huntEvents(engine, tenant, [rule('a', 'custom.what', 'a')], WINDOW)
    expect(await countLookedAt(engine, tenant, WINDOW)).toEqual({
      events: 4,
      firstMs: NOON,
      lastMs: NOON + 13 * 60 * MINUTE,
    })
    expect(await countLookedAt(engine, newTenant(), WINDOW)).toMatchObject({ events: 0 })
    expect(answer).toMatchObject({
      ok: true,
      searched: WINDOW,
      total: 3,
      complete: true,
      perDay: [
        { day: '2026-11-20', count: 2 },
        { day: '2026-11-21', count: 1 },
      ],
      sampleIds: [3, 2, 0].map((i) => idOf(`${tenant} ${i}`)),
    })
  })

  test('sees no other tenant, whatever the names, and finds hostile texts as they are', async () => {
    const tenant = `${newTenant()}' OR 1=1 --\\`
    const events = HOSTILE_TEXTS.map((text, i) =>
      sampleEvent({ name: `${tenant} ${i}`, tenant, fields: { [text]: text, 'user.id': text } }),
    )
    await write(events)
    for (const [i, text] of HOSTILE_TEXTS.entries()) {
      for (const field of [text, 'user.id']) {
        const answer = await huntEvents(engine, tenant, [rule('a', field, text)], WINDOW)
        expect(answer, `${field} ${text}`).toMatchObject({ total: 1, sampleIds: [events[i]?.id] })
      }
    }
  })
})

describe('a hunt past its limits', () => {
  test('goes on day by day, and says that it is not complete', async () => {
    const asked: string[] = []
    const limited = {
      ...engine,
      query: async ({ sql }: { readonly sql: string }) => {
        asked.push(sql)
        if (asked.length !== 2) throw new TelltaleError('STORE_QUERY_LIMIT', 'too much')
        return [{ day: '20777', events: '5', newest: [['-1795219200000', 'one']] }]
      },
    }
    const answer = await huntEvents(limited, 'some', [rule('a', 'custom.what', 'a')], WINDOW)
    expect(answer).toMatchObject({ ok: true, total: 5, complete: false, sampleIds: ['one'] })
    // Only the newest day was searched to its end.
    expect(answer).toMatchObject({ searched: { fromMs: Math.floor(WINDOW.toMs / DAY) * DAY, toMs: WINDOW.toMs } })
    expect(asked).toHaveLength(3)
    expect(asked.every((sql) => sql.includes("WHERE tenant_id = 'some' AND received_ms >= "))).toBe(true)
  })
})

describe('a hunt for correlations', () => {
  test('finds windows with enough events of one group, those that touch as one', async () => {
    const tenant = newTenant()
    await store(tenant, [
      ...[0, 2, 4, 6, 60, 61].map((minute) => ['a', 'ann', minute] as const),
      ...[0, 3, 7].map((minute) => ['a', 'bob', minute] as const),
      ...[100, 101, 102].map((minute) => ['a', 'ann', minute] as const),
    ])
    expect(await hits(tenant, {})).toMatchObject({ ok: true, total: 2, perDay: [{ day: '2026-11-20', count: 2 }] })
  })

  test('takes both ends of a window', async () => {
    const tenant = newTenant()
    await store(
      tenant,
      [0, 2, 5].map((minute) => ['a', 'ann', minute] as const),
    )
    expect(await hits(tenant, {})).toMatchObject({ total: 1 })
    expect(await hits(tenant, { timespanMs: 5 * MINUTE - 1 })).toMatchObject({ total: 0 })
  })

  test('counts values, adds numbers up and finds their middle', async () => {
    const tenant = newTenant()
    await store(tenant, [
      ['a', 'ann', 0],
      ['a', 'bob', 1],
      ['a', 'bob', 2],
      ['a', 'cid', 3],
    ])
    const fields = ['telltale.usage.cost_usd']
    const aggregate = (value: number, names = fields) =>
      ({ kind: 'aggregate', tests: [{ comparison: 'gte', value }], fields: names }) as const
    const cases = [
      ['value_count', aggregate(3, ['user.id']), aggregate(4, ['user.id'])],
      ['value_count', aggregate(4, ['user.id', ...fields]), aggregate(5, ['user.id', ...fields])],
      ['value_sum', aggregate(8), aggregate(8.01)],
      ['value_avg', aggregate(2), aggregate(2.01)],
      ['value_median', aggregate(2), aggregate(2.01)],
      ['value_percentile', { ...aggregate(3.2), percentile: 90 }, { ...aggregate(3.21), percentile: 90 }],
    ] as const
    for (const [type, holds, fails] of cases) {
      expect(await hits(tenant, { type, groupBy: [], condition: holds }), type).toMatchObject({ total: 1 })
      expect(await hits(tenant, { type, groupBy: [], condition: fails }), type).toMatchObject({ total: 0 })
    }
  })

  test('finds rules together, and in order', async () => {
    const tenant = newTenant()
    await store(tenant, [
      ['b', 'ann', 0],
      ['a', 'ann', 1],
      ['a', 'bob', 0],
      ['b', 'bob', 1],
      ['c', 'bob', 2],
      ['a', 'cid', 0],
    ])
    const names = (...list: string[]) => list.map((name) => ({ kind: 'name', name }) as const)
    const all = { kind: 'extended', expression: { kind: 'and', parts: names('a', 'b') } } as const
    const any = { kind: 'extended', expression: { kind: 'or', parts: names('b', 'c') } } as const
    const rules = ['a', 'b', 'c']
    expect(await hits(tenant, { type: 'temporal', rules, condition: all })).toMatchObject({ total: 2 })
    expect(await hits(tenant, { type: 'temporal', rules, condition: any })).toMatchObject({ total: 2 })
    expect(await hits(tenant, { type: 'temporal_ordered', rules, condition: all })).toMatchObject({ total: 1 })
    const three = { kind: 'aggregate', tests: [{ comparison: 'gte', value: 3 }], fields: [] } as const
    expect(await hits(tenant, { type: 'temporal_ordered', rules, condition: three })).toMatchObject({ total: 1 })
    expect(await hits(tenant, { type: 'temporal', rules, condition: three })).toMatchObject({ total: 1 })
  })

  test('says why what has no query has none', async () => {
    const tenant = newTenant()
    const less = { kind: 'aggregate', tests: [{ comparison: 'lt', value: 3 }], fields: [] } as const
    for (const parts of [
      { rules: ['nobody'] },
      { condition: less },
      { condition: { kind: 'absence', atLeast: 1 } as const },
    ]) {
      expect(await hits(tenant, parts)).toMatchObject({ ok: false, reason: expect.stringMatching(/\w+ \w+/) })
    }
  })
})
