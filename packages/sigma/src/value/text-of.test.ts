import { expect, test } from 'vitest'
import { MAX_TEXT_LENGTH, textOf, valuesOf } from './text-of.ts'

test.each([
  ['text', 'text'],
  ['', ''],
  [5, '5'],
  [-1.5e30, '-1.5e+30'],
  [true, 'true'],
  [7n, '7'],
  [null, undefined],
  [undefined, undefined],
  [{ a: [1, 'x'] }, '{"a":[1,"x"]}'],
  [{ a: 7n }, undefined],
  [() => 1, undefined],
])('reads %o as %o', (value, wanted) => {
  expect(textOf(value)).toBe(wanted)
})

test('a lone surrogate reads as the store writes it, a whole pair stays', () => {
  expect(textOf('a\ud800b\udc00')).toBe('a\ufffdb\ufffd')
  expect(textOf('😀')).toBe('😀')
})

test('a text ends after its first MiB, and a pair cut there leaves no half', () => {
  expect(textOf('a'.repeat(MAX_TEXT_LENGTH + 5))).toHaveLength(MAX_TEXT_LENGTH)
  expect(textOf(`${'a'.repeat(MAX_TEXT_LENGTH - 1)}😀`)?.at(-1)).toBe('\ufffd')
})

test('lists open four deep, the rest stays one value', () => {
  expect(valuesOf(undefined)).toEqual([])
  expect(valuesOf(null)).toEqual([null])
  expect(valuesOf([1, [2, [3, [4, [5]]]]])).toEqual([1, 2, 3, 4, [5]])
})
