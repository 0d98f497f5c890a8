const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const SHORT_CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** `09:44:18.204`; on another day than today's the date stands before it: `22 Nov 09:44:18`. */
export function formatClock(iso: string, nowMs: number): string {
  const ms = Date.parse(iso)
  if (!Number.isFinite(ms)) return 'no time'
  if (isSameDay(ms, nowMs)) return `${CLOCK.format(ms)}.${String(new Date(ms).getMilliseconds()).padStart(3, '0')}`
  return `${DAY.format(ms)} ${CLOCK.format(ms)}`
}

/** `09:44`, or `22 Nov 09:44` on another day. */
export function formatMinute(ms: number, nowMs: number): string {
  return isSameDay(ms, nowMs) ? SHORT_CLOCK.format(ms) : `${DAY.format(ms)} ${SHORT_CLOCK.format(ms)}`
}

/** `0.4 ms`, `240 ms`, `9.4 s`, `3 min 5 s`, `3 h 12 min`, `2 d 4 h`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return ms <= 0 ? '0 ms' : `${ms.toFixed(1)} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace('.0', '')} s`
  const units = [
    [86_400_000, 'd', 3_600_000, 'h'],
    [3_600_000, 'h', 60_000, 'min'],
    [60_000, 'min', 1000, 's'],
  ] as const
  for (const [big, bigName, small, smallName] of units) {
    if (ms < big) continue
    const rest = Math.floor((ms % big) / small)
    return rest > 0 ? `${Math.floor(ms / big)} ${bigName} ${rest} ${smallName}` : `${Math.floor(ms / big)} ${bigName}`
  }
  return `${ms} ms`
}

/** `+1.75 s` after the start of a trace; `0 s` at the start itself. */
export function formatOffset(ms: number): string {
  if (ms <= 0) return '0 s'
  if (ms < 10) return `+${ms.toFixed(ms < 1 ? 2 : 1)} ms`
  if (ms < 1000) return `+${Math.round(ms)} ms`
  if (ms < 60_000) return `+${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`
  return `+${formatDuration(ms)}`
}

/** How long ago `iso` was: `now`, `20 s`, `4 min`, `3 h 12 min`. */
export function formatAge(iso: string, nowMs: number): string {
  const age = nowMs - Date.parse(iso)
  if (!Number.isFinite(age)) return 'no time'
  return age < 1000 ? 'now' : formatDuration(age < 60_000 ? Math.floor(age / 1000) * 1000 : age)
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}
