import { type AiEvent, FIELD, type StoredFinding } from '@telltale/model'
import type { JudgeActions } from './action/group-actions.ts'
import { judgePlainly } from './action/judge-plainly.ts'
import { judgeAnswers } from './answer/judge-answers.ts'
import { collectNodes } from './collect/collect-nodes.ts'
import { textIn } from './collect/event-facts.ts'
import { findGaps } from './find-gaps.ts'
import { traceFlows } from './flow/trace-flows.ts'
import type { TextNode, TraceGraph } from './graph.ts'
import { groundResponses } from './ground/ground-responses.ts'
import { judgeAttempt } from './judge/create-judge.ts'

const DRIVEN = 0.5
const ATTEMPTED = 0.5

/**
 * The graph of one trace from all of its events that are known, in any order and with repeats: equal events give an
 * equal graph. Of the texts `longest` UTF-16 units are looked at, 4 Mi unless another number is given.
 */
export function buildGraph(
  events: readonly AiEvent[],
  findings: readonly StoredFinding[],
  judge: JudgeActions = judgePlainly,
  longest?: number,
): TraceGraph {
  const collected = collectNodes(events, findings, longest)
  const { nodes, flows } = traceFlows(collected)
  const unjudged = {
    traceId: collected.events.map((event) => textIn(event, FIELD.traceId)).find((id) => id !== '') ?? '',
    nodes,
    flows: sortFlows(flows, nodes),
    grounding: groundResponses(nodes),
    injectionAttempt: judgeAttempt(nodes),
    gaps: findGaps(collected),
  }
  const actions = judgeAnswers(unjudged, judge(unjudged))
  const injectionDriven = actions.reduce((most, action) => Math.max(most, action.injectionDriven), 0)
  const injectionAttempt = Math.max(unjudged.injectionAttempt, injectionDriven)
  return {
    ...unjudged,
    actions,
    injectionDriven,
    injectionAttempt,
    verdict: verdictOf(injectionDriven, injectionAttempt),
  }
}

function verdictOf(driven: number, attempt: number): TraceGraph['verdict'] {
  if (driven >= DRIVEN) return 'injection_driven'
  return attempt >= ATTEMPTED ? 'injection_attempt' : 'clean'
}

function sortFlows(flows: TraceGraph['flows'], nodes: readonly TextNode[]): TraceGraph['flows'] {
  const orders = new Map(nodes.map((node) => [node.id, node.order]))
  const orderOf = (id: string) => orders.get(id) ?? 0
  return [...flows].sort(
    (a, b) =>
      orderOf(a.to) - orderOf(b.to) ||
      orderOf(a.from) - orderOf(b.from) ||
      a.toStart - b.toStart ||
      a.toEnd - b.toEnd ||
      a.fromStart - b.fromStart,
  )
}
