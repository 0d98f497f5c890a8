import { readFileSync } from 'node:fs'

/** What the guard looks at, and whom it tells. */
export interface MemoryGuardOptions {
  readonly limitBytes: number
  /** Bytes the process holds for itself. */
  readonly read?: () => number
  /** Whether work is under way whose end gives memory back. */
  readonly isBusy: () => boolean
  /** Called from 92 % of the budget on, every five seconds: what can be given back at once should be. */
  readonly relieve?: () => void
  readonly log: { warn(details: Readonly<Record<string, unknown>>, message: string): void }
  readonly everyMs?: number
}

/** Says when nothing more should be taken in. */
export interface MemoryGuard {
  /** True from the whole budget until below 92 % of it, while there is work whose end gives memory back. */
  isTight(): boolean
  /** As it was at the last look. */
  usedBytes(): number
  readonly limitBytes: number
  /** Looks now. */
  look(): void
  close(): Promise<void>
}

const TIGHT_FROM = 1
const EASY_BELOW = 0.92
/** While it is not easy, what can be given back is given back again after so many looks. */
const LOOKS_TO_RELIEVE = 50
const EVERY_MS = 100
const MIB = 1024 * 1024

/** Starts to look at the memory of this process, ten times a second. */
export function watchMemory(options: MemoryGuardOptions): MemoryGuard {
  const { limitBytes, read = readOwnBytes, isBusy, relieve, log, everyMs = EVERY_MS } = options
  let used = read()
  let isTight = false
  let looks = 0
  const set = (tight: boolean): void => {
    if (tight === isTight) return
    isTight = tight
    const figures = { usedMiB: Math.round(used / MIB), limitMiB: Math.round(limitBytes / MIB) }
    if (tight) log.warn(figures, 'memory is tight: senders are told to come back later')
    else log.warn(figures, 'memory is no longer tight')
  }
  const look = (): void => {
    used = read()
    // A server with nothing to do must not refuse for ever what it could take.
    if (!isBusy()) set(false)
    else if (used >= limitBytes * TIGHT_FROM) set(true)
    else if (used < limitBytes * EASY_BELOW) set(false)
    looks = isBusy() && used >= limitBytes * EASY_BELOW ? looks + 1 : 0
    if (looks % LOOKS_TO_RELIEVE === 1) relieve?.()
  }
  const timer = setInterval(look, everyMs).unref()
  return {
    isTight: () => isTight,
    usedBytes: () => used,
    limitBytes,
    look,
    close: async () => clearInterval(timer),
  }
}

/** Private memory where the system tells it, since mapped files are taken back at will; else all that is resident. */
export function readOwnBytes(): number {
  try {
    const kib = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]
    if (kib !== undefined) return Number(kib) * 1024
  } catch {
    // Not Linux.
  }
  return process.memoryUsage.rss()
}
