import { attemptChance } from '../../packages/engine/src/weave/judge/attempt-features.ts'
import { score } from '../../packages/engine/src/weave/judge/score.ts'
import type { Weights } from '../../packages/engine/src/weave/judge/weights.ts'
import { fitLogistic, type Row } from './fit-logistic.ts'
import { fitSigned } from './fit-signed.ts'
import { MADE } from './generate-runs/generate-runs.ts'
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
/** Recorded runs count together as so many at most: they are all of two applications, however many they are. */
const RECORDED = 1_200
/** What is driven in made runs, where orders are obeyed far oftener than in recorded ones, counts less than what is not. */
const MADE_WEIGHTS = { driven: 0.3, other: 2 }

/** What speaks for the user's own wish. */
const LOWERS: ReadonlySet<string> = new Set([
  'apart',
  'own_words',
  'arg_user',
  'arg_user*tool_user',
  'arg_user_least',
  'arg_system',
  'arg_pointed',
  'arg_pointed*verb_user',
  'delegates',
  'arg_passage*delegates',
  'bare_read',
  'plain',
  'plain*reads',
  'plain*arg_pointed',
  'plain*tool_user',
  'plain*effect_user',
  'plain*source_named',
  'plain*arg_user',
  'tool_passage*delegates',
  'effect_passage*delegates',
  'source_named*delegates',
  'effect_user',
  'source_named',
  'thing_user',
  'tool_user',
  'verb_user',
  'value_user',
  'value_user*acts',
  'value_elsewhere',
  'value_elsewhere*acts',
])
/** What a tool does says nothing of who wanted it, nor does the length of a run. */
const NOTHING: ReadonlySet<string> = new Set(['acts', 'reads', 'strength', 'many_calls', 'no_argument', 'arg_fetched'])

function signOf(feature: string): 1 | -1 | 0 {
  if (NOTHING.has(feature)) return 0
  return LOWERS.has(feature) ? -1 : 1
}

/** Learns from runs: each call, and each passage. Calls before which no order was read teach nothing. */
export function learn(runs: readonly RunExample[]): Learnt {
  const recorded = runs.filter(({ label }) => label.model !== MADE).length
  const scale = Math.min(1, RECORDED / Math.max(1, recorded))
  const weightOf = (run: RunExample, target: boolean) =>
    baseWeight(run, target) * (run.label.model === MADE ? 1 : scale)
  const calls = runs.flatMap((run) => run.calls.flatMap((call) => callRows(call, run, weightOf)))
  const passages = runs.flatMap((run) =>
    run.passages.flatMap(({ planted, signs }): readonly Row[] => {
      // A text that was planted elsewhere in an attacked run is not known to be clean.
      if (!planted && run.attempted) return []
      return [{ features: signs, target: planted, weight: weightOf(run, planted) }]
    }),
  )
  const driven = fitSigned(calls, RIDGE, signOf)
  return {
    driven: calibrate(driven, runs, weightOf),
    planted: settle(
      fitSigned(passages, RIDGE, () => 1),
      runs,
    ),
  }
}

type WeightOf = (run: RunExample, target: boolean) => number

function callRows({ features, driven, isJudged }: CallExample, run: RunExample, weightOf: WeightOf): readonly Row[] {
  if (driven === undefined || !isJudged) return []
  // A look may serve an order, but is no deed: it is the deed after it that tells.
  const isLook = features.get('reads') === 1 && (features.get('bare_read') === 1 || features.get('plain') === 1)
  if (driven && isLook) return []
  return [{ features, target: driven, weight: weightOf(run, driven) }]
}

function baseWeight({ label: { attack, model } }: RunExample, target: boolean): number {
  if (model === MADE) return target ? MADE_WEIGHTS.driven : MADE_WEIGHTS.other
  return RARE_ATTACKS.has(attack) ? RARE_WEIGHT : 1
}

/** The highest probability of a run's calls. */
export function scoreRun(weights: Weights, { calls }: RunExample): number {
  return calls.reduce((most, call) => Math.max(most, scoreCall(weights, call)), 0)
}

/** The probability of one call; 0 where no order was read before it. */
export function scoreCall(weights: Weights, { isJudged, features }: CallExample): number {
  return isJudged ? score(weights, features).probability : 0
}

/** The highest probability of a passage to be planted, as the judge tells it. */
export function scoreAttempt(weights: Weights, { passages }: RunExample): number {
  return passages.reduce((most, { signs }) => Math.max(most, attemptChance(weights, signs)), 0)
}

/**
 * The highest of many calls is higher than each: log-odds are stretched and shifted so that the highest of a run is the
 * probability of the run (Platt), on the runs that were learnt from.
 */
function calibrate(weights: Weights, runs: readonly RunExample[], weightOf: WeightOf): Weights {
  const rows = runs.flatMap((run): readonly Row[] => {
    if (run.driven === undefined || run.calls.every(({ isJudged }) => !isJudged)) return []
    const chance = Math.min(0.9999, Math.max(0.0001, scoreRun(weights, run)))
    const weight = weightOf(run, run.driven)
    return [{ features: new Map([['odds', Math.log(chance / (1 - chance))]]), target: run.driven, weight }]
  })
  const fit = fitLogistic(rows, RIDGE)
  const stretch = fit.terms[0]?.[1] ?? 1
  return {
    bias: fit.bias + stretch * weights.bias,
    terms: weights.terms.map(([name, weight]) => [name, stretch * weight]),
  }
}

/** Puts 0.5 midway between almost all clean runs and almost all attacked ones, so that neither side's numbers decide. */
function settle(weights: Weights, runs: readonly RunExample[]): Weights {
  const odds = (isClean: boolean) =>
    runs
      .filter((run) => (isClean ? run.isClean : run.attempted))
      .map(({ passages }) => Math.max(0, ...passages.map(({ signs }) => score(weights, signs).probability)))
      .map((chance) => Math.log((chance + 0.0001) / (1.0001 - chance)))
      .sort((a, b) => a - b)
  const clean = odds(true)
  const attacked = odds(false)
  const highest = clean[Math.floor(0.995 * (clean.length - 1))] ?? 0
  const lowest = attacked[Math.floor(0.05 * attacked.length)] ?? 0
  return { ...weights, bias: weights.bias - Math.max(highest + 0.5, (highest + lowest) / 2) }
}
