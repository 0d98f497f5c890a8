import { expect, test } from 'vitest'
import { numberOf } from './number-of.ts'

test.each([
  ['0', 0],
  ['-12.50', -12.5],
  ['+3', 3],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1E-2', 0.01],
])('reads %s', (text, wanted) => {
  expect(numberOf(text)).toBe(wanted)
})

test.each(['', ' 1', '1 ', '0x10', '1_000', 'Infinity', 'NaN', '1e999', '.', '-', '1e', '٣', '1'.repeat(401)])(
  'finds no number in "%s"',
  (text) => {
    expect(numberOf(text)).toBeUndefined()
  },
)
