import { NUMBER_FIELDS } from '@telltale/model'
import { expect, test } from 'vitest'
import { EVENT_COLUMNS, FIELD_COLUMNS } from './columns.ts'

test('the fields that can be compared are those with a number column', () => {
  const numbers = FIELD_COLUMNS.filter(({ type }) => type === 'number' || type === 'integer')
  expect(numbers.map(({ field }) => field).sort()).toEqual([...NUMBER_FIELDS].sort())
})

test('no two fields share a column', () => {
  expect(new Set(EVENT_COLUMNS).size).toBe(EVENT_COLUMNS.length)
})
