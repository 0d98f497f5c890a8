import { expect, test } from 'vitest'
import { createKeyMask, withoutSecrets } from './mask-key.ts'

test.each([1, 2, 3, 7, 1000])('a key is masked in pieces of %i bytes, and nothing else changes', (size) => {
  const text = Buffer.from('a sk-sk-key b sk-key, sk-ke sk-key')
  const mask = createKeyMask('sk-key')
  const parts: Buffer[] = []
  for (let at = 0; at < text.length; at += size) parts.push(mask.add(text.subarray(at, at + size)))
  expect(Buffer.concat([...parts, mask.end()]).toString()).toBe('a sk-****** b ******, sk-ke ******')
})

test('only what may be the beginning of a key waits', () => {
  const mask = createKeyMask('sk-key')
  expect(mask.add(Buffer.from('data: x\n\n')).toString()).toBe('data: x\n\n')
  expect(mask.add(Buffer.from('data: sk-')).toString()).toBe('data: ')
})

test('secrets are taken out of a text', () => {
  expect(withoutSecrets('Bearer sk-1 and sk-2', ['sk-1', 'sk-2'])).toBe('Bearer [key] and [key]')
})
