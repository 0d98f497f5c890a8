import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CorrelatedEvent, CorrelationHit, Correlator } from '../../src/correlate/correlator.ts'
import type { CorrelationRule } from '../../src/rule/document.ts'
import { all, any, correlation, correlatorOf, event, extended, not, tests } from './correlation-kit.ts'

const GROUPED = { groupBy: ['user'] }

/** Conditions that more events never make false. */
const RISING: readonly CorrelationRule[] = [
  correlation({ ...GROUPED, name: 'count', type: 'event_count', condition: tests({ gte: 3 }) }),
  correlation({ ...GROUPED, name: 'values', type: 'value_count', condition: tests({ gte: 3 }, 'n') }),
  correlation({ ...GROUPED, name: 'sum', type: 'value_sum', condition: tests({ gt: 12 }, 'n') }),
  correlation({ ...GROUPED, name: 'all', type: 'temporal', rules: ['a', 'b'], condition: extended(all('a', 'b')) }),
  correlation({
    ...GROUPED,
    name: 'order',
    type: 'temporal_ordered',
    rules: ['a', 'b', 'c'],
    condition: extended(all('a', any('b', 'c'))),
  }),
]

/** Conditions judged when a window is over. */
const SETTLED: readonly CorrelationRule[] = [
  correlation({ ...GROUPED, name: 'few', type: 'event_count', condition: tests({ lt: 3 }) }),
  correlation({ ...GROUPED, name: 'range', type: 'value_count', condition: tests({ gte: 2, lte: 3 }, 'n') }),
  correlation({ ...GROUPED, name: 'mean', type: 'value_avg', condition: tests({ lt: 4 }, 'n') }),
  correlation({
    ...GROUPED,
    name: 'not',
    type: 'temporal',
    rules: ['a', 'b'],
    condition: extended(all('a', not('b'))),
  }),
  correlation({
    ...GROUPED,
    name: 'answer',
    type: 'telltale_absence',
    rules: ['b'],
    condition: { kind: 'absence', after: 'a', atLeast: 1 },
  }),
]

const OTHERS: readonly CorrelationRule[] = [
  correlation({ ...GROUPED, name: 'median', type: 'value_median', condition: tests({ gte: 5 }, 'n') }),
  correlation({ ...GROUPED, name: 'silent', type: 'telltale_absence', condition: { kind: 'absence', atLeast: 2 } }),
  correlation({
    ...GROUPED,
    name: 'habit',
    type: 'telltale_baseline',
    timespanMs: 4_000,
    condition: {
      kind: 'baseline',
      measure: 'distinct',
      fields: ['n'],
      deviations: 1,
      direction: 'above',
      minimum: 2,
      learn: 2,
    },
  }),
  correlation({
    ...GROUPED,
    name: 'lull',
    type: 'telltale_baseline',
    timespanMs: 4_000,
    condition: {
      kind: 'baseline',
      measure: 'count',
      fields: [],
      deviations: 0.2,
      direction: 'below',
      minimum: 1,
      learn: 2,
    },
  }),
  correlation({ name: 'chain', type: 'event_count', rules: ['count', 'not'], condition: tests({ gte: 2 }) }),
  correlation({
    name: 'chains',
    type: 'event_count',
    rules: ['chain', 'silent'],
    timespanMs: 60_000,
    condition: tests({ gte: 2 }),
  }),
]
const EVERYTHING = [...OTHERS, ...RISING, ...SETTLED]

const anyEvent = fc.record({
  second: fc.integer({ min: 0, max: 60 }),
  matched: fc.constantFrom('a', 'b', 'c', 'ab', 'ac'),
  user: fc.constantFrom('x', 'y'),
  n: fc.integer({ min: 0, max: 6 }),
})
/** No two at the same time, so that there is one true order. */
const stream = fc
  .uniqueArray(anyEvent, { maxLength: 60, selector: ({ second }) => second })
  .map((list) => list.sort((left, right) => left.second - right.second))
  .map((list) => list.map(({ second, matched, user, n }, i) => event(second, matched, { user, n }, `e${i}`)))

const named = (hit: CorrelationHit) => `${hit.rule.name}/${hit.group.map(([, value]) => value).join()}`
const whole = (hit: CorrelationHit) => JSON.stringify({ ...hit, rule: hit.rule.name })
const run = (correlator: Correlator, events: readonly CorrelatedEvent[]) =>
  events.flatMap((item) => correlator.feed(item))
const END_MS = 2_000_000

/** The events in an order in which none is more than `latenessMs` behind. */
function disturb(events: readonly CorrelatedEvent[], delays: readonly number[]): readonly CorrelatedEvent[] {
  const arrivals = events.map((item, i) => ({ item, at: item.receivedMs + (delays[i % delays.length] ?? 0) }))
  return arrivals.sort((left, right) => left.at - right.at).map(({ item }) => item)
}

test('in any order within lateness, the same groups come true of what only rises', () => {
  const delays = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(stream, delays, (events, late) => {
      const [ordered, disturbed] = [events, disturb(events, late)].map((list) => {
        const correlator = correlatorOf(RISING, { latenessMs: 20_000 })
        return new Set(run(correlator, list).map(named))
      })
      expect(disturbed).toEqual(ordered)
    }),
  )
})

test('in any order within lateness, windows judged when they are over give the very same hits', () => {
  const delays = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(stream, delays, (events, late) => {
      const [ordered, disturbed] = [events, disturb(events, late)].map((list) => {
        const correlator = correlatorOf(SETTLED, { latenessMs: 20_000 })
        return [...run(correlator, list), ...correlator.tick(END_MS)].map(whole).sort()
      })
      expect(disturbed).toEqual(ordered)
    }),
  )
})

test('what only rises comes true exactly when some stretch of a timespan holds enough', () => {
  fc.assert(
    fc.property(stream, (events) => {
      const hits = run(correlatorOf(RISING), events).map(named)
      for (const user of ['x', 'y']) {
        const own = events.filter((item) => item.matched.includes(0) && item.event.value('user') === user)
        const isEnough = own.some((item, i) => (own[i + 2]?.receivedMs ?? Infinity) - item.receivedMs <= 10_000)
        expect(hits.includes(`count/${user}`)).toBe(isEnough)
      }
    }),
  )
})

test('events fed twice, at once or much later, change nothing', () => {
  fc.assert(
    fc.property(stream, fc.nat(60), (events, again) => {
      const once = run(correlatorOf(EVERYTHING), events).map(whole)
      const doubled = events.flatMap((item, i) => [item, item, ...events.slice(Math.max(0, i - again), i)])
      expect(run(correlatorOf(EVERYTHING, { latenessMs: 0 }), doubled).map(whole)).toEqual(once)
    }),
  )
})

test('saved and loaded in the middle, with what came before fed again, it gives the hits of an unbroken run', () => {
  fc.assert(
    fc.property(
      stream,
      fc.nat(60),
      fc.nat(60),
      fc.integer({ min: 0, max: 9_000 }),
      (events, cut, again, latenessMs) => {
        const unbroken = correlatorOf(EVERYTHING, { latenessMs })
        const wanted = [...run(unbroken, events), ...unbroken.tick(END_MS)].map(whole)
        const before = correlatorOf(EVERYTHING, { latenessMs })
        const first = run(before, events.slice(0, cut))
        const state = structuredClone(before.save())
        run(before, events.slice(cut))
        const after = correlatorOf(EVERYTHING, { latenessMs })
        after.load(state)
        const replayed = run(after, events.slice(Math.max(0, cut - again)))
        const hits = [...first, ...replayed, ...after.tick(END_MS)].map(whole)
        expect(hits).toEqual(wanted)
      },
    ),
  )
})

test('how often the clock ticks makes no difference to what is found', () => {
  fc.assert(
    fc.property(stream, (events) => {
      const [seldom, often] = [correlatorOf(EVERYTHING), correlatorOf(EVERYTHING)]
      const wanted = [...run(seldom, events), ...seldom.tick(END_MS)].map(whole)
      const ticked = events.flatMap((item) => [...often.tick(item.receivedMs - 500), ...often.feed(item)])
      const rest = Array.from({ length: 100 }, (_, i) => often.tick((i + 1) * 20_000)).flat()
      expect([...ticked, ...rest].map(whole)).toEqual(wanted)
    }),
  )
})
