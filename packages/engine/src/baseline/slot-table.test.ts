import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NONE, SlotTable } from './slot-table.ts'

test('a full table lets go of the key not seen longest', () => {
  const table = new SlotTable({ limit: 3 })
  for (const key of [10, 20, 30]) table.add(key, NONE, 0)
  table.touch(table.find(10))
  table.add(40, NONE, 0)
  expect([10, 20, 30, 40].map((key) => table.find(key) !== NONE)).toEqual([true, false, true, true])
  expect(table.evicted).toBe(1)
})

test('a marked key stays until its time is over', () => {
  const table = new SlotTable({ limit: 2 })
  table.mark(table.add(1, NONE, 0), 100)
  for (let key = 2; key < 50; key += 1) table.add(key, NONE, 99)
  expect(table.find(1)).not.toBe(NONE)
  table.add(50, NONE, 100)
  table.add(51, NONE, 100)
  table.add(52, NONE, 100)
  expect(table.find(1)).toBe(NONE)
})

test('when all are marked the one marked longest ago goes, and is counted', () => {
  const table = new SlotTable({ limit: 2 })
  for (const key of [1, 2, 3]) table.mark(table.add(key, NONE, 0), 100)
  expect(table.size).toBe(2)
  expect(table.find(1)).toBe(NONE)
  expect(table.evictedMarked).toBe(1)
})

test('it finds what a Map would find, whatever is added, forgotten and loaded', () => {
  const step = fc.record({ key: fc.nat(60), kind: fc.constantFrom('add', 'remove', 'reload') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      let table = new SlotTable({ limit: 1000 })
      const model = new Map<number, number>()
      for (const { key, kind } of steps) {
        // Keys that share a place in the index, so that gaps have to be closed.
        const wide = key * 512
        const slot = table.find(wide)
        expect(slot).toBe(model.get(wide) ?? NONE)
        if (kind === 'add' && slot === NONE) model.set(wide, table.add(wide, NONE, 0))
        if (kind === 'remove' && slot !== NONE) {
          table.remove(slot)
          model.delete(wide)
        }
        if (kind === 'reload') {
          const next = new SlotTable({ limit: 1000 })
          next.load(table.save())
          table = next
        }
      }
      expect(table.size).toBe(model.size)
    }),
  )
})
