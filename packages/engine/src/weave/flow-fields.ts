import { FIELD, type JsonValue } from '@telltale/model'
import type { Grounding, JudgedAction, TraceGraph } from './graph.ts'

/** Names of the fields that tell what the weave found. */
const FLOW_FIELD = {
  origin: FIELD.flowOrigin,
  trust: FIELD.flowTrust,
  source: FIELD.flowSource,
  sink: FIELD.flowSink,
  explainedShare: FIELD.flowExplainedShare,
  untrustedToSink: FIELD.flowUntrustedToSink,
  secretToSink: FIELD.flowSecretToSink,
  injectionDriven: FIELD.flowInjectionDriven,
  reasons: FIELD.flowReasons,
  groundedShare: FIELD.responseGroundedShare,
  invented: FIELD.responseInvented,
} as const

const MOST = 20

/** What rules may ask of the event that an action was told by. Lists are sorted, without repeats, at most 20 long. */
function actionFields(action: JudgedAction, graph: Pick<TraceGraph, 'nodes' | 'flows'>): Map<string, JsonValue> {
  const own = new Set(action.nodes)
  const flows = graph.flows.filter((flow) => own.has(flow.to))
  const sourceIds = new Set(flows.map((flow) => flow.from))
  const sources = graph.nodes.filter((node) => sourceIds.has(node.id))
  const trusts = flows.map((flow) =>
    flow.principal ? 'principal' : sources.find((node) => node.id === flow.from)?.trust,
  )
  const fields = new Map<string, JsonValue>([
    [FLOW_FIELD.sink, action.effect],
    [FLOW_FIELD.explainedShare, rounded(1 - action.origin.unexplained)],
    [FLOW_FIELD.untrustedToSink, action.untrustedToSink],
    [FLOW_FIELD.secretToSink, action.secretToSink],
    [FLOW_FIELD.injectionDriven, rounded(action.injectionDriven)],
  ])
  setList(
    fields,
    FLOW_FIELD.origin,
    sources.map((node) => node.role),
  )
  setList(
    fields,
    FLOW_FIELD.trust,
    trusts.flatMap((trust) => trust ?? []),
  )
  setList(
    fields,
    FLOW_FIELD.source,
    sources.map((node) => node.name),
  )
  const reasons = action.reasons.map((reason) => reason.sentence).slice(0, MOST)
  if (reasons.length > 0) fields.set(FLOW_FIELD.reasons, reasons)
  return fields
}

/** What rules may ask of the event that an answer was told by. */
function groundingFields({ groundedShare, invented }: Grounding): Map<string, JsonValue> {
  const fields = new Map<string, JsonValue>([[FLOW_FIELD.groundedShare, rounded(groundedShare)]])
  setList(
    fields,
    FLOW_FIELD.invented,
    invented.map(({ text }) => text),
  )
  return fields
}

/** The fields of every event of a graph that has some, by the event's id. */
export function flowFields(graph: TraceGraph): ReadonlyMap<string, ReadonlyMap<string, JsonValue>> {
  const fields = new Map<string, Map<string, JsonValue>>()
  const add = (eventId: string, more: ReadonlyMap<string, JsonValue>) => {
    fields.set(eventId, new Map([...(fields.get(eventId) ?? []), ...more]))
  }
  const byTarget = new Map<string, TraceGraph['flows'][number][]>()
  for (const flow of graph.flows) {
    const flows = byTarget.get(flow.to)
    if (flows === undefined) byTarget.set(flow.to, [flow])
    else flows.push(flow)
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  for (const action of graph.actions) {
    const flows = action.nodes.flatMap((id) => byTarget.get(id) ?? [])
    const sources = [...new Set(flows.map((flow) => flow.from))].flatMap((id) => nodes.get(id) ?? [])
    add(action.eventId, actionFields(action, { nodes: sources, flows }))
  }
  for (const grounding of graph.grounding) add(grounding.eventId, groundingFields(grounding))
  return fields
}

function setList(fields: Map<string, JsonValue>, name: string, values: readonly string[]): void {
  const list = [...new Set(values)].filter((value) => value !== '').sort()
  if (list.length > 0) fields.set(name, list.slice(0, MOST))
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
