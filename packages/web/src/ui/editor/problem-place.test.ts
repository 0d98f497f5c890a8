import { expect, test } from 'vitest'
import { placeOf, replacementOf, type TextProblem } from './problem-place.ts'

const at = (line: number, column: number, code = 'x', fix: string | null = null): TextProblem => ({
  line,
  column,
  severity: 'error',
  code,
  message: 'm',
  fix,
})

const marked = (text: string, problem: TextProblem) => {
  const { from, to } = placeOf(text, problem)
  return text.slice(from, to)
}

const RULE = `title: A rule
logsource:
  category: process creation # of Windows
detection:
  selection:
    gen_ai.tool.name|contians: send
    'a key': x
  condition: selection and (slection)
`

test('a problem marks the word that it is about', () => {
  expect(marked(RULE, at(6, 22))).toBe('contians')
  expect(marked(RULE, at(8, 29))).toBe('slection')
  expect(marked(RULE, at(1, 1))).toBe('title')
  expect(marked(RULE, at(7, 5))).toBe("'a key'")
})

test('a value of several words is marked whole, without its comment', () => {
  expect(marked(RULE, at(3, 13, 'bad-logsource'))).toBe('process creation')
})

test('a place where nothing stands marks its line, and one past the end the last line', () => {
  expect(marked(RULE, at(3, 999))).toBe('category: process creation # of Windows')
  expect(placeOf(RULE, at(999, 3))).toEqual({ from: RULE.length, to: RULE.length })
  expect(placeOf('', at(1, 1))).toEqual({ from: 0, to: 0 })
  expect(placeOf('ab', at(0, 0))).toEqual({ from: 0, to: 2 })
})

test('a fix is offered as a replacement only when it is one word', () => {
  expect(replacementOf(at(1, 1, 'x', 'contains'))).toBe('contains')
  expect(replacementOf(at(1, 1, 'x', '10.0.0.0/8'))).toBe('10.0.0.0/8')
  expect(replacementOf(at(1, 1, 'x', 'an item of its own'))).toBeUndefined()
  expect(replacementOf(at(1, 1))).toBeUndefined()
})
