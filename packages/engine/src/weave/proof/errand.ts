import type { Effect, Flow, JudgedAction, TextNode } from '../graph.ts'
import { flowsInto, isAnswer, type TraceFacts } from './trace-facts.ts'

/** Names of arguments that say where something goes. */
const DESTINATIONS: ReadonlySet<string> = new Set(
  (
    'to cc bcc recipient recipients receiver receivers address addresses email emails participants attendees invitees user users ' +
    'channel room group url uri endpoint host webhook iban account destination target phone number contact'
  ).split(' '),
)
const PLACE_KINDS: ReadonlySet<string> = new Set(['email', 'url', 'host', 'iban', 'account', 'phone'])
const MOSTLY = 0.5

/** Whether an argument says where something goes: by its name, or since it is one address and nothing else. */
export function isDestination(node: Pick<TextNode, 'path' | 'text'>): boolean {
  const names = node.path.toLowerCase().split(/[^a-z]+/)
  return names.some((name) => DESTINATIONS.has(name)) || /^\s*[^\s@]{1,64}@[^\s@]{1,255}\s*$/.test(node.text)
}

/** Verbs of people who want something sent, beside those that tools are named after. */
const WANTS_SENT: readonly string[] = 'tell inform notify let report submit deliver hand publish'.split(' ')

/**
 * Whether the user sent the agent on this very errand: every place that it goes to comes from the user or the operator, and
 * the user asked for such an act or named these places himself.
 */
export function isErrand(action: Pick<JudgedAction, 'nodes' | 'effect'>, facts: TraceFacts): boolean {
  if (isAnswer(action, facts)) return false
  const flows = flowsInto(action, facts)
  const places = action.nodes.flatMap((id) => facts.nodes.get(id) ?? []).filter(isDestination)
  if (!places.every((node) => isOwn(node, flows, facts))) return false
  return isAsked(action.effect, facts) || (places.length > 0 && places.every((node) => isNamed(node, flows, facts)))
}

function isAsked(effect: Effect, { users }: TraceFacts): boolean {
  return users.some(
    ({ bag }) => bag.effects.has(effect) || (effect === 'send' && WANTS_SENT.some((word) => bag.words.has(word))),
  )
}

function isNamed(node: TextNode, flows: readonly Flow[], { nodes }: TraceFacts): boolean {
  return flows.some(({ to, from }) => to === node.id && nodes.get(from)?.trust === 'principal')
}

function isOwn(node: TextNode, flows: readonly Flow[], facts: TraceFacts): boolean {
  const into = flows.filter(({ to }) => to === node.id)
  if (into.some((flow) => PLACE_KINDS.has(flow.valueKind ?? '') && !isTrusted(flow, facts))) return false
  return into.reduce((sum, flow) => (isTrusted(flow, facts) ? sum + flow.explained : sum), 0) >= MOSTLY
}

function isTrusted(flow: Flow, facts: TraceFacts): boolean {
  return flow.principal || facts.nodes.get(flow.from)?.role === 'system_prompt'
}
