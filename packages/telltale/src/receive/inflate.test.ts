import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../config.ts'
import { ByteBudget } from './byte-budget.ts'
import { inflate } from './inflate.ts'

const lease = () => new ByteBudget(1e9).lease()

/** Bytes that do not compress, so that the body takes the way through the stream. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = 1
  for (let i = 0; i < length; i += 1) {
    state = Math.imul(state, 1_103_515_245) + 12_345
    bytes[i] = state >>> 16
  }
  return bytes
}

describe.each([
  ['small bodies', 100],
  ['large bodies', 100_000],
])('%s', (_, size) => {
  const plain = noise(size)

  test('come out as they went in, several members joined', async () => {
    const members = Buffer.concat([gzipSync(plain), gzipSync(plain)])
    expect(Buffer.concat([plain, plain]).equals(await inflate(members, DEFAULT_LIMITS, lease()))).toBe(true)
  })

  test('may not expand beyond the size that is allowed, over all members', async () => {
    const limits = { ...DEFAULT_LIMITS, decompressedBytes: size }
    expect(plain.equals(await inflate(gzipSync(plain), limits, lease()))).toBe(true)
    const members = Buffer.concat([gzipSync(plain), gzipSync(Buffer.alloc(1))])
    await expect((async () => inflate(members, limits, lease()))()).rejects.toMatchObject({ reason: 'too_large' })
  })

  test('may not expand by more than the ratio that is allowed', async () => {
    const bomb = Buffer.concat([gzipSync(plain), gzipSync(Buffer.alloc(2_000_000))])
    const limits = { ...DEFAULT_LIMITS, ratio: 2, ratioFromBytes: 1_000 }
    await expect((async () => inflate(bomb, limits, lease()))()).rejects.toMatchObject({ reason: 'too_large' })
  })

  test('that are cut or damaged are malformed', async () => {
    const whole = gzipSync(plain)
    const cut = whole.subarray(0, whole.length - 9)
    await expect((async () => inflate(cut, DEFAULT_LIMITS, lease()))()).rejects.toMatchObject({ reason: 'malformed' })
    const damaged = Buffer.from(whole)
    damaged[0] = 0
    await expect((async () => inflate(damaged, DEFAULT_LIMITS, lease()))()).rejects.toMatchObject({
      reason: 'malformed',
    })
  })

  test('need room in the budget for what comes out', async () => {
    const whole = gzipSync(plain)
    const small = new ByteBudget(whole.length + 10).lease()
    small.cover(whole.length)
    await expect((async () => inflate(whole, DEFAULT_LIMITS, small))()).rejects.toMatchObject({ reason: 'overloaded' })
  })
})
