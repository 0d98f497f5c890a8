import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A piece of a text, with its type where the source names one. */
export interface Span {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** One labelled text of `corpora/secrets` or `corpora/pii`. */
export interface SensitiveRow {
  readonly id: string
  readonly text: string
  readonly label: string
  readonly kind: string
  readonly spans: readonly Span[]
  /** Rows of the `seen` half were looked at while the detectors were written; the others only counted. */
  readonly half: 'seen' | 'unseen'
}

/** The half a row belongs to: the first bit of the SHA-256 of its id. */
function halfOf(id: string): SensitiveRow['half'] {
  return ((createHash('sha256').update(id).digest()[0] ?? 0) & 1) === 0 ? 'seen' : 'unseen'
}

function toRow(raw: Record<string, unknown>): SensitiveRow {
  const entities = Array.isArray(raw.entities) ? (raw.entities as Record<string, unknown>[]) : []
  return {
    id: String(raw.id),
    text: String(raw.text),
    label: String(raw.label),
    kind: String(raw.kind),
    spans: entities.map(({ type, start, end }) => ({ type: String(type), start: Number(start), end: Number(end) })),
    half: halfOf(String(raw.id)),
  }
}

/** The rows of one gzip'd JSON Lines file. */
export function readSensitiveRows(file: string): readonly SensitiveRow[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => toRow(JSON.parse(line) as Record<string, unknown>))
}

/** The folder of the corpora: an argument of the command, else `TELLTALE_CORPORA`. */
export function corporaFolder(): string {
  const folder = process.argv[2] ?? process.env.TELLTALE_CORPORA
  if (folder === undefined) throw new Error('name the corpora folder as an argument or in TELLTALE_CORPORA')
  return folder
}
