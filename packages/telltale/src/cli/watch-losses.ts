import { FIELD, type SequenceGap, type SourceHealth } from '@telltale/model'
import type { JournalEntry } from '../journal/journal.ts'
import type { EventStore } from '../store/store.ts'
import type { Log } from './log.ts'

/** What the watch reads, and where it writes. */
export interface LossWatch {
  readonly store: Pick<EventStore, 'telemetry'>
  /** Every tenant that may send. */
  readonly tenants: () => Promise<readonly string[]>
  readonly append: (entry: JournalEntry) => Promise<unknown>
  readonly now: () => number
  readonly log: Pick<Log, 'warn'>
  readonly everyMs?: number
}

const EVERY_MS = 5 * 60_000
const DAY_MS = 86_400_000
const MOST_TOLD = 10_000

/** Writes an event `telemetry.lost` for each hole in the numbers of a source, so that rules see it; until it is closed. */
export function watchLosses(watch: LossWatch): { look(): Promise<void>; close(): Promise<void> } {
  const told = new Set<string>()
  const lookAt = async (tenant: string): Promise<void> => {
    const toMs = watch.now()
    const { sources } = await watch.store.telemetry(tenant, { fromMs: toMs - DAY_MS, toMs })
    for (const source of sources) {
      for (const gap of source.gaps) {
        const name = `${tenant} ${source.id} ${gap.after}`
        if (told.has(name)) continue
        await watch.append(toLossRecord(tenant, source, gap, watch.now()))
        told.add(name)
      }
    }
    // Told again is harmless: the event has the same id.
    for (const name of told) if (told.size > MOST_TOLD) told.delete(name)
  }
  const look = async (): Promise<void> => {
    for (const tenant of await watch.tenants()) await lookAt(tenant)
  }
  let turn = Promise.resolve()
  const timer = setInterval(() => {
    turn = turn
      .then(look)
      .catch((error: unknown) => watch.log.warn({ err: error }, 'lost records could not be looked for'))
  }, watch.everyMs ?? EVERY_MS).unref()
  return {
    look,
    async close() {
      clearInterval(timer)
      await turn
    },
  }
}

/** Its content depends on the hole alone, so that it is one event however often it is written. */
function toLossRecord(tenant: string, { app, id }: SourceHealth, gap: SequenceGap, nowMs: number): JournalEntry {
  const fields: Readonly<Record<string, unknown>> = {
    [FIELD.timestamp]: gap.to,
    [FIELD.category]: 'ai_audit',
    [FIELD.eventAction]: 'telemetry.lost',
    [FIELD.eventCategory]: 'configuration',
    [FIELD.eventType]: 'info',
    [FIELD.eventOutcome]: 'failure',
    [FIELD.serviceName]: app,
    [FIELD.auditType]: 'telemetry.lost',
    [FIELD.auditActorType]: 'system',
    [FIELD.auditObjectType]: 'telemetry_source',
    [FIELD.auditObjectId]: id,
    [FIELD.changeReason]: `${gap.lost} records lost between ${gap.from} and ${gap.to} (numbers ${gap.after} to ${gap.before})`,
  }
  const body = Buffer.from(`${JSON.stringify(fields)}\n`)
  return { tenant, keyId: 'telltale', receivedMs: nowMs, signal: 'events', encoding: 'ndjson', itemCount: 1, body }
}
