import type { Signal } from '../../journal/journal.ts'

/** One export request, as a line of the collector's file exporter. */
export interface ReplayLine {
  readonly signal: Signal
  readonly body: Uint8Array
  /** Latest time that stands in it, epoch milliseconds; 0 when it has none. */
  readonly atMs: number
}

const SIGNALS: readonly (readonly [member: string, signal: Signal])[] = [
  ['"resourceSpans"', 'traces'],
  ['"resourceLogs"', 'logs'],
  ['"resourceMetrics"', 'metrics'],
]
const TIMES = /"(?:endTimeUnixNano|timeUnixNano|observedTimeUnixNano)"\s*:\s*"?(\d{16,20})/g
/** The member that names the signal stands near the start. */
const HEAD = 200

/** The request of a line; undefined when it is none. Its time is what it says itself, so that a replay is repeatable. */
export function readReplayLine(line: string): ReplayLine | undefined {
  const head = line.slice(0, HEAD)
  const signal = SIGNALS.find(([member]) => head.includes(member))?.[1]
  if (signal === undefined) return undefined
  let atNs = 0n
  for (const [, digits = '0'] of line.matchAll(TIMES)) {
    const ns = BigInt(digits)
    if (ns > atNs) atNs = ns
  }
  return { signal, body: Buffer.from(line), atMs: Number(atNs / 1_000_000n) }
}
