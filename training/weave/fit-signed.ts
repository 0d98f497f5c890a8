import type { Weights } from '../../packages/engine/src/weave/judge/weights.ts'
import { fitLogistic, type Row } from './fit-logistic.ts'

/** What a feature may do to the odds: `1` only raise, `-1` only lower, `0` nothing: it is left out. */
export type SignOf = (feature: string) => 1 | -1 | 0

/**
 * Logistic regression in which no feature counts against what it means: those that come out with the wrong sign are left out
 * and the rest is fitted again, until none does. What a few suites have by chance, such as that orders to pay are mostly
 * the user's own there, is then not learnt as a rule.
 */
export function fitSigned(rows: readonly Row[], ridge: number, signOf: SignOf): Weights {
  const left = new Set(rows.flatMap(({ features }) => [...features.keys()]).filter((name) => signOf(name) !== 0))
  for (;;) {
    const kept = rows.map((row) => ({
      ...row,
      features: new Map([...row.features].filter(([name]) => left.has(name))),
    }))
    const fit = fitLogistic(kept, ridge)
    const wrong = fit.terms.filter(([name, weight]) => weight * signOf(name) < 0)
    if (wrong.length === 0) return fit
    for (const [name] of wrong) left.delete(name)
  }
}
