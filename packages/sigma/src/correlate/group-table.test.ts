import { expect, test } from 'vitest'
import { createGroup } from './group.ts'
import { createGroupTable } from './group-table.ts'

const groupOf = (name: string) => createGroup(0, name, '', [name])

test('tables share room: the one with more than its part gives up groups when it is used up', () => {
  const room = { most: 6, used: 0, entries: 0 }
  const large = createGroupTable({ most: 100, part: 2, room })
  const small = createGroupTable({ most: 100, part: 2, room })
  for (let i = 0; i < 10; i += 1) large.put(groupOf(`large ${i}`))
  expect([large.size, room.used]).toEqual([6, 6])
  const victims = ['a', 'b', 'c'].map((name) => small.put(groupOf(name)))
  expect(victims.map((victim) => victim !== undefined)).toEqual([false, false, true])
  expect([small.size, room.used]).toEqual([2, 8])
  large.clear()
  expect([large.size, room.used]).toEqual([0, 2])
})

test('groups that were kept before are put back whatever the others have taken since', () => {
  const room = { most: 1, used: 1, entries: 0 }
  const table = createGroupTable({ most: 100, part: 1, room })
  for (const name of ['a', 'b', 'c', 'a']) table.putBack(groupOf(name))
  expect([table.size, room.used]).toEqual([3, 4])
})
