/** What rows are of. */
export type RowKind = 'events' | 'records' | 'findings'

/** So many batches are under way at one time: one being made, one that waits, one being stored. */
const MOST_KEPT = 3
/** A buffer that one huge batch needed is not kept for the small ones after it. */
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Buffers whose rows are stored, for the rows of a later batch: a thread that makes new ones of megabytes for every
 * batch spends more time on collecting them than on filling them.
 */
export class SpareRows {
  readonly #kept = new Map<RowKind, ArrayBuffer[]>()

  /** The largest kept for that kind, which is then the caller's own; undefined when there is none. */
  take(kind: RowKind): ArrayBuffer | undefined {
    return this.#kept.get(kind)?.pop()
  }

  /** Takes a buffer that nobody uses any more. */
  give(kind: RowKind, buffer: ArrayBuffer): void {
    if (buffer.byteLength > MOST_BYTES) return
    const kept = [...(this.#kept.get(kind) ?? []), buffer].sort((a, b) => a.byteLength - b.byteLength)
    this.#kept.set(kind, kept.slice(-MOST_KEPT))
  }

  /** Forgets them all. */
  clear(): void {
    this.#kept.clear()
  }
}
