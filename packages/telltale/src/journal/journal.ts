export type Signal = 'traces' | 'logs' | 'metrics' | 'events'

/** What was accepted of one request, in the bytes it came in (decompressed), with who sent it. */
export interface JournalEntry {
  readonly tenant: string
  /** Id of the ingest key, or 'local' when none is needed. */
  readonly keyId: string
  readonly receivedMs: number
  readonly signal: Signal
  readonly encoding: 'protobuf' | 'json' | 'ndjson'
  /** Records the sender was told are accepted: what `stored + quarantined` must reach. */
  readonly itemCount: number
  readonly body: Uint8Array
}

export interface SequencedEntry extends JournalEntry {
  /** From 1, without gaps, in the order of acknowledgement. */
  readonly seq: number
  /**
   * Why the kept bytes cannot be trusted (checksum, missing, unreadable); absent when they can. The body is then
   * whatever could still be read, and `itemCount` comes from the running totals beside it, so that counts stay exact.
   */
  readonly damage?: string
}

export interface QuarantinedItem {
  readonly tenant: string
  readonly seq: number
  /** Place in its request, −1 when the whole request could not be read. */
  readonly index: number
  /** How many accepted records this stands for. */
  readonly itemCount: number
  readonly signal: Signal
  readonly reason: string
  readonly receivedMs: number
  /** At most 4 KiB of what came. */
  readonly excerpt: Uint8Array
}

/** What became of the entries up to and including `seq`, since the checkpoint before. */
export interface Progress {
  readonly seq: number
  readonly stored: number
  readonly unrecognised: number
  readonly quarantined: readonly QuarantinedItem[]
}

/** Totals since the data directory was made; they survive restarts exactly. */
export interface JournalStats {
  readonly lastSeq: number
  readonly checkpointSeq: number
  readonly accepted: number
  readonly stored: number
  readonly quarantined: number
  readonly unrecognised: number
  /** Bytes of the entries that are kept now. */
  readonly bytes: number
  readonly capacityBytes: number
  /** Receive time of the oldest entry after the checkpoint, or undefined when caught up. */
  readonly oldestPendingMs: number | undefined
}

/**
 * The durable queue between a socket and the engine. One process writes; entries stay until trimmed.
 *
 * - `append` resolves with the sequence number only after the bytes are on stable storage (fdatasync or
 *   msync returned). It rejects with `JOURNAL_FULL` (come back later) or `JOURNAL_FAILED` (for good).
 * - `read` gives entries after `afterSeq` in order, at least one if there is one, up to the limits.
 * - `checkpoint` records progress, its counters and its quarantined items in one transaction; a second
 *   call with a `seq` not above the last one changes nothing.
 * - `trim` forgets entries up to and including `upToSeq`; never ones after the checkpoint.
 */
export interface Journal {
  append(entry: JournalEntry): Promise<number>
  read(afterSeq: number, limit: { readonly entries: number; readonly bytes: number }): readonly SequencedEntry[]
  checkpoint(progress: Progress): Promise<void>
  trim(upToSeq: number): Promise<void>
  /** Newest first; of one tenant when it is named. */
  findQuarantined(limit: number, tenant?: string): readonly QuarantinedItem[]
  stats(): JournalStats
  /** First sequence number still kept; `lastSeq + 1` when none is. */
  firstSeq(): number
  close(): Promise<void>
}

/** What the engine remembered after the entry with that sequence number. */
export interface SavedState {
  readonly seq: number
  /** In pieces: together they may be larger than what is good to have in one. */
  readonly state: readonly Uint8Array[]
}

/** The one place beside the journal where that is kept. */
export interface StateFile {
  /** What was written last; undefined when nothing was, or when it cannot be trusted. */
  read(): SavedState | undefined
  /** Resolves when it is on stable storage; after a crash `read` gives this one or the one before, whole. */
  write(saved: SavedState): Promise<void>
}
