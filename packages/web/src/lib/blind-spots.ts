import type { LogHealth, TelemetryJson } from '@telltale/model'
import { formatShare } from './format-number.ts'
import { formatAge } from './format-time.ts'
import { logLook } from './logs.ts'

/** A field that more than this share of events lack counts as missing. */
const MISSING_FROM = 0.5

/** What the server calls fallen: under a fifth of the events of the time before, of equal length. */
export const FELL_WORDS = 'less than a fifth of what came in the same time before'

/** Something an app does not tell us, worst first in any list of them. */
export interface BlindSpot {
  readonly app: string
  /** The first of the logs it is about, and how many those are. */
  readonly log: LogHealth
  readonly logCount: number
  readonly kind: 'silent' | 'fell' | 'field'
  /** `claims-triage sends no tool logs` */
  readonly title: string
  readonly detail: string
}

/** The fields of a log that an app leaves out. */
export function missingFields(log: LogHealth): readonly { readonly name: string; readonly missing: number }[] {
  return log.state === 'never' ? [] : log.fields.filter((field) => field.missing > MISSING_FROM)
}

/**
 * What cannot be seen, from the telemetry alone: logs that stopped, logs that fell, fields that never come.
 * A log an app never sent is no blind spot by itself: it may have no tools.
 */
export function findBlindSpots(telemetry: TelemetryJson, nowMs: number): readonly BlindSpot[] {
  const all = telemetry.apps.flatMap((app) => [
    ...app.logs.flatMap((log) => stateSpot(app.name, log, nowMs)),
    ...fieldSpots(app.name, app.logs),
  ])
  const order = ['silent', 'fell', 'field']
  return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.logCount - a.logCount)
}

function stateSpot(app: string, log: LogHealth, nowMs: number): readonly BlindSpot[] {
  const name = nameOf(log)
  if (log.state === 'fell')
    return [{ app, log, logCount: 1, kind: 'fell', title: `${app}: ${name} log fell`, detail: FELL_WORDS }]
  if (log.state !== 'silent') return []
  const since = log.last_seen === null ? 'for as long as is known' : formatAge(log.last_seen, nowMs)
  return [{ app, log, logCount: 1, kind: 'silent', title: `${app} sends no ${name} logs`, detail: `silent ${since}` }]
}

// One field that many logs lack is one thing to mend.
function fieldSpots(app: string, logs: readonly LogHealth[]): readonly BlindSpot[] {
  const lacking = new Map<string, LogHealth[]>()
  for (const log of logs.filter((candidate) => candidate.state !== 'silent')) {
    for (const field of missingFields(log)) lacking.set(field.name, [...(lacking.get(field.name) ?? []), log])
  }
  return [...lacking].flatMap(([field, [log, ...others]]) => (log ? [fieldSpot(app, field, log, others)] : []))
}

function fieldSpot(app: string, field: string, log: LogHealth, others: readonly LogHealth[]): BlindSpot {
  if (others.length === 0) {
    const share = formatShare(log.fields.find((candidate) => candidate.name === field)?.missing ?? 0)
    const title = `${app}: ${nameOf(log)} log lacks ${field}`
    return { app, log, logCount: 1, kind: 'field', title, detail: `missing in ${share} of its events` }
  }
  const names = [log, ...others].map(nameOf)
  const rest = names.length - 3
  const detail = rest > 0 ? `${names.slice(0, 3).join(', ')} and ${rest} more` : names.join(', ')
  return {
    app,
    log,
    logCount: names.length,
    kind: 'field',
    title: `${app}: ${names.length} logs lack ${field}`,
    detail,
  }
}

function nameOf(log: LogHealth): string {
  return logLook(log.category).name.toLowerCase()
}
