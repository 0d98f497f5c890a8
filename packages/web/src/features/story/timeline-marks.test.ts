import { expect, test } from 'vitest'
import { makeAction, makeNode, makeStory } from './story-fixture.ts'
import { indexStory, isDriven } from './story-index.ts'
import { timelineMarks } from './timeline-marks.ts'

test('2,000 cards of a row become at most 40 marks, and no driven action is hidden', () => {
  const nodes = Array.from({ length: 2_000 }, (_, i) =>
    makeNode(`n${i}`, { at: new Date(Date.UTC(2026, 0, 1) + i * 100).toISOString() }),
  )
  const index = indexStory(makeStory({ nodes, actions: [makeAction(['n1001'])] }))
  const marks = timelineMarks(index, index.cards)
  expect(marks.length).toBeLessThanOrEqual(40)
  expect(marks.filter(({ card }) => isDriven(card)).map(({ card }) => card.id)).toEqual(['n1001'])
  expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(2_000)
})
