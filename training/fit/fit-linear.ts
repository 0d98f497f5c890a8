import { BUCKETS } from '../../packages/scan/src/classify/extract-features.ts'
import { WIDTH } from '../../packages/scan/src/classify/model.ts'
import { LEAST_ALONE } from '../../packages/scan/src/classify/score-windows.ts'
import { roleOf } from '../evaluate/sources.ts'
import { type Example, isAttack, type Piece } from './examples.ts'
import { createRandom, shuffle } from './random.ts'

const TEXT_ATTACK = 0
const WINDOW_ATTACK = 1
const WINDOW_JAILBREAK = 2
const TEXT_HARMFUL = 3
const WINDOW_DISCUSSES = 4
const SEGMENT_REQUEST = 5

const RATE = 0.15
const DECAY = 1e-6
const EPOCHS = 6

/** The linear part before its weights are made small. */
export interface Linear {
  readonly weights: Float32Array
  readonly bias: Float32Array
}

interface Window {
  readonly pieces: readonly Piece[]
  readonly start: number
  readonly end: number
}

/**
 * Logistic regression on hashed features by AdaGrad, six outputs side by side. Windows of an attack without known
 * place are learnt by their worst one (multiple-instance learning); of a benign text a few, and the worst one.
 */
export function fitLinear(examples: readonly Example[], seed: number): Linear {
  const trainer = createTrainer()
  const random = createRandom(seed)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const example of shuffle(examples, random)) learn(trainer, example, random)
  }
  return trainer.finish()
}

type Trainer = ReturnType<typeof createTrainer>

function createTrainer() {
  // A weight and the sum of its squared gradients side by side: they are always needed together.
  const cells = new Float32Array(BUCKETS * WIDTH * 2)
  for (let at = 1; at < cells.length; at += 2) cells[at] = 1e-3
  const bias = new Float32Array(WIDTH)
  const score = (pieces: readonly Piece[], output: number): number => {
    let sum = 0
    let count = 0
    for (const { ids } of pieces) {
      for (let index = 0; index < ids.length; index += 1) sum += cells[((ids[index] ?? 0) * WIDTH + output) * 2] ?? 0
      count += ids.length
    }
    return (bias[output] ?? 0) + sum / Math.sqrt(count + 1)
  }
  const step = (pieces: readonly Piece[], output: number, target: number, weight: number): void => {
    const slope = (1 / (1 + Math.exp(-score(pieces, output))) - target) * weight
    if (Math.abs(slope) < 1e-4) return
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
  const finish = (): Linear => ({ weights: cells.filter((_, at) => at % 2 === 0), bias })
  return { finish, score, step }
}

function learn(trainer: Trainer, example: Example, random: () => number): void {
  const { row, pieces, weight } = example
  const attack = isAttack(row)
  const role = roleOf(row)
  const windows = windowsOf(pieces, role === 'retrieval' || role === 'tool')
  trainer.step(pieces, TEXT_ATTACK, attack ? 1 : 0, weight)
  if (!attack && row.label !== 'sensitive') {
    trainer.step(pieces, TEXT_HARMFUL, row.label === 'harmful_request' ? 1 : 0, weight)
  }
  if (!attack) learnBenign(trainer, example, windows, random)
  else if (row.payload !== undefined) learnPlanted(trainer, example, windows, random)
  else learnWhole(trainer, example, windows)
}

function learnBenign(trainer: Trainer, example: Example, windows: readonly Window[], random: () => number): void {
  const { row, weight } = example
  for (let turn = 0; turn < Math.min(5, windows.length); turn += 1) {
    const window = windows[Math.floor(random() * windows.length)]
    if (window !== undefined) trainer.step(window.pieces, WINDOW_ATTACK, 0, weight * 0.6)
  }
  learnRequest(trainer, example, random)
  const worst = worstOf(trainer, windows)
  if (worst === undefined) return
  trainer.step(worst.pieces, WINDOW_ATTACK, 0, weight * 0.6)
  if (row.discusses !== undefined) trainer.step(worst.pieces, WINDOW_DISCUSSES, row.discusses ? 1 : 0, weight)
}

// What people ask an assistant, against what stands in documents: a request out of its place gives itself away.
function learnRequest(trainer: Trainer, { row, pieces, weight }: Example, random: () => number): void {
  const role = roleOf(row)
  if (role === 'user' && pieces.length <= 3) {
    for (const piece of pieces) trainer.step([piece], SEGMENT_REQUEST, 1, weight * 0.5)
  } else if (role === 'retrieval' || role === 'tool') {
    for (let turn = 0; turn < Math.min(6, pieces.length); turn += 1) {
      const piece = pieces[Math.floor(random() * pieces.length)]
      if (piece !== undefined) trainer.step([piece], SEGMENT_REQUEST, 0, weight)
    }
  }
}

function learnPlanted(trainer: Trainer, example: Example, windows: readonly Window[], random: () => number): void {
  const { row, weight } = example
  const [from, to] = row.payload ?? [0, 0]
  for (const window of windows) {
    const shared = Math.min(to, window.end) - Math.max(from, window.start)
    if (shared > 0.5 * (window.end - window.start) || shared >= 0.9 * (to - from)) {
      learnAttackWindow(trainer, example, window, weight * 0.7)
    } else if (shared <= 0 && random() < 4 / windows.length) {
      trainer.step(window.pieces, WINDOW_ATTACK, 0, weight * 0.5)
    }
  }
}

function learnWhole(trainer: Trainer, example: Example, windows: readonly Window[]): void {
  const worst = worstOf(trainer, windows)
  if (worst !== undefined) learnAttackWindow(trainer, example, worst, example.weight)
  if (windows.length > 3) return
  for (const window of windows) trainer.step(window.pieces, WINDOW_ATTACK, 1, example.weight * 0.4)
}

function learnAttackWindow(trainer: Trainer, example: Example, window: Window, weight: number): void {
  trainer.step(window.pieces, WINDOW_ATTACK, 1, weight)
  trainer.step(window.pieces, WINDOW_JAILBREAK, example.row.label === 'jailbreak' ? 1 : 0, weight)
  trainer.step(window.pieces, WINDOW_DISCUSSES, 0, weight)
}

function worstOf(trainer: Trainer, windows: readonly Window[]): Window | undefined {
  let worst: Window | undefined
  let highest = Number.NEGATIVE_INFINITY
  for (const window of windows) {
    const score = trainer.score(window.pieces, WINDOW_ATTACK)
    if (score > highest) {
      worst = window
      highest = score
    }
  }
  return worst
}

// The same windows as `scoreWindows` makes: the first segment alone, each with the one before it, and
// in documents long ones alone.
function windowsOf(pieces: readonly Piece[], untrusted: boolean): readonly Window[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]
    const alone = { pieces: [piece], start: piece.start, end: piece.end }
    if (before === undefined) return [alone]
    const pair = { pieces: [before, piece], start: before.start, end: piece.end }
    return untrusted && piece.ids.length >= LEAST_ALONE ? [pair, alone] : [pair]
  })
}
