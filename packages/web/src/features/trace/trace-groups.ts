import { type EventJson, FIELD } from '@telltale/model'
import { appOf, happenedMs, logOf, receivedOf, textOf, whoOf } from '../../lib/event-fields.ts'
import { promptText } from '../../lib/event-summary.ts'
import { touchedStops } from './chain.ts'

/** One trace as its newest events tell of it. */
export interface TraceGroup {
  readonly traceId: string
  readonly app: string
  readonly who: string
  /** The first prompt seen; '' when none is among the events. */
  readonly asked: string
  readonly tools: readonly string[]
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
    touched: touchedStops(ordered),
    events: group.length,
    startMs: ordered[0] ? happenedMs(ordered[0]) : 0,
    receivedAt: group.map(receivedOf).toSorted().at(-1) ?? '',
  }
}
