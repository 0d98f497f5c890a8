import type { StoreMemory } from '../memory/memory-plan.ts'
import { openChdbEngine } from './chdb-engine.ts'
import { openClickHouseEngine } from './clickhouse-engine.ts'
import { migrate } from './migrate.ts'
import type { SqlEngine } from './sql-engine.ts'
import { SqlEventStore } from './sql-store.ts'
import type { EventStore } from './store.ts'

export interface StoreOptions {
  /** Folder of the embedded engine; unused with a server. */
  readonly path: string
  /** A ClickHouse server instead of the embedded engine. */
  readonly clickhouseUrl?: string | undefined
  /** What the embedded engine may use; a server has bounds of its own. */
  readonly memory?: StoreMemory
  /** Epoch milliseconds; the clock of the machine unless a test gives another. */
  readonly now?: () => number
}

/**
 * Opens the event store with its tables in the newest shape. Rejects with `STORE_ENGINE_MISSING` when the
 * embedded engine is not installed and with `STORE_UNREACHABLE` when the engine or server does not answer.
 */
export async function openEventStore(options: StoreOptions): Promise<EventStore> {
  const now = options.now ?? Date.now
  const engine = await openEngine(options)
  try {
    await migrate(engine, now())
  } catch (failure) {
    await engine.close()
    throw failure
  }
  return new SqlEventStore(engine, now)
}

async function openEngine({ path, clickhouseUrl, memory }: StoreOptions): Promise<SqlEngine> {
  return clickhouseUrl === undefined ? openChdbEngine(path, memory) : openClickHouseEngine(clickhouseUrl)
}
