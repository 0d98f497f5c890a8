import { type AiEvent, FIELD, type StoredFinding } from '@telltale/model'
import { isInstruction } from '../collect/node-findings.ts'

/** Whether a trace is looked at, by its events and by what was found in them, both by event id. */
export type WorthIt = (
  events: ReadonlyMap<string, AiEvent>,
  findings: ReadonlyMap<string, readonly StoredFinding[]>,
) => boolean

/** Fields that hold what was fetched. */
const FETCHED: ReadonlySet<string> = new Set([
  FIELD.promptUntrustedText,
  FIELD.retrievalText,
  FIELD.retrievalDocuments,
  FIELD.toolResult,
])

/**
 * A trace in which something was done, or an order was fetched and something answered. One that only talks has nothing to
 * judge and costs nothing more.
 */
export const hasActions: WorthIt = (events, findings) => {
  let answers = false
  for (const { category, action } of events.values()) {
    if (category === 'ai_tool' && action.startsWith('tool.')) return true
    if (category === 'ai_retrieval' && findings.size > 0) return true
    answers ||= category === 'ai_response'
  }
  return answers && hasFetchedOrder(findings)
}

function hasFetchedOrder(findings: ReadonlyMap<string, readonly StoredFinding[]>): boolean {
  for (const found of findings.values())
    if (found.some((finding) => FETCHED.has(finding.field) && isInstruction(finding))) return true
  return false
}
