/** A stream of numbers from 0 to 1 that depends on the seed alone (a linear congruential generator, Numerical Recipes). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** The same items in random order. */
export function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  const out = [...items]
  for (let index = out.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const item = out[index] as T
    out[index] = out[other] as T
    out[other] = item
  }
  return out
}
