import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyId, createSecret, digestSecret, isSecretShaped } from './key-secret.ts'

test('a secret names its scope and carries 43 digits of randomness and 6 of checksum', () => {
  expect(createSecret('ingest')).toMatch(/^tt_i_[0-9A-Za-z]{49}$/)
  expect(createSecret('read')).toMatch(/^tt_r_[0-9A-Za-z]{49}$/)
})

test('a new secret has its own shape', () => {
  for (let i = 0; i < 200; i += 1) expect(isSecretShaped(createSecret('read'))).toBe(true)
})

test('one wrong character breaks the checksum', () => {
  const secret = createSecret('ingest')
  fc.assert(
    fc.property(fc.integer({ min: 5, max: secret.length - 1 }), fc.constantFrom(...'0aZ9kQ'), (at, letter) => {
      const changed = secret.slice(0, at) + letter + secret.slice(at + 1)
      return changed === secret || !isSecretShaped(changed)
    }),
  )
})

test('no other text has the shape of a secret', () => {
  fc.assert(fc.property(fc.string(), (text) => !isSecretShaped(text)))
  expect(isSecretShaped(`${createSecret('read')}\n`)).toBe(false)
})

test('secrets and handles do not repeat', () => {
  const secrets = new Set(Array.from({ length: 500 }, () => createSecret('read')))
  const ids = new Set(Array.from({ length: 500 }, createKeyId))
  expect(secrets.size).toBe(500)
  expect(ids.size).toBe(500)
  for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{12}$/)
})

test('the digest is SHA-256 in hex', () => {
  expect(digestSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
