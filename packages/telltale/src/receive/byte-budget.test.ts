import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteBudget } from './byte-budget.ts'

test('never covers more than its capacity, and has all of it back in the end', () => {
  const steps = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.option(fc.nat({ max: 60 }))), { maxLength: 100 })
  fc.assert(
    fc.property(steps, (sequence) => {
      const budget = new ByteBudget(100)
      const leases = Array.from({ length: 5 }, () => budget.lease())
      const held = [0, 0, 0, 0, 0]
      for (const [index, bytes] of sequence) {
        const lease = leases[index]
        if (bytes === null) {
          lease?.release()
          held[index] = 0
        } else if (lease?.cover(bytes)) held[index] = Math.max(held[index] ?? 0, bytes)
        expect(budget.used).toBe(held.reduce((sum, each) => sum + each, 0))
        expect(budget.used).toBeLessThanOrEqual(100)
      }
      for (const lease of leases) lease.release()
      expect(budget.used).toBe(0)
    }),
  )
})
