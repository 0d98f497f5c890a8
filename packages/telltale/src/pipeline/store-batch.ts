import type { Alert } from '@telltale/model'
import type { DetectionGap } from '../desk/desk.ts'
import { TelltaleError } from '../errors.ts'
import type { SequencedEntry } from '../journal/journal.ts'
import type { EventStore } from '../store/store.ts'
import { mergeProcessed, setAsideWhole } from './merge-processed.ts'
import { type Backoff, backoffMs, pause } from './pause.ts'
import type { ProcessedEntries } from './process-entries.ts'

export interface StoreBatchOptions {
  readonly store: Pick<EventStore, 'write'>
  readonly alerts: AlertKeeper
  /** Makes rows of a part of the batch again. */
  readonly process: (entries: readonly SequencedEntry[]) => Promise<ProcessedEntries | undefined>
  readonly backoff: Backoff
  readonly signal: AbortSignal
  /** Told of each failure, and with undefined of the success after it. */
  readonly onTrouble: (error: unknown | undefined) => void
}

/** Where alerts go, after their events and before the checkpoint. */
export interface AlertKeeper {
  saveAlerts(alerts: readonly Alert[]): Promise<void>
  saveGaps(gaps: readonly DetectionGap[]): Promise<void>
}

type Batch = readonly SequencedEntry[]

/**
 * Stores what was made of the entries and says what became of them. An outage is waited out for as long as it takes.
 * Rows the store refuses for good are narrowed down to their entry, which is set aside. Undefined when stopped.
 */
export async function storeBatch(
  entries: Batch,
  processed: ProcessedEntries,
  options: StoreBatchOptions,
): Promise<ProcessedEntries | undefined> {
  const refusal = await writeUntilAnswered(entries, processed, options)
  if (refusal === 'stored') return processed
  if (refusal === 'stopped') return undefined
  const [only] = entries
  if (only === undefined) {
    // Rows of records that are stored already: nothing to set aside.
    options.onTrouble(refusal)
    options.onTrouble(undefined)
    return processed
  }
  if (entries.length === 1) return setAsideWhole(only, `the store refuses it: ${refusal.message}`)
  const middle = Math.ceil(entries.length / 2)
  const parts: ProcessedEntries[] = []
  for (const half of [entries.slice(0, middle), entries.slice(middle)]) {
    const again = await options.process(half)
    const stored = again === undefined ? undefined : await storeBatch(half, again, options)
    if (stored === undefined) return undefined
    parts.push(stored)
  }
  return mergeProcessed(parts)
}

async function writeUntilAnswered(
  entries: Batch,
  { rows, alerts: raised, gaps }: ProcessedEntries,
  { store, alerts, backoff, signal, onTrouble }: StoreBatchOptions,
): Promise<'stored' | 'stopped' | TelltaleError> {
  for (let failures = 1; ; failures++) {
    try {
      if (rows.eventCount > 0 || rows.recordCount > 0) await store.write(rows)
      if (raised.length > 0) await alerts.saveAlerts(raised)
      if (gaps.length > 0) await alerts.saveGaps(gaps)
      if (failures > 1) onTrouble(undefined)
      return 'stored'
    } catch (error) {
      if (isRefusal(error, entries.length)) return error
      onTrouble(error)
      await pause(backoffMs(backoff, failures), signal)
      if (signal.aborted) return 'stopped'
    }
  }
}

// Only what the store itself calls invalid may be set aside; a full disk or a lost connection is never the data's fault.
// Too large at once is a reason to try less at once, and for a single entry a reason to wait.
function isRefusal(error: unknown, entryCount: number): error is TelltaleError {
  if (!(error instanceof TelltaleError)) return false
  return error.code === 'STORE_QUERY_INVALID' || (error.code === 'STORE_QUERY_LIMIT' && entryCount > 1)
}
