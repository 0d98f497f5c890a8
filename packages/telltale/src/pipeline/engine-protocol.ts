import type { SequencedEntry } from '../journal/journal.ts'
import type { ProcessedEntries } from './process-entries.ts'

/**
 * Entries for the engine. In `warm` mode it only brings its state up to date, and answers nothing to store; in
 * `release` mode there are no entries, and it answers what waited long enough.
 */
export interface EngineRequest {
  readonly id: number
  readonly mode: 'process' | 'warm' | 'release'
  readonly entries: readonly SequencedEntry[]
  /** Epoch milliseconds of a `release`. */
  readonly nowMs: number
}

export type EngineAnswer =
  | { readonly kind: 'processed'; readonly id: number; readonly result: ProcessedEntries }
  | { readonly kind: 'warmed'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

/** The same entries with all bodies in one buffer of their own, which can be handed to another thread whole. */
export function packEntries(entries: readonly SequencedEntry[]): {
  readonly entries: readonly SequencedEntry[]
  readonly buffer: ArrayBuffer
} {
  const total = entries.reduce((sum, entry) => sum + entry.body.byteLength, 0)
  const buffer = new ArrayBuffer(total)
  let offset = 0
  const packed = entries.map((entry): SequencedEntry => {
    const body = new Uint8Array(buffer, offset, entry.body.byteLength)
    body.set(entry.body)
    offset += body.byteLength
    return { ...entry, body }
  })
  return { entries: packed, buffer }
}

/** The answer with its rows in buffers of their own, and those buffers: they may move instead of being copied. */
export function detachRows(result: ProcessedEntries): {
  readonly result: ProcessedEntries
  readonly buffers: readonly ArrayBuffer[]
} {
  const events = toOwnBuffer(result.rows.events)
  const records = toOwnBuffer(result.rows.records)
  const findings = toOwnBuffer(result.rows.findings)
  return {
    result: { ...result, rows: { ...result.rows, events, records, findings } },
    buffers: [events.buffer, records.buffer, findings.buffer],
  }
}

// A view on a larger buffer would take all of that buffer along; encoders work in buffers with room to spare.
function toOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
