import { expect, test } from 'vitest'
import { createSeenIds } from './seen-ids.ts'

test('says up to when ids may have been forgotten', () => {
  const seen = createSeenIds(10)
  seen.add('a', 1)
  seen.add('b', 12)
  expect([seen.has('a'), seen.forgottenMs]).toEqual([true, Number.NEGATIVE_INFINITY])
  seen.add('c', 23)
  expect([seen.has('a'), seen.has('b'), seen.forgottenMs]).toEqual([false, true, 1])
  seen.add('d', 34)
  expect([seen.has('b'), seen.forgottenMs]).toEqual([false, 12])
})

test('of saved ids it knows no times, only that none came later than said', () => {
  const seen = createSeenIds(10)
  seen.add('a', 1)
  const loaded = createSeenIds(10, seen.read(), 1)
  expect([loaded.has('a'), loaded.forgottenMs]).toEqual([true, 1])
})
