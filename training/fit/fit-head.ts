import type { Head } from '../../packages/scan/src/classify/model.ts'
import { createRandom, shuffle } from './random.ts'

/** One text as the head sees it; a target of undefined is not learnt. */
export interface HeadExample {
  readonly inputs: Float64Array
  readonly targets: readonly (number | undefined)[]
  readonly weight: number
}

const UNITS = 12
const EPOCHS = 30
const RATE = 0.05
const DECAY = 1e-4

/** Fits a net of one hidden layer by AdaGrad to examples whose inputs come from models that never saw their source. */
export function fitHead(examples: readonly HeadExample[], seed: number): Head {
  const random = createRandom(seed)
  const width = examples[0]?.inputs.length ?? 0
  const outputs = examples[0]?.targets.length ?? 0
  const { mean, scale } = measure(examples, width)
  const hidden = Array.from({ length: UNITS }, () => fill(width, () => (random() - 0.5) * Math.sqrt(6 / width)))
  const out = Array.from({ length: outputs }, () => fill(UNITS, () => (random() - 0.5) * 0.5))
  const hiddenBias = fill(UNITS, () => 0.1)
  const outBias = fill(outputs, () => -1)
  const rows = [...hidden, ...out, hiddenBias, outBias]
  const squares = rows.map((row) => fill(row.length, () => 1e-4))
  const head: Head = { mean, scale, hidden, hiddenBias, out, outBias }
  const nudge = (row: number, index: number, gradient: number): void => {
    const values = rows[row] ?? []
    const sums = squares[row] ?? []
    const slope = gradient + DECAY * (values[index] ?? 0)
    sums[index] = (sums[index] ?? 0) + slope * slope
    values[index] = (values[index] ?? 0) - (RATE * slope) / Math.sqrt(sums[index] ?? 1)
  }
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const example of shuffle(examples, random)) learn(head, example, nudge)
  }
  return head
}

function learn(head: Head, example: HeadExample, nudge: (row: number, index: number, gradient: number) => void): void {
  const inputs = Array.from(
    example.inputs,
    (value, index) => (value - (head.mean[index] ?? 0)) / (head.scale[index] ?? 1),
  )
  const units = head.hidden.map((row, unit) => Math.max(0, dot(row, inputs) + (head.hiddenBias[unit] ?? 0)))
  const back = fill(UNITS, () => 0)
  head.out.forEach((row, output) => {
    const target = example.targets[output]
    if (target === undefined) return
    const chance = 1 / (1 + Math.exp(-(dot(row, units) + (head.outBias[output] ?? 0))))
    const slope = (chance - target) * example.weight
    row.forEach((weight, unit) => {
      back[unit] = (back[unit] ?? 0) + slope * weight
      nudge(UNITS + output, unit, slope * (units[unit] ?? 0))
    })
    nudge(UNITS + head.out.length + 1, output, slope)
  })
  units.forEach((value, unit) => {
    if (value <= 0) return
    const slope = back[unit] ?? 0
    inputs.forEach((input, index) => {
      nudge(unit, index, slope * input)
    })
    nudge(UNITS + head.out.length, unit, slope)
  })
}

function measure(examples: readonly HeadExample[], width: number): { mean: number[]; scale: number[] } {
  const column = (index: number): number[] => examples.map(({ inputs }) => inputs[index] ?? 0)
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const mean = Array.from({ length: width }, (_, index) => average(column(index)))
  const variance = mean.map((middle, index) => average(column(index).map((value) => (value - middle) ** 2)))
  return { mean, scale: variance.map((value) => Math.max(0.05, Math.sqrt(value))) }
}

function fill(length: number, value: () => number): number[] {
  return Array.from({ length }, value)
}

function dot(row: readonly number[], values: readonly number[]): number {
  return row.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0)
}
