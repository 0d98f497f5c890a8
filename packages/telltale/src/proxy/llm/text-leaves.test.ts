import { expect, test } from 'vitest'
import { findTexts, replaceTexts } from './text-leaves.ts'

test('texts of a stream have one key for each choice, block and field', () => {
  const chunk = (index: number, content: string) => ({ id: 'x', choices: [{ index, delta: { role: 'r', content } }] })
  const keyOf = (json: unknown) => findTexts(json, false).leaves.map(({ key, text }) => [key, text])
  expect(keyOf(chunk(0, 'a'))).toEqual([['.choices#0.delta.content', 'a']])
  expect(keyOf(chunk(1, 'b'))).toEqual([['.choices#1.delta.content', 'b']])
  expect(keyOf({ type: 'content_block_delta', index: 2, delta: { type: 'text_delta', text: 'c' } })).toEqual([
    ['#2.delta.text', 'c'],
  ])
})

test('a tool is seen, its arguments are no text', () => {
  const { leaves, tool } = findTexts(
    { choices: [{ delta: { tool_calls: [{ function: { arguments: '{}' } }] } }] },
    false,
  )
  expect(leaves).toEqual([])
  expect(tool).toBe(true)
  expect(findTexts({ delta: { tool_calls: null, content: 'a' }, tools: [{ type: 'function' }] }, false).tool).toBe(
    false,
  )
  expect(findTexts({ content_block: { type: 'tool_use', name: 'f' } }, false).tool).toBe(true)
})

test('deep JSON is walked without a stack of its own', () => {
  let json: unknown = 'deep'
  for (let depth = 0; depth < 20_000; depth += 1) json = { a: json }
  expect(findTexts(json, false).leaves).toHaveLength(1)
  expect(replaceTexts(json, 'deep', 'x')).toBe(1)
})

test('a field that nobody has heard of is read', () => {
  expect(findTexts({ novelty: { said: 'hm' } }, true).leaves[0]?.text).toBe('hm')
})
