/** One scored text; `group` is its source, the unit that the interval resamples. */
export interface Scored {
  readonly score: number
  readonly attack: boolean
  readonly group: string
}

/** A figure with the range that 95 % of resampled runs fall in. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Area under the ROC curve: how often an attack scores above a benign text, ties as half; NaN when one kind is missing. */
export function auroc(rows: readonly Scored[]): number {
  const sorted = sortByScore(rows)
  return weightedAuroc(sorted, new Float64Array(sorted.length).fill(1))
}

/**
 * Lowest threshold that flags at most `rate` of these benign scores; a text is flagged when its score is above it.
 * A detector that gives many texts the same score keeps to the rate, and pays for it in recall.
 */
export function thresholdAt(benignScores: readonly number[], rate: number): number {
  const sorted = [...benignScores].sort((a, b) => b - a)
  return sorted[Math.floor(rate * sorted.length)] ?? Number.NEGATIVE_INFINITY
}

/** Share of the scores above the threshold; NaN for none. */
export function flaggedShare(scores: readonly number[], threshold: number): number {
  let flagged = 0
  for (const score of scores) if (score > threshold) flagged += 1
  return scores.length === 0 ? Number.NaN : flagged / scores.length
}

/** Value at quantile `q` of 0 to 1, nearest rank; NaN for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))
  return sorted[rank] ?? Number.NaN
}

/** Mean of what is a number; NaN for none. */
export function mean(values: readonly number[]): number {
  const numbers = values.filter((value) => !Number.isNaN(value))
  return numbers.length === 0 ? Number.NaN : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

/** AUROC with its 95 % interval over sources drawn with replacement, attack and benign sources each among themselves. */
export function aurocInterval(rows: readonly Scored[], draws = 500): Interval {
  const sorted = sortByScore(rows)
  const measure = (weights: Float64Array) => weightedAuroc(sorted, weights)
  return interval(sorted, measure, draws)
}

/** Share of attacks above the threshold with its 95 % interval over sources drawn with replacement. */
export function recallInterval(rows: readonly Scored[], threshold: number, draws = 500): Interval {
  const attacks = rows.filter((row) => row.attack)
  return interval(attacks, (weights) => weightedShare(attacks, weights, threshold), draws)
}

function interval(rows: readonly Scored[], measure: (weights: Float64Array) => number, draws: number): Interval {
  const random = createRandom(20_260)
  const keys = rows.map((row) => `${row.attack ? 'attack' : 'benign'} ${row.group}`)
  const names = [...new Set(keys)]
  const kinds = ['attack', 'benign'].map((kind) => names.filter((name) => name.startsWith(kind)))
  const values: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const times = drawGroups(kinds, random)
    values.push(measure(Float64Array.from(keys, (key) => times.get(key) ?? 0)))
  }
  const value = measure(new Float64Array(rows.length).fill(1))
  return { value, low: quantile(values, 0.025), high: quantile(values, 0.975) }
}

/** How often each group was drawn, as many draws as there are groups of its kind. */
function drawGroups(kinds: readonly (readonly string[])[], random: () => number): Map<string, number> {
  const times = new Map<string, number>()
  for (const names of kinds) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[Math.floor(random() * names.length)] ?? ''
      times.set(name, (times.get(name) ?? 0) + 1)
    }
  }
  return times
}

function weightedShare(rows: readonly Scored[], weights: Float64Array, threshold: number): number {
  let all = 0
  let flagged = 0
  rows.forEach((row, i) => {
    const weight = weights[i] ?? 0
    all += weight
    if (row.score > threshold) flagged += weight
  })
  return flagged / all
}

/** `sorted` by rising score; one pass: each run of equal scores counts what lies below it and half of itself. */
function weightedAuroc(sorted: readonly Scored[], weights: Float64Array): number {
  let benignBelow = 0
  let attacks = 0
  let won = 0
  let start = 0
  while (start < sorted.length) {
    const score = sorted[start]?.score
    let benignHere = 0
    let attacksHere = 0
    let end = start
    for (; end < sorted.length && sorted[end]?.score === score; end += 1) {
      if (sorted[end]?.attack) attacksHere += weights[end] ?? 0
      else benignHere += weights[end] ?? 0
    }
    won += attacksHere * (benignBelow + benignHere / 2)
    benignBelow += benignHere
    attacks += attacksHere
    start = end
  }
  return won / (attacks * benignBelow)
}

function sortByScore(rows: readonly Scored[]): readonly Scored[] {
  return rows.filter((row) => !Number.isNaN(row.score)).sort((a, b) => a.score - b.score)
}

/** A small seeded generator (mulberry32), so that a table can be printed twice. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
