import type { LogHealth, SequenceGap, SourceHealth, TelemetryJson } from '@telltale/model'
import { FELL_WORDS, missingFields } from '../../lib/blind-spots.ts'
import { countWord, formatCount, plural } from '../../lib/format-number.ts'
import { formatAge, formatClock, formatDuration } from '../../lib/format-time.ts'

export type AppHealth = TelemetryJson['apps'][number]

/** The screen's answer: what stopped, what fell, what is left out. */
export function leadSentence(telemetry: TelemetryJson): string {
  const logs = telemetry.apps.flatMap((app) => app.logs)
  if (telemetry.apps.length === 0) return 'No app has sent anything in this time.'
  const silent = logs.filter((log) => log.state === 'silent').length
  const fell = logs.filter((log) => log.state === 'fell')
  const lacking = telemetry.apps.filter((app) => app.logs.some((log) => missingFields(log).length > 0)).length
  const parts = [
    silent > 0 ? `${countWord(silent)} ${silent === 1 ? 'log' : 'logs'} went silent` : '',
    fell.length > 0 ? `${countWord(fell.length)} fell` : '',
    telemetry.sources.some((source) => source.lost > 0) ? 'records were lost on their way' : '',
    lacking > 0 ? `${countWord(lacking)} ${lacking === 1 ? 'app leaves' : 'apps leave'} fields out` : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return 'Every log that ever came is still coming, with its fields.'
  const last = parts.pop() ?? ''
  const sentence = parts.length > 0 ? `${parts.join(', ')} and ${last}` : last
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

/** The runs of programs whose records did not all come, or came under a number twice; worst first. */
export function lossySources(telemetry: TelemetryJson): readonly SourceHealth[] {
  return telemetry.sources.filter((source) => source.lost > 0 || source.repeated > 0)
}

/** `12 records lost, 300 came`, and what came twice. */
export function lossSentence({ lost, received, repeated }: SourceHealth): string {
  const twice = repeated > 0 ? `, ${plural(repeated, 'number')} used twice` : ''
  return `${plural(lost, 'record')} lost, ${formatCount(received)} came${twice}`
}

/** `9 lost between 11:51:40 and 11:55:00 (10 to 20)`: the numbers on either side came. */
export function gapSentence({ lost, from, to, after, before }: SequenceGap, nowMs: number): string {
  return `${formatCount(lost)} lost between ${formatClock(from, nowMs)} and ${formatClock(to, nowMs)} (numbers ${after} to ${before})`
}

/** How many times each app began anew in this time, as far as its runs number their records. */
export function countRuns(telemetry: TelemetryJson, app: string): number {
  return telemetry.sources.filter((source) => source.app === app).length
}

const WEIGHTS: Readonly<Record<LogHealth['state'], number>> = { silent: 1000, fell: 300, never: 0, arriving: 0 }

/** How much an app hides: stopped logs first, then fallen ones, then missing fields. */
function hiddenWeight(app: AppHealth): number {
  return app.logs.reduce((sum, log) => sum + WEIGHTS[log.state] + missingFields(log).length, 0)
}

/** Apps whose name holds `find`, worst first, then by name. */
export function orderApps(apps: readonly AppHealth[], find: string): readonly AppHealth[] {
  const wanted = find.toLowerCase()
  return apps
    .filter((app) => app.name.toLowerCase().includes(wanted))
    .sort((a, b) => hiddenWeight(b) - hiddenWeight(a) || a.name.localeCompare(b.name))
}

/** What one log does, as the pane says it. */
export function stateSentence(app: AppHealth, log: LogHealth, nowMs: number): string {
  const others = app.logs.some((other) => other !== log && other.state === 'arriving')
  const up = others ? ' Its other logs still arrive, so the app is up.' : ''
  const ago = log.last_seen === null ? '' : formatAge(log.last_seen, nowMs)
  switch (log.state) {
    case 'never':
      return 'Not one event of this log ever came from this app. Either it does nothing of the kind, or nobody records it.'
    case 'silent':
      return `The last event came ${ago} ago, and none in this time.${up}`
    case 'fell':
      return `It brought ${FELL_WORDS}. The last event came ${ago} ago.${up}`
    case 'arriving':
      return `Arriving; the last event came ${ago} ago.`
  }
}

/** `silent 3 h 12 min`, `fell`, `never`, `arriving`. */
export function stateChip(log: LogHealth, nowMs: number): string {
  if (log.state === 'silent') return log.last_seen === null ? 'silent' : `silent ${formatAge(log.last_seen, nowMs)}`
  return log.state
}

/** The time one value of a series covers. */
export function seriesStep(telemetry: TelemetryJson, log: LogHealth): string {
  const span = Date.parse(telemetry.to) - Date.parse(telemetry.from)
  return log.series.length > 0 ? formatDuration(Math.round(span / log.series.length)) : ''
}
