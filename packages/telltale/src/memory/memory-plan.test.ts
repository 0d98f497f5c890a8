import { describe, expect, test } from 'vitest'
import { findMemoryMiB } from './available-memory.ts'
import { planMemory } from './memory-plan.ts'

const MIB = 1024 * 1024
const GIB = 1024 * MIB

describe('planMemory', () => {
  test('gives more of everything where there is more, and never more than it gains from', () => {
    const small = planMemory(512)
    const large = planMemory(2_048)
    const huge = planMemory(65_536)
    expect(small.engineHeapMiB).toBeLessThan(large.engineHeapMiB)
    expect(small.batch.bytes).toBeLessThan(large.batch.bytes)
    for (const [name, count] of Object.entries(small.room)) {
      expect(count, name).toBeGreaterThan(0)
      expect(count, name).toBeLessThanOrEqual(new Map(Object.entries(large.room)).get(name) ?? 0)
    }
    expect(huge.engineHeapMiB).toBe(1_024)
    expect(huge.bytesInFlight).toBe(256 * MIB)
    expect(huge.room.traces).toBe(20_000)
  })

  test('has room in flight for two of the largest requests even where memory is least', () => {
    expect(planMemory(384).bytesInFlight).toBeGreaterThanOrEqual(2 * 20 * MIB)
  })
})

describe('findMemoryMiB', () => {
  test.each([
    { what: 'a quarter of a machine', totalBytes: 3 * GIB, limitBytes: 0, expected: 768 },
    { what: 'no more than 1 GiB of a large one', totalBytes: 64 * GIB, limitBytes: 0, expected: 1_024 },
    { what: 'four fifths of a container', totalBytes: 64 * GIB, limitBytes: 1_000 * MIB, expected: 800 },
    { what: 'the least it works with', totalBytes: 64 * GIB, limitBytes: 256 * MIB, expected: 384 },
    { what: 'a limit above the machine as none', totalBytes: 2 * GIB, limitBytes: 2 ** 63, expected: 512 },
  ])('plans with $what', ({ totalBytes, limitBytes, expected }) => {
    expect(findMemoryMiB({ totalBytes, limitBytes })).toBe(expected)
  })
})
