import { setTimeout as sleep } from 'node:timers/promises'

/** Waits so long, or until the signal says stop, whichever is first; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch {
    // Only the signal ends it early, and whoever paused looks at the signal next.
  }
}

/** Times between tries: doubling from the first to the longest, in milliseconds. */
export interface Backoff {
  readonly firstMs: number
  readonly longestMs: number
}

/** How long to wait after the given number of failures in a row (from 1). */
export function backoffMs({ firstMs, longestMs }: Backoff, failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30))
}
