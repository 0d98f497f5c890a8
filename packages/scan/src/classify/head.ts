import type { Head } from './model.ts'
import type { TextScores } from './score-windows.ts'

/** How sure the signatures are of each kind of attack, 0 to 1 each. */
export interface SignatureStrengths {
  /** Override, role forging, carriers, tool coercion: instructions aimed at the model. */
  readonly injection: number
  readonly jailbreak: number
  /** Asks for the system prompt. */
  readonly extraction: number
  /** Any other signature of an attack. */
  readonly other: number
  /** How many different families spoke. */
  readonly families: number
  /** Surest sign that something was hidden. */
  readonly hidden: number
  /** 1 when signatures were hit and each stands where it is only talked about. */
  readonly discussed: number
}

/** Names of the inputs of the head, in order. */
export const HEAD_INPUTS = [
  'text attack',
  'top window',
  'second window',
  'top window jailbreak',
  'top window discusses',
  'text harmful',
  'log length',
  'one window',
  'injection signature',
  'jailbreak signature',
  'extraction signature',
  'other signature',
  'families',
  'hidden',
  'untrusted role',
  'top request',
  'mean request',
  'request in untrusted data',
  'only discussed',
  'quiet attack',
] as const

/** The inputs of the head for one text, written to `inputs`: a scan uses the same again and again. */
export function headInputs(
  scores: TextScores,
  signs: SignatureStrengths,
  untrusted: boolean,
  inputs = new Float64Array(HEAD_INPUTS.length),
): Float64Array {
  const [top, second] = scores.windows
  // A long document is ordinary as a whole whatever one sentence of it says.
  inputs[0] = Math.max(-4, clip(scores.attack))
  inputs[1] = clip(top?.attack ?? -6)
  inputs[2] = clip(second?.attack ?? -6)
  inputs[3] = clip(top?.jailbreak ?? 0)
  inputs[4] = clip(top?.discusses ?? -3)
  inputs[5] = clip(scores.harmful)
  inputs[6] = Math.log2(scores.featureCount + 1)
  inputs[7] = scores.windowCount <= 1 ? 1 : 0
  inputs[8] = signs.injection
  inputs[9] = signs.jailbreak
  inputs[10] = signs.extraction
  inputs[11] = signs.other
  inputs[12] = Math.min(signs.families, 4)
  inputs[13] = signs.hidden
  inputs[14] = untrusted ? 1 : 0
  inputs[15] = clip(scores.request.top)
  inputs[16] = clip(scores.request.mean)
  inputs[17] = untrusted ? clip(scores.request.top - scores.request.mean) : 0
  inputs[18] = signs.discussed
  inputs[19] = clip(scores.quiet.top)
  return inputs
}

function clip(logit: number): number {
  return Math.max(-12, Math.min(12, logit))
}

// Used by one text after the other: a typed array costs more to make than the head costs to run.
const VALUES = new Float64Array(HEAD_INPUTS.length)
const HIDDEN: number[] = []

/** Runs the head: one logit for each of its outputs (`attack`, `harmful request`, `misplaced request`). */
export function runHead(head: Head, inputs: Float64Array): readonly number[] {
  const { mean, scale, hidden, hiddenBias, out, outBias } = head
  const values = inputs.length <= VALUES.length ? VALUES : new Float64Array(inputs.length)
  for (let at = 0; at < inputs.length; at += 1) values[at] = ((inputs[at] ?? 0) - (mean[at] ?? 0)) / (scale[at] ?? 1)
  HIDDEN.length = hidden.length
  hidden.forEach((row, unit) => {
    HIDDEN[unit] = Math.max(0, weigh(row, values, hiddenBias[unit] ?? 0))
  })
  return out.map((row, output) => weigh(row, HIDDEN, outBias[output] ?? 0))
}

function weigh(row: readonly number[], values: ArrayLike<number>, bias: number): number {
  let sum = bias
  for (let index = 0; index < row.length; index += 1) sum += (row[index] ?? 0) * (values[index] ?? 0)
  return sum
}

/** A logit as a probability. */
export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
