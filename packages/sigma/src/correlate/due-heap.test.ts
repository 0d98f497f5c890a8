import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDueHeap, type Due } from './due-heap.ts'

const items = fc.array(fc.record({ dueMs: fc.nat(20), node: fc.nat(3), serial: fc.nat(1_000) }))
const inOrder = (left: Due, right: Due) =>
  left.dueMs - right.dueMs || left.node - right.node || left.serial - right.serial

test('gives what is due by time, node and serial, and nothing that is not due', () => {
  fc.assert(
    fc.property(items, fc.nat(20), fc.nat(3), (list, nowMs, gone) => {
      const heap = createDueHeap<Due>()
      for (const item of list) heap.push(item)
      heap.filter((item) => item.node !== gone)
      const popped: Due[] = []
      for (let item = heap.pop(nowMs); item !== undefined; item = heap.pop(nowMs)) popped.push(item)
      const left = list.filter((item) => item.node !== gone)
      expect(popped).toEqual(left.filter((item) => item.dueMs <= nowMs).sort(inOrder))
      expect(heap.size).toBe(left.length - popped.length)
    }),
  )
})
