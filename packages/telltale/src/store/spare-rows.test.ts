import { expect, test } from 'vitest'
import { SpareRows } from './spare-rows.ts'

test('the largest buffer of a kind comes back first, and each only once', () => {
  const spares = new SpareRows()
  const [small, large] = [new ArrayBuffer(10), new ArrayBuffer(20)]
  spares.give('events', large)
  spares.give('events', small)
  expect(spares.take('records')).toBeUndefined()
  expect(spares.take('events')).toBe(large)
  expect(spares.take('events')).toBe(small)
  expect(spares.take('events')).toBeUndefined()
})

test('keeps three of a kind, none that is huge, and none after it was cleared', () => {
  const spares = new SpareRows()
  for (const bytes of [5, 1, 4, 2, 33 * 1024 * 1024]) spares.give('events', new ArrayBuffer(bytes))
  expect([1, 2, 3, 4].map(() => spares.take('events')?.byteLength)).toEqual([5, 4, 2, undefined])
  spares.give('records', new ArrayBuffer(1))
  spares.clear()
  expect(spares.take('records')).toBeUndefined()
})
