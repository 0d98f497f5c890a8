import { expect, test } from 'vitest'
import { AttemptLimiter, addressGroup } from './attempt-limiter.ts'

test('turns away what goes over the limit and says how long to wait', () => {
  const limiter = new AttemptLimiter(2, 60_000)
  expect([limiter.take('192.0.2.1', 0), limiter.take('192.0.2.1', 1), limiter.take('192.0.2.1', 30_500)]).toEqual([
    0, 0, 30,
  ])
  expect(limiter.take('192.0.2.1', 60_000)).toBe(0)
})

test('a flood of addresses resets nobody and takes bounded memory', () => {
  const limiter = new AttemptLimiter(1, 60_000)
  expect(limiter.take('192.0.2.1', 0)).toBe(0)
  for (let i = 0; i < 20_000; i += 1) limiter.take(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 1)
  expect(limiter.take('192.0.2.1', 2)).toBe(60)
  expect(limiter.take('203.0.113.1', 2)).toBeGreaterThan(0)
  expect(limiter.take('203.0.113.1', 60_001)).toBe(0)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group)
})
