import type { Random } from './seeded-random.ts'
import { WHOLE_TEXTS, WORDS } from './words.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Fields of one event by name; about half of the names are used. */
export function randomFields(random: Random, names: readonly string[]): ReadonlyMap<string, Json> {
  const fields = new Map<string, Json>()
  for (const name of names) if (random.chance(0.5)) fields.set(name, randomValue(random, 0))
  return fields
}

const NUMBERS = [
  0,
  5,
  -1,
  0.1,
  1e3,
  1e21,
  1e-7,
  123456789.12345679,
  -0,
  5e-324,
  1.7976931348623157e308,
  1709251170000,
  2 ** 53,
  1.5e300,
] as const

function randomValue(random: Random, depth: number): Json {
  const kind = random.below(depth > 5 ? 10 : 14)
  if (kind < 6) return randomText(random)
  if (kind < 8) return random.pick(NUMBERS)
  if (kind === 8) return random.chance(0.5)
  if (kind === 9) return random.chance(0.3) ? null : random.pick(WHOLE_TEXTS)
  if (kind < 13) return Array.from({ length: random.below(4) }, () => randomValue(random, depth + 1))
  return Object.fromEntries(
    Array.from({ length: random.below(3) }, () => [randomText(random), randomValue(random, depth + 1)]),
  )
}

/** A text of up to three pieces, or a whole one. */
export function randomText(random: Random): string {
  if (random.chance(0.3)) return random.pick(WHOLE_TEXTS)
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS)).join('')
}
