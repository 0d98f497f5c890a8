/** A logistic model: log-odds are the bias and the sum of weight times feature. */
export interface Weights {
  readonly bias: number
  readonly terms: readonly (readonly [feature: string, weight: number])[]
}

/** Whether an action was driven by an order from outside. */
export const DRIVEN: Weights = {
  bias: -6,
  terms: [
    ['arg_passage', 3],
    ['sign_scan*arg_passage', 3],
    ['sign_scan*tool_passage_only', 3],
    ['sign_scan*verb_passage_only', 2],
    ['value_user', -2],
    ['sign_scan', 1],
    ['acts', 0.5],
  ],
}

/** Whether a passage is an order planted for an agent. */
export const PLANTED: Weights = {
  bias: -5,
  terms: [
    ['scan', 5],
    ['agent', 1.5],
    ['override', 1],
    ['urgent', 1],
    ['order', 0.5],
  ],
}
