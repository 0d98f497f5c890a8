import { type AiEvent, FIELD } from '@telltale/model'
import type { Collected } from './collect/collect-nodes.ts'
import { isToolCall, textIn } from './collect/event-facts.ts'
import type { TraceGraph } from './graph.ts'

type Gap = TraceGraph['gaps'][number]

const MOST = 200

/** What is missing of a trace as far as it shows, at most 200. */
export function findGaps(collected: Collected): TraceGraph['gaps'] {
  const gaps = [
    ...withoutResult(collected),
    ...withoutParent(collected.events),
    ...withoutText(collected),
    ...cut(collected),
  ]
  return gaps.slice(0, MOST)
}

function withoutResult({ places, events, callOf }: Collected): readonly Gap[] {
  const answered = new Set(places.flatMap(({ node, call }) => (node.role === 'tool_result' ? [call] : [])))
  const told = new Set<string>()
  return events.flatMap((event): readonly Gap[] => {
    const call = callOf.get(event.id) ?? ''
    if (!isToolCall(event) || call === '' || answered.has(call) || told.has(call) || hasResult(event)) return []
    told.add(call)
    const name = textIn(event, FIELD.toolName) || 'a tool'
    return [
      { kind: 'no_result', spanId: textIn(event, FIELD.spanId), sentence: `What ${name} gave back is not known.` },
    ]
  })
}

/** A result may be told that other calls had as well, or that is empty. */
function hasResult(event: AiEvent): boolean {
  return event.fields.has(FIELD.toolResult) || event.fields.has(FIELD.toolResultSize) || event.action === 'tool.denied'
}

/** One parent that nobody knows is the request that the whole trace served; several are missing. */
function withoutParent(events: readonly AiEvent[]): readonly Gap[] {
  const known = new Set(events.map((event) => textIn(event, FIELD.spanId)))
  const missing = new Map<string, string>()
  for (const event of events) {
    const parent = textIn(event, FIELD.parentSpanId)
    if (parent !== '' && !known.has(parent)) missing.set(parent, textIn(event, FIELD.spanId))
  }
  if (missing.size < 2) return []
  return [...missing].map(([parent, spanId]) => ({
    kind: 'no_parent',
    spanId,
    sentence: `The step ${parent} that began this one was not seen or is no AI step.`,
  }))
}

function withoutText({ places }: Collected): readonly Gap[] {
  return places.flatMap(({ node }): readonly Gap[] =>
    node.text === '' && node.prints === undefined && node.length > 0
      ? [{ kind: 'no_text', spanId: node.spanId, sentence: `A text of ${node.length} characters was withheld.` }]
      : [],
  )
}

function cut({ events, cutSpans }: Collected): readonly Gap[] {
  const spans = new Set(cutSpans)
  for (const event of events)
    if (event.fields.get(FIELD.contentTruncated) === true) spans.add(textIn(event, FIELD.spanId))
  return [...spans].map((spanId) => ({
    kind: 'truncated',
    spanId,
    sentence: 'A text is longer than what was kept of it.',
  }))
}
