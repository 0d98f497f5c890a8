/** How much of its time somebody may spend. */
export interface TimeShareOptions {
  /** Of each millisecond that goes by, 0 to 1. */
  readonly share: number
  /** Milliseconds that may be saved up for a moment when much is asked. */
  readonly burstMs: number
}

/** Time that fills up as time goes by and is spent by what takes long. */
export interface TimeShare {
  hasTime(nowMs: number): boolean
  spend(ms: number): void
}

/** Keeps a slow helper from slowing what it helps by more than its share; unlimited without options. */
export function createTimeShare(options: TimeShareOptions | undefined): TimeShare {
  if (options === undefined) return { hasTime: () => true, spend: () => undefined }
  const { share, burstMs } = options
  let leftMs = burstMs
  let lastMs: number | undefined
  return {
    hasTime: (nowMs) => {
      leftMs = Math.min(burstMs, leftMs + share * Math.max(0, nowMs - (lastMs ?? nowMs)))
      lastMs = nowMs
      return leftMs > 0
    },
    spend: (ms) => {
      leftMs -= ms
    },
  }
}
