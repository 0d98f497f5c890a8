import { expect, test } from 'vitest'
import { KeptStories, type ToldStory } from './kept-stories.ts'

async function told(traceId: string): Promise<ToldStory> {
  return {
    trace_id: traceId,
    verdict: 'clean',
    injection_driven: 0,
    injection_attempt: 0,
    answers: [],
    nodes: [],
    flows: [],
    actions: [],
    gaps: [],
    truncated: false,
  }
}

test('a story is told once for what it is made of, and again when more came', () => {
  const stories = new KeptStories()
  const first = stories.get('acme a', '3 events', () => told('a'))
  expect(stories.get('acme a', '3 events', () => told('other'))).toBe(first)
  expect(stories.get('acme a', '4 events', () => told('a'))).not.toBe(first)
})

test('the same trace of another tenant is another story', () => {
  const stories = new KeptStories()
  const first = stories.get('acme a', 'x', () => told('a'))
  expect(stories.get('globex a', 'x', () => told('a'))).not.toBe(first)
})

test('the one not asked for the longest goes', async () => {
  const stories = new KeptStories()
  const first = stories.get('0', 'x', () => told('0'))
  for (const key of ['1', '2', '3']) stories.get(key, 'x', () => told(key))
  expect(stories.get('0', 'x', () => told('0'))).toBe(first)
  stories.get('4', 'x', () => told('4'))
  expect(stories.get('0', 'x', () => told('0'))).toBe(first)
  expect((await stories.get('1', 'x', () => told('again'))).trace_id).toBe('again')
})

test('one that could not be told is asked for again', async () => {
  const stories = new KeptStories()
  await expect(stories.get('a', 'x', () => Promise.reject(new Error('too large')))).rejects.toThrow('too large')
  expect((await stories.get('a', 'x', () => told('a'))).trace_id).toBe('a')
})
