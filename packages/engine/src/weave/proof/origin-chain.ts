import { FIELD } from '@telltale/model'
import { textIn } from '../collect/event-facts.ts'
import type { Flow, JudgedAction, NodeRole, TextNode } from '../graph.ts'
import type { TraceFacts } from './trace-facts.ts'

const MOST_STEPS = 8
const MOST_FLOWS = 24
const FETCHED: ReadonlySet<NodeRole> = new Set(['tool_result', 'db_rows', 'document', 'memory'])

/**
 * The kinds of texts that the words of an action went through, first to last, such as `document`, `tool_argument`,
 * `egress`; of several ways the longest. One text follows another where words of it stand there, where a tool was run
 * with the one and answered with the other, and where a request was made within a call that has the same words.
 */
export function originChain(action: Pick<JudgedAction, 'nodes'>, facts: TraceFacts): readonly NodeRole[] {
  const walk = { facts, known: new Map<string, readonly NodeRole[]>() }
  const ways = action.nodes.flatMap((id) => {
    const node = facts.nodes.get(id)
    return node === undefined ? [] : [wayTo(node, walk, 0)]
  })
  const [longest = []] = ways.filter((way) => way.length > 1).sort((a, b) => b.length - a.length)
  return longest
}

interface Walk {
  readonly facts: TraceFacts
  readonly known: Map<string, readonly NodeRole[]>
}

/** The longest way that ends in a text. Every step goes to an earlier text, so it comes to an end. */
function wayTo(node: TextNode, walk: Walk, depth: number): readonly NodeRole[] {
  const known = walk.known.get(node.id)
  if (known !== undefined) return known
  if (depth >= MOST_STEPS) return [node.role]
  let best: readonly NodeRole[] = []
  for (const before of stepsBefore(node, walk.facts)) {
    const way = wayTo(before, walk, depth + 1)
    if (way.length > best.length) best = way
  }
  const way = best.at(-1) === node.role ? best : [...best, node.role]
  walk.known.set(node.id, way)
  return way
}

function stepsBefore(node: TextNode, facts: TraceFacts): readonly TextNode[] {
  const flows = strongest(facts.flowsTo.get(node.id) ?? [])
  const sources = flows.flatMap(({ from }) => facts.nodes.get(from) ?? [])
  const through = flows.flatMap((flow) => enclosing(flow, node, facts))
  // A tool ran with its arguments and answered with its result.
  const ran = FETCHED.has(node.role) ? (facts.explainedArguments.get(node.eventId) ?? []).slice(0, MOST_FLOWS) : []
  return [...new Set([...through, ...sources, ...ran])].filter(({ order }) => order < node.order)
}

function strongest(flows: readonly Flow[]): readonly Flow[] {
  return flows.length <= MOST_FLOWS ? flows : [...flows].sort((a, b) => b.explained - a.explained).slice(0, MOST_FLOWS)
}

/** Texts of the call that a request was made in, or turns of an agent that the words were handed to, with the same words. */
function enclosing(flow: Flow, target: TextNode, facts: TraceFacts): readonly TextNode[] {
  const spans = spansAround(target, facts)
  return (facts.flowsFrom.get(flow.from) ?? []).slice(0, 200).flatMap((other) => {
    const node = facts.nodes.get(other.to)
    if (node === undefined || node.id === target.id || node.eventId === target.eventId) return []
    if (flow.fromStart >= other.fromEnd || flow.fromEnd <= other.fromStart) return []
    return spans.has(node.spanId) || (node.role === 'user_turn' && node.order < target.order) ? [node] : []
  })
}

function spansAround(node: TextNode, { events, bySpan }: TraceFacts): ReadonlySet<string> {
  const spans = new Set<string>()
  let event = events.get(node.eventId)
  for (let step = 0; step < MOST_STEPS && event !== undefined; step += 1) {
    const parent = textIn(event, FIELD.parentSpanId)
    if (parent === '' || spans.has(parent)) break
    spans.add(parent)
    event = bySpan.get(parent)
  }
  return spans
}
