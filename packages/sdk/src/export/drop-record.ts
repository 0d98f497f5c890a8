import { type FinishedLog, OWN_SCOPE } from '../record/finished.ts'
import { DROP_REASONS, type DropCounts } from './drop-counter.ts'

/** The record that tells the server what was dropped since the last one. */
export function dropRecord(counts: DropCounts, atMs: number): FinishedLog {
  const named = DROP_REASONS.filter((reason) => counts[reason] > 0)
  const total = named.reduce((sum, reason) => sum + counts[reason], 0)
  return {
    kind: 'log',
    scope: OWN_SCOPE,
    eventName: 'telltale.sdk.drops',
    atMs,
    attributes: new Map([
      ['telltale.sdk.drops.total', total],
      ...named.map((reason) => [`telltale.sdk.drops.${reason}`, counts[reason]] as const),
    ]),
    body: undefined,
    traceId: undefined,
    spanId: undefined,
    droppedAttributes: 0,
  }
}
