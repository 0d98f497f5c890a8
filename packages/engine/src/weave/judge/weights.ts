// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: learnt weights, near a constant by chance.
// Made by `node training/run.mjs evaluate-traces CORPORA --write`; do not edit by hand.
//
// Model card. Two logistic models over the features of `features.ts` and `passages.ts`, each a number of 0 to 1.
// Learnt from about 6,400 runs of 13 models as agents of a bank and an office, attacked or not (AgentDojo, MIT), and of an
// airline's desk (tau-bench, MIT), and from 2,400 made runs of twelve other kinds of application (`generate-runs`). Meant for
// single tool calls and texts from outside; English mainly. What it was measured to do on what it had not seen:
// `node training/run.mjs evaluate-traces CORPORA` and `evaluate-generated CORPORA`. It does not know what an application
// is for, misses most orders that read as data, and leaves answers without calls unjudged.

/** A logistic model: log-odds are the bias and the sum of weight times feature. */
export interface Weights {
  readonly bias: number
  readonly terms: readonly (readonly [feature: string, weight: number])[]
}

/** Whether an action was driven by an order from outside; the highest of a trace is calibrated. */
export const DRIVEN: Weights = {
  bias: -4.375,
  terms: [
    ['aimed*arg_whole', 0.528],
    ['aimed*bare_act', 0.167],
    ['aimed*effect_passage_only', 0.118],
    ['aimed*tool_passage', 1.274],
    ['aimed*tool_passage_only', 0.533],
    ['aimed*unasked_act', 0.183],
    ['aimed*value_passage', 1.754],
    ['apart', -0.128],
    ['arg_passage*delegates', -2.385],
    ['arg_passage*verb_passage', 0.135],
    ['arg_passage_mean', 1.913],
    ['arg_user', -5.792],
    ['arg_user*tool_user', -1.339],
    ['arg_whole', 0.818],
    ['bare_act', 2.528],
    ['bare_act*sign_scan', 0.032],
    ['bare_act*tool_passage_only', 1.316],
    ['bare_read', -2.821],
    ['delegates', -1.814],
    ['effect_passage*delegates', -1.08],
    ['first_act', 0.373],
    ['new_tool', 0.859],
    ['next_call', 0.735],
    ['own_words', -2.026],
    ['plain*arg_user', -0.81],
    ['plain*reads', -4.23],
    ['plain*source_named', -0.275],
    ['sign_agent*tool_passage', 0.394],
    ['sign_instructions', 0.08],
    ['sign_order', 1.745],
    ['sign_override', 0.599],
    ['sign_scan*value_passage', 1.156],
    ['sign_third', 0.139],
    ['sign_urgent', 0.111],
    ['sign_urgent*arg_passage', 0.726],
    ['source_named*delegates', -1.061],
    ['thing_user', -0.016],
    ['tool_passage', 0.265],
    ['tool_passage*delegates', -0.951],
    ['tool_user', -1.876],
    ['value_elsewhere', -1.701],
    ['value_foreign', 0.305],
    ['value_passage*acts', 0.556],
    ['value_user', -1.54],
    ['value_user*acts', -0.978],
    ['verb_passage', 0.356],
    ['verb_passage_only*acts', 0.174],
    ['verb_user', -0.78],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -3.244,
  terms: [
    ['agent', 1.443],
    ['agent*acts', 0.957],
    ['agent*urgent', 2.247],
    ['conceal*acts', 0.855],
    ['override*acts', 1.19],
    ['scan', 4.423],
    ['urgent*acts', 1.071],
  ],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -2.085,
  terms: [
    ['aimed*bare_act', 0.379],
    ['apart', -0.099],
    ['arg_passage*delegates', -1.875],
    ['arg_passage_mean', 0.749],
    ['arg_user', -5.365],
    ['arg_user*tool_user', -0.278],
    ['arg_whole', 0.934],
    ['bare_act', 2.567],
    ['bare_act*tool_passage_only', 0.907],
    ['bare_read', -2.575],
    ['delegates', -1.185],
    ['effect_passage*delegates', -0.172],
    ['effect_user', -0.445],
    ['first_act', 0.114],
    ['next_call', 0.833],
    ['own_words', -1.677],
    ['plain*arg_user', -0.819],
    ['plain*reads', -3.292],
    ['sign_agent*arg_passage', 0.241],
    ['sign_agent*tool_passage', 1.007],
    ['sign_order', 0.504],
    ['sign_override', 0.41],
    ['sign_scan*arg_whole', 0.058],
    ['sign_scan*effect_passage_only', 0.161],
    ['sign_scan*tool_passage_only', 0.392],
    ['sign_scan*value_passage', 2.607],
    ['sign_scan*verb_passage_only', 0.288],
    ['sign_urgent', 0.064],
    ['sign_urgent*arg_passage', 1.192],
    ['source_named', -0.108],
    ['source_named*delegates', -1.03],
    ['thing_user', -0.784],
    ['tool_passage', 0.335],
    ['tool_passage*delegates', -1.596],
    ['tool_passage_only', 0.204],
    ['tool_user', -0.061],
    ['value_elsewhere', -0.802],
    ['value_foreign', 0.429],
    ['value_passage*acts', 0.77],
    ['value_user', -1.535],
    ['value_user*acts', -0.504],
    ['verb_user', -0.578],
  ],
}
