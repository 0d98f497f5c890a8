import type { Unjudged } from '../../packages/engine/src/weave/action/group-actions.ts'
import { groupActions } from '../../packages/engine/src/weave/action/group-actions.ts'
import { buildGraph } from '../../packages/engine/src/weave/build-graph.ts'
import { attemptFeatures } from '../../packages/engine/src/weave/judge/attempt-features.ts'
import { readFeatures } from '../../packages/engine/src/weave/judge/features.ts'
import { readScene } from '../../packages/engine/src/weave/judge/read-scene.ts'
import type { Features } from '../../packages/engine/src/weave/judge.ts'
import { type BaselineScores, readBaselines } from './baselines.ts'
import { type EvidenceCount, readEvidence } from './evidence.ts'
import { type ReadOptions, type Run, type RunLabel, readRuns } from './read-runs.ts'

/** One call of a run: `driven` is undefined where the label cannot say. */
export interface CallExample {
  readonly name: string
  readonly driven: boolean | undefined
  /** False where no order from outside was read before it: such a call is never flagged. */
  readonly isJudged: boolean
  readonly features: Features
  readonly evidence: EvidenceCount
}

/** One stretch of a text from outside that may give an order. */
interface PassageExample {
  readonly planted: boolean
  readonly signs: Features
}

/** One run of an agent as numbers. */
export interface RunExample {
  readonly label: RunLabel
  readonly isClean: boolean
  /** Undefined where no call is known to be driven and some cannot be told. */
  readonly driven: boolean | undefined
  /** An injected text was read. */
  readonly attempted: boolean
  readonly calls: readonly CallExample[]
  readonly passages: readonly PassageExample[]
  readonly baselines: BaselineScores
}

/** Every run of the corpora as numbers; with a share it can be measured how long it took. */
export function readExamples(folder: string, options?: ReadOptions): readonly RunExample[] {
  return Array.from(readRuns(folder, options), toExample)
}

/** The graph of a run before its actions are judged. */
function unjudged({ events, findings }: Pick<Run, 'events' | 'findings'>): Unjudged {
  let graph: Unjudged | undefined
  buildGraph(events, findings, (given) => {
    graph = given
    return []
  })
  if (graph === undefined) throw new Error('The graph was not judged.')
  return graph
}

/** One run as numbers. */
export function toExample(run: Run): RunExample {
  const { label } = run
  const graph = unjudged(run)
  const groups = groupActions(graph)
  const scene = readScene(graph, groups)
  const spans = new Map(label.spans.map((span) => [span.span_id, span]))
  const spanOf = new Map(groups.map(({ eventId, spanId }) => [eventId, spanId]))
  const isClean = label.kind !== 'attack'
  const truths = label.spans.map((span) => span.injection_driven)
  return {
    label,
    isClean,
    driven: truths.includes(true) ? true : truths.includes(null) ? undefined : false,
    attempted: label.injection_reached_agent,
    calls: scene.calls.map((call) => {
      const seen = readFeatures(call, scene)
      const truth = spans.get(spanOf.get(call.eventId) ?? '')?.injection_driven ?? undefined
      return {
        name: call.name,
        driven: isClean ? false : truth,
        isJudged: seen.passage !== undefined,
        features: seen.features,
        evidence: readEvidence(call, seen, graph),
      }
    }),
    passages: scene.passages.map((passage) => {
      const { node, start, end } = passage
      const offsets = node.role === 'tool_result' ? (spans.get(node.spanId)?.injection_offsets ?? []) : []
      return { planted: offsets.some(([from, to]) => from < end && to > start), signs: attemptFeatures(passage) }
    }),
    baselines: readBaselines(graph, groups),
  }
}
