import { describe, expect, test } from 'vitest'
import { correlation, correlatorOf, event, hitsOf, tests } from './correlation-kit.ts'

const byUser = (gte: number) =>
  correlation({ type: 'event_count', groupBy: ['user'], timespanMs: 3_600_000, condition: tests({ gte }) })
const groupsIn = (state: unknown) =>
  (state as { nodes: { groups: unknown[] }[] }).nodes.map((node) => node.groups.length)

test('a million groups leave no more than the limit, and say what was given up', () => {
  const correlator = correlatorOf([byUser(5)], { groups: 10_000 })
  for (let i = 0; i < 1_000_000; i += 1) correlator.feed(event(i / 1_000, 'a', { user: `u${i}` }, `e${i}`))
  expect(groupsIn(correlator.save().rules)).toEqual([10_000])
  const [gap] = correlator.takeGaps()
  expect(gap).toMatchObject({ reason: 'groups', partition: 'p', count: 990_000 })
  expect(correlator.takeGaps()).toEqual([])
}, 300_000)

test('a group past half of its threshold is never given up, and fires in the end', () => {
  const correlator = correlatorOf([byUser(5)], { groups: 100 })
  const probes = [0, 1, 2].map((second) => event(second, 'a', { user: 'slow' }))
  const flood = Array.from({ length: 5_000 }, (_, i) => event(10 + i / 100, 'a', { user: `u${i}` }, `e${i}`))
  const rest = [100, 101].map((second) => event(second, 'a', { user: 'slow' }))
  expect(hitsOf(correlator, [...probes, ...flood, ...rest]).map((hit) => hit.group)).toEqual([[['user', 'slow']]])
})

test('when every group must stay, a newcomer is judged once and not kept', () => {
  const correlator = correlatorOf([byUser(1)], { groups: 50 })
  const hits = hitsOf(
    correlator,
    Array.from({ length: 60 }, (_, i) => event(i, 'a', { user: `u${i}` })),
  )
  expect(hits).toHaveLength(60)
  expect(groupsIn(correlator.save().rules)).toEqual([50])
})

test('groups whose time is over are forgotten', () => {
  const correlator = correlatorOf([byUser(5)])
  hitsOf(
    correlator,
    Array.from({ length: 100 }, (_, i) => event(i, 'a', { user: `u${i}` })),
    4_000,
  )
  expect(groupsIn(correlator.save().rules)).toEqual([0])
})

describe('more events in a group than are kept one by one', () => {
  const stream = (events: number, value: (i: number) => unknown) =>
    Array.from({ length: events }, (_, i) => event(i / 1_000, 'a', { n: value(i) }, `e${i}`))
  const lastMeasured = (
    type: 'event_count' | 'value_count' | 'value_sum' | 'value_median',
    value: (i: number) => unknown,
  ) => {
    const rule = correlation({ type, timespanMs: 10_000, condition: tests({ gte: 1 }, 'n') })
    const correlator = correlatorOf([rule])
    const hits = hitsOf(correlator, stream(65_536, value))
    const last = hits.at(-1)
    return { correlator, last, measured: last?.measured ?? 0 }
  }

  test('are counted in buckets, right to a few hundredths of the window', () => {
    const { last, correlator } = lastMeasured('event_count', () => 1)
    expect(last?.eventCount).toBeGreaterThan(9_600)
    expect(last?.eventCount).toBeLessThan(10_400)
    expect(last?.events).toHaveLength(100)
    expect(correlator.takeGaps()[0]).toMatchObject({ reason: 'events' })
  })

  test('are summed in buckets', () => {
    expect(Math.abs(lastMeasured('value_sum', () => 2).measured - 20_000)).toBeLessThan(1_000)
  })

  test('have their distinct values estimated', () => {
    const { measured, correlator } = lastMeasured('value_count', (i) => `v${i}`)
    expect(Math.abs(measured - 10_000)).toBeLessThan(2_000)
    expect(correlator.takeGaps()[0]).toMatchObject({ reason: 'values' })
  })

  test('few distinct values are counted rightly in however many events', () => {
    expect(lastMeasured('value_count', (i) => i % 300).measured).toBe(300)
  })

  test('have their median estimated', () => {
    expect(Math.abs(lastMeasured('value_median', (i) => (i * 7_919) % 1_000).measured - 500)).toBeLessThan(100)
  })
})

test('an event that comes later than allowed is left out and told of', () => {
  const correlator = correlatorOf([byUser(2)], { latenessMs: 5_000 })
  const events = [event(100, 'a', { user: 'x' }), event(94, 'a', { user: 'x' })]
  expect(hitsOf(correlator, events)).toEqual([])
  expect(correlator.takeGaps()).toMatchObject([{ reason: 'late', fromMs: 94_000, count: 1 }])
})

test('state of a correlation that changed is left out, that of others goes on', () => {
  const other = correlation({ name: 'other', type: 'event_count', condition: tests({ gte: 2 }) })
  const before = correlatorOf([byUser(2), other])
  hitsOf(before, [event(1, 'a', { user: 'x' })])
  const after = correlatorOf([other, byUser(3)])
  after.load(before.save())
  const hits = hitsOf(after, [event(2, 'a', { user: 'x' }), event(3, 'a', { user: 'x' })])
  expect(hits.map((hit) => hit.rule.name)).toEqual(['other'])
})

test('a state of another version is not read', () => {
  const correlator = correlatorOf([byUser(2)])
  correlator.load({ version: 999, rules: 'anything' })
  expect(hitsOf(correlator, [event(1, 'a', { user: 'x' }), event(2, 'a', { user: 'x' })])).toHaveLength(1)
})
