import type { LogHealth, TelemetryJson } from '@telltale/model'
import { formatShare, plural } from './format-number.ts'
import { formatAge } from './format-time.ts'
import { logLook } from './logs.ts'

/** A field that more than this share of events lack counts as missing. */
const MISSING_FROM = 0.5

/** What the server calls fallen: under a fifth of the events of the time before, of equal length. */
export const FELL_WORDS = 'less than a fifth of what came in the same time before'

/** Something an app does not tell us, worst first in any list of them. */
export interface BlindSpot {
  readonly app: string
  readonly log: LogHealth
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
  const all = telemetry.apps.flatMap((app) => app.logs.flatMap((log) => spotsOf(app.name, log, nowMs)))
  const order = ['silent', 'fell', 'field']
  return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function spotsOf(app: string, log: LogHealth, nowMs: number): readonly BlindSpot[] {
  const name = logLook(log.category).name.toLowerCase()
  if (log.state === 'silent') {
    const since = log.last_seen === null ? 'for as long as is known' : formatAge(log.last_seen, nowMs)
    return [{ app, log, kind: 'silent', title: `${app} sends no ${name} logs`, detail: `silent ${since}` }]
  }
  const missing = missingFields(log)
  const fields: readonly BlindSpot[] =
    missing.length === 0
      ? []
      : [
          {
            app,
            log,
            kind: 'field',
            title: `${app}: ${name} log lacks ${missing[0]?.name ?? ''}`,
            detail: fieldDetail(missing),
          },
        ]
  if (log.state !== 'fell') return fields
  const title = `${app}: ${name} log fell`
  return [{ app, log, kind: 'fell', title, detail: FELL_WORDS }, ...fields]
}

function fieldDetail(missing: readonly { readonly missing: number }[]): string {
  const share = formatShare(missing[0]?.missing ?? 0)
  const rest = missing.length - 1
  return `missing in ${share} of its events${rest > 0 ? `, and ${plural(rest, 'field')} more` : ''}`
}
