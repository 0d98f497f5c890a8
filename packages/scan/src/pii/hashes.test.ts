import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { keccak256 } from './keccak-256.ts'
import { hmacSha256, sha256 } from './sha-256.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])(
  'SHA-256 and HMAC of %i bytes are those of the platform',
  (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => at * 7)
    expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(hex(hmacSha256(bytes, bytes))).toBe(createHmac('sha256', bytes).update(bytes).digest('hex'))
  },
)

test('Keccak-256 has the padding of Ethereum, not that of SHA-3', () => {
  expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
  expect(keccak256('abc')).toBe('4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45')
})
