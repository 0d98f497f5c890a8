import { expect, test } from 'vitest'
import { touch } from './bounded.ts'

test('a small map keeps as many entries as it may, those touched last', () => {
  const entries = new Map<string, number>()
  for (const key of ['a', 'b', 'c', 'a', 'd']) touch(entries, key, 3, () => 0)
  expect([...entries.keys()]).toEqual(['c', 'a', 'd'])
})

test('a large map is never over its bound, and many of its oldest entries go at a time', () => {
  const entries = new Map<string, number>()
  const sizes: number[] = []
  for (let key = 0; key < 20_000; key += 1) {
    touch(entries, String(key), 10_000, () => key)
    sizes.push(entries.size)
  }
  expect(Math.max(...sizes)).toBe(10_000)
  expect(Math.min(...sizes.slice(10_000))).toBe(10_000 - 156)
  expect([...entries.values()].at(-1)).toBe(19_999)
  expect([...entries.values()].every((value, at, all) => at === 0 || value === (all[at - 1] ?? 0) + 1)).toBe(true)
})
