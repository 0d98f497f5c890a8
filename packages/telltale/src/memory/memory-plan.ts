/** How many things the engine may remember, by what they are. */
export interface EngineRoom {
  /** Traces whose spans are put together. */
  readonly traces: number
  /** Groups in the windows of all correlations. */
  readonly groups: number
  /** Characters of texts whose scan is remembered. */
  readonly scannedLength: number
  /** What is normal: pairs, measured entities. */
  readonly pairs: number
  readonly measured: number
  /** Events that are known when they come again. */
  readonly recentIds: number
  readonly sessions: number
  readonly sessionValues: number
  readonly promptLength: number
  readonly documents: number
  /** Characters of texts in traces that are woven. */
  readonly wovenLength: number
}

/** What each part of the program may have of one budget. */
export interface MemoryPlan {
  readonly totalBytes: number
  readonly engineHeapMiB: number
  readonly engineYoungMiB: number
  /** Bodies of requests under way. */
  readonly bytesInFlight: number
  /** What goes from the journal to the engine, and from there to the store, at one time. */
  readonly batch: { readonly entries: number; readonly bytes: number }
  readonly store: StoreMemory
  readonly room: EngineRoom
}

/** Bounds of the embedded store: of all it does, and of one question. */
export interface StoreMemory {
  readonly serverBytes: number
  readonly queryBytes: number
}

const MIB = 1024 * 1024
/** A start takes 250 MiB; below this there is no room to work. */
export const LEAST_MEMORY_MIB = 384
/** Program code, rules, libraries and store, measured as memory of its own after the start. */
const BASE_MIB = 230
/** Measured: a group with its first event takes 2.8 KiB. */
const GROUP_BYTES = 2_900
const GROUPS_SHARE = 0.2

/** Shares one budget out. Each part has its least, below which it does not work, and its most, above which it gains nothing. */
export function planMemory(totalMiB: number): MemoryPlan {
  const heapMiB = between(128, 1_024, (totalMiB - BASE_MIB) * 0.6)
  // 1 at 2 GiB and above: the counts that the engine was made with.
  const share = Math.min(1, totalMiB / 2_048)
  return {
    totalBytes: totalMiB * MIB,
    engineHeapMiB: heapMiB,
    engineYoungMiB: between(16, 64, totalMiB / 32),
    bytesInFlight: between(48, 256, totalMiB / 8) * MIB,
    batch: { entries: 2_000, bytes: between(1, 8, totalMiB / 512) * MIB },
    store: { serverBytes: between(256, 1_536, totalMiB / 2) * MIB, queryBytes: between(128, 512, totalMiB / 4) * MIB },
    room: {
      traces: between(2_000, 20_000, 20_000 * share),
      groups: Math.floor((heapMiB * MIB * GROUPS_SHARE) / GROUP_BYTES),
      scannedLength: between(2_000_000, 16_000_000, 16_000_000 * share),
      pairs: between(100_000, 1_000_000, 1_000_000 * share),
      measured: between(20_000, 200_000, 200_000 * share),
      recentIds: between(2_000, 20_000, 20_000 * share),
      sessions: between(5_000, 50_000, 50_000 * share),
      sessionValues: between(200_000, 2_000_000, 2_000_000 * share),
      promptLength: between(4, 32, 32 * share) * MIB,
      documents: between(100_000, 1_000_000, 1_000_000 * share),
      wovenLength: between(2, 16, 16 * share) * MIB,
    },
  }
}

function between(least: number, most: number, wanted: number): number {
  return Math.min(most, Math.max(least, Math.floor(wanted)))
}
