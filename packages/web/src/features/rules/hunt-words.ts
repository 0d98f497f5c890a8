import type { HuntJson } from '@telltale/model'
import type { HuntSince } from '../../lib/api.ts'
import { formatCount, plural } from '../../lib/format-number.ts'
import { formatDuration } from '../../lib/format-time.ts'

const DAY_MS = 86_400_000

/** How far back a hunt can look, as a person chooses it. */
export const HUNT_WINDOWS: readonly { readonly value: HuntSince; readonly label: string; readonly words: string }[] = [
  { value: '24h', label: '24 h', words: 'last 24 hours' },
  { value: '7d', label: '7 d', words: 'last 7 days' },
  { value: '30d', label: '30 d', words: 'last 30 days' },
]

/** The window that the address names, or the longest. */
export function huntSince(text: string | undefined): HuntSince {
  return HUNT_WINDOWS.find(({ value }) => value === text)?.value ?? '30d'
}

/** `last 30 days` */
function windowWords(since: HuntSince): string {
  return HUNT_WINDOWS.find(({ value }) => value === since)?.words ?? since
}

/** `19 matches in the last 30 days, 2.1 s`; `at least 1,000 matches` where a limit stopped the hunt. */
export function foundWords({ total, complete, took_ms }: HuntJson, since: HuntSince): string {
  const matches = `${complete ? '' : 'at least '}${plural(total, 'match', 'matches')}`
  return `${matches} in the ${windowWords(since)}, ${formatDuration(took_ms)}`
}

/** What the hunt looked at, and of which time there was anything: `Looked at 12,400 events, from 2 Nov to 23 Nov`. */
export function lookedWords({ looked_at: { events, first, last } }: HuntJson): string {
  if (events === null) return 'Looked at more events than could be counted in time'
  if (events === 0 || first === null || last === null) return 'There were no events to look at'
  const span = Date.parse(last) - Date.parse(first)
  const when =
    span < DAY_MS
      ? `all within ${formatDuration(Math.max(span, 1000))}, on ${dayLabel(last.slice(0, 10))}`
      : `from ${dayLabel(first.slice(0, 10))} to ${dayLabel(last.slice(0, 10))}`
  return `Looked at ${plural(events, 'event')}, ${when}`
}

/** How loud the rule would be: `About 0.6 alerts a day`. Repeats of one thing fold, so that it is an upper bound. */
export function loudness(hunt: HuntJson): string {
  const { total, complete } = hunt
  if (total === 0 && hunt.looked_at.events === 0) return 'Nothing to look at'
  const days = daysLooked(hunt)
  if (total === 0) return `It would have stayed silent ${days > 1.5 ? `for ${Math.round(days)} days` : 'all day'}`
  const perDay = total / days
  const start = complete ? 'About' : 'At least'
  if (perDay >= 0.95) return `${start} ${perDay >= 9.5 ? formatCount(perDay) : Number(perDay.toFixed(1))} alerts a day`
  const every = Math.round(1 / perDay)
  return `${start} one alert ${every === 1 ? 'a day' : `in ${every} days`}`
}

/** Days of the window since the oldest event: before that there was nothing to be loud or silent about. */
function daysLooked({ from, to, looked_at: { first } }: HuntJson): number {
  const since = first === null ? Date.parse(from) : Math.max(Date.parse(from), Date.parse(first))
  return Math.max((Date.parse(to) - since) / DAY_MS, 1 / 24)
}

/** `2 real, 1 false of 20 looked at` */
export function judgedSamples(judged: ReadonlyMap<string, boolean>, samples: number): string {
  const real = [...judged.values()].filter((isReal) => isReal).length
  return `${real} real, ${judged.size - real} false of the newest ${formatCount(samples)}`
}

/** `24 Oct` of `2026-10-24`. */
export function dayLabel(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(ms) ? DAY.format(ms) : day
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
