// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: learnt weights, near a constant by chance.
// Made by `node training/run.mjs evaluate-traces CORPORA --write`; do not edit by hand.
//
// Model card. Two logistic models over the features of `features.ts` and `passages.ts`, each a number of 0 to 1.
// Learnt from about 6,400 runs of 13 models as agents of a bank and an office, attacked or not (AgentDojo, MIT), and of an
// airline's desk (tau-bench, MIT). Meant for single tool calls and texts from outside; English mainly. What it was
// measured to do on suites and models that it had not seen: `node training/run.mjs evaluate-traces CORPORA`. It does not
// know what an application is for, cannot see orders that read as data, and leaves answers without calls unjudged.

/** A logistic model: log-odds are the bias and the sum of weight times feature. */
export interface Weights {
  readonly bias: number
  readonly terms: readonly (readonly [feature: string, weight: number])[]
}

/** Whether an action was driven by an order from outside; the highest of a trace is calibrated. */
export const DRIVEN: Weights = {
  bias: -13.514,
  terms: [
    ['arg_passage*delegates', -1.212],
    ['arg_passage*effect_passage', 0.284],
    ['arg_passage*tool_passage', 1.284],
    ['arg_passage*tool_passage_only', 1.822],
    ['arg_passage_mean', 2.133],
    ['arg_user', -2.852],
    ['arg_user*tool_user', -2.037],
    ['arg_whole', 1.087],
    ['delegates', -0.531],
    ['effect_passage', 1.571],
    ['new_tool', 3.03],
    ['next_call', 1.633],
    ['no_argument*tool_passage_only', 2.01],
    ['sign_acts', 0.124],
    ['sign_agent', 2.034],
    ['sign_order', 0.017],
    ['sign_override', 0.313],
    ['sign_please', 1.323],
    ['sign_scan', 1.573],
    ['sign_scan*arg_whole', 1.085],
    ['sign_scan*thing_passage_only', 0.095],
    ['sign_scan*tool_passage', 0.653],
    ['sign_scan*value_passage', 1.587],
    ['sign_scan*verb_passage_only', 0.468],
    ['sign_urgent', 0.286],
    ['sign_urgent*arg_passage', 0.602],
    ['source_named', -0.241],
    ['thing_passage_only', 0.431],
    ['thing_user', -1.273],
    ['tool_passage', 0.414],
    ['value_elsewhere', -1.923],
    ['value_passage', 1.699],
    ['value_user', -1.101],
    ['verb_passage_only*acts', 0.433],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -5.017,
  terms: [['scan', 8.247]],
}

/** Whether an action was, where the texts are withheld and only their fingerprints are known. */
export const DRIVEN_WITHHELD: Weights = {
  bias: -14.203,
  terms: [
    ['arg_passage*delegates', -1.69],
    ['arg_passage*tool_passage', 0.231],
    ['arg_passage*tool_passage_only', 2.711],
    ['arg_passage*verb_passage', 1.043],
    ['arg_passage_mean', 1.002],
    ['arg_user', -3.268],
    ['arg_user*tool_user', -2.358],
    ['arg_whole', 2.233],
    ['delegates', -0.42],
    ['effect_passage', 1.561],
    ['new_tool', 3.119],
    ['next_call', 1.634],
    ['no_argument*tool_passage_only', 1.383],
    ['sign_acts', 0.131],
    ['sign_agent', 2.329],
    ['sign_order', 0.019],
    ['sign_please', 1.406],
    ['sign_scan', 2.342],
    ['sign_scan*arg_whole', 2.216],
    ['sign_scan*tool_passage', 0.502],
    ['sign_scan*value_passage', 1.276],
    ['sign_scan*verb_passage_only', 0.375],
    ['thing_user', -1.451],
    ['value_passage', 1.509],
    ['value_passage*acts', 0.268],
    ['value_user', -2.838],
    ['verb_passage_only*acts', 0.319],
  ],
}
