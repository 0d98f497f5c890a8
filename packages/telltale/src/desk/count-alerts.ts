import { ALERT_LEVELS, type AlertStatus } from '@telltale/model'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AlertCounts } from './alert-desk.ts'
import type { AlertTables } from './alert-tables.ts'

/** Counts of the alerts that a condition holds for. */
export async function countAlerts(
  db: Kysely<AlertTables>,
  condition: RawBuilder<boolean>,
  { fromMs, toMs, buckets }: { readonly fromMs: number; readonly toMs: number; readonly buckets: number },
): Promise<AlertCounts> {
  const alerts = db.selectFrom('alerts').where(condition)
  const count = sql<number>`count(*)`.as('count')
  const byBoth = await alerts.select(['status', 'level', count]).groupBy(['status', 'level']).execute()
  const byRule = await alerts
    .select(['rule_id as ruleId', sql<string>`max(title)`.as('title'), count])
    .groupBy('rule_id')
    .orderBy('count', 'desc')
    .orderBy('rule_id')
    .limit(50)
    .execute()
  const width = Math.max(1, (toMs - fromMs) / buckets)
  const bucket = sql<number>`CAST((last_ms - ${fromMs}) / ${width} AS INTEGER)`.as('bucket')
  const inTime = await alerts
    .select([bucket, count])
    .where('last_ms', '>=', fromMs)
    .where('last_ms', '<', toMs)
    .groupBy('bucket')
    .execute()
  const histogram = Array.from({ length: buckets }, () => 0)
  for (const row of inTime) histogram[Math.min(buckets - 1, row.bucket)] = row.count
  const byStatus = new Map<AlertStatus, number>()
  const byLevel = new Map<(typeof ALERT_LEVELS)[number], number>()
  let total = 0
  for (const row of byBoth) {
    total += row.count
    byStatus.set(row.status, (byStatus.get(row.status) ?? 0) + row.count)
    const level = ALERT_LEVELS[row.level] ?? 'high'
    byLevel.set(level, (byLevel.get(level) ?? 0) + row.count)
  }
  return { total, byStatus, byLevel, byRule, histogram }
}
