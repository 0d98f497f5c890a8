import { expect, test } from 'vitest'
import { buildFuzzTargets, fuzzOnce } from './test-kit/fuzz-target.ts'
import { createRandom, mutate } from './test-kit/mutator.ts'

const INPUTS = 4_000

test.each(buildFuzzTargets())('$name survives mutated input', (target) => {
  const random = createRandom(20_261_123)
  const seen = { decoded: 0, refused: 0 }
  for (let i = 0; i < INPUTS; i += 1) {
    const input = mutate(target.seeds, random)
    try {
      seen[fuzzOnce(target, input)] += 1
    } catch (error) {
      throw new Error(`input ${i}, base64 ${input.toString('base64')}`, { cause: error })
    }
  }
  // Both ways out are taken, or the fuzzer would be testing one branch only; NDJSON is refused by line.
  expect(seen.decoded).toBeGreaterThan(INPUTS / 50)
  if (target.encoding !== 'ndjson') expect(seen.refused).toBeGreaterThan(INPUTS / 50)
})
