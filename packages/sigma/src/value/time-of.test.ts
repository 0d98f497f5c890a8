import { expect, test } from 'vitest'
import { timeOf, timePartOf } from './time-of.ts'

test.each([
  ['2026-11-23T17:00:00Z', Date.UTC(2026, 10, 23, 17)],
  ['2025-11-27 07:40:10.132', Date.UTC(2025, 10, 27, 7, 40, 10, 132)],
  ['2026-11-23T17:00:00+02:00', Date.UTC(2026, 10, 23, 15)],
  ['1700000000000', 1_700_000_000_000],
  ['2026-02-31', undefined],
  ['2026-11-23T25:00:00Z', undefined],
  ['yesterday', undefined],
])('reads %s', (text, wanted) => {
  expect(timeOf(text)).toBe(wanted)
})

test.each([
  [Date.UTC(2027, 0, 1), 53],
  [Date.UTC(2024, 11, 30), 1],
  [Date.UTC(2026, 0, 5), 2],
])('counts ISO weeks', (ms, week) => {
  expect(timePartOf(ms, 'week')).toBe(week)
})
