import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import type { Grounding, JudgedAction, TraceGraph } from './graph.ts'
import { proofFields } from './proof/proof-fields.ts'
import { flowsInto, readTraceFacts, type TraceFacts } from './proof/trace-facts.ts'

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
function actionFields(action: JudgedAction, facts: TraceFacts): Map<string, JsonValue> {
  const flows = flowsInto(action, facts)
  const sources = [...new Set(flows.map((flow) => flow.from))].flatMap((id) => facts.nodes.get(id) ?? [])
  const trusts = flows.map((flow) => (flow.principal ? 'principal' : facts.nodes.get(flow.from)?.trust))
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
  for (const [name, value] of proofFields(action, facts)) fields.set(name, value)
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

/**
 * The fields of every event of a graph that has some, by the event's id. Who reads, who is asked and what was counted stands
 * in the events; what needs them is left out where they are not given.
 */
export function flowFields(
  graph: TraceGraph,
  events: readonly AiEvent[] = [],
): ReadonlyMap<string, ReadonlyMap<string, JsonValue>> {
  const fields = new Map<string, Map<string, JsonValue>>()
  const add = (eventId: string, more: ReadonlyMap<string, JsonValue>) => {
    fields.set(eventId, new Map([...(fields.get(eventId) ?? []), ...more]))
  }
  const facts = readTraceFacts(graph, events)
  for (const action of graph.actions) add(action.eventId, actionFields(action, facts))
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
