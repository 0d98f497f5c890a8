import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeHead, type EntryHead, encodeHead, headBytes } from './entry-head.ts'

const HEAD: EntryHead = {
  tenant: 'default',
  keyId: 'local',
  receivedMs: 1_795_420_800_123,
  signal: 'logs',
  encoding: 'json',
  itemCount: 12,
  bodyBytes: 3456,
  bodyCrc: 0xdeadbeef,
  acceptedThrough: 9_007_199_254_740_991,
  bytesThrough: 123_456_789_012,
}

test('gives back every part', () => {
  const bytes = encodeHead(42, HEAD)
  expect(bytes).toHaveLength(headBytes(HEAD))
  expect(decodeHead(42, bytes)).toEqual(HEAD)
})

test('does not believe a head under another number', () => {
  expect(decodeHead(43, encodeHead(42, HEAD))).toBeUndefined()
})

test('does not believe a head with any one bit changed, nor a shortened one', () => {
  const bytes = encodeHead(42, HEAD)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(decodeHead(42, changed)).toBeUndefined()
  }
  for (let length = 0; length < bytes.length; length++) {
    expect(decodeHead(42, bytes.subarray(0, length))).toBeUndefined()
  }
})

test('reads any bytes without throwing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeHead(1, bytes) === undefined))
})

test('refuses names and counts that have no room', () => {
  expect(() => encodeHead(1, { ...HEAD, tenant: 'x'.repeat(256) })).toThrow(RangeError)
  expect(() => encodeHead(1, { ...HEAD, itemCount: -1 })).toThrow(RangeError)
})
