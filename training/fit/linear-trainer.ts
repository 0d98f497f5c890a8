import { BUCKETS } from '../../packages/scan/src/classify/extract-features.ts'
import { WIDTH } from '../../packages/scan/src/classify/model.ts'
import type { Piece } from './examples.ts'

const RATE = 0.15
const DECAY = 1e-6
/** The mean of the weights after so many last epochs swings less than any one of them. */
export const AVERAGED = 3

/** The linear part before its weights are made small. */
export interface Linear {
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/** Which outputs are summed for a logit. */
export type Outputs = readonly number[]

/** The weights while they are learnt. */
export type Trainer = ReturnType<typeof createTrainer>

/** Weights at nothing. */
export function createTrainer() {
  // A weight and the sum of its squared gradients side by side: they are always needed together.
  const cells = new Float32Array(BUCKETS * WIDTH * 2)
  for (let at = 1; at < cells.length; at += 2) cells[at] = 1e-3
  const bias = new Float32Array(WIDTH)
  const mean: Linear = { weights: new Float32Array(BUCKETS * WIDTH), bias: new Float32Array(WIDTH) }
  const score = (pieces: readonly Piece[], outputs: Outputs): number => {
    const count = pieces.reduce((sum, { ids }) => sum + ids.length, 1)
    return outputs.reduce((sum, output) => sum + (bias[output] ?? 0) + sumOf(pieces, output) / Math.sqrt(count), 0)
  }
  const sumOf = (pieces: readonly Piece[], output: number): number => {
    let sum = 0
    for (const { ids } of pieces) {
      for (let index = 0; index < ids.length; index += 1) sum += cells[((ids[index] ?? 0) * WIDTH + output) * 2] ?? 0
    }
    return sum
  }
  const step = (pieces: readonly Piece[], outputs: Outputs, target: number, weight: number): void => {
    const slope = (1 / (1 + Math.exp(-score(pieces, outputs))) - target) * weight
    if (Math.abs(slope) < 1e-4) return
    for (const output of outputs) stepOne(pieces, output, slope)
  }
  const stepOne = (pieces: readonly Piece[], output: number, slope: number): void => {
    const share = slope / Math.sqrt(pieces.reduce((sum, { ids }) => sum + ids.length, 1))
    for (const { ids } of pieces) {
      for (let index = 0; index < ids.length; index += 1) {
        const at = ((ids[index] ?? 0) * WIDTH + output) * 2
        const gradient = share + DECAY * (cells[at] ?? 0)
        const square = (cells[at + 1] ?? 0) + gradient * gradient
        cells[at + 1] = square
        cells[at] = (cells[at] ?? 0) - (RATE * gradient) / Math.sqrt(square)
      }
    }
    bias[output] = (bias[output] ?? 0) - 0.01 * slope
  }
  const note = (): void => {
    addTo(mean.weights, (at) => cells[2 * at] ?? 0)
    addTo(mean.bias, (at) => bias[at] ?? 0)
  }
  return { finish: () => mean, note, score, step }
}

function addTo(sums: Float32Array, valueAt: (at: number) => number): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + valueAt(at) / AVERAGED
}
