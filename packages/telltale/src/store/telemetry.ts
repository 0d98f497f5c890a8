import { CATEGORIES, type Category, EXPECTED_FIELDS, type LogHealth, type TelemetryJson } from '@telltale/model'
import { TelltaleError } from '../errors.ts'
import { isoOfMillis } from './decode-row.ts'
import { findSources } from './find-sources.ts'
import type { SqlEngine } from './sql-engine.ts'
import { type AppFacts, findAppsEver, findWindowFacts, type LogFacts } from './telemetry-facts.ts'

const SERIES_BUCKETS = 60
/** A log fell when it brings less than a fifth of what the window before brought, and that was not a handful. */
const FELL_TO = 0.2
const FELL_FROM_COUNT = 20

interface Window {
  readonly fromMs: number
  readonly toMs: number
}

/** Which app sends which of the nine logs in a window, and which expected fields it leaves out. */
export async function findTelemetry(engine: SqlEngine, tenant: string, asked: Window): Promise<TelemetryJson> {
  const window = { fromMs: Math.trunc(asked.fromMs), toMs: Math.trunc(asked.toMs) }
  if (!(window.toMs > window.fromMs))
    throw new TelltaleError('STORE_QUERY_INVALID', 'The window must end after it starts')
  const apps = await findAppsEver(engine, tenant)
  const bucketMs = Math.ceil((window.toMs - window.fromMs) / SERIES_BUCKETS)
  const facts = await findWindowFacts(engine, tenant, { ...window, bucketMs, apps: apps.map((app) => app.name) })
  return {
    from: isoOfMillis(window.fromMs),
    to: isoOfMillis(window.toMs),
    apps: apps.map((app) => describeApp(app, facts.get(app.name) ?? new Map(), window)),
    sources: await findSources(engine, tenant, window),
  }
}

function describeApp(
  app: AppFacts,
  facts: ReadonlyMap<string, LogFacts>,
  window: Window,
): TelemetryJson['apps'][number] {
  return {
    name: app.name,
    dialects: app.dialects,
    last_seen: isoOfMillis(app.lastMs),
    logs: CATEGORIES.map((category) =>
      describeLog(category, app.lastMsByCategory.get(category), facts.get(category), window),
    ),
  }
}

function describeLog(
  category: Category,
  lastMs: number | undefined,
  facts: LogFacts | undefined,
  window: Window,
): LogHealth {
  const count = facts?.count ?? 0
  return {
    category,
    count,
    per_second: (count * 1_000) / (window.toMs - window.fromMs),
    last_seen: lastMs === undefined ? null : isoOfMillis(lastMs),
    state: findState(lastMs, count, facts?.countBefore ?? 0),
    // Of a log that brought nothing there is nothing to say about its fields.
    fields:
      count === 0
        ? []
        : EXPECTED_FIELDS[category].map(([name = ''], i) => ({
            name,
            missing: shareWithout(facts?.present[i], count),
          })),
    series: Array.from({ length: SERIES_BUCKETS }, (_, i) => facts?.series.get(i) ?? 0),
  }
}

function shareWithout(present: number | undefined, count: number): number {
  return 1 - (present ?? 0) / count
}

function findState(lastMs: number | undefined, count: number, countBefore: number): LogHealth['state'] {
  if (lastMs === undefined) return 'never'
  if (count === 0) return 'silent'
  return countBefore >= FELL_FROM_COUNT && count < countBefore * FELL_TO ? 'fell' : 'arriving'
}
