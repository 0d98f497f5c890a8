import { expect, test } from 'vitest'
import { logSourceKey, mayComeFrom } from './log-source.ts'

test('only parts that both name can contradict each other', () => {
  expect(mayComeFrom({ product: 'windows' }, { category: 'process_creation' })).toBe(true)
  expect(mayComeFrom({ product: 'windows', service: 'sysmon' }, { product: 'WINDOWS' })).toBe(true)
  expect(mayComeFrom({ product: 'windows' }, { product: 'linux' })).toBe(false)
  expect(
    mayComeFrom({ category: 'a', product: 'b', service: 'c' }, { category: 'a', product: 'b', service: 'd' }),
  ).toBe(false)
})

test('two log sources have one key just when they differ in case at most', () => {
  const keys = [
    {},
    { category: '' },
    { product: '' },
    { category: 'a' },
    { product: 'a' },
    { category: '1:a' },
    { category: 'a1:b' },
    { category: 'a', product: 'b' },
    { category: 'a-', service: 'b' },
    { category: 'a', product: '-', service: 'b' },
  ].map(logSourceKey)
  expect(new Set(keys).size).toBe(keys.length)
  expect(logSourceKey({ category: 'Proxy' })).toBe(logSourceKey({ category: 'proxy' }))
})
