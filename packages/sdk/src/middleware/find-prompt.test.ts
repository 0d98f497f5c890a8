import { describe, expect, test } from 'vitest'
import { buildPromptFinder, USUAL_PATHS } from './find-prompt.ts'

const usual = buildPromptFinder(USUAL_PATHS)

describe('finds the prompt', () => {
  test.each([
    [{ messages: [{ content: 'a' }, { content: 'b' }] }, 'b'],
    [
      { messages: [{ content: [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'text', text: 'b' }] }] },
      'a\nb',
    ],
    [{ messages: [{ role: 'user', parts: [{ type: 'text', text: 'a' }] }] }, 'a'],
    [{ prompt: 'a' }, 'a'],
    [{ input: { text: 'a' } }, 'a'],
    ['a', 'a'],
  ])('in %o', (body, expected) => {
    expect(usual(body)?.text).toBe(expected)
  })

  test.each([
    ['a.b[0].c', { a: { b: [{ c: 'x' }] } }, 'x'],
    ['turns[*].text', { turns: [{ text: 'x' }, { n: 1 }, { text: 'y' }] }, 'x\ny'],
    ['a[-2]', { a: ['x', 'y'] }, 'x'],
  ])('along %s', (path, body, expected) => {
    expect(buildPromptFinder([path])(body)?.text).toBe(expected)
  })
})

test.each([undefined, null, 7, [], {}, { messages: [] }, { messages: 'x' }, { prompt: '' }])(
  'finds none in %o',
  (body) => {
    expect(usual(body)).toBeUndefined()
  },
)

test('looks at own members only', () => {
  expect(buildPromptFinder(['constructor.name'])({})).toBeUndefined()
  expect(buildPromptFinder(['__proto__.text'])(Object.create({ text: 'x' }))).toBeUndefined()
})

test('ends on a body as deep and as wide as it likes', () => {
  let deep: unknown = 'x'
  for (let i = 0; i < 10_000; i += 1) deep = { content: deep }
  expect(usual({ prompt: deep })).toBeUndefined()
  const wide = { prompt: Array.from({ length: 5000 }, () => 'x') }
  expect(usual(wide)?.text.length).toBe(1999)
})

test('puts another text in its place, as one piece', () => {
  const body = { messages: [{ content: [{ text: 'a' }, { text: 'b' }] }] }
  expect(usual(body)?.write('c')).toBe(true)
  expect(body).toEqual({ messages: [{ content: [{ text: 'c' }, { text: '' }] }] })
})
