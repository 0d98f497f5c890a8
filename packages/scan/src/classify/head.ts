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
] as const

/** The inputs of the head for one text. */
export function headInputs(scores: TextScores, signs: SignatureStrengths, untrusted: boolean): Float64Array {
  const [top, second] = scores.windows
  return Float64Array.of(
    // A long document is ordinary as a whole whatever one sentence of it says.
    Math.max(-4, clip(scores.attack)),
    clip(top?.attack ?? -6),
    clip(second?.attack ?? -6),
    clip(top?.jailbreak ?? 0),
    clip(top?.discusses ?? -3),
    clip(scores.harmful),
    Math.log2(scores.featureCount + 1),
    scores.windowCount <= 1 ? 1 : 0,
    signs.injection,
    signs.jailbreak,
    signs.extraction,
    signs.other,
    Math.min(signs.families, 4),
    signs.hidden,
    untrusted ? 1 : 0,
    clip(scores.request.top),
    clip(scores.request.mean),
    untrusted ? clip(scores.request.top - scores.request.mean) : 0,
    signs.discussed,
  )
}

function clip(logit: number): number {
  return Math.max(-12, Math.min(12, logit))
}

/** Runs the head: one logit for each of its outputs (`attack`, `harmful request`, `misplaced request`). */
export function runHead(head: Head, inputs: Float64Array): readonly number[] {
  const hidden = head.hidden.map((row, unit) => {
    let sum = head.hiddenBias[unit] ?? 0
    for (let index = 0; index < inputs.length; index += 1) {
      const value = ((inputs[index] ?? 0) - (head.mean[index] ?? 0)) / (head.scale[index] ?? 1)
      sum += (row[index] ?? 0) * value
    }
    return Math.max(0, sum)
  })
  return head.out.map((row, output) =>
    row.reduce((sum, weight, unit) => sum + weight * (hidden[unit] ?? 0), head.outBias[output] ?? 0),
  )
}

/** A logit as a probability. */
export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
