import type { Head, Model } from '../../packages/scan/src/classify/model.ts'
import { MOST_STEPS, WIDTH } from '../../packages/scan/src/classify/model.ts'
import type { Linear } from './linear-trainer.ts'

// Weights above this quantile are cut: a few outliers would cost every other weight its precision.
const CUT = 0.9995

/** Puts the weights of the linear part into a few bits, one step size an output. */
export function quantize(linear: Linear, head: Head, name: string): Model {
  const step = Array.from({ length: WIDTH }, (_, output) => stepOf(linear, output))
  const weights = Int8Array.from(linear.weights, (weight, index) => {
    const steps = Math.round(weight / (step[index % WIDTH] ?? 1))
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps))
  })
  return { name, version: 4, bias: Array.from(linear.bias), step, head, weights }
}

function stepOf(linear: Linear, output: number): number {
  const sizes: number[] = []
  for (let at = output; at < linear.weights.length; at += WIDTH) {
    const size = Math.abs(linear.weights[at] ?? 0)
    if (size > 1e-6) sizes.push(size)
  }
  sizes.sort((a, b) => a - b)
  return (sizes[Math.floor(sizes.length * CUT)] ?? 1) / MOST_STEPS
}
