import { expect, test } from 'vitest'
import { completionAt } from '../../lib/query-completion.ts'
import { offersFor } from './completions.ts'

const known = {
  fields: [
    {
      name: 'gen_ai.tool.name',
      values: [
        { value: 'send_money', count: 212 },
        { value: 'send mail', count: 4106 },
      ],
    },
    { name: 'telltale.category', values: [{ value: 'ai_tool', count: 5 }] },
  ],
}
const offers = (query: string) => offersFor(completionAt(query, query.length), known)

test('values come with their counts and in quotes where they need them', () => {
  expect(offers('gen_ai.tool.name is send')).toEqual([
    { insert: 'send_money ', label: 'send_money', count: 212 },
    { insert: '"send mail" ', label: 'send mail', count: 4106 },
  ])
})

test('fields that start with what was typed come before those that hold it', () => {
  expect(offers('trace')[0]).toEqual({ insert: 'trace_id is ', label: 'trace_id' })
  expect(offers('gen_ai.tool.na')[0]).toEqual({
    insert: 'gen_ai.tool.name is ',
    label: 'gen_ai.tool.name',
    count: 4318,
  })
})

test('all nine logs are offered by their short names, those without events too', () => {
  const names = offers('log is ').map((offer) => offer.label)
  expect(names[0]).toBe('tool')
  expect(names).toHaveLength(9)
})
