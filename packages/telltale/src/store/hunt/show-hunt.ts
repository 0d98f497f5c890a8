import type { EventJson, HuntJson } from '@telltale/model'
import type { SigmaDocument } from '@telltale/sigma'
import { findEvent } from '../find-events.ts'
import type { SqlEngine } from '../sql-engine.ts'
import type { HuntOutcome } from '../store.ts'
import { countLookedAt, huntEvents, type LookedAt } from './hunt.ts'
import { DAY_MS, type HuntWindow } from './hunt-sql.ts'

/** What rules would have found, as people are shown it: every day of the window, and the newest events themselves. */
export async function hunt(
  engine: SqlEngine,
  tenant: string,
  documents: readonly SigmaDocument[],
  { fromMs, toMs, nowMs }: HuntWindow & { readonly nowMs: number },
): Promise<HuntOutcome> {
  const startMs = performance.now()
  // Days to come hold nothing and are not shown.
  const endMs = Math.min(toMs, nowMs + 1)
  const found = await huntEvents(engine, tenant, documents, { fromMs, toMs })
  if (!found.ok) return found
  const looked = await countLookedAt(engine, tenant, found.searched)
  const samples: EventJson[] = []
  for (const id of found.sampleIds) {
    const event = await findEvent(engine, tenant, id)
    if (event !== undefined) samples.push(event)
  }
  const counts = new Map(found.perDay.map(({ day, count }) => [day, count]))
  return {
    ok: true,
    hunt: {
      total: found.total,
      complete: found.complete,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      looked_at: toLookedAt(looked),
      per_day: daysOf(fromMs, endMs).map((day) => ({ day, count: counts.get(day) ?? 0 })),
      samples,
      sql: found.sql,
      took_ms: Math.round(performance.now() - startMs),
    },
  }
}

function toLookedAt(looked: LookedAt | undefined): HuntJson['looked_at'] {
  if (looked === undefined) return { events: null, first: null, last: null }
  const { events, firstMs, lastMs } = looked
  if (events === 0) return { events, first: null, last: null }
  return { events, first: new Date(firstMs).toISOString(), last: new Date(lastMs).toISOString() }
}

const MOST_DAYS = 400

function daysOf(fromMs: number, toMs: number): readonly string[] {
  const days: string[] = []
  const first = Math.max(Math.floor(fromMs / DAY_MS), Math.floor(toMs / DAY_MS) - MOST_DAYS)
  for (let day = first; day * DAY_MS < toMs; day++) days.push(new Date(day * DAY_MS).toISOString().slice(0, 10))
  return days
}
