/** How far an import is. */
interface Reached {
  readonly bytes: number
  /** Undefined when it is not known, as of standard input. */
  readonly totalBytes: number | undefined
  readonly events: number
  readonly bad: number
}

/** Says how far an import is: a bar on a terminal, else a line now and then. */
export interface ImportProgress {
  reached(now: Reached): void
  /** Takes the bar away, so that something else can be written. */
  clear(): void
}

const REDRAW_MS = 100
const LINE_MS = 10_000
const WIDTH = 24

/** Progress on `write` (the error stream); `nowMs` is a monotonic clock. */
export function createImportProgress(
  { write, nowMs }: { readonly write: (text: string) => void; readonly nowMs: () => number },
  live: boolean,
): ImportProgress {
  let toldMs = nowMs()
  let drawn = false
  return {
    reached: (reached) => {
      const now = nowMs()
      if (now - toldMs < (live ? REDRAW_MS : LINE_MS)) return
      toldMs = now
      write(live ? `\r${drawBar(reached)}${describe(reached)}\u001b[K` : `${describe(reached)}\n`)
      drawn = live
    },
    clear: () => {
      if (drawn) write('\r\u001b[K')
      drawn = false
    },
  }
}

function drawBar({ bytes, totalBytes }: Reached): string {
  if (totalBytes === undefined || totalBytes === 0) return ''
  const share = Math.min(1, bytes / totalBytes)
  const full = Math.round(share * WIDTH)
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${String(Math.floor(share * 100)).padStart(3)} %  `
}

function describe({ bytes, totalBytes, events, bad }: Reached): string {
  const size = `${(bytes / 1e6).toFixed(1)}${totalBytes === undefined ? '' : ` of ${(totalBytes / 1e6).toFixed(1)}`} MB`
  return `${size}, ${events} events${bad === 0 ? '' : `, ${bad} bad`}`
}
