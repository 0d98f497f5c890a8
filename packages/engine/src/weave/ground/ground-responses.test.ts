import { expect, test } from 'vitest'
import { buildGraph } from '../build-graph.ts'
import { flowFields } from '../flow-fields.ts'
import { fakeAnswer, fakeCall, fakePrompt } from '../weave-fakes.ts'

function groundingOf(result: string, answer: string) {
  const events = [
    fakePrompt(1, 'a', [['user', 'What does the contract say?']]),
    fakeCall(2, 'read_contract', { args: { id: 'contract-77' }, result }),
    fakeAnswer(4, 'a', answer),
  ]
  const graph = buildGraph(events, [])
  return { grounding: graph.grounding[0], graph, answerId: events[2]?.id ?? '' }
}

test('values that stand in a source are grounded, however they are written', () => {
  const { grounding } = groundingOf(
    'Signed 2024-05-15 by Amy Stone for 1,200.00 a month.',
    'It was signed on May 15, 2024 by Amy Stone and costs 1200 a month.',
  )
  expect(grounding).toMatchObject({ groundedShare: 1, invented: [] })
  expect(grounding?.checked).toBe(3)
})

test('numbers, links, names, quotes and packages that stand nowhere are named one by one', () => {
  const { grounding, graph, answerId } = groundingOf(
    'Signed 2024-05-15.',
    'It costs 4,711 a month, see https://made.up.example/terms, says the lawyer Henry Mole, ' +
      'who wrote "nobody shall ever ask why". Run pip install contract-reader-pro first.',
  )
  expect(grounding?.invented.map(({ kind, text }) => [kind, text])).toEqual([
    ['number', '4,711'],
    ['url', 'https://made.up.example/terms'],
    ['name', 'Henry Mole'],
    ['quote', 'nobody shall ever ask why'],
    ['package', 'contract-reader-pro'],
  ])
  expect(grounding?.groundedShare).toBe(0)
  const fields = flowFields(graph).get(answerId)
  expect(fields?.get('telltale.response.grounded_share')).toBe(0)
  expect(fields?.get('telltale.response.invented')).toContain('contract-reader-pro')
})

test('an answer without checkable values claims nothing', () => {
  expect(groundingOf('Yes.', 'Yes, it does.').grounding).toMatchObject({ groundedShare: 1, checked: 0 })
})
