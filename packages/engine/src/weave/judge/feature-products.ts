/** What only the order names; the user's own value takes its weight away. */
const OWN = ['tool_passage_only', 'verb_passage_only', 'thing_passage_only', 'effect_passage_only']

const PRODUCTS: readonly (readonly [string, string])[] = [
  ['sign_scan', 'arg_passage'],
  ['sign_scan', 'arg_whole'],
  ['sign_scan', 'tool_passage'],
  ['sign_scan', 'tool_passage_only'],
  ['sign_scan', 'unasked_act'],
  ['sign_scan', 'value_passage'],
  ['sign_scan', 'verb_passage_only'],
  ['sign_scan', 'thing_passage_only'],
  ['arg_passage', 'verb_passage_only'],
  ['arg_passage', 'verb_passage'],
  ['value_passage', 'acts'],
  ['value_user', 'acts'],
  ['value_elsewhere', 'acts'],
  ['verb_passage_only', 'acts'],
  ['sign_scan', 'effect_passage_only'],
  ['sign_agent', 'arg_passage'],
  ['sign_urgent', 'arg_passage'],
  ['sign_order', 'arg_passage'],
  ['arg_passage', 'tool_passage'],
  ['arg_passage', 'tool_passage_only'],
  ['arg_passage', 'effect_passage'],
  ['arg_passage', 'unasked_act'],
  ['arg_passage', 'delegates'],
  ['arg_passage', 'acts'],
  ['plain', 'reads'],
  ['plain', 'arg_pointed'],
  ['plain', 'tool_user'],
  ['plain', 'effect_user'],
  ['plain', 'source_named'],
  ['plain', 'arg_user'],
  ['tool_passage', 'delegates'],
  ['effect_passage', 'delegates'],
  ['source_named', 'delegates'],
  ['sign_agent', 'tool_passage'],
  ['sign_agent', 'effect_passage'],
  ['sign_agent', 'unasked_act'],
  ['sign_scan', 'effect_passage'],
  ['sign_override', 'effect_passage'],
  ['sign_override', 'arg_passage'],
  ['sign_conceal', 'effect_passage'],
  ['arg_user', 'tool_user'],
  ['aimed', 'arg_passage'],
  ['aimed', 'arg_whole'],
  ['aimed', 'value_passage'],
  ['aimed', 'tool_passage'],
  ['aimed', 'tool_passage_only'],
  ['aimed', 'effect_passage_only'],
  ['aimed', 'unasked_act'],
  ['aimed', 'bare_act'],
  ['bare_act', 'tool_passage_only'],
  ['bare_act', 'sign_scan'],
]

/** Adds what two features say together, as `a*b`. */
export function addProducts(features: Map<string, number>): void {
  // What the user himself gave the value for is no stranger's call, whatever its tool.
  const own = 1 - (features.get('value_user') ?? 0)
  for (const name of OWN) features.set(name, (features.get(name) ?? 0) * own)
  for (const [a, b] of PRODUCTS) features.set(`${a}*${b}`, (features.get(a) ?? 0) * (features.get(b) ?? 0))
}
