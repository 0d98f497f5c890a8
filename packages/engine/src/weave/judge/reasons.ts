import type { Reason } from '../graph.ts'
import type { Seen } from './features.ts'
import type { Call } from './read-scene.ts'
import type { Part } from './score.ts'

const LONGEST_QUOTE = 80
const MOST_REASONS = 6
const LEAST_WEIGHT = 0.05

/** What a reason may name. */
interface Told {
  readonly call: Call
  readonly seen: Seen
}

/** Features of one meaning are told as one; products go with the part that says more. */
const TOPICS: readonly (readonly [topic: string, features: RegExp])[] = [
  ['value_in_order', /arg_passage|arg_whole|value_passage/],
  ['tool_in_order', /(?:tool|verb|thing|effect)_passage/],
  ['user_gave_it', /arg_user|value_user/],
  ['user_did_not_give_it', /value_foreign/],
  ['fetched_elsewhere', /value_elsewhere|arg_fetched|arg_system/],
  ['unasked', /unasked_act|effect_user|tool_user|verb_user|thing_user/],
  ['delegated', /delegates|source_named|arg_pointed/],
  ['order_read', /^sign_|^plain|^aimed$/],
  ['apart', /^apart$|^own_words$/],
  ['turn', /new_tool|next_call|first_act|many_calls/],
  ['effect', /^acts$|strength|no_argument|^bare_|^reads$/],
]

const SENTENCES = new Map<string, (told: Told) => string>([
  ['value_in_order', valueSentence],
  ['tool_in_order', ({ call, seen }) => `${orderOf(seen)} asks for what ${call.name} does.`],
  ['user_gave_it', ({ call }) => `How much of what ${call.name} was given stands in what the user asked.`],
  [
    'user_did_not_give_it',
    ({ call }) => `${call.name} was given an address, account or link that the user did not name.`,
  ],
  ['fetched_elsewhere', ({ call }) => `How much of what ${call.name} was given was read outside the order, as data.`],
  ['unasked', ({ call }) => `How well ${call.name} (${call.effect}) goes with what the user asked for.`],
  ['delegated', ({ seen }) => `The user pointed at the text${nameOf(seen)} or handed over what it says.`],
  ['order_read', ({ seen }) => `Before the call ${orderOf(seen)} was read, written as an order to an agent.`],
  ['apart', ({ call, seen }) => `Little of what ${call.name} does or was given stands in ${orderOf(seen)}.`],
  ['turn', () => 'Where the call stands: what was done before the order was read, and what after it.'],
  [
    'effect',
    ({ call }) => (call.effect === 'read' ? `${call.name} only reads.` : `${call.name} acts: ${call.effect}.`),
  ],
])

/** The weightiest reasons in sentences that quote the values, most weighty first. */
export function tellReasons(parts: readonly Part[], told: Told): readonly Reason[] {
  const sums = new Map<string, number>()
  for (const { feature, weight } of parts) {
    const topic = TOPICS.find(([, features]) => features.test(feature))?.[0]
    if (topic !== undefined) sums.set(topic, (sums.get(topic) ?? 0) + weight)
  }
  return [...sums]
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOST_REASONS)
    .map(([feature, weight]) => ({
      feature,
      weight: Math.round(weight * 100) / 100,
      sentence: SENTENCES.get(feature)?.(told) ?? feature,
    }))
}

function valueSentence({ call, seen }: Told): string {
  const { leaf } = seen
  if (leaf === undefined) return `No argument of ${call.name} stands in ${orderOf(seen)} alone.`
  const path = leaf.node.path === '' ? 'argument' : leaf.node.path
  const shown = leaf.node.text === '' ? '' : `, “${quote(leaf.node.text)}”,`
  return `The ${path} of ${call.name}${shown} stands in ${orderOf(seen)}, and the user did not give it.`
}

function orderOf(seen: Seen): string {
  const text = seen.passage?.text.trim() ?? ''
  return text === '' ? `a text from outside${nameOf(seen)}` : `“${quote(seen.passage?.order ?? text)}”${nameOf(seen)}`
}

function nameOf({ passage }: Seen): string {
  return passage === undefined || passage.node.name === '' ? '' : ` in ${passage.node.name}`
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}…`
}
