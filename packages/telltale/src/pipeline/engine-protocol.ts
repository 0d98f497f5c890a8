import type { SequencedEntry } from '../journal/journal.ts'
import type { ProcessedEntries } from './process-entries.ts'

/**
 * Work for the engine. `warm` tells it of entries from before its saved state, which only teach it open traces;
 * `replay` of those after, which are stored already and bring its state up to date; `process` of new ones; `release`
 * that time went on without entries; `configure` which rules hold; `save` and `load` are about its state; `collect`
 * gives memory back that it does not need.
 */
export interface EngineRequest {
  readonly id: number
  readonly mode: 'process' | 'warm' | 'replay' | 'release' | 'configure' | 'save' | 'load' | 'collect'
  readonly entries: readonly SequencedEntry[]
  /** Epoch milliseconds of a `release`. */
  readonly nowMs: number
  /** Rules of a `configure`, the saved state of a `load`. */
  readonly payload?: unknown
}

export type EngineAnswer =
  | { readonly kind: 'processed'; readonly id: number; readonly result: ProcessedEntries }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'saved'; readonly id: number; readonly state: readonly Uint8Array[] }
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
