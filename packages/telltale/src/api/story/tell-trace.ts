import { buildGraph, createJudge, tellStory } from '@telltale/engine'
import type { FindingJson, TraceJson } from '@telltale/model'
import { fromEventJson, fromFindingJson } from '../story-events.ts'
import type { ToldStory } from './kept-stories.ts'

/** A trace as the store has it, with what was found in it. */
export interface TraceToTell {
  readonly tenant: string
  readonly trace: TraceJson
  readonly findings: readonly FindingJson[]
}

/** Tells the story of a trace, somewhere. Rejects when that takes too long or too much memory. */
export type TellTrace = (asked: TraceToTell) => Promise<ToldStory>

const judge = createJudge()

/** Tells it here and now: up to some seconds for a trace of thousands of events. */
export function tellTrace({ tenant, trace, findings }: TraceToTell): ToldStory {
  const graph = buildGraph(
    trace.events.flatMap((event) => fromEventJson(tenant, event) ?? []),
    findings.map((finding) => fromFindingJson(tenant, finding)),
    judge,
  )
  return tellStory({ ...graph, traceId: trace.trace_id })
}
