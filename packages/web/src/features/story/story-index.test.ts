import { expect, test } from 'vitest'
import { makeNode, makeStory } from './story-fixture.ts'
import { indexStory } from './story-index.ts'

test('cards name their agent only where several are at work', () => {
  const node = (id: string, agent: string) => makeNode(id, { agent })
  const agents = (names: readonly string[]) =>
    indexStory(makeStory({ nodes: names.map((name, i) => node(`n${i}`, name)) })).cards.map(({ agent }) => agent)
  expect(agents(['desk', 'desk'])).toEqual(['', ''])
  expect(agents(['desk', 'billing', ''])).toEqual(['desk', 'billing', ''])
})
