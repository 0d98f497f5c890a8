import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyedHash } from './hash.ts'

const KEY = new Uint8Array(32).fill(7)

test('the keyed hash is HMAC-SHA-256 of the text under the key of the tenant', () => {
  const tenantKey = createHmac('sha256', KEY).update('telltale.tenant\0acme').digest()
  const keyedHash = createKeyedHash(KEY, 'acme')
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '\ud800', '\ud83d\ude00'.repeat(40_000), 'x'.repeat(32_768), 'é'.repeat(32_769)),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(keyedHash(text)).toBe(createHmac('sha256', tenantKey).update(text).digest('hex'))
    }),
    { numRuns: 300 },
  )
})
