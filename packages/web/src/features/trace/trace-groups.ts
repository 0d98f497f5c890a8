import { type EventJson, FIELD } from '@telltale/model'
import { appOf, happenedMs, listOf, logOf, receivedOf, textOf, whoOf } from '../../lib/event-fields.ts'
import { promptText, responseText } from '../../lib/event-summary.ts'
import { touchedStops } from './chain.ts'
import { STOPPING } from './chain-card.ts'

/** How a trace came out: a guard that stepped in weighs more than an error, an error more than the answer. */
export type Outcome =
  | { readonly kind: 'stopped'; readonly guard: string }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'unknown' }

/** One trace as its newest events tell of it. */
export interface TraceGroup {
  readonly traceId: string
  readonly app: string
  readonly who: string
  /** The first prompt seen; '' when none is among the events. */
  readonly asked: string
  readonly tools: readonly string[]
  readonly outcome: Outcome
  readonly touched: readonly boolean[]
  readonly events: number
  readonly startMs: number
  readonly receivedAt: string
}

/** Groups events by trace, the trace that received something last first. Events outside any trace are left out. */
export function groupTraces(events: readonly EventJson[]): readonly TraceGroup[] {
  const groups = new Map<string, EventJson[]>()
  for (const event of events) {
    const id = textOf(event, FIELD.traceId)
    if (id === '') continue
    const group = groups.get(id)
    if (group) group.push(event)
    else groups.set(id, [event])
  }
  return [...groups]
    .map(([traceId, group]) => describe(traceId, group))
    .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
}

function describe(traceId: string, group: readonly EventJson[]): TraceGroup {
  const ordered = group.toSorted((a, b) => happenedMs(a) - happenedMs(b))
  const first = (read: (event: EventJson) => string) => ordered.map(read).find((text) => text !== '') ?? ''
  const tools = ordered.filter((event) => logOf(event) === 'ai_tool').map((event) => textOf(event, FIELD.toolName))
  return {
    traceId,
    app: first(appOf),
    who: first(whoOf),
    asked: first((event) => (logOf(event) === 'ai_prompt' ? promptText(event) : '')),
    tools: [...new Set(tools.filter((name) => name !== ''))],
    outcome: outcomeOf(ordered),
    touched: touchedStops(ordered),
    events: group.length,
    startMs: ordered[0] ? happenedMs(ordered[0]) : 0,
    receivedAt: group.map(receivedOf).toSorted().at(-1) ?? '',
  }
}

function outcomeOf(ordered: readonly EventJson[]): Outcome {
  const guard = ordered.find(
    (event) => logOf(event) === 'ai_guardrail' && STOPPING.has(textOf(event, FIELD.guardrailVerdict)),
  )
  if (guard) return { kind: 'stopped', guard: textOf(guard, FIELD.guardrailName) || 'a guardrail' }
  const error = ordered
    .map((event) => textOf(event, FIELD.errorMessage) || textOf(event, FIELD.errorType))
    .find((text) => text !== '')
  if (error !== undefined) return { kind: 'failed', error }
  const answer = ordered.findLast(
    (event) => logOf(event) === 'ai_response' && listOf(event, FIELD.responseToolCalls).length === 0,
  )
  return answer ? { kind: 'answered', text: responseText(answer) } : { kind: 'unknown' }
}
