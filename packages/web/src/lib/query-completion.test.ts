import { expect, test } from 'vitest'
import { applyCompletion, completionAt, readStretches } from './query-completion.ts'

const at = (text: string) => completionAt(text.replace('|', ''), text.indexOf('|'))

test.each([
  ['|', { expects: 'field', typed: '' }],
  ['gen_ai.to|', { expects: 'field', typed: 'gen_ai.to', from: 0, to: 9 }],
  ['user.id |', { expects: 'operator', typed: '' }],
  ['user.id is |', { expects: 'value', field: 'user.id', typed: '' }],
  ['gen_ai.tool.name is send_m|', { expects: 'value', field: 'gen_ai.tool.name', typed: 'send_m', from: 20 }],
  ['log in (tool, eg|', { expects: 'value', field: 'telltale.category', typed: 'eg' }],
  ['user.id is "dana w|', { expects: 'value', field: 'user.id', typed: 'dana w', from: 11 }],
  ['user.id is dana |', { expects: 'and', typed: '' }],
  ['user.id is dana and |', { expects: 'field', typed: '' }],
])('%s', (text, expected) => {
  expect(at(text)).toMatchObject(expected)
})

test('puts an offer in the place of what was typed', () => {
  const query = 'gen_ai.tool.name is send_m'
  const context = completionAt(query, query.length)
  expect(applyCompletion(query, context, { insert: 'send_money ', label: 'send_money' })).toEqual({
    query: 'gen_ai.tool.name is send_money ',
    caret: 31,
  })
})

test('draws every character once, by its role', () => {
  const query = ' app is "a b" and log in (tool)'
  const stretches = readStretches(query)
  expect(stretches.map((stretch) => stretch.text).join('')).toBe(query)
  expect(stretches.filter((stretch) => stretch.role === 'field').map((stretch) => stretch.text)).toEqual(['app', 'log'])
  expect(stretches.filter((stretch) => stretch.role === 'value').map((stretch) => stretch.text)).toEqual([
    '"a b"',
    'tool',
  ])
})
