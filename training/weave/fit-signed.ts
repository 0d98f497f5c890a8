import { score } from '../../packages/engine/src/weave/judge/score.ts'
import type { Weights } from '../../packages/engine/src/weave/judge/weights.ts'
import { fitLogistic, type Row } from './fit-logistic.ts'

/** What a feature may do to the odds: `1` only raise, `-1` only lower, `0` nothing: it is left out. */
export type SignOf = (feature: string) => 1 | -1 | 0

/** How often features that were left out may come back, and how strongly the rows must ask for one. */
const ROUNDS = 4
const LEAST_SLOPE = 1

/**
 * Logistic regression in which no feature counts against what it means: those that come out with the wrong sign are left out
 * and the rest is fitted again, until none does; those that would then help in their own direction come back. What a few
 * suites have by chance, such as that orders to pay are mostly the user's own there, is then not learnt as a rule.
 */
export function fitSigned(rows: readonly Row[], ridge: number, signOf: SignOf): Weights {
  const all = [...new Set(rows.flatMap(({ features }) => [...features.keys()]))].filter((name) => signOf(name) !== 0)
  let left = new Set(all)
  let fit = fitWithout(rows, { left, ridge, signOf })
  for (let round = 0; round < ROUNDS; round += 1) {
    const kept = new Set(fit.terms.map(([name]) => name))
    const slopes = slopesOf(rows, fit)
    const back = all.filter((name) => !kept.has(name) && (slopes.get(name) ?? 0) * signOf(name) > LEAST_SLOPE)
    if (back.length === 0) break
    left = new Set([...kept, ...back])
    fit = fitWithout(rows, { left, ridge, signOf })
  }
  return fit
}

interface Options {
  readonly left: ReadonlySet<string>
  readonly ridge: number
  readonly signOf: SignOf
}

function fitWithout(rows: readonly Row[], { left: given, ridge, signOf }: Options): Weights {
  const left = new Set(given)
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

/** How the likelihood of the rows would grow with the weight of each feature. */
function slopesOf(rows: readonly Row[], fit: Weights): ReadonlyMap<string, number> {
  const slopes = new Map<string, number>()
  for (const { features, target, weight } of rows) {
    const miss = ((target ? 1 : 0) - score(fit, features).probability) * weight
    for (const [name, value] of features) slopes.set(name, (slopes.get(name) ?? 0) + miss * value)
  }
  return slopes
}
