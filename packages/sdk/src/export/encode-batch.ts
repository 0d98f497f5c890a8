import type { AttributeMap } from '../record/finished.ts'
import type { Waiting } from './bounded-queue.ts'
import type { ContentFilter } from './content/create-content-filter.ts'
import type { DropCounter, DropCounts } from './drop-counter.ts'
import { type EncodedRecord, encodeRecord, type Signal } from './encode-otlp.ts'

/** One record, ready to go. */
export interface ReadyRecord {
  readonly record: EncodedRecord
  readonly bytes: number
  readonly report: DropCounts | undefined
}

/** The same, and the kind of request that it belongs to. */
export interface SignalRecord {
  readonly signal: Signal
  readonly ready: ReadyRecord
}

/** Records of one kind that go out together. */
export interface Batch {
  readonly signal: Signal
  readonly records: readonly ReadyRecord[]
  readonly firstMs: number
  readonly attempts: number
}

/** A record whose JSON is longer would be refused by servers; what is kept of one is far below it. */
const MOST_JSON = 4 * 1024 * 1024

/** Filters and encodes records one by one; undefined where a record cannot be sent at all. */
export function createEncoder(
  filter: ContentFilter,
  drops: DropCounter,
): (waiting: Waiting) => ReadyRecord | undefined {
  return ({ finished, seq, bytes, report }) => {
    try {
      const extra: AttributeMap = new Map([['telltale.source.seq', seq]])
      const record = encodeRecord(filter.finished(finished), extra)
      if (record.json.length <= MOST_JSON) return { record, bytes, report }
      drops.add('too_large')
    } catch {
      drops.add('rejected') // a value that cannot be filtered must not leave as it is
    }
    return undefined
  }
}

/** Records in batches, one for each kind that there is. */
export function toBatches(items: readonly SignalRecord[], nowMs: number): readonly Batch[] {
  return (['traces', 'logs'] as const)
    .map((signal) => ({
      signal,
      records: items.filter((item) => item.signal === signal).map(({ ready }) => ready),
      firstMs: nowMs,
      attempts: 0,
    }))
    .filter(({ records }) => records.length > 0)
}

/** The two halves of a batch that was too large. */
export function halve(batch: Batch): readonly Batch[] {
  const middle = Math.ceil(batch.records.length / 2)
  return [batch.records.slice(0, middle), batch.records.slice(middle)].map((records) => ({ ...batch, records }))
}
