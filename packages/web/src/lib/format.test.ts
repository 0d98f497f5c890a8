import { expect, test } from 'vitest'
import { countWord, formatBytes, formatRate, formatShare, shortCount } from './format-number.ts'
import { formatAge, formatDuration, formatOffset } from './format-time.ts'

test.each([
  [1_204, '1,204'],
  [11_418_206, '11.4 M'],
  [118_000, '118 k'],
  [0, '0'],
])('%d is short %s', (count, text) => {
  expect(shortCount(count)).toBe(text)
})

test.each([
  [412.3, '412/s'],
  [3.1, '3.1/s'],
  [0.05, '3/min'],
  [0.0005, '1.8/h'],
  [0, '0/s'],
])('%d a second is %s', (rate, text) => {
  expect(formatRate(rate)).toBe(text)
})

test('a share that is nearly none or nearly all does not round to it', () => {
  expect([0, 0.004, 0.12, 0.996, 1].map(formatShare)).toEqual(['0%', '<1%', '12%', '>99%', '100%'])
})

test.each([
  [0.4, '0.4 ms'],
  [240, '240 ms'],
  [9_400, '9.4 s'],
  [11_520_000, '3 h 12 min'],
  [60_000, '1 min'],
  [187_200_000, '2 d 4 h'],
])('%d ms takes %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('offsets, ages, bytes and words', () => {
  expect([0, 420, 1_750, 5_000].map(formatOffset)).toEqual(['0 s', '+420 ms', '+1.75 s', '+5 s'])
  expect(formatAge('2026-11-23T09:00:00Z', Date.parse('2026-11-23T09:00:05.900Z'))).toBe('5 s')
  expect([12, 2_150, 4 * 1024 ** 3].map(formatBytes)).toEqual(['12 B', '2.1 KB', '4 GB'])
  expect([0, 3, 12].map(countWord)).toEqual(['no', 'three', '12'])
})
