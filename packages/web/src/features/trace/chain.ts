import { type EventJson, FIELD, type SpanNode, type TraceJson } from '@telltale/model'
import { happenedMs, logOf, textOf } from '../../lib/event-fields.ts'
import { type ChainCard, GUARDRAIL, type Placed, type Stop } from './chain-card.ts'
import { cardsOf } from './chain-cards.ts'
import { type SpanRow, spanRows, type TraceTime, traceTime } from './span-rows.ts'

/** A trace ready to be drawn. */
export interface Chain {
  readonly columns: ReadonlyMap<Stop, readonly ChainCard[]>
  /** Cards left out because a screen cannot hold them. */
  readonly folded: number
  readonly rows: readonly SpanRow[]
  readonly time: TraceTime
  /** When the first untrusted words came in; undefined when none are recorded. */
  readonly untrustedFromMs: number | undefined
  readonly missingParents: number
}

export const STOP_ORDER: readonly Stop[] = ['prompt', 'model', 'retrieval', 'tool', 'outside', 'response']

/** More cards than this are folded; All spans has every one. */
const MOST_CARDS = 60

/** Lays a trace out as the chain from prompt to response. */
export function buildChain(trace: TraceJson): Chain {
  const rows = spanRows(trace)
  const spans = new Map(rows.map((row) => [row.span.span_id, row.span]))
  const placed = trace.events.map((event) => place(event, spans)).sort((a, b) => a.startMs - b.startMs)
  const all = cardsOf(placed).toSorted((a, b) => a.startMs - b.startMs)
  const shown = all.length <= MOST_CARDS ? all : mostTelling(all)
  return {
    columns: new Map(STOP_ORDER.map((stop) => [stop, inColumn(shown, stop)])),
    folded: all.length - shown.length,
    rows,
    time: traceTime(rows, trace.events.map(happenedMs)),
    untrustedFromMs: firstUntrusted(placed),
    missingParents: rows.filter((row) => row.parentMissing).length,
  }
}

// In time order, but what was said before what looked at it: guardrails stand last in their column.
function inColumn(cards: readonly ChainCard[], stop: Stop): readonly ChainCard[] {
  const own = cards.filter((card) => card.stop === stop)
  return [...own.filter((card) => card.note !== GUARDRAIL), ...own.filter((card) => card.note === GUARDRAIL)]
}

function place(event: EventJson, spans: ReadonlyMap<string, SpanNode>): Placed {
  const span = spans.get(textOf(event, FIELD.spanId))
  const start = span ? Date.parse(span.start) : Number.NaN
  return {
    event,
    span,
    startMs: Number.isFinite(start) ? start : happenedMs(event),
    durationMs: span?.duration_ms,
  }
}

// What says most stays: prompts and answers, then tools and what left, then retrieval, model calls last.
function mostTelling(cards: readonly ChainCard[]): readonly ChainCard[] {
  const rank: readonly Stop[] = ['prompt', 'response', 'tool', 'outside', 'retrieval', 'model']
  const kept = new Set(cards.toSorted((a, b) => rank.indexOf(a.stop) - rank.indexOf(b.stop)).slice(0, MOST_CARDS))
  return cards.filter((card) => kept.has(card))
}

function firstUntrusted(placed: readonly Placed[]): number | undefined {
  const times = placed
    .filter(({ event }) => {
      const log = logOf(event)
      return (
        (log === 'ai_retrieval' && textOf(event, FIELD.retrievalText) !== '') ||
        (log === 'ai_tool' && textOf(event, FIELD.toolResult) !== '')
      )
    })
    .map(({ startMs, durationMs }) => startMs + (durationMs ?? 0))
  return times.length > 0 ? Math.min(...times) : undefined
}

/** Which of the six stops the events touched: for the glyph of a trace in a list. */
export function touchedStops(events: readonly EventJson[]): readonly boolean[] {
  const cards = cardsOf(events.map((event) => place(event, new Map())))
  return STOP_ORDER.map((stop) => cards.some((card) => card.stop === stop))
}

/** The cards in reading order: column by column. */
export function cardOrder(chain: Chain): readonly ChainCard[] {
  return STOP_ORDER.flatMap((stop) => chain.columns.get(stop) ?? [])
}
