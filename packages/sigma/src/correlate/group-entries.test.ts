import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGroup } from './group.ts'
import { addEntry, countEventsFrom, dropBefore, takeOldest } from './group-entries.ts'
import { countKeysSince, type GistOf, isKeySince, mostOf, slotsSince } from './group-gist.ts'
import { countEvents, insertEntry, keysOf } from './window-entries.ts'

const step = fc.record({
  timeMs: fc.integer({ min: 1_000, max: 1_060 }),
  key: fc.nat(8),
  value: fc.integer({ min: -5, max: 5 }),
  count: fc.nat(2),
})
const steps = fc.array(step, { maxLength: 80 })

test('what is kept beside the entries of a group is what they come to, however they come and go', () => {
  fc.assert(
    fc.property(steps, fc.nat(60), fc.nat(20), fc.constantFrom<GistOf>('keys', 'values'), (list, age, some, of) => {
      const group = createGroup(0, 'a', 'p', [])
      for (const [i, one] of list.entries()) {
        addEntry(group, { ...one, id: `${i}`, weight: 1 }, { of, isFirst: true })
        if (i === 40) takeOldest(group, some)
      }
      dropBefore(group, 1_000 + age)
      const { entries } = group
      const sinceMs = 1_000 + age + (some >> 1)
      const recent = entries.filter((entry) => entry.timeMs >= sinceMs)
      expect(group.events).toBe(countEvents(entries, 0, entries.length))
      for (const from of [0, entries.length >> 1, entries.length])
        expect(countEventsFrom(group, from)).toBe(countEvents(entries, from, entries.length))
      if (of === 'values') expect(mostOf(group)).toBe(entries.reduce((sum, { value }) => sum + Math.max(0, value), 0))
      else {
        const keys = keysOf(recent)
        expect(countKeysSince(group, sinceMs, 100)).toBe(keys.size)
        expect(slotsSince(group, sinceMs)).toBe([...keys].reduce((bits, key) => bits | (1 << key), 0))
        expect(isKeySince(group, 3, sinceMs)).toBe(keys.has(3))
      }
    }),
  )
})

test('an event stands in a list once with each key, and behind all that are as old', () => {
  const events = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('a', 'b', 'c'), fc.nat(1)), { maxLength: 30 })
  fc.assert(
    fc.property(events, (list) => {
      const entries: Parameters<typeof insertEntry>[0] = []
      const known = new Set<string>()
      for (const [timeMs, id, key] of list) {
        const name = `${timeMs} ${id} ${key}`
        const isFirst = ![...known].some((one) => one.startsWith(`${timeMs} ${id} `))
        const entry = { timeMs, id, key, value: known.size, count: 1, weight: 1 }
        expect(insertEntry(entries, entry, isFirst)).toBe(!known.has(name))
        known.add(name)
      }
      const order = entries.map(({ timeMs, value }) => [timeMs, value] as const)
      expect(order).toEqual([...order].sort((left, right) => left[0] - right[0] || left[1] - right[1]))
    }),
  )
})

test('keys of entries that are gone do not gather', () => {
  const group = createGroup(0, 'a', 'p', [])
  for (let i = 0; i < 5_000; i += 1) {
    addEntry(group, { timeMs: i, id: `${i}`, key: i, value: 0, count: 1, weight: 1 }, { of: 'keys', isFirst: true })
    dropBefore(group, i - 20)
  }
  expect(group.gist?.lastByKey.size).toBeLessThan(200)
})
