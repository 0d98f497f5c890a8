import type { SequencedEntry } from '../journal/journal.ts'
import type { EncodedRows } from '../store/store.ts'
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
  /** The memory of all bodies; it comes back with the answer. */
  readonly bodies: ArrayBuffer
  /** Memory of rows that are stored. */
  readonly spent: readonly RowMemory[]
  /** Epoch milliseconds of a `release`. */
  readonly nowMs: number
  /** Rules of a `configure`, the saved state of a `load`. */
  readonly payload?: unknown
}

/** The memory of one kind of rows, all of it. */
export interface RowMemory {
  readonly kind: (typeof ROW_KINDS)[number]
  readonly buffer: ArrayBuffer
}

/** An answer as it is made; it travels with the memory of the bodies. */
export type EngineOutcome =
  | { readonly kind: 'processed'; readonly id: number; readonly result: ProcessedEntries }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'saved'; readonly id: number; readonly state: readonly Uint8Array[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

export type EngineAnswer = EngineOutcome & { readonly bodies: ArrayBuffer }

const ROW_KINDS = ['events', 'records', 'findings'] as const
/** Node keeps small buffers in pools, which cannot be handed over. */
const POOLED_BYTES = 64 * 1024

/**
 * The same entries with all bodies in one buffer, which can be handed to another thread whole: the given one where
 * they fit in, which saves the garbage collector a walk for every few batches.
 */
export function packEntries(
  entries: readonly SequencedEntry[],
  spare: ArrayBuffer | undefined,
): {
  readonly entries: readonly SequencedEntry[]
  readonly buffer: ArrayBuffer
} {
  const total = entries.reduce((sum, entry) => sum + entry.body.byteLength, 0)
  const buffer = spare !== undefined && spare.byteLength >= total ? spare : new ArrayBuffer(total)
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

/** The memory of rows that nobody reads any more. */
export function memoryOfRows(rows: EncodedRows): readonly RowMemory[] {
  return ROW_KINDS.flatMap((kind) => (ownsBuffer(rows[kind]) ? [{ kind, buffer: rows[kind].buffer }] : []))
}

function toOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return ownsBuffer(bytes) ? bytes : new Uint8Array(bytes)
}

/** Encoders work in large buffers with room to spare, one for each kind of row. */
function ownsBuffer(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset } = bytes
  return buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength > POOLED_BYTES
}
