import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all, correlation, correlatorOf, event, extended, hitsOf, not, tests } from './correlation-kit.ts'

const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 3 }),
  fc.constantFrom('__proto__', 'constructor', '\0', '', 'x'.repeat(100_000), Number.NaN, Number.MAX_VALUE, -0),
  fc.array(fc.string(), { minLength: 17, maxLength: 40 }),
)
const RULES = [
  correlation({ name: 'one', type: 'event_count', groupBy: ['user', 'n'], condition: tests({ gte: 2 }) }),
  correlation({ name: 'two', type: 'value_count', groupBy: ['user'], condition: tests({ gte: 2 }, 'n', 'user') }),
  correlation({ name: 'three', type: 'value_sum', groupBy: ['user'], condition: tests({ lt: 2 }, 'n') }),
  correlation({ name: 'four', type: 'value_median', groupBy: ['user'], condition: tests({ gt: 2 }, 'n') }),
  correlation({
    name: 'five',
    type: 'temporal',
    groupBy: ['n'],
    rules: ['a', 'b', 'one'],
    condition: extended(all('a', not('b'))),
  }),
]

test('no value of an event makes it throw, and no group is longer than 256 units a value', () => {
  const events = fc.array(fc.record({ second: fc.nat(60), user: hostile, n: hostile }), { maxLength: 12 })
  fc.assert(
    fc.property(events, (list) => {
      const correlator = correlatorOf(RULES, { latenessMs: 5_000, groups: 20, eventsPerGroup: 5 })
      const made = list.map(({ second, user, n }, i) => event(second, i % 2 === 0 ? 'a' : 'ab', { user, n }, `e${i}`))
      const hits = hitsOf(correlator, made, 1_000)
      for (const [, value] of hits.flatMap((hit) => hit.group)) expect(value.length).toBeLessThanOrEqual(256)
      expect(() => structuredClone(correlator.save())).not.toThrow()
    }),
    { numRuns: 300 },
  )
})

test('two long values that begin alike are two groups', () => {
  const rule = correlation({ type: 'event_count', groupBy: ['user'], condition: tests({ gte: 2 }) })
  const long = 'x'.repeat(5_000)
  const users = [`${long}1`, `${long}2`, `${long}1`]
  const hits = hitsOf(
    correlatorOf([rule]),
    users.map((user, i) => event(i, 'a', { user })),
  )
  expect(hits).toHaveLength(1)
  expect(hits[0]?.eventCount).toBe(2)
})

test('values cannot be put together to look like those of another group', () => {
  const rule = correlation({ type: 'event_count', groupBy: ['x', 'y'], condition: tests({ gte: 2 }) })
  const events = [
    event(1, 'a', { x: 'a1:b', y: 'c' }),
    event(2, 'a', { x: 'a', y: '1:bc' }),
    event(3, 'a', { x: '1:a', y: '' }),
  ]
  expect(hitsOf(correlatorOf([rule]), events)).toEqual([])
})

test('partitions never mix', () => {
  const rule = correlation({ type: 'event_count', condition: tests({ gte: 2 }) })
  const other = { ...event(2, 'a'), partition: 'q' }
  expect(hitsOf(correlatorOf([rule]), [event(1, 'a'), other])).toEqual([])
})

test('an event with a list belongs to the group of each element, sixteen at most, and says what it left out', () => {
  const rule = correlation({ type: 'event_count', groupBy: ['user'], condition: tests({ gte: 1 }) })
  const correlator = correlatorOf([rule])
  const users = Array.from({ length: 20 }, (_, i) => `u${i}`)
  expect(hitsOf(correlator, [event(1, 'a', { user: [...users, 'u0'] })])).toHaveLength(16)
  expect(correlator.takeGaps()).toMatchObject([{ reason: 'groups', count: 4 }])
})

test('an event that lacks a group field, or has null there, takes no part', () => {
  const rule = correlation({ type: 'event_count', groupBy: ['user'], condition: tests({ gte: 1 }) })
  expect(
    hitsOf(correlatorOf([rule]), [event(1, 'a'), event(2, 'a', { user: null }), event(3, 'a', { user: [] })]),
  ).toEqual([])
})
