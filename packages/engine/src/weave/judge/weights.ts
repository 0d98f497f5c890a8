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
  bias: -14.742,
  terms: [
    ['acts', -1.111],
    ['arg_fetched', -0.411],
    ['arg_passage', 0.821],
    ['arg_passage*acts', 0.867],
    ['arg_passage*delegates', -0.468],
    ['arg_passage*effect_passage', 1.254],
    ['arg_passage*tool_passage', 0.967],
    ['arg_passage*tool_passage_only', 1.435],
    ['arg_passage*unasked_act', 0.485],
    ['arg_passage*verb_passage', -0.753],
    ['arg_passage*verb_passage_only', -0.987],
    ['arg_passage_mean', 2.098],
    ['arg_system', 1.732],
    ['arg_user', -2.953],
    ['arg_user*tool_user', -2.148],
    ['arg_user_least', 3.191],
    ['arg_whole', 1.196],
    ['delegates', -0.495],
    ['effect_passage', 0.531],
    ['effect_passage_only', -0.443],
    ['effect_user', 0.084],
    ['first_act', 0.422],
    ['many_calls', 0.536],
    ['new_tool', 3.67],
    ['next_call', 1.196],
    ['no_argument', -0.263],
    ['no_argument*tool_passage_only', 0.604],
    ['sign_acts', 0.268],
    ['sign_agent', 2.503],
    ['sign_agent*arg_passage', -1.606],
    ['sign_conceal', -2.441],
    ['sign_instructions', -0.62],
    ['sign_order', 0.013],
    ['sign_order*arg_passage', 0.823],
    ['sign_override', 0.017],
    ['sign_please', 1.175],
    ['sign_scan', 1.573],
    ['sign_scan*arg_passage', 0.593],
    ['sign_scan*arg_whole', 0.94],
    ['sign_scan*effect_passage_only', -0.449],
    ['sign_scan*thing_passage_only', 0.427],
    ['sign_scan*tool_passage', 1.05],
    ['sign_scan*tool_passage_only', -1.462],
    ['sign_scan*unasked_act', -0.852],
    ['sign_scan*value_passage', 2.046],
    ['sign_scan*verb_passage_only', 2.191],
    ['sign_urgent', 0.323],
    ['sign_urgent*arg_passage', 1.387],
    ['sign_you', 0.353],
    ['source_named', -0.938],
    ['strength', -2.617],
    ['thing_passage_only', 1.261],
    ['thing_user', -0.683],
    ['tool_passage', 1.274],
    ['tool_passage_only', -1.373],
    ['tool_user', -1.892],
    ['unasked_act', -0.859],
    ['value_elsewhere', -1.224],
    ['value_elsewhere*acts', 1.424],
    ['value_foreign', -0.526],
    ['value_passage', 2.642],
    ['value_passage*acts', -0.078],
    ['value_user', -0.38],
    ['value_user*acts', 0.445],
    ['verb_passage', 0.595],
    ['verb_passage_only', 0.767],
    ['verb_passage_only*acts', 2.15],
    ['verb_user', 0.576],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -3.915,
  terms: [['scan', 6.429]],
}
