import { expect, test } from 'vitest'
import { type Box, lineOf, ribbonPath, spreadBadges } from './ribbon-path.ts'

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom })

test('a ribbon ahead leaves at the right of the words and arrives at the left of those of the sink', () => {
  const source = { card: box(0, 0, 100, 50), words: box(10, 20, 60, 36) }
  const sink = { card: box(200, 0, 300, 200), words: box(220, 100, 280, 120) }
  const { fill, edges, badge } = ribbonPath(source, sink)
  expect(edges[0]).toBe('M60 20 L100 20 C150 20 150 100 200 100 L220 100')
  expect(edges[1]).toBe('M60 36 L100 36 C150 36 150 120 200 120 L220 120')
  expect(fill.startsWith(edges[0])).toBe(true)
  expect(fill.endsWith('Z')).toBe(true)
  expect(badge.x).toBeGreaterThan(100)
  expect(badge.x).toBeLessThan(200)
})

test('a ribbon back leaves at the left', () => {
  const source = { card: box(200, 0, 300, 50), words: box(220, 10, 280, 26) }
  const sink = { card: box(0, 0, 100, 50), words: box(10, 10, 60, 26) }
  expect(ribbonPath(source, sink).middle).toBe('M220 18 L200 18 C150 18 150 18 100 18 L60 18')
})

test('a ribbon inside a column swings out to the right, and its edges do not cross', () => {
  const source = { card: box(0, 0, 100, 50), words: box(10, 20, 60, 36) }
  const sink = { card: box(0, 100, 100, 200), words: box(10, 120, 70, 140) }
  const { edges } = ribbonPath(source, sink)
  expect(edges[0]).toBe('M60 20 L100 20 C136 20 136 140 100 140 L70 140')
  expect(edges[1]).toBe('M60 36 L100 36 C116 36 116 120 100 120 L70 120')
})

test('words over several lines leave from their last line and arrive at their first', () => {
  const lines = [box(50, 0, 90, 16), box(0, 18, 40, 34), box(40, 20, 70, 33)]
  expect(lineOf(lines, 'first')).toEqual(box(50, 0, 90, 16))
  expect(lineOf(lines, 'last')).toEqual(box(0, 18, 70, 34))
  expect(lineOf([], 'first')).toBeUndefined()
})

test('numbers of ribbons that leave close to each other do not lie on each other', () => {
  const path = { fill: '', edges: ['', ''] as const, middle: '' }
  const drawn = [10, 12, 14, 100].map((y) => ({ path: { ...path, badge: { x: 5, y } } }))
  expect(spreadBadges(drawn).map((one) => one.path.badge.y)).toEqual([10, 34, 58, 100])
})
