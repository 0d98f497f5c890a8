import type { Category, HistogramJson, LogHealth, StatsJson, TelemetryJson } from '@telltale/model'
import type { BlindSpot } from '../../lib/blind-spots.ts'
import { countWord, formatCount, plural } from '../../lib/format-number.ts'
import { LOGS } from '../../lib/logs.ts'
import type { Bar } from '../../ui/stacked-bars.tsx'

/** The screen's answer: how much came, from whom, and how much of it cannot be seen. */
export function leadSentence(total: number, apps: number, spots: readonly BlindSpot[]): string {
  if (total === 0) return 'Nothing arrived in this time.'
  const blind = new Set(spots.map((spot) => spot.app)).size
  const came = `${plural(total, 'event')} came from ${countWord(apps)} ${apps === 1 ? 'app' : 'apps'}.`
  if (blind === 0) return `${came} No blind spot is known.`
  const word = countWord(blind)
  const subject =
    blind === apps && apps > 1 ? (blind === 2 ? 'Both' : `All ${word}`) : word.charAt(0).toUpperCase() + word.slice(1)
  return `${came} ${subject} ${blind === 1 ? 'has' : 'have'} a blind spot.`
}

/** What cannot wait: open alerts of level high and critical. */
export function urgentSentence(count: number): string {
  const word = countWord(count)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${count === 1 ? 'alert needs' : 'alerts need'} you now.`
}

/** What the ledger says, in one line: everything accepted is somewhere. */
export function ledgerSentence(stats: StatsJson): string {
  const parts = [
    `${formatCount(stats.stored)} stored`,
    `${formatCount(stats.quarantined)} quarantined`,
    `${formatCount(stats.pending)} waiting`,
  ]
  return `Since the start ${plural(stats.accepted, 'record')} came in: ${parts.join(', ')}.`
}

/** How many events give away an attack, a secret or a leak. */
export function riskSentence(count: number): string {
  return count === 1 ? '1 event has risky words.' : `${formatCount(count)} events have risky words.`
}

/** A histogram as bars, one part for each log. */
export function barsOf(histogram: HistogramJson): readonly Bar[] {
  return histogram.buckets.map((bucket) => ({
    startMs: Date.parse(bucket.start),
    total: bucket.total,
    parts: new Map(LOGS.map((log) => [log.category, bucket.by_category[log.category] ?? 0])),
  }))
}

/** One log over all apps: its rate now and its shape over the window. */
interface LogTotal {
  readonly category: Category
  readonly count: number
  readonly perSecond: number
  readonly series: readonly number[]
}

/** Adds the apps up, log by log. */
export function totalsByLog(telemetry: TelemetryJson): readonly LogTotal[] {
  return LOGS.map(({ category }) => {
    const logs = telemetry.apps.flatMap((app) => app.logs.filter((log) => log.category === category))
    return {
      category,
      count: logs.reduce((sum, log) => sum + log.count, 0),
      perSecond: logs.reduce((sum, log) => sum + log.per_second, 0),
      series: addSeries(logs),
    }
  })
}

/** One app as the list of sources shows it. */
export interface Source {
  readonly name: string
  readonly dialects: readonly string[]
  readonly lastSeen: string
  readonly count: number
  readonly series: readonly number[]
  readonly logs: readonly LogHealth[]
}

/** Apps by events in the window, most first. */
export function appsByVolume(telemetry: TelemetryJson): readonly Source[] {
  return telemetry.apps
    .map((app) => ({
      name: app.name,
      dialects: app.dialects,
      lastSeen: app.last_seen,
      count: app.logs.reduce((sum, log) => sum + log.count, 0),
      series: addSeries(app.logs),
      logs: app.logs,
    }))
    .sort((a, b) => b.count - a.count)
}

function addSeries(logs: readonly LogHealth[]): readonly number[] {
  const longest = Math.max(0, ...logs.map((log) => log.series.length))
  return Array.from({ length: longest }, (_, i) => logs.reduce((sum, log) => sum + (log.series[i] ?? 0), 0))
}
