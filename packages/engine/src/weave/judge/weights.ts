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
  bias: -4.452,
  terms: [
    ['aimed*arg_whole', 0.311],
    ['aimed*bare_act', 0.328],
    ['aimed*effect_passage_only', 0.183],
    ['aimed*tool_passage', 1.495],
    ['aimed*value_passage', 1.857],
    ['apart', -0.131],
    ['arg_passage*delegates', -2.43],
    ['arg_passage*verb_passage', 0.193],
    ['arg_passage_mean', 2.034],
    ['arg_user', -6.078],
    ['arg_user*tool_user', -1.306],
    ['arg_whole', 0.752],
    ['bare_act', 2.369],
    ['bare_act*sign_scan', 0.228],
    ['bare_act*tool_passage_only', 1.323],
    ['bare_read', -2.891],
    ['delegates', -1.889],
    ['effect_passage*delegates', -1.103],
    ['first_act', 0.401],
    ['new_tool', 0.869],
    ['next_call', 0.736],
    ['own_words', -2.089],
    ['plain*arg_user', -0.499],
    ['plain*reads', -4.309],
    ['plain*source_named', -0.55],
    ['sign_agent*tool_passage', 0.42],
    ['sign_instructions', 0.066],
    ['sign_order', 1.846],
    ['sign_override', 0.629],
    ['sign_scan*unasked_act', 0.117],
    ['sign_scan*value_passage', 1.303],
    ['sign_third', 0.118],
    ['sign_urgent', 0.125],
    ['sign_urgent*arg_passage', 0.684],
    ['sign_you', 0.105],
    ['source_named*delegates', -1.12],
    ['thing_user', -0.099],
    ['tool_passage', 0.404],
    ['tool_passage*delegates', -0.928],
    ['tool_user', -2.056],
    ['value_elsewhere', -1.845],
    ['value_foreign', 0.378],
    ['value_passage*acts', 0.432],
    ['value_user', -1.6],
    ['value_user*acts', -0.973],
    ['verb_passage', 0.345],
    ['verb_passage_only', 0.049],
    ['verb_passage_only*acts', 0.12],
    ['verb_user', -0.823],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -2.965,
  terms: [
    ['agent', 1.283],
    ['agent*acts', 1.182],
    ['agent*urgent', 2.008],
    ['override*acts', 0.914],
    ['override*instructions', 0.577],
    ['scan', 5.067],
    ['urgent*acts', 1.137],
  ],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -2.421,
  terms: [
    ['aimed*bare_act', 0.407],
    ['apart', -0.066],
    ['arg_passage*delegates', -1.873],
    ['arg_passage*verb_passage', 0.424],
    ['arg_passage_mean', 0.791],
    ['arg_user', -5.738],
    ['arg_user*tool_user', -0.162],
    ['arg_whole', 0.756],
    ['bare_act', 2.499],
    ['bare_act*sign_scan', 0.173],
    ['bare_act*tool_passage_only', 0.987],
    ['bare_read', -2.619],
    ['delegates', -1.146],
    ['effect_passage*delegates', -0.319],
    ['effect_user', -0.395],
    ['first_act', 0.161],
    ['next_call', 0.871],
    ['own_words', -1.707],
    ['plain*arg_user', -0.596],
    ['plain*reads', -3.309],
    ['sign_agent', 0.011],
    ['sign_agent*arg_passage', 0.289],
    ['sign_agent*tool_passage', 1.074],
    ['sign_order', 0.69],
    ['sign_override', 0.492],
    ['sign_scan*effect_passage_only', 0.305],
    ['sign_scan*tool_passage_only', 0.551],
    ['sign_scan*value_passage', 2.291],
    ['sign_scan*verb_passage_only', 0.333],
    ['sign_urgent', 0.156],
    ['sign_urgent*arg_passage', 1.084],
    ['sign_you', 0.006],
    ['source_named', -0.079],
    ['source_named*delegates', -1.008],
    ['thing_user', -0.773],
    ['tool_passage', 0.227],
    ['tool_passage*delegates', -1.597],
    ['tool_user', -0.063],
    ['value_elsewhere', -0.758],
    ['value_foreign', 0.367],
    ['value_passage*acts', 0.783],
    ['value_user', -1.568],
    ['value_user*acts', -0.56],
    ['verb_user', -0.609],
  ],
}
