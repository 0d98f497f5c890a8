import type { SequenceGap, SourceHealth } from '@telltale/model'
import { UNKNOWN_APP } from './count-events.ts'
import { isoOfMillis, numberOf, textOf } from './decode-row.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine, SqlRow } from './sql-engine.ts'

const MOST_SOURCES = 100
const MOST_GAPS = 10
const DAY_MS = 86_400_000
/** Spans and log records travel apart, and a request that failed comes again: what is missing may be on its way. */
const SETTLE_MS = 60_000

/** The runs of programs that number their records, with the holes in the numbers; of the last day of a window. */
export async function findSources(
  engine: SqlEngine,
  tenant: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<readonly SourceHealth[]> {
  const builder = new QueryBuilder()
  const from = builder.bind(Math.max(fromMs, toMs - DAY_MS), 'Int64')
  const to = builder.bind(toMs, 'Int64')
  const settled = builder.bind(toMs - SETTLE_MS, 'Int64')
  const app = `if(service_name = '', '${UNKNOWN_APP}', service_name)`
  const numbers =
    `SELECT ${app} AS app, source_id, source_number AS n, min(received_ms) AS at, uniqExact(record_id) AS copies ` +
    `FROM records WHERE tenant_id = ${builder.bind(tenant)} AND received_ms >= ${from} AND received_ms < ${to} ` +
    `AND source_id != '' AND source_number > 0 GROUP BY app, source_id, n`
  const inRow = 'OVER (PARTITION BY app, source_id ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)'
  const beside =
    `SELECT app, source_id, n, at, copies, lagInFrame(n) ${inRow} AS before_n, lagInFrame(at) ${inRow} AS before_at, ` +
    `before_n > 0 AND n > before_n + 1 AND greatest(at, before_at) < ${settled} AS is_gap, n - before_n - 1 AS missing ` +
    `FROM (${numbers})`
  const rows = await engine.query(
    builder.build(
      `SELECT app, source_id, min(at) AS first_ms, max(at) AS last_ms, count() AS received, sum(copies) - count() AS repeated, ` +
        `sumIf(missing, is_gap) AS lost, ` +
        `arraySlice(arrayReverseSort(g -> g.1, groupArrayIf((missing, before_n, n, before_at, at), is_gap)), 1, ${MOST_GAPS}) AS gaps ` +
        `FROM (${beside}) GROUP BY app, source_id ORDER BY lost DESC, last_ms DESC, source_id LIMIT ${MOST_SOURCES}`,
    ),
  )
  return rows.map(decodeSource)
}

function decodeSource(row: SqlRow): SourceHealth {
  const gaps: unknown = row.gaps
  return {
    app: textOf(row, 'app'),
    id: textOf(row, 'source_id'),
    first_seen: isoOfMillis(numberOf(row, 'first_ms')),
    last_seen: isoOfMillis(numberOf(row, 'last_ms')),
    received: numberOf(row, 'received'),
    lost: numberOf(row, 'lost'),
    repeated: numberOf(row, 'repeated'),
    gaps: Array.isArray(gaps) ? gaps.map(decodeGap) : [],
  }
}

function decodeGap(value: unknown): SequenceGap {
  const [lost = 0, after = 0, before = 0, fromMs = 0, toMs = 0] = Array.isArray(value) ? value.map(Number) : []
  return { lost, after, before, from: isoOfMillis(fromMs), to: isoOfMillis(toMs) }
}
