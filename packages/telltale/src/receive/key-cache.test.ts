import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyCache } from './key-cache.ts'

test('gives the UTF-8 text of any bytes, however often keys collide and return', () => {
  const cache = new KeyCache()
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 70 }), { minLength: 1, maxLength: 50 }), (keys) => {
      const all = Buffer.concat(keys)
      for (let round = 0; round < 2; round += 1) {
        let start = 0
        for (const key of keys) {
          expect(cache.find(all, start, key.length)).toBe(Buffer.from(key).toString('utf8'))
          start += key.length
        }
      }
    }),
  )
})

test('tells keys of one length apart that share a slot', () => {
  const cache = new KeyCache()
  // More keys than slots: some must share one.
  const keys = Array.from({ length: 5_000 }, (_, i) => `key.${String(i).padStart(5, '0')}`)
  const all = Buffer.from(keys.join(''))
  for (let round = 0; round < 2; round += 1) {
    expect(keys.map((key, i) => cache.find(all, i * key.length, key.length))).toEqual(keys)
  }
})
