import { FIELD } from '@telltale/model'
import { textIn } from '../collect/event-facts.ts'
import type { JudgedAction } from '../graph.ts'
import { flowsInto, isInstructed, isSameWords, type TraceFacts } from './trace-facts.ts'

/**
 * Names of the agents that an action hands an order from outside to: the order's words stand in what it gives, and then
 * in what another agent is asked.
 */
export function handedOverTo(action: JudgedAction, facts: TraceFacts): readonly string[] {
  const own = agentOf(action.eventId, facts)
  const order = action.nodes.reduce((last, id) => Math.max(last, facts.nodes.get(id)?.order ?? 0), 0)
  const found = new Set<string>()
  for (const flow of flowsInto(action, facts)) {
    if (!isInstructed(flow, facts)) continue
    for (const other of (facts.flowsFrom.get(flow.from) ?? []).slice(0, 200)) {
      const turn = facts.nodes.get(other.to)
      if (turn?.role !== 'user_turn' || turn.order <= order || !isSameWords(flow, other)) continue
      const agent = agentOf(turn.eventId, facts)
      if (own !== '' && agent !== '' && agent !== own) found.add(agent)
    }
  }
  return [...found]
}

function agentOf(eventId: string, { events }: TraceFacts): string {
  const event = events.get(eventId)
  return event === undefined ? '' : textIn(event, FIELD.agentName) || textIn(event, FIELD.agentId)
}
