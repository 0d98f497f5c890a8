import type { AlertJson, AlertResolution, AlertStatus } from '@telltale/model'
import { sortEntities } from '../../lib/entities.ts'
import { formatCount, plural } from '../../lib/format-number.ts'
import { formatClock, formatDuration } from '../../lib/format-time.ts'

/** Why an alert is closed: what a person picks, and what the server is told. */
export interface CloseReason {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly resolution: AlertResolution
  /** Stands before the note, where the resolution alone does not say it. */
  readonly lead: string
}

export const CLOSE_REASONS: readonly CloseReason[] = [
  {
    key: '1',
    label: 'Real, stopped',
    hint: 'an attack that did no harm',
    resolution: 'true_positive',
    lead: 'Stopped',
  },
  {
    key: '2',
    label: 'Real, harm done',
    hint: 'something left or changed',
    resolution: 'true_positive',
    lead: 'Harm done',
  },
  { key: '3', label: 'Test traffic', hint: 'ours, or a drill', resolution: 'benign', lead: 'Test traffic' },
  { key: '4', label: 'False', hint: 'the rule was wrong here', resolution: 'false_positive', lead: '' },
]

/** What is kept as the note of a closed alert: the reason, then what the person wrote. */
export function closeNote(reason: CloseReason, note: string): string {
  const words = note.trim()
  if (reason.lead === '') return words
  return words === '' ? `${reason.lead}.` : `${reason.lead}. ${words}`
}

const RESOLUTIONS: Readonly<Record<AlertResolution, string>> = {
  true_positive: 'real',
  false_positive: 'false',
  benign: 'not an attack',
}

/** Where an alert stands, in a few words: `Open`, `Closed as real by dana`. */
export function statusWords(alert: AlertJson): string {
  const by = alert.changed_by ? ` by ${alert.changed_by}` : ''
  if (alert.status === 'closed') {
    return alert.resolution ? `Closed as ${RESOLUTIONS[alert.resolution]}${by}` : `Closed${by}`
  }
  return alert.status === 'acknowledged' ? `Acknowledged${by}` : 'Open'
}

/** How often and how long: `3 matches in 12 min, from 09:41:52.120 to 09:53:58.004`. */
export function seenSentence(alert: AlertJson, nowMs: number): string {
  const span = Date.parse(alert.last_seen) - Date.parse(alert.first_seen)
  const first = formatClock(alert.first_seen, nowMs)
  if (alert.count <= 1 && !(span > 0)) return `Once, at ${first}.`
  const matches = plural(alert.count, 'match', 'matches')
  if (!(span > 0)) return `${matches} at ${first}.`
  return `${matches} in ${formatDuration(span)}, from ${first} to ${formatClock(alert.last_seen, nowMs)}.`
}

/** The second line of a row: whom it is about, each once. */
export function aboutWords(alert: AlertJson, most: number): readonly string[] {
  return [...new Set(sortEntities(alert.entities).map((entity) => entity.value))].slice(0, most)
}

const DONE: Readonly<Record<AlertStatus, string>> = { open: 'Reopened', acknowledged: 'Acknowledged', closed: 'Closed' }

/** What was done, to how many: `Closed 3 alerts`. */
export function doneWords(status: AlertStatus, count: number): string {
  return `${DONE[status]} ${plural(count, 'alert')}`
}

/** The foot of the list: how many there are and how many of them stand here. */
export function footWords(total: number | undefined, loaded: number, rows: number): string {
  const all = total === undefined ? '' : `${formatCount(total)} ${total === 1 ? 'alert' : 'alerts'}, `
  const folded = loaded > rows ? ` in ${plural(rows, 'story', 'stories')}` : ''
  return `${all}${formatCount(loaded)} shown${folded}`
}
