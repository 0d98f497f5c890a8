import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashNumber, hashText, LONGEST_TEXT, shortenText } from './stable-hash.ts'

test('a hash never changes, since saved states hold it', () => {
  expect([hashText(''), hashText('telltale')]).toMatchInlineSnapshot(`
    [
      "7c1c7f736fffb644eb48ca83b5179729",
      "43c746be51bc51a4743288d12a918850",
    ]
  `)
})

test('a hundred thousand texts that differ little have as many hashes, spread evenly', () => {
  const numbers = Array.from({ length: 100_000 }, (_, i) => hashNumber(`v${i}`))
  expect(new Set(numbers).size).toBe(100_000)
  const even = numbers.filter((number) => number % 16 === 0).length
  expect(Math.abs(even - 6_250)).toBeLessThan(400)
  expect(numbers.every(Number.isSafeInteger)).toBe(true)
})

test('short texts stay, long ones are bounded and stay apart', () => {
  fc.assert(fc.property(fc.string({ maxLength: LONGEST_TEXT }), (text) => shortenText(text) === text))
  const long = 'é'.repeat(1_000)
  expect(shortenText(`${long}a`)).not.toBe(shortenText(`${long}b`))
  expect(shortenText(long).length).toBeLessThanOrEqual(LONGEST_TEXT)
})
