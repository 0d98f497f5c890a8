import type { Weights } from '../../packages/engine/src/weave/judge/weights.ts'

/** One row to learn from; rows of weight 2 count twice. */
export interface Row {
  readonly features: ReadonlyMap<string, number>
  readonly target: boolean
  readonly weight: number
}

const STEPS = 12

/**
 * Logistic regression by Newton's method with a ridge of `ridge` on every weight but the bias: the one best answer,
 * whatever the order of the rows.
 */
export function fitLogistic(rows: readonly Row[], ridge: number): Weights {
  const names = [...new Set(rows.flatMap(({ features }) => [...features.keys()]))].sort()
  const width = names.length + 1
  const values = rows.map(({ features }) => Float64Array.of(1, ...names.map((name) => features.get(name) ?? 0)))
  let weights = new Float64Array(width)
  for (let step = 0; step < STEPS; step += 1) {
    const { slope, curve } = derive(values, rows, weights)
    for (let i = 1; i < width; i += 1) {
      slope[i] = (slope[i] ?? 0) - ridge * (weights[i] ?? 0)
      const at = i * width + i
      curve[at] = (curve[at] ?? 0) + ridge
    }
    const change = solve(curve, slope, width)
    weights = weights.map((weight, i) => weight + (change[i] ?? 0))
  }
  return { bias: weights[0] ?? 0, terms: names.map((name, i) => [name, weights[i + 1] ?? 0]) }
}

function derive(values: readonly Float64Array[], rows: readonly Row[], weights: Float64Array) {
  const width = weights.length
  const slope = new Float64Array(width)
  const curve = new Float64Array(width * width)
  for (const [n, value] of values.entries()) {
    const row = rows[n]
    if (row === undefined) continue
    const used: number[] = []
    let odds = 0
    for (let i = 0; i < width; i += 1) {
      if (value[i] === 0) continue
      used.push(i)
      odds += (value[i] ?? 0) * (weights[i] ?? 0)
    }
    const chance = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, odds))))
    const miss = ((row.target ? 1 : 0) - chance) * row.weight
    const bend = Math.max(1e-6, chance * (1 - chance)) * row.weight
    for (const i of used) {
      slope[i] = (slope[i] ?? 0) + miss * (value[i] ?? 0)
      for (const j of used)
        curve[i * width + j] = (curve[i * width + j] ?? 0) + bend * (value[i] ?? 0) * (value[j] ?? 0)
    }
  }
  return { slope, curve }
}

/** Gaussian elimination; the matrix is symmetric and, for its ridge, never singular. */
function solve(matrix: Float64Array, right: Float64Array, width: number): Float64Array {
  const a = matrix.slice()
  const b = right.slice()
  for (let i = 0; i < width; i += 1) {
    const pivot = (a[i * width + i] ?? 0) + 1e-9
    for (let row = i + 1; row < width; row += 1) {
      const share = (a[row * width + i] ?? 0) / pivot
      if (share === 0) continue
      for (let j = i; j < width; j += 1)
        a[row * width + j] = (a[row * width + j] ?? 0) - share * (a[i * width + j] ?? 0)
      b[row] = (b[row] ?? 0) - share * (b[i] ?? 0)
    }
  }
  for (let i = width - 1; i >= 0; i -= 1) {
    let sum = b[i] ?? 0
    for (let j = i + 1; j < width; j += 1) sum -= (a[i * width + j] ?? 0) * (b[j] ?? 0)
    b[i] = sum / ((a[i * width + i] ?? 0) + 1e-9)
  }
  return b
}
