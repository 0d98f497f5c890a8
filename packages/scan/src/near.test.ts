import { expect, test } from 'vitest'
import { indexNear, lastIndexNear } from './near.ts'

test('finds the nearest sign on either side, the place itself counted', () => {
  expect(lastIndexNear('a\nbc\nd', '\n', 5, 10)).toBe(4)
  expect(lastIndexNear('a\nbc', '\n', 1, 10)).toBe(1)
  expect(indexNear('a\nbc\nd', '\n', 2, 10)).toBe(4)
  expect(indexNear('a\nbc', '\n', 1, 10)).toBe(1)
})

test('does not look further than it may', () => {
  expect(lastIndexNear('\nabcd', '\n', 4, 3)).toBe(-1)
  expect(lastIndexNear('\nabcd', '\n', 4, 4)).toBe(0)
  expect(indexNear('abcd\n', '\n', 0, 3)).toBe(-1)
  expect(indexNear('abcd\n', '\n', 0, 4)).toBe(4)
})
