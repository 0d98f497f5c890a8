import { expect, test } from 'vitest'
import { agentFamily } from './agent-family.ts'
import { createBitRing, pushBit, shareOf } from './bit-ring.ts'
import { clientPrefix } from './client-prefix.ts'
import { addToDigest, createDigest, quantileOf, valueAt } from './digest.ts'
import { addDistinct, createDistinct } from './distinct.ts'
import { joinKeys, keyOf } from './key-hash.ts'
import { dice } from './simulated-events.ts'
import { deviationOf, usualOf } from './usual.ts'

test('a digest knows the quantiles of skewed values within a hundredth', () => {
  const roll = dice(3)
  const values = Array.from({ length: 4000 }, () => Math.exp(4 * roll()))
  const digest = createDigest()
  for (const value of values) addToDigest(digest, value)
  values.sort((a, b) => a - b)
  for (const share of [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]) {
    const exact = values[Math.floor(share * values.length)] ?? 0
    expect(Math.abs(quantileOf(digest, exact) - share)).toBeLessThan(0.01)
    expect(Math.abs(valueAt(digest, share) / exact - 1)).toBeLessThan(0.06)
  }
  expect(quantileOf(digest, 1e9)).toBe(1)
})

test('a digest follows when what is usual changes', () => {
  const digest = createDigest()
  for (let i = 0; i < 6000; i += 1) addToDigest(digest, 100 + (i % 7))
  for (let i = 0; i < 12_000; i += 1) addToDigest(digest, 500 + (i % 7))
  expect(valueAt(digest, 0.5)).toBeGreaterThan(400)
})

test('different keys are counted one by one while few, and within a tenth when many', () => {
  const distinct = createDistinct()
  for (let i = 0; i < 30; i += 1) addDistinct(distinct, keyOf(`key ${i % 15}`, 0))
  expect(addDistinct(distinct, keyOf('key 3', 0))).toBe(15)
  let count = 0
  for (let i = 0; i < 5000; i += 1) count = addDistinct(distinct, keyOf(`key ${i}`, 0))
  expect(Math.abs(count / 5000 - 1)).toBeLessThan(0.15)
})

test('keys of many names and pairs do not clash', () => {
  const keys = new Set<number>()
  for (let i = 0; i < 300; i += 1) {
    for (let j = 0; j < 300; j += 1) keys.add(joinKeys(keyOf(`user-${i}`, 1), keyOf(`tool-${j}`, 1)))
  }
  expect(keys.size).toBe(90_000)
  expect(Math.max(...[...keys].slice(0, 1000))).toBeLessThan(2 ** 52)
})

test('a ring forgets its oldest answer', () => {
  const ring = createBitRing(4)
  for (const bit of [true, true, false, false, false, false]) pushBit(ring, bit)
  expect(shareOf(ring)).toBe(0)
  pushBit(ring, true)
  expect(shareOf(ring)).toBe(0.25)
})

test.each([
  ['203.0.113.7', '203.0.113'],
  ['::ffff:203.0.113.7', '203.0.113'],
  ['2001:db8:1:2::5', '2001:db8:1'],
  ['2001:DB8:0001:0002:0:0:0:5', '2001:db8:1'],
  ['::1', '0:0:0'],
  ['gateway', 'gateway'],
  ['', undefined],
])('address %s is in network %s', (address, network) => {
  expect(clientPrefix(address)).toBe(network)
})

test('a user agent keeps its family when its version changes', () => {
  const chrome = (version: string): string =>
    `Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/${version} Safari/537.36`
  expect(agentFamily(chrome('120.0'))).toBe(agentFamily(chrome('131.1')))
  expect(agentFamily('python-requests/2.31')).toBe('python-requests')
})

test('the spread is never so small that nothing is usual', () => {
  const steady = usualOf(Float64Array.from([100, 100, 100, 100]), 4, 1)
  expect(steady).toEqual({ centre: 100, spread: 10 })
  expect(deviationOf(110, steady)).toBeLessThan(1)
  expect(usualOf(Float64Array.from([9, 1, 5, 3, 7]), 5, 1)).toEqual({ centre: 5, spread: 2 })
})
