import { type ActionFacts, actionFacts } from '../action/action-facts.ts'
import type { JudgeActions } from '../action/group-actions.ts'
import { toAction } from '../action/judge-plainly.ts'
import type { JudgedAction, TextNode } from '../graph.ts'
import { attemptChance, attemptFeatures } from './attempt-features.ts'
import { readFeatures } from './features.ts'
import { type Call, readPassages, readScene, type Scene } from './read-scene.ts'
import { tellReasons } from './reasons.ts'
import { score } from './score.ts'
import { DRIVEN, DRIVEN_WITHHELD, PLANTED } from './weights.ts'

/** A judge with the trained weights: deterministic, linear in the texts of the trace, and without a language model. */
export function createJudge(): JudgeActions {
  return (graph) => {
    const facts = actionFacts(graph)
    const scene = readScene(
      graph,
      facts.map(({ group }) => group),
    )
    const calls = new Map(scene.calls.map((call) => [call.eventId, call]))
    return facts.map((fact) =>
      judge(fact, scene, fact.group.kind === 'response' ? undefined : calls.get(fact.group.eventId)),
    )
  }
}

function judge(fact: ActionFacts, scene: Scene, call: Call | undefined): JudgedAction {
  if (call === undefined) return { ...toAction(fact), injectionDriven: 0, reasons: [] }
  const seen = readFeatures(call, scene)
  // Without any order read before it a call is the model's own or the user's.
  if (seen.passage === undefined) return { ...toAction(fact), injectionDriven: 0, reasons: [] }
  const { probability, parts } = score(scene.isWithheld ? DRIVEN_WITHHELD : DRIVEN, seen.features)
  return { ...toAction(fact), injectionDriven: probability, reasons: tellReasons(parts, { call, seen }) }
}

/** Probability that an order planted for an agent was read, obeyed or not. */
export function judgeAttempt(nodes: readonly TextNode[]): number {
  return readPassages(nodes).reduce(
    (most, passage) => Math.max(most, attemptChance(PLANTED, attemptFeatures(passage))),
    0,
  )
}
