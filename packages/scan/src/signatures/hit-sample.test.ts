import { expect, test } from 'vitest'
import { HitSample } from './hit-sample.ts'

function sampleOf(count: number): HitSample {
  const sample = new HitSample()
  for (let end = 0; end < count; end += 1) sample.add(end)
  return sample
}

test('gives every hit while they are few', () => {
  expect(sampleOf(5).pick(64)).toEqual([0, 1, 2, 3, 4])
})

test('covers head, tail and middle of many hits, within its limit and in order', () => {
  for (const [count, limit] of [
    [100, 16],
    [500, 512],
    [5000, 64],
    [1_000_000, 512],
  ] as const) {
    const picked = sampleOf(count).pick(limit)
    expect(picked.length).toBeLessThanOrEqual(limit)
    expect(picked[0]).toBe(0)
    expect(picked.at(-1)).toBe(count - 1)
    expect([...picked].sort((a, b) => a - b)).toEqual(picked)
    const middle = picked.filter((end) => end > count * 0.25 && end < count * 0.75)
    expect(middle.length).toBeGreaterThanOrEqual(limit / 8)
  }
})
