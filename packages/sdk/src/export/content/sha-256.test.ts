import { createHmac as createNodeHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createHmac, createPortableHmac } from './sha-256.ts'

test('both ways to hash agree with the platform, for keys and texts of every length', () => {
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    for (const key of ['k', 'é'.repeat(40), 'x'.repeat(64), 'x'.repeat(65)]) {
      const text = 'aé'.repeat(length)
      const right = createNodeHmac('sha256', key).update(text).digest('hex')
      expect(createPortableHmac(key)(text)).toBe(right)
      expect(createHmac(key)(text)).toBe(right)
    }
  }
})
