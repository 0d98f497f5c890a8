import { expect, test } from 'vitest'
import { createSipHash } from './sip-hash.ts'

test('the reference values of SipHash-2-4 come out, cut to 48 bits', () => {
  const hash = createSipHash('03020100' + '07060504' + '0b0a0908' + '0f0e0d0c')
  // The message 00 01 … 07 of the authors' test vectors.
  expect(hash(0x0100, '\u0302\u0504\u0706').toString(16)).toBe('f5799a932462')
})

test('domains, keys and parts of a text are kept apart', () => {
  const hash = createSipHash('0123456789abcdef0123456789abcdef')
  const other = createSipHash('0123456789abcdef0123456789abcdee')
  expect(hash(1, 'boat house')).not.toBe(hash(2, 'boat house'))
  expect(hash(1, 'boat house')).not.toBe(other(1, 'boat house'))
  expect(hash(1, 'the boat house', 4)).toBe(hash(1, 'boat house'))
})
