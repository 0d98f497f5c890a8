import type { AiEvent, StoredFinding } from '@telltale/model'

/** Whether a trace is looked at, by its events and by what was found in them, both by event id. */
export type WorthIt = (
  events: ReadonlyMap<string, AiEvent>,
  findings: ReadonlyMap<string, readonly StoredFinding[]>,
) => boolean

/** A trace in which something was done or an order was fetched. One that only talks has nothing to judge and costs nothing more. */
export const hasActions: WorthIt = (events, findings) => {
  for (const { category, action } of events.values()) {
    if (category === 'ai_tool' && action.startsWith('tool.')) return true
    if (category === 'ai_retrieval' && findings.size > 0) return true
  }
  return false
}
