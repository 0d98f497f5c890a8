import { expect, test } from 'vitest'
import type { CorrelationHit } from '../../src/correlate/correlator.ts'
import { all, correlation, correlatorOf, event, extended, tests } from './correlation-kit.ts'

const GROUPED = { groupBy: ['user'], timespanMs: 60_000 }
const RULES = [
  correlation({ ...GROUPED, name: 'count', type: 'event_count', condition: tests({ gte: 40 }) }),
  correlation({ ...GROUPED, name: 'values', type: 'value_count', condition: tests({ gte: 30 }, 'n') }),
  correlation({ ...GROUPED, name: 'sum', type: 'value_sum', condition: tests({ gt: 9_000 }, 'n') }),
  correlation({ ...GROUPED, name: 'median', type: 'value_median', condition: tests({ gt: 60 }, 'n') }),
  correlation({ ...GROUPED, name: 'few', type: 'value_count', condition: tests({ lt: 300 }, 'n') }),
  correlation({
    ...GROUPED,
    name: 'order',
    type: 'temporal_ordered',
    rules: ['b', 'a'],
    condition: extended(all('b', 'a')),
  }),
]
const LIMITS = { groups: 12, eventsPerGroup: 64, latenessMs: 2_000 }

/** A few busy users among many rare ones, a little out of order. */
const CROWD = Array.from({ length: 6_000 }, (_, i) => {
  const user = i % 3 === 0 ? `rare${i}` : `busy${(i * 7) % 5}`
  const second = i / 20 - ((i * 13) % 17) / 10
  return event(second, i % 11 === 0 ? 'b' : 'a', { user, n: (i * 7_919) % 1_009 }, `e${i}`)
})
const whole = (hit: CorrelationHit) => JSON.stringify({ ...hit, rule: hit.rule.name })

test('beyond every limit too, a saved and loaded run gives the hits and gaps of an unbroken one', () => {
  const unbroken = correlatorOf(RULES, LIMITS)
  const wanted = CROWD.flatMap((item) => unbroken.feed(item)).map(whole)
  expect(wanted.length).toBeGreaterThan(100)
  let correlator = correlatorOf(RULES, LIMITS)
  const hits = CROWD.flatMap((item, i) => {
    if (i % 701 === 700) {
      const next = correlatorOf(RULES, LIMITS)
      next.load(structuredClone(correlator.save()))
      correlator = next
    }
    return correlator.feed(item)
  })
  expect(hits.map(whole)).toEqual(wanted)
  const gaps = correlator.takeGaps()
  expect(gaps).toEqual(unbroken.takeGaps())
  expect(new Set(gaps.map((gap) => gap.reason))).toEqual(new Set(['groups', 'events', 'values']))
})
