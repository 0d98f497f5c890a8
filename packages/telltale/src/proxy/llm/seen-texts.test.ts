import { expect, test } from 'vitest'
import { nameText, SeenTexts } from './seen-texts.ts'

test('what was let through is known for ten minutes, in its own kind only', () => {
  let nowMs = 0
  const seen = new SeenTexts(10, () => nowMs)
  seen.add(nameText('user', 'hello'))
  expect([
    seen.has(nameText('user', 'hello')),
    seen.has(nameText('model', 'hello')),
    seen.has(nameText('user', 'hell')),
  ]).toEqual([true, false, false])
  nowMs = 9 * 60_000
  expect(seen.has(nameText('user', 'hello'))).toBe(true)
  nowMs = 11 * 60_000
  expect(seen.has(nameText('user', 'hello'))).toBe(false)
})

test('a flood of texts makes it forget, never let through', () => {
  const seen = new SeenTexts(3, () => 0)
  for (const text of ['a', 'b', 'c', 'd']) seen.add(nameText('user', text))
  expect(['a', 'b', 'c', 'd', 'e'].map((text) => seen.has(nameText('user', text)))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
})
