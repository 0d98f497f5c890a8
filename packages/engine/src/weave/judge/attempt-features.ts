import type { Features } from '../judge.ts'
import type { Passage } from './passage.ts'
import { score } from './score.ts'
import type { Weights } from './weights.ts'

/** Signs that say more together: who is spoken to, how, and that something is to be done. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['agent', 'acts'],
  ['agent', 'urgent'],
  ['agent', 'conceal'],
  ['override', 'acts'],
  ['override', 'instructions'],
  ['urgent', 'acts'],
  ['conceal', 'acts'],
]

/** What of a passage says that it was planted for an agent, whoever obeys: how sure the scanner is, and how it speaks. */
export function attemptFeatures({ signs }: Pick<Passage, 'signs'>): Features {
  const of = (name: string) => signs.get(name) ?? 0
  return new Map([
    ...['scan', 'agent', 'override', 'conceal'].map((name): readonly [string, number] => [name, of(name)]),
    ...PAIRS.map(([a, b]): readonly [string, number] => [`${a}*${b}`, of(a) * of(b)]),
  ])
}

/**
 * Probability that a passage of these features was planted for an agent: that of the weights, and at least that of the
 * scanner, for what it names in data is an attempt whatever else speaks for it.
 */
export function attemptChance(weights: Weights, features: Features): number {
  return Math.max(score(weights, features).probability, features.get('scan') ?? 0)
}
