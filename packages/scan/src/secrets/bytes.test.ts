import { expect, test } from 'vitest'
import { crc32, decodeBase64, toBase62 } from './bytes.ts'

test('the check value of CRC-32 is right', () => {
  expect(crc32('123456789').toString(16)).toBe('cbf43926')
})

test('reads both alphabets of base 64 and stops at what is in neither', () => {
  expect(decodeBase64('aGVsbG8/')).toBe('hello?')
  expect(decodeBase64('aGVsbG8_')).toBe('hello?')
  expect(decodeBase64('aGVsbG8=!!')).toBe('hello')
})

test('pads numbers in base 62', () => {
  expect(toBase62(61, 6)).toBe('00000z')
  expect(toBase62(62, 2)).toBe('10')
})
