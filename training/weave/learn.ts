import { score } from '../../packages/engine/src/weave/judge/score.ts'
import type { Weights } from '../../packages/engine/src/weave/judge/weights.ts'
import { fitLogistic, type Row } from './fit-logistic.ts'
import type { CallExample, RunExample } from './read-examples.ts'

/** What the judge needs to know. */
export interface Learnt {
  readonly driven: Weights
  readonly planted: Weights
}

const RIDGE = 1
/** Attacks without the usual wrapper are few here and many elsewhere. */
const RARE_ATTACKS: ReadonlySet<string | null> = new Set(['direct', 'ignore_previous'])
const RARE_WEIGHT = 3
/** A false alarm on an ordinary run is dearer than one on an attacked run. */
const CLEAN_WEIGHT = 1
/** The words of one wrapper must not decide: each row is learnt once more without them, and with the scanner unsure. */
const WRAPPER = ['sign_agent', 'sign_instructions', 'sign_urgent', 'sign_please', 'sign_you', 'sign_override', 'sign_conceal']
const MUTED_WEIGHT = 0

/** Signs that hold in any wrapper; `please` and `you` teach how one benchmark writes. */
const ATTEMPT: ReadonlySet<string> = new Set(['scan', 'override'])

/** Learns from runs: each call, and each passage. Calls before which no order was read teach nothing. */
export function learn(runs: readonly RunExample[]): Learnt {
  const calls = runs.flatMap((run) => run.calls.flatMap((call) => callRows(call, run)))
  const passages = runs.flatMap((run) =>
    run.passages.flatMap(({ planted, signs }): readonly Row[] => {
      const weight = RARE_ATTACKS.has(run.label.attack) ? RARE_WEIGHT : 1
      // A text that was planted elsewhere in an attacked run is not known to be clean.
      if (!planted && run.attempted) return []
      return [{ features: only(signs, ATTEMPT), target: planted, weight }]
    }),
  )
  const driven = fitLogistic(calls, RIDGE)
  return { driven: calibrate(driven, runs), planted: fitLogistic(passages, RIDGE) }
}

function callRows({ features, driven, isJudged }: CallExample, run: RunExample): readonly Row[] {
  if (driven === undefined || !isJudged) return []
  const weight = RARE_ATTACKS.has(run.label.attack) ? RARE_WEIGHT : run.isClean ? CLEAN_WEIGHT : 1
  return [
    { features, target: driven, weight },
    { features: muted(features, WRAPPER, 0.5), target: driven, weight: weight * MUTED_WEIGHT },
  ]
}

function only(signs: ReadonlyMap<string, number>, names: ReadonlySet<string>): ReadonlyMap<string, number> {
  return new Map([...signs].filter(([name]) => names.has(name)))
}

/** The features without some signs, and with the scanner's score times `scan`, in products too. */
function muted(features: ReadonlyMap<string, number>, names: readonly string[], scan: number): ReadonlyMap<string, number> {
  const left = new Map<string, number>()
  for (const [name, value] of features) {
    const [first = name] = name.split('*')
    if (names.includes(first)) continue
    left.set(name, first === 'sign_scan' || first === 'scan' ? value * scan : value)
  }
  return left
}

/** The highest probability of a run's calls. */
export function scoreRun(weights: Weights, { calls }: RunExample): number {
  return calls.reduce((most, call) => Math.max(most, scoreCall(weights, call)), 0)
}

/** The probability of one call; 0 where no order was read before it. */
export function scoreCall(weights: Weights, { isJudged, features }: CallExample): number {
  return isJudged ? score(weights, features).probability : 0
}

/** The highest probability of a passage to be planted. */
export function scoreAttempt(weights: Weights, { passages }: RunExample): number {
  return passages.reduce((most, { signs }) => Math.max(most, score(weights, signs).probability), 0)
}

/**
 * The highest of many calls is higher than each: log-odds are stretched and shifted so that the highest of a run is the
 * probability of the run (Platt), on the runs that were learnt from.
 */
function calibrate(weights: Weights, runs: readonly RunExample[]): Weights {
  const rows = runs.flatMap((run): readonly Row[] => {
    if (run.driven === undefined || run.calls.every(({ isJudged }) => !isJudged)) return []
    const chance = Math.min(0.9999, Math.max(0.0001, scoreRun(weights, run)))
    return [{ features: new Map([['odds', Math.log(chance / (1 - chance))]]), target: run.driven, weight: 1 }]
  })
  const fit = fitLogistic(rows, RIDGE)
  const stretch = fit.terms[0]?.[1] ?? 1
  return {
    bias: fit.bias + stretch * weights.bias,
    terms: weights.terms.map(([name, weight]) => [name, stretch * weight]),
  }
}
