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
  bias: -3.797,
  terms: [
    ['aimed*bare_act', 0.287],
    ['aimed*value_passage', 1.519],
    ['apart', -0.364],
    ['arg_passage*delegates', -2.244],
    ['arg_passage*verb_passage', 0.583],
    ['arg_passage_mean', 0.638],
    ['arg_user', -5.675],
    ['arg_user*tool_user', -1.428],
    ['arg_whole', 0.934],
    ['bare_act', 2.36],
    ['bare_act*sign_scan', 0.203],
    ['bare_act*tool_passage_only', 1.276],
    ['bare_read', -2.759],
    ['delegates', -1.703],
    ['effect_passage*delegates', -1.28],
    ['first_act', 0.53],
    ['new_tool', 0.543],
    ['next_call', 0.839],
    ['own_words', -1.991],
    ['plain*arg_user', -0.9],
    ['plain*reads', -3.521],
    ['sign_agent*arg_passage', 0.477],
    ['sign_agent*tool_passage', 1.461],
    ['sign_alone', 0.505],
    ['sign_instructions', 0.096],
    ['sign_order', 1.051],
    ['sign_override', 1.06],
    ['sign_override*arg_passage', 0.345],
    ['sign_scan*value_passage', 0.315],
    ['sign_third', 0.314],
    ['sign_urgent', 0.207],
    ['sign_urgent*arg_passage', 1.323],
    ['sign_you', 0.382],
    ['source_named', -0.11],
    ['source_named*delegates', -1.117],
    ['tool_passage*delegates', -0.838],
    ['tool_user', -1.4],
    ['value_elsewhere', -1.635],
    ['value_foreign', 0.424],
    ['value_passage*acts', 0.395],
    ['value_user', -1.493],
    ['value_user*acts', -1.017],
    ['verb_passage', 0.447],
    ['verb_passage_only', 0.476],
    ['verb_user', -0.576],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -3.936,
  terms: [
    ['agent', 1.447],
    ['agent*acts', 1.027],
    ['agent*urgent', 2.091],
    ['conceal*acts', 0.27],
    ['override*acts', 1.131],
    ['override*instructions', 0.182],
    ['scan', 4.448],
    ['urgent*acts', 1.178],
  ],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -2.036,
  terms: [
    ['aimed*bare_act', 0.334],
    ['apart', -0.381],
    ['arg_passage*delegates', -1.639],
    ['arg_passage*verb_passage', 0.811],
    ['arg_user', -5.242],
    ['arg_user*tool_user', -0.482],
    ['arg_whole', 0.791],
    ['bare_act', 2.532],
    ['bare_act*sign_scan', 0.177],
    ['bare_act*tool_passage_only', 0.927],
    ['bare_read', -2.527],
    ['delegates', -0.968],
    ['effect_passage*delegates', -0.408],
    ['effect_user', -0.38],
    ['first_act', 0.138],
    ['next_call', 0.979],
    ['own_words', -1.569],
    ['plain*arg_user', -0.524],
    ['plain*reads', -3.07],
    ['sign_agent*arg_passage', 0.702],
    ['sign_agent*tool_passage', 0.932],
    ['sign_order', 0.445],
    ['sign_override', 0.657],
    ['sign_scan*value_passage', 1.548],
    ['sign_scan*verb_passage_only', 0.873],
    ['sign_urgent', 0.18],
    ['sign_urgent*arg_passage', 1.23],
    ['sign_you', 0.144],
    ['source_named', -0.272],
    ['source_named*delegates', -0.831],
    ['thing_user', -0.809],
    ['tool_passage*delegates', -1.569],
    ['value_elsewhere', -0.742],
    ['value_foreign', 0.464],
    ['value_passage', 0.313],
    ['value_passage*acts', 0.317],
    ['value_user', -1.516],
    ['value_user*acts', -0.579],
    ['verb_passage', 0.114],
    ['verb_user', -0.451],
  ],
}
