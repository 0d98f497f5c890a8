/** What part of time a screen looks at: the last so many milliseconds, or a fixed piece (epoch ms). */
export type TimeRange =
  | { readonly kind: 'last'; readonly ms: number }
  | { readonly kind: 'between'; readonly fromMs: number; readonly toMs: number }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The ranges offered by name, with the word each has in the URL. */
export const RANGES: readonly { readonly name: string; readonly label: string; readonly ms: number }[] = [
  { name: '5m', label: 'Last 5 minutes', ms: 5 * MINUTE },
  { name: '15m', label: 'Last 15 minutes', ms: 15 * MINUTE },
  { name: '1h', label: 'Last hour', ms: HOUR },
  { name: '6h', label: 'Last 6 hours', ms: 6 * HOUR },
  { name: '24h', label: 'Last 24 hours', ms: DAY },
  { name: '7d', label: 'Last 7 days', ms: 7 * DAY },
  { name: '30d', label: 'Last 30 days', ms: 30 * DAY },
]

export const LAST_DAY: TimeRange = { kind: 'last', ms: DAY }

/** The URL's words for a range: `range`, or `from` and `to` as ISO times. */
export interface RangeSearch {
  readonly range?: string
  readonly from?: string
  readonly to?: string
}

/** Reads the URL's words; `undefined` where they name no readable range and the screen chooses. */
export function parseRange(search: RangeSearch): TimeRange | undefined {
  const fromMs = Date.parse(search.from ?? '')
  const toMs = Date.parse(search.to ?? '')
  if (Number.isFinite(fromMs) && Number.isFinite(toMs) && fromMs < toMs) return { kind: 'between', fromMs, toMs }
  const named = RANGES.find((entry) => entry.name === search.range)
  return named && { kind: 'last', ms: named.ms }
}

/** The URL's words for `range`; none where the screen is to choose. */
export function formatRange(range: TimeRange | undefined): RangeSearch {
  if (range === undefined) return {}
  if (range.kind === 'between') {
    return { from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() }
  }
  const named = RANGES.find((entry) => entry.ms === range.ms)
  return named ? { range: named.name } : {}
}

// The ranges a screen chooses from by itself, shortest first.
const FITTING = [15 * MINUTE, HOUR, 6 * HOUR]

/** The shortest of 15 minutes, 1, 6 and 24 hours that reaches back to `firstMs` (epoch ms); 24 hours without one. */
export function fitRange(firstMs: number | null, nowMs: number): TimeRange {
  const ms = firstMs === null ? undefined : FITTING.find((length) => firstMs >= nowMs - length)
  return ms === undefined ? LAST_DAY : { kind: 'last', ms }
}

/** First and last millisecond of `range` as seen at `nowMs`. */
export function bounds(range: TimeRange, nowMs: number): { readonly fromMs: number; readonly toMs: number } {
  return range.kind === 'between' ? range : { fromMs: nowMs - range.ms, toMs: nowMs }
}

/** `from` and `to` for the API. An open range sends no `to`, so that what arrives meanwhile is in it. */
export function timeParams(range: TimeRange, nowMs: number): URLSearchParams {
  const { fromMs, toMs } = bounds(range, nowMs)
  const params = new URLSearchParams({ from: new Date(fromMs).toISOString() })
  if (range.kind === 'between') params.set('to', new Date(toMs).toISOString())
  return params
}

/** The button's text: `Last 24 hours`, or `09:14 to 09:45` with dates where the days differ from today. */
export function nameRange(range: TimeRange, nowMs: number): string {
  if (range.kind === 'last') return RANGES.find((entry) => entry.ms === range.ms)?.label ?? 'Last 24 hours'
  const sameDay = new Date(range.fromMs).toDateString() === new Date(range.toMs).toDateString()
  const today = sameDay && new Date(range.fromMs).toDateString() === new Date(nowMs).toDateString()
  const from = clock(range.fromMs, !today)
  return `${from} to ${clock(range.toMs, !sameDay)}`
}

function clock(ms: number, withDate: boolean): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(ms)
  if (!withDate) return time
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(ms)} ${time}`
}
