import type { StoryAction, StoryAnswer, StoryColumn, StoryFlow, StoryJson, StoryNode } from '@telltale/model'
import { isInstruction } from '../collect/node-findings.ts'
import type { Flow, JudgedAction, NodeRole, TextNode, TraceGraph } from '../graph.ts'
import { answerQuestions } from './answer-questions.ts'

/** Most nodes and flows of one story; the rest are said to be left out. */
const MOST_NODES = 2_000
const MOST_FLOWS = 1_000
const LONGEST_TEXT = 4_000
/** What is kept before the first place that a flow or a finding points at. */
const LEAD = 400

const COLUMNS: Readonly<Record<NodeRole, StoryColumn>> = {
  system_prompt: 'prompt',
  user_turn: 'prompt',
  tool_definition: 'model',
  model_message: 'model',
  document: 'retrieval',
  memory: 'retrieval',
  tool_argument: 'tool',
  tool_result: 'tool',
  egress: 'tool',
  db_query: 'database',
  db_rows: 'database',
  response: 'response',
}

/** What a tool fetched was retrieved, whatever the tool is called; what it says of what it did stays beside the call. */
function columnOf({ role, trust }: TextNode): StoryColumn {
  return role === 'tool_result' && trust === 'untrusted' ? 'retrieval' : COLUMNS[role]
}

/** The graph as a page shows it: bounded texts, numbered flows, and the four answers. Alerts are the caller's to add. */
export function tellStory(graph: TraceGraph): Omit<StoryJson, 'alerts'> {
  const flows = numberFlows(graph)
  const needed = new Set(flows.flatMap(({ from, to }) => [from, to]))
  const nodes = keepNodes(graph, needed)
  return {
    trace_id: graph.traceId,
    verdict: graph.verdict,
    injection_driven: graph.injectionDriven,
    injection_attempt: graph.injectionAttempt,
    answers: answerQuestions(graph, flows) satisfies readonly StoryAnswer[],
    nodes: nodes.map((node) => toStoryNode(node, flows)),
    flows,
    actions: graph.actions.map(toStoryAction),
    gaps: graph.gaps.map(({ kind, spanId, sentence }) => ({ kind, span_id: spanId, sentence })),
    truncated: nodes.length < graph.nodes.length || flows.length < graph.flows.length,
  }
}

/** Values that say where something goes: more telling than how much of it. */
const TELLING: ReadonlySet<string> = new Set(['email', 'iban', 'account', 'url', 'host', 'phone', 'secret', 'path'])

/** Untrusted words into actions first, where they go before how much, then what explains most. */
function numberFlows(graph: TraceGraph): readonly StoryFlow[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const driven = new Map(
    graph.actions.flatMap((action) => action.nodes.map((id) => [id, action.injectionDriven] as const)),
  )
  const weight = (flow: Flow): number => {
    const source = nodes.get(flow.from)
    const risky = source?.trust === 'untrusted' && !flow.principal ? 1 : 0
    const telling = TELLING.has(flow.valueKind ?? '') ? 1 : 0
    return risky * (1 + telling + 2 * (driven.get(flow.to) ?? 0)) + flow.explained / 10
  }
  return [...graph.flows]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_FLOWS)
    .map((flow, place) => ({
      number: place + 1,
      from: flow.from,
      to: flow.to,
      kind: flow.kind,
      value_kind: flow.valueKind ?? null,
      from_start: flow.fromStart,
      from_end: flow.fromEnd,
      to_start: flow.toStart,
      to_end: flow.toEnd,
      explained: flow.explained,
      principal: flow.principal,
      how: flow.how,
    }))
}

/** What was asked and answered, what was done because of words from outside, and what was found is told whatever else is. */
const ALWAYS_TOLD: ReadonlySet<NodeRole> = new Set(['system_prompt', 'user_turn', 'response'])
const DRIVEN_FROM = 0.5

/** Of nodes that are too many those that matter stay, and of the rest some from everywhere. */
function keepNodes({ nodes, actions }: TraceGraph, needed: ReadonlySet<string>): readonly TextNode[] {
  if (nodes.length <= MOST_NODES) return nodes
  const driven = new Set(actions.flatMap((action) => (action.injectionDriven >= DRIVEN_FROM ? action.nodes : [])))
  const rankOf = ({ id, role, findings }: TextNode) => {
    if (driven.has(id) || ALWAYS_TOLD.has(role) || findings.some(isInstruction)) return 0
    return needed.has(id) ? 1 : 2
  }
  const ranks = [0, 1, 2].map((rank) => nodes.filter((node) => rankOf(node) === rank))
  const kept = new Set<TextNode>()
  for (const group of ranks) for (const node of spread(group, MOST_NODES - kept.size)) kept.add(node)
  return nodes.filter((node) => kept.has(node))
}

/** At most so many of a list, from everywhere in it. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  const step = items.length / Math.max(0, most)
  return step <= 1 ? items : items.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

function toStoryNode(node: TextNode, flows: readonly StoryFlow[]): StoryNode {
  const places = [
    ...node.findings.map(({ start }) => start),
    ...flows.flatMap((flow) =>
      flow.from === node.id ? [flow.from_start] : flow.to === node.id ? [flow.to_start] : [],
    ),
  ]
  const first = places.length === 0 ? 0 : places.reduce((least, place) => Math.min(least, place))
  const start =
    node.text.length <= LONGEST_TEXT ? 0 : Math.max(0, Math.min(first - LEAD, node.text.length - LONGEST_TEXT))
  return {
    id: node.id,
    event_id: node.eventId,
    span_id: node.spanId,
    column: columnOf(node),
    role: node.role,
    trust: node.trust,
    name: node.name,
    agent: node.agent ?? '',
    path: node.path,
    at: toIso(node.atMs),
    text: node.text === '' && node.length > 0 ? null : node.text.slice(start, start + LONGEST_TEXT),
    text_start: start,
    length: node.length,
    findings: node.findings,
  }
}

function toStoryAction(action: JudgedAction): StoryAction {
  return {
    event_id: action.eventId,
    span_id: action.spanId,
    name: action.name,
    effect: action.effect,
    nodes: action.nodes,
    injection_driven: action.injectionDriven,
    reasons: action.reasons,
    origin: action.origin,
    untrusted_to_sink: action.untrustedToSink,
    secret_to_sink: action.secretToSink,
  }
}

/** A time that no date can hold is the sender's mistake, and no reason to fail. */
function toIso(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : new Date(0).toISOString()
}
