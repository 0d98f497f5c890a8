import { expect, test } from 'vitest'
import { countTicks, timeTicks } from './chart-scale.ts'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [17, [0, 10, 20]],
  [62, [0, 25, 50, 75]],
  [1000, [0, 500, 1000]],
])('counts to %d get round lines from zero', (peak, ticks) => {
  expect(countTicks(peak)).toEqual(ticks)
})

test('a day of time gets round hours, never more than asked for', () => {
  const from = new Date('2026-11-23T09:46:00').getTime()
  const ticks = timeTicks(from, from + 24 * 3_600_000, 8)
  expect(ticks.length).toBeLessThanOrEqual(8)
  expect(ticks.map((tick) => new Date(tick).getMinutes())).toEqual(ticks.map(() => 0))
  expect(timeTicks(5, 5, 8)).toEqual([])
})
