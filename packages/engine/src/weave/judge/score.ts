import type { Weights } from './weights.ts'

/** What one feature added to the log-odds. */
export interface Part {
  readonly feature: string
  readonly value: number
  readonly weight: number
}

/** The probability that a model gives, and what each feature that is not zero added to it. */
export function score(
  { bias, terms }: Weights,
  features: ReadonlyMap<string, number>,
): { readonly probability: number; readonly parts: readonly Part[] } {
  const parts = terms.flatMap(([feature, weight]): readonly Part[] => {
    const value = features.get(feature) ?? 0
    return value === 0 || weight === 0 ? [] : [{ feature, value, weight: weight * value }]
  })
  const odds = parts.reduce((sum, { weight }) => sum + weight, bias)
  return { probability: Math.round((1 / (1 + Math.exp(-odds))) * 10_000) / 10_000, parts }
}
