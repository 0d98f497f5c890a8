import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleAlert } from './sample-alert.ts'
import { groupByStory, placeOf, plainRows, storyRows } from './story-groups.ts'

const inTrace = (id: string, ...traces: readonly string[]) => sampleAlert({ id, traces })

test('alerts of one trace fold behind the worst, where the newest stands', () => {
  const alerts = [
    inTrace('a', 't1'),
    inTrace('b', 't2'),
    sampleAlert({ id: 'c', traces: ['t1'], level: 'critical' }),
    inTrace('d', 't1'),
  ]
  const stories = groupByStory(alerts)
  expect(stories.map(({ key, lead, folded }) => [key, lead.id, folded.map((alert) => alert.id)])).toEqual([
    ['a', 'c', ['a', 'd']],
    ['b', 'b', []],
  ])
})

test('a conversation folds as a trace does, also through a third alert', () => {
  const alerts = [
    inTrace('a', 't1'),
    sampleAlert({ id: 'b', conversations: ['c1'] }),
    sampleAlert({ id: 'c', traces: ['t1'], conversations: ['c1'] }),
  ]
  expect(groupByStory(alerts).map((story) => story.folded.length)).toEqual([2])
})

test('a trace and a conversation of the same name are two things', () => {
  expect(groupByStory([inTrace('a', 'x'), sampleAlert({ id: 'b', conversations: ['x'] })])).toHaveLength(2)
})

test('alerts without a trace or conversation stand alone', () => {
  expect(groupByStory([sampleAlert({ id: 'a' }), sampleAlert({ id: 'b' })])).toHaveLength(2)
})

test('the rows of an open story stand under its lead, and a folded alert is found in the row that folds it', () => {
  const stories = groupByStory([inTrace('a', 't1'), inTrace('b', 't1'), sampleAlert({ id: 'c' })])
  const closed = storyRows(stories, undefined)
  expect(closed.map((row) => [row.alert.id, row.more])).toEqual([
    ['a', 1],
    ['c', 0],
  ])
  expect(placeOf(closed, stories, 'b')).toBe(0)
  expect(placeOf(closed, stories, 'z')).toBe(-1)
  const open = storyRows(stories, 'a')
  expect(open.map((row) => [row.alert.id, row.isInner])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ])
  expect(placeOf(open, stories, 'b')).toBe(1)
})

test('no alert is lost or doubled, however stories are tied together', () => {
  const traces = fc.array(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 4 })
  fc.assert(
    fc.property(fc.array(traces, { maxLength: 60 }), (lists) => {
      const alerts = lists.map((list, i) => inTrace(String(i), ...list))
      const stories = groupByStory(alerts)
      const ids = stories.flatMap(({ lead, folded }) => [lead.id, ...folded.map((alert) => alert.id)])
      expect(ids.toSorted()).toEqual(alerts.map((alert) => alert.id).toSorted())
      const owners = new Map<string, string>()
      for (const story of stories) {
        for (const id of [story.lead, ...story.folded].flatMap((alert) => alert.traces)) {
          expect(owners.get(id) ?? story.key).toBe(story.key)
          owners.set(id, story.key)
        }
      }
    }),
  )
})

test('a chain of ten thousand alerts folds into one story', () => {
  const alerts = Array.from({ length: 10_000 }, (_, i) => inTrace(String(i), `t${i}`, `t${i + 1}`))
  expect(groupByStory(alerts)).toHaveLength(1)
  expect(plainRows(alerts)).toHaveLength(10_000)
})
