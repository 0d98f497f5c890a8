import { expect, test } from 'vitest'
import { fitRange, formatRange, nameRange, parseRange, timeParams } from './time-range.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')

test('a range reads back from the address it wrote', () => {
  for (const range of [
    { kind: 'last', ms: 3_600_000 },
    { kind: 'last', ms: 86_400_000 },
    { kind: 'between', fromMs: NOW - 5000, toMs: NOW },
  ] as const) {
    expect(parseRange(formatRange(range))).toEqual(range)
  }
})

test.each([{}, { range: '9y' }, { from: 'x', to: 'y' }, { from: '2026-11-23T12:00:00Z', to: '2026-11-22T12:00:00Z' }])(
  '%j leaves the choice to the screen',
  (search) => {
    expect(parseRange(search)).toBeUndefined()
  },
)

test.each([
  [4, 15],
  [16, 60],
  [61, 360],
  [361, 1440],
])('data that began %i minutes ago is shown over the last %i minutes', (ageMinutes, minutes) => {
  expect(fitRange(NOW - ageMinutes * 60_000, NOW)).toEqual({ kind: 'last', ms: minutes * 60_000 })
})

test('without data a day is shown', () => {
  expect(fitRange(null, NOW)).toEqual({ kind: 'last', ms: 86_400_000 })
})

test('an open range asks for no end, a closed one for both', () => {
  expect([...timeParams({ kind: 'last', ms: 60_000 }, NOW).keys()]).toEqual(['from'])
  expect(timeParams({ kind: 'between', fromMs: NOW - 1000, toMs: NOW }, NOW).get('to')).toBe('2026-11-23T12:00:00.000Z')
})

test('a range is named in words', () => {
  expect(nameRange({ kind: 'last', ms: 3_600_000 }, NOW)).toBe('Last hour')
})
