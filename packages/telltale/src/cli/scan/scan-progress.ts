/** Says on a terminal how far the scan is; of a long one that nobody watches, now and then. */
export interface ScanProgress {
  done(count: number): void
  end(): void
}

const REDRAW_MS = 250
const LONG_MS = 10_000

/** Progress on `write` (the error stream); `nowMs` is a monotonic clock. */
export function createProgress(
  { write, nowMs }: { readonly write: (text: string) => void; readonly nowMs: () => number },
  live: boolean,
): ScanProgress {
  const startMs = nowMs()
  const every = live ? REDRAW_MS : LONG_MS
  let toldMs = startMs
  let drawn = false
  return {
    done: (count) => {
      const now = nowMs()
      if (now - toldMs < every) return
      toldMs = now
      drawn = true
      const words = `${count} texts in ${Math.round((now - startMs) / 1_000)} s`
      write(live ? `\r${words}` : `${words}\n`)
    },
    end: () => {
      if (drawn && live) write('\r\u001b[K')
    },
  }
}
