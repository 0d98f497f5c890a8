import { numberOf, textOf } from './decode-row.ts'
import { QueryBuilder } from './query-builder.ts'
import type { SqlEngine } from './sql-engine.ts'
import type { EventCounts } from './store.ts'

/** Apps named one by one; senders choose the names, so there is no end to them. */
const MAX_APPS = 500

/** How an app without a name is shown. */
export const UNKNOWN_APP = 'unknown'

/** Events of a tenant, each once, by log and by app; of very many apps the largest. */
export async function countEvents(engine: SqlEngine, tenant: string): Promise<EventCounts> {
  const builder = new QueryBuilder()
  const rows = await engine.query(
    builder.build(
      `SELECT category, if(service_name = '', '${UNKNOWN_APP}', service_name) AS app, count() AS events, grouping(category) AS by_app FROM events FINAL ` +
        `WHERE tenant_id = ${builder.bind(tenant)} GROUP BY GROUPING SETS ((category), (app)) ` +
        `ORDER BY events DESC LIMIT ${MAX_APPS} BY by_app`,
    ),
  )
  const byCategory = new Map<string, number>()
  const byApp = new Map<string, number>()
  let total = 0
  for (const row of rows) {
    const events = numberOf(row, 'events')
    if (numberOf(row, 'by_app') === 0) {
      byCategory.set(textOf(row, 'category'), events)
      total += events
    } else {
      const app = textOf(row, 'app')
      byApp.set(app, events)
    }
  }
  return { total, byCategory, byApp }
}
