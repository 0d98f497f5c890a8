import { expect, test } from 'vitest'
import { createTimeShare } from './time-share.ts'

test('a share of the time that goes by may be spent, and no more is saved up than a burst', () => {
  const share = createTimeShare({ share: 0.5, burstMs: 100 })
  expect(share.hasTime(0)).toBe(true)
  share.spend(150)
  expect(share.hasTime(100)).toBe(false)
  expect(share.hasTime(101)).toBe(true)
  expect(share.hasTime(1_000_000)).toBe(true)
  share.spend(100)
  expect(share.hasTime(1_000_000)).toBe(false)
})

test('without a share there is always time', () => {
  const share = createTimeShare(undefined)
  share.spend(1e9)
  expect(share.hasTime(0)).toBe(true)
})
