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
  bias: -4.468,
  terms: [
    ['aimed*arg_whole', 0.406],
    ['aimed*bare_act', 0.17],
    ['aimed*effect_passage_only', 0.17],
    ['aimed*tool_passage', 1.331],
    ['aimed*tool_passage_only', 0.421],
    ['aimed*unasked_act', 0.159],
    ['aimed*value_passage', 1.852],
    ['apart', -0.13],
    ['arg_passage*delegates', -2.42],
    ['arg_passage*verb_passage', 0.238],
    ['arg_passage_mean', 2.016],
    ['arg_user', -5.831],
    ['arg_user*tool_user', -1.367],
    ['arg_whole', 0.699],
    ['bare_act', 2.473],
    ['bare_act*sign_scan', 0.084],
    ['bare_act*tool_passage_only', 1.255],
    ['bare_read', -2.813],
    ['delegates', -1.882],
    ['effect_passage*delegates', -1.094],
    ['first_act', 0.385],
    ['new_tool', 0.861],
    ['next_call', 0.739],
    ['own_words', -2.039],
    ['plain*arg_user', -0.677],
    ['plain*reads', -4.238],
    ['plain*source_named', -0.307],
    ['sign_agent*tool_passage', 0.41],
    ['sign_instructions', 0.154],
    ['sign_order', 1.807],
    ['sign_override', 0.609],
    ['sign_scan*value_passage', 1.274],
    ['sign_third', 0.1],
    ['sign_urgent', 0.131],
    ['sign_urgent*arg_passage', 0.62],
    ['source_named*delegates', -1.171],
    ['thing_user', -0.053],
    ['tool_passage', 0.25],
    ['tool_passage*delegates', -0.913],
    ['tool_user', -1.922],
    ['value_elsewhere', -1.656],
    ['value_foreign', 0.334],
    ['value_passage*acts', 0.466],
    ['value_user', -1.513],
    ['value_user*acts', -0.879],
    ['verb_passage', 0.387],
    ['verb_passage_only*acts', 0.172],
    ['verb_user', -0.802],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -2.977,
  terms: [
    ['agent', 1.444],
    ['agent*acts', 1.033],
    ['agent*urgent', 2.128],
    ['conceal*acts', 0.321],
    ['override*acts', 1.01],
    ['scan', 4.967],
    ['urgent*acts', 1.023],
  ],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -2.262,
  terms: [
    ['aimed*bare_act', 0.34],
    ['apart', -0.061],
    ['arg_passage*delegates', -1.913],
    ['arg_passage*verb_passage', 0.316],
    ['arg_passage_mean', 0.902],
    ['arg_user', -5.634],
    ['arg_user*tool_user', -0.228],
    ['arg_whole', 0.771],
    ['bare_act', 2.54],
    ['bare_act*sign_scan', 0.097],
    ['bare_act*tool_passage_only', 0.945],
    ['bare_read', -2.61],
    ['delegates', -1.182],
    ['effect_passage*delegates', -0.302],
    ['effect_user', -0.359],
    ['first_act', 0.115],
    ['next_call', 0.896],
    ['own_words', -1.676],
    ['plain*arg_user', -0.668],
    ['plain*reads', -3.573],
    ['sign_agent*arg_passage', 0.177],
    ['sign_agent*tool_passage', 1.122],
    ['sign_order', 0.497],
    ['sign_override', 0.449],
    ['sign_scan*effect_passage_only', 0.242],
    ['sign_scan*tool_passage_only', 0.595],
    ['sign_scan*value_passage', 2.516],
    ['sign_scan*verb_passage_only', 0.305],
    ['sign_urgent', 0.087],
    ['sign_urgent*arg_passage', 1.083],
    ['source_named*delegates', -1.04],
    ['thing_user', -0.836],
    ['tool_passage', 0.334],
    ['tool_passage*delegates', -1.621],
    ['tool_user', -0.032],
    ['value_elsewhere', -0.791],
    ['value_foreign', 0.515],
    ['value_passage*acts', 0.621],
    ['value_user', -1.545],
    ['value_user*acts', -0.435],
    ['verb_user', -0.676],
  ],
}
