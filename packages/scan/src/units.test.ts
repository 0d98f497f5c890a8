import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeOf, unitsOf } from './units.ts'

test('gives the units of any text with zeros behind them, whatever was asked before', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 600 }),
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: fc.constantFrom('a', 'é', '漢', '\ud83d', '\0'), maxLength: 600 }),
  )
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (all) => {
      for (const text of [...all, ...all]) {
        const units = unitsOf(text)
        expect([...units.subarray(0, text.length)]).toEqual(text.split('').map((unit) => unit.charCodeAt(0)))
        expect([...units.subarray(text.length, text.length + 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      }
    }),
  )
})

test('reads a text longer than what is kept', () => {
  const text = 'ab'.repeat(50_000)
  expect(unitsOf(text)[99_999]).toBe(98)
  expect(unitsOf('c'.repeat(300))[299]).toBe(99)
})

test('keeps the units of a text while one of another size is read', () => {
  const text = 'a'.repeat(3000)
  const units = unitsOf(text)
  expect(placeOf('b'.repeat(300))).not.toBe(placeOf(text))
  unitsOf('b'.repeat(300))
  unitsOf('c')
  expect(unitsOf(text)).toBe(units)
  expect(units[2999]).toBe(97)
})
