import { FIELD, type JsonValue } from '@telltale/model'
import type { JudgedAction } from '../graph.ts'
import { readEntitlement } from './entitlement.ts'
import { isErrand } from './errand.ts'
import { handedOverTo } from './handed-over.ts'
import { originChain } from './origin-chain.ts'
import { carriedPersonalData } from './personal-data.ts'
import { isReplicating } from './replicates.ts'
import { readRowsBeyond } from './rows-beyond.ts'
import { flowsInto, type TraceFacts } from './trace-facts.ts'

const MOST = 20

/** What the flows of a trace prove of one action, for rules to ask; what does not hold is left out, except plain yes or no. */
export function proofFields(action: JudgedAction, facts: TraceFacts): ReadonlyMap<string, JsonValue> {
  const personal = carriedPersonalData(action, facts)
  const { crossTenant, notEntitled } = readEntitlement(action, facts)
  const planted = plantedIn(action, facts)
  const rows = readRowsBeyond(action, facts)
  const fields = new Map<string, JsonValue>([
    [FIELD.flowPiiToSink, personal.telling],
    [FIELD.flowCrossTenant, crossTenant],
    [FIELD.flowReplicates, isReplicating(action, facts)],
    [FIELD.flowFromMemory, planted.length > 0],
    [FIELD.flowErrand, isErrand(action, facts)],
  ])
  if (personal.count > 0) fields.set(FIELD.flowPiiCount, personal.count)
  if (rows !== undefined) fields.set(FIELD.flowRowsAsked, rows.asked).set(FIELD.flowRowsBeyond, rows.ratio)
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [FIELD.flowOriginChain, originChain(action, facts)],
    [FIELD.flowRecipientNotEntitled, notEntitled],
    [FIELD.flowPlantedIn, planted],
    [FIELD.flowChangedDefinition, changedDefinitions(action, facts)],
    [FIELD.flowHandedOver, handedOverTo(action, facts)],
  ]
  for (const [name, list] of lists) if (list.length > 0) fields.set(name, list.slice(0, MOST))
  return fields
}

/** Earlier traces that brought the orders in memory which an action has words of. */
function plantedIn(action: JudgedAction, facts: TraceFacts): readonly string[] {
  const remembered = facts.graph.remembered ?? []
  if (remembered.length === 0) return []
  const traces = flowsInto(action, facts).flatMap((flow) =>
    flow.principal ? [] : remembered.filter(({ node }) => node === flow.from).map(({ traceId }) => traceId),
  )
  return [...new Set(traces)].sort()
}

/** Tools of which an action has words that their definition did not have when it was first seen. */
function changedDefinitions(action: JudgedAction, facts: TraceFacts): readonly string[] {
  const renewed = facts.graph.renewed ?? []
  if (renewed.length === 0) return []
  const tools = flowsInto(action, facts).flatMap((flow) =>
    renewed.some(({ node, start, end }) => node === flow.from && flow.fromStart < end && flow.fromEnd > start)
      ? [facts.nodes.get(flow.from)?.name ?? '']
      : [],
  )
  return [...new Set(tools)].sort()
}
