import type { Weights } from '../../packages/engine/src/weave/judge/weights.ts'
import type { Learnt } from './learn.ts'

const LEAST = 0.005

const HEAD = `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: learnt weights, near a constant by chance.
// Made by \`node training/run.mjs evaluate-traces CORPORA --write\`; do not edit by hand.
//
// Model card. Two logistic models over the features of \`features.ts\` and \`passages.ts\`, each a number of 0 to 1.
// Learnt from about 6,400 runs of 13 models as agents of a bank and an office, attacked or not (AgentDojo, MIT), and of an
// airline's desk (tau-bench, MIT), and from 2,400 made runs of twelve other kinds of application (\`generate-runs\`). Meant for
// single tool calls and texts from outside; English mainly. What it was measured to do on what it had not seen:
// \`node training/run.mjs evaluate-traces CORPORA\` and \`evaluate-generated CORPORA\`. It does not know what an application
// is for, misses most orders that read as data, and leaves answers without calls unjudged.

/** A logistic model: log-odds are the bias and the sum of weight times feature. */
export interface Weights {
  readonly bias: number
  readonly terms: readonly (readonly [feature: string, weight: number])[]
}
`

/** The source text of \`weights.ts\`. */
export function renderWeights({ driven, planted }: Learnt, withheld: Weights): string {
  return [
    HEAD,
    '/** Whether an action was driven by an order from outside; the highest of a trace is calibrated. */',
    render('DRIVEN', driven),
    '/** Whether a passage is an order planted for an agent. */',
    render('PLANTED', planted),
    '/** Whether an action was, where the texts are withheld and only their fingerprints are known. */',
    render('DRIVEN_WITHHELD', withheld),
  ].join('\n')
}

function render(name: string, { bias, terms }: Weights): string {
  const lines = terms
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .map(([feature, weight]) => `    ['${feature}', ${Number(weight.toFixed(3))}],`)
  return `export const ${name}: Weights = {\n  bias: ${Number(bias.toFixed(3))},\n  terms: [\n${lines.join('\n')}\n  ],\n}\n`
}
