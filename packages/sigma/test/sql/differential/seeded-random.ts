/** A source of choices: the same seed always makes the same ones. */
export interface Random {
  /** A whole number from 0, below `count`. */
  below(count: number): number
  /** True in `share` (0 to 1) of all calls. */
  chance(share: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
}

/** Numbers by xorshift32. */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 8; i += 1) next()
  const below = (count: number) => Math.floor(next() * count)
  return { below, chance: (share) => next() < share, pick: (items) => items[below(items.length)] ?? items[0] }
}
