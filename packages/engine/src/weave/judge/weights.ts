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
    ['aimed*arg_whole', 0.418],
    ['aimed*bare_act', 0.177],
    ['aimed*effect_passage_only', 0.148],
    ['aimed*tool_passage', 1.326],
    ['aimed*tool_passage_only', 0.374],
    ['aimed*unasked_act', 0.108],
    ['aimed*value_passage', 1.842],
    ['apart', -0.117],
    ['arg_passage*delegates', -2.416],
    ['arg_passage*verb_passage', 0.235],
    ['arg_passage_mean', 2.006],
    ['arg_user', -5.92],
    ['arg_user*tool_user', -1.335],
    ['arg_whole', 0.689],
    ['bare_act', 2.466],
    ['bare_act*sign_scan', 0.088],
    ['bare_act*tool_passage_only', 1.255],
    ['bare_read', -2.828],
    ['delegates', -1.882],
    ['effect_passage*delegates', -1.087],
    ['first_act', 0.395],
    ['new_tool', 0.875],
    ['next_call', 0.698],
    ['own_words', -2.053],
    ['plain*arg_user', -0.615],
    ['plain*reads', -4.271],
    ['plain*source_named', -0.312],
    ['sign_agent*tool_passage', 0.389],
    ['sign_instructions', 0.132],
    ['sign_order', 1.835],
    ['sign_override', 0.623],
    ['sign_scan*value_passage', 1.29],
    ['sign_third', 0.138],
    ['sign_urgent', 0.132],
    ['sign_urgent*arg_passage', 0.612],
    ['source_named*delegates', -1.164],
    ['thing_user', -0.042],
    ['tool_passage', 0.25],
    ['tool_passage*delegates', -0.91],
    ['tool_user', -1.939],
    ['value_elsewhere', -1.666],
    ['value_foreign', 0.351],
    ['value_passage*acts', 0.436],
    ['value_user', -1.511],
    ['value_user*acts', -0.875],
    ['verb_passage', 0.387],
    ['verb_passage_only*acts', 0.146],
    ['verb_user', -0.794],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -2.916,
  terms: [
    ['agent', 1.347],
    ['agent*acts', 1.07],
    ['agent*urgent', 2.142],
    ['conceal*acts', 0.237],
    ['override*acts', 0.804],
    ['scan', 5.094],
    ['urgent*acts', 1.017],
  ],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -2.207,
  terms: [
    ['aimed*bare_act', 0.345],
    ['apart', -0.063],
    ['arg_passage*delegates', -1.912],
    ['arg_passage*verb_passage', 0.318],
    ['arg_passage_mean', 0.899],
    ['arg_user', -5.67],
    ['arg_user*tool_user', -0.21],
    ['arg_whole', 0.778],
    ['bare_act', 2.548],
    ['bare_act*sign_scan', 0.104],
    ['bare_act*tool_passage_only', 0.95],
    ['bare_read', -2.616],
    ['delegates', -1.181],
    ['effect_passage*delegates', -0.296],
    ['effect_user', -0.369],
    ['first_act', 0.122],
    ['next_call', 0.886],
    ['own_words', -1.684],
    ['plain*arg_user', -0.622],
    ['plain*reads', -3.555],
    ['sign_agent*arg_passage', 0.173],
    ['sign_agent*tool_passage', 1.1],
    ['sign_order', 0.447],
    ['sign_override', 0.433],
    ['sign_scan*effect_passage_only', 0.204],
    ['sign_scan*thing_passage_only', 0.032],
    ['sign_scan*tool_passage_only', 0.612],
    ['sign_scan*value_passage', 2.56],
    ['sign_scan*verb_passage_only', 0.295],
    ['sign_urgent', 0.095],
    ['sign_urgent*arg_passage', 1.074],
    ['source_named*delegates', -1.038],
    ['thing_user', -0.816],
    ['tool_passage', 0.321],
    ['tool_passage*delegates', -1.616],
    ['tool_user', -0.026],
    ['value_elsewhere', -0.773],
    ['value_foreign', 0.497],
    ['value_passage*acts', 0.612],
    ['value_user', -1.536],
    ['value_user*acts', -0.433],
    ['verb_user', -0.68],
  ],
}
