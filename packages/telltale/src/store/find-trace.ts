import type { SpanNode, TraceJson } from '@telltale/model'
import { buildSpanTree, type FlatSpan } from './build-span-tree.ts'
import { decodeEvent, EVENT_SELECTION, isoOfNanos, numberOf, textOf } from './decode-row.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine, SqlQuery, SqlRow } from './sql-engine.ts'

const MAX_SPANS = 5_000
const MAX_EVENTS = 5_000

/**
 * Of a trace the spans as a tree and the events by event time; undefined when the tenant has neither.
 * Copies share their trace id, so it may be tested before they are folded (PREWHERE).
 */
export async function findTrace(engine: SqlEngine, tenant: string, traceId: string): Promise<TraceJson | undefined> {
  if (traceId === '') return undefined
  const [spanRows, eventRows] = await Promise.all([
    engine.query(spansOf(tenant, traceId)),
    engine.query(eventsOf(tenant, traceId)),
  ])
  if (spanRows.length === 0 && eventRows.length === 0) return undefined
  return {
    trace_id: traceId,
    spans: buildSpanTree(spanRows.slice(0, MAX_SPANS).map(decodeSpan)),
    span_count: Math.min(spanRows.length, MAX_SPANS),
    events: eventRows.slice(0, MAX_EVENTS).map(decodeEvent),
    truncated: spanRows.length > MAX_SPANS || eventRows.length > MAX_EVENTS,
  }
}

function spansOf(tenant: string, traceId: string): SqlQuery {
  const builder = new QueryBuilder()
  return builder.build(
    `SELECT record_id, span_id, parent_span_id, name, span_kind, service_name, dialect, time_ns, end_ns, status_code, ` +
      `status_message FROM records FINAL PREWHERE trace_id = ${builder.bind(traceId)} ` +
      `WHERE tenant_id = ${builder.bind(tenant)} AND signal = 'span' ORDER BY time_ns, record_id LIMIT ${MAX_SPANS + 1}`,
  )
}

function eventsOf(tenant: string, traceId: string): SqlQuery {
  const builder = new QueryBuilder()
  return builder.build(
    `SELECT ${EVENT_SELECTION} FROM events FINAL PREWHERE trace_id = ${builder.bind(traceId)} ` +
      `WHERE tenant_id = ${builder.bind(tenant)} ORDER BY time_ns, event_id LIMIT ${MAX_EVENTS + 1}`,
  )
}

const KINDS: readonly SpanNode['kind'][] = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']
const STATUSES: readonly SpanNode['status'][] = ['unset', 'ok', 'error']

function decodeSpan(row: SqlRow): FlatSpan {
  const startNs = BigInt(textOf(row, 'time_ns'))
  const endNs = BigInt(textOf(row, 'end_ns'))
  return {
    startNs,
    span_id: textOf(row, 'span_id'),
    parent_span_id: textOf(row, 'parent_span_id'),
    name: textOf(row, 'name'),
    kind: KINDS[numberOf(row, 'span_kind')] ?? 'unspecified',
    service: textOf(row, 'service_name'),
    dialect: textOf(row, 'dialect'),
    start: isoOfNanos(textOf(row, 'time_ns')),
    end: isoOfNanos(textOf(row, 'end_ns')),
    duration_ms: Math.max(0, Number(endNs - startNs) / 1e6), // a span that ends before it starts took no time
    status: STATUSES[numberOf(row, 'status_code')] ?? 'unset',
    status_message: textOf(row, 'status_message'),
    record_id: textOf(row, 'record_id'),
  }
}
