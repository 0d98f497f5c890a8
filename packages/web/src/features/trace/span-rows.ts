import type { SpanNode, TraceJson } from '@telltale/model'

/** One line of the span tree. */
export interface SpanRow {
  readonly span: SpanNode
  readonly depth: number
  /** Its parent is named and has not arrived. */
  readonly parentMissing: boolean
}

/** The tree as lines, parents before children; without recursion, since traces nest as deep as their sender likes. */
export function spanRows(trace: TraceJson): readonly SpanRow[] {
  const rows: SpanRow[] = []
  const open: SpanRow[] = trace.spans
    .map((span) => ({ span, depth: 0, parentMissing: span.parent_missing === true }))
    .toReversed()
  for (let row = open.pop(); row; row = open.pop()) {
    rows.push(row)
    const { children } = row.span
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i]
      if (child) open.push({ span: child, depth: row.depth + 1, parentMissing: false })
    }
  }
  return rows
}

/** When a trace begins and how long it takes, by the senders' clocks, epoch milliseconds. */
export interface TraceTime {
  readonly startMs: number
  readonly lengthMs: number
}

/** The time that all spans and events of a trace cover; at least one millisecond long. */
export function traceTime(rows: readonly SpanRow[], eventTimesMs: readonly number[]): TraceTime {
  let start = Number.POSITIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  for (const { span } of rows) {
    const from = Date.parse(span.start)
    const to = Date.parse(span.end)
    if (Number.isFinite(from)) start = Math.min(start, from)
    if (Number.isFinite(to)) end = Math.max(end, to)
  }
  for (const at of eventTimesMs) {
    if (at <= 0) continue
    start = Math.min(start, at)
    end = Math.max(end, at)
  }
  if (!Number.isFinite(start)) return { startMs: 0, lengthMs: 1 }
  return { startMs: start, lengthMs: Math.max(1, end - start) }
}
