import { type AiEvent, FIELD } from '@telltale/model'
import { textIn } from '../collect/event-facts.ts'
import { instructionAreas, type Range } from '../flow/instruction-areas.ts'
import type { Flow, JudgedAction, TextNode, TraceGraph } from '../graph.ts'
import { type Bag, readBag } from '../judge/words.ts'

/** A trace made to be asked: what flows where, and the events that its texts stand in. */
export interface TraceFacts {
  readonly graph: Pick<TraceGraph, 'nodes' | 'flows' | 'remembered' | 'renewed'>
  readonly nodes: ReadonlyMap<string, TextNode>
  readonly flowsTo: ReadonlyMap<string, readonly Flow[]>
  readonly flowsFrom: ReadonlyMap<string, readonly Flow[]>
  /** By id; empty where only the graph is known. */
  readonly events: ReadonlyMap<string, AiEvent>
  readonly bySpan: ReadonlyMap<string, AiEvent>
  /** Arguments that come from somewhere, by the event of their call. */
  readonly explainedArguments: ReadonlyMap<string, readonly TextNode[]>
  /** What the user wrote. */
  readonly users: readonly { readonly text: string; readonly bag: Bag }[]
  /** Where a text gives orders. */
  readonly areasOf: (node: TextNode) => readonly Range[]
}

/** Reads a graph and its events, in time linear in both. */
export function readTraceFacts(graph: TraceFacts['graph'], events: readonly AiEvent[]): TraceFacts {
  const areas = new Map<string, readonly Range[]>()
  const areasOf = (node: TextNode) => {
    const known = areas.get(node.id) ?? instructionAreas(node)
    areas.set(node.id, known)
    return known
  }
  const flowsTo = groupBy(graph.flows, ({ to }) => to)
  const explained = graph.nodes.filter(({ role, id }) => role === 'tool_argument' && flowsTo.has(id))
  return {
    graph,
    explainedArguments: groupBy(explained, ({ eventId }) => eventId),
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    flowsTo,
    flowsFrom: groupBy(graph.flows, ({ from }) => from),
    events: new Map(events.map((event) => [event.id, event])),
    bySpan: new Map(events.map((event) => [textIn(event, FIELD.spanId), event])),
    users: graph.nodes
      .filter(({ role, trust }) => role === 'user_turn' && trust === 'principal')
      .map(({ text }) => ({ text, bag: readBag(text) })),
    areasOf,
  }
}

/** The flows into an action. */
export function flowsInto({ nodes }: Pick<JudgedAction, 'nodes'>, facts: TraceFacts): readonly Flow[] {
  return nodes.flatMap((id) => facts.flowsTo.get(id) ?? [])
}

/** Whether a flow comes out of a part of an untrusted text that gives orders. */
export function isInstructed(flow: Flow, facts: TraceFacts): boolean {
  const source = facts.nodes.get(flow.from)
  if (flow.principal || source?.trust !== 'untrusted') return false
  return facts.areasOf(source).some(([start, end]) => flow.fromStart < end && flow.fromEnd > start)
}

/** Whether two flows out of one text take some of the same words. */
export function isSameWords(a: Flow, b: Flow): boolean {
  return a.from === b.from && a.fromStart < b.fromEnd && a.fromEnd > b.fromStart
}

/** Whether the nodes of an action are an answer. */
export function isAnswer({ nodes }: Pick<JudgedAction, 'nodes'>, facts: TraceFacts): boolean {
  return nodes.some((id) => facts.nodes.get(id)?.role === 'response')
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
