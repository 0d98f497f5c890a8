// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: learnt weights, near a constant by chance.
// Made by `node training/run.mjs evaluate-traces CORPORA --write`; do not edit by hand.
//
// Model card. Two logistic models over the features of `features.ts` and `passages.ts`, each a number of 0 to 1.
// Learnt from about 6,400 runs of 13 models as agents of a bank and an office, attacked or not (AgentDojo, MIT), and of an
// airline's desk (tau-bench, MIT), and from 2,000 made runs of ten other kinds of application (`generate-runs`). Meant for
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
  bias: -6.314,
  terms: [
    ['arg_passage*delegates', -3.478],
    ['arg_passage*tool_passage', 1.192],
    ['arg_passage*tool_passage_only', 0.33],
    ['arg_passage*unasked_act', 0.974],
    ['arg_passage_mean', 3.021],
    ['arg_pointed', -2.606],
    ['arg_user', -5.208],
    ['arg_user*tool_user', -1.695],
    ['arg_whole', 0.545],
    ['bare_act', 2.105],
    ['bare_act*tool_passage_only', 0.826],
    ['effect_passage', 0.146],
    ['new_tool', 2.206],
    ['next_call', 1.201],
    ['plain*arg_user', -1.058],
    ['plain*reads', -0.533],
    ['sign_agent*effect_passage', 1.47],
    ['sign_agent*tool_passage', 1.058],
    ['sign_override', 0.13],
    ['sign_override*arg_passage', 1.037],
    ['sign_scan*arg_whole', 0.671],
    ['sign_scan*thing_passage_only', 0.104],
    ['sign_scan*tool_passage', 0.902],
    ['sign_scan*value_passage', 3.397],
    ['sign_scan*verb_passage_only', 0.416],
    ['sign_urgent*arg_passage', 1.128],
    ['thing_passage_only', 0.582],
    ['thing_user', -1.625],
    ['tool_passage', 0.857],
    ['tool_passage*delegates', -2.013],
    ['value_elsewhere', -2.54],
    ['value_foreign', 0.93],
    ['value_passage', 0.084],
    ['value_passage*acts', 0.814],
    ['value_user', -0.863],
    ['value_user*acts', -0.794],
    ['verb_passage_only', 0.152],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -3.928,
  terms: [
    ['agent', 1.375],
    ['agent*acts', 0.801],
    ['agent*urgent', 2.371],
    ['conceal', 0.427],
    ['conceal*acts', 1.694],
    ['override*acts', 0.881],
    ['scan', 5.912],
    ['urgent*acts', 1.307],
  ],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -4.228,
  terms: [
    ['arg_passage', 0.726],
    ['arg_passage*delegates', -4],
    ['arg_passage*tool_passage_only', 0.828],
    ['arg_passage*verb_passage', 0.902],
    ['arg_passage_mean', 2.121],
    ['arg_pointed', -2.256],
    ['arg_user', -5.271],
    ['arg_user*tool_user', -1.769],
    ['arg_whole', 2.025],
    ['bare_act', 2.629],
    ['bare_act*tool_passage_only', 0.271],
    ['delegates', -0.198],
    ['effect_passage', 0.025],
    ['new_tool', 1.123],
    ['next_call', 1.071],
    ['plain*arg_pointed', -0.22],
    ['plain*arg_user', -1.854],
    ['plain*reads', -1.002],
    ['plain*tool_user', -0.655],
    ['sign_agent', 0.13],
    ['sign_agent*effect_passage', 1.182],
    ['sign_agent*tool_passage', 1.178],
    ['sign_order*arg_passage', 0.133],
    ['sign_override', 0.057],
    ['sign_override*arg_passage', 0.77],
    ['sign_scan*arg_whole', 0.756],
    ['sign_scan*tool_passage', 0.708],
    ['sign_scan*value_passage', 2.758],
    ['sign_scan*verb_passage_only', 0.636],
    ['sign_urgent*arg_passage', 0.937],
    ['thing_user', -1.749],
    ['tool_passage*delegates', -1.196],
    ['value_elsewhere', -0.745],
    ['value_passage*acts', 1.04],
    ['value_user', -2.184],
    ['value_user*acts', -1.481],
  ],
}
