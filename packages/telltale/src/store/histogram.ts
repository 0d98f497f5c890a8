import { CATEGORIES, type Category, type HistogramJson } from '@telltale/model'
import { TelltaleError } from '../errors.ts'
import { isoOfMillis, numberOf, textOf } from './decode-row.ts'
import { buildEventConditions } from './filter-sql.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine } from './sql-engine.ts'
import type { EventFilter } from './store.ts'

const MAX_BUCKETS = 200
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Widths a person reads off an axis. */
const WIDTHS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY),
]

/** Event counts over receive time in at most `buckets` equal buckets on round boundaries, empty ones included. */
export async function findHistogram(
  engine: SqlEngine,
  tenant: string,
  filter: EventFilter,
  options: { readonly buckets: number; readonly nowMs: number },
): Promise<HistogramJson> {
  if (!Number.isInteger(options.buckets) || options.buckets < 1 || options.buckets > MAX_BUCKETS) {
    throw new TelltaleError('STORE_QUERY_INVALID', `buckets must be a whole number from 1 to ${MAX_BUCKETS}`)
  }
  const toMs = filter.toMs ?? options.nowMs + 1
  const fromMs = Math.min(filter.fromMs ?? (await findFirst(engine, tenant, toMs)), toMs - 1)
  const layout = layOut(fromMs, toMs, options.buckets)
  const counts = await countBuckets(engine, tenant, { ...filter, fromMs, toMs }, layout)
  const buckets = Array.from({ length: layout.count }, (_, i) => {
    const byCategory = counts.get(i) ?? new Map<Category, number>()
    return {
      start: isoOfMillis(layout.startMs + i * layout.widthMs),
      total: [...byCategory.values()].reduce((sum, count) => sum + count, 0),
      by_category: Object.fromEntries(byCategory) as Partial<Record<Category, number>>,
    }
  })
  return {
    from: isoOfMillis(fromMs),
    to: isoOfMillis(toMs),
    bucket_ms: layout.widthMs,
    total: buckets.reduce((sum, bucket) => sum + bucket.total, 0),
    buckets,
  }
}

interface Layout {
  readonly startMs: number
  readonly widthMs: number
  readonly count: number
}

function layOut(fromMs: number, toMs: number, most: number): Layout {
  const countOf = (width: number) => Math.ceil(toMs / width) - Math.floor(fromMs / width)
  // A span of centuries with few buckets has no round width: then any that fits.
  const widthMs = WIDTHS.find((width) => countOf(width) <= most) ?? toMs - Math.min(0, fromMs)
  return { startMs: Math.floor(fromMs / widthMs) * widthMs, widthMs, count: Math.min(most, countOf(widthMs)) }
}

async function findFirst(engine: SqlEngine, tenant: string, toMs: number): Promise<number> {
  const builder = new QueryBuilder()
  const rows = await engine.query(
    builder.build(
      `SELECT min(received_ms) AS first, count() AS events FROM events WHERE tenant_id = ${builder.bind(tenant)}`,
    ),
  )
  const row = rows[0]
  return row === undefined || numberOf(row, 'events') === 0 ? toMs - HOUR : numberOf(row, 'first')
}

async function countBuckets(
  engine: SqlEngine,
  tenant: string,
  filter: EventFilter,
  layout: Layout,
): Promise<ReadonlyMap<number, ReadonlyMap<Category, number>>> {
  const builder = new QueryBuilder()
  const { content, received } = buildEventConditions(tenant, filter, builder)
  const start = builder.bind(layout.startMs, 'Int64')
  const width = builder.bind(layout.widthMs, 'Int64')
  const rows = await engine.query(
    builder.build(
      `SELECT intDiv(received_ms - ${start}, ${width}) AS bucket, category, count() AS events FROM events FINAL ` +
        `PREWHERE ${content.join(' AND ')} WHERE ${received.join(' AND ')} GROUP BY bucket, category`,
    ),
  )
  const counts = new Map<number, Map<Category, number>>()
  for (const row of rows) {
    const category = CATEGORIES.find((known) => known === textOf(row, 'category'))
    if (category === undefined) continue
    const bucket = numberOf(row, 'bucket')
    const byCategory = counts.get(bucket) ?? new Map<Category, number>()
    counts.set(bucket, byCategory.set(category, numberOf(row, 'events')))
  }
  return counts
}
