import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SCAN_ROLES, type ScanRole } from '@telltale/model'

/** One labelled text of the corpora or of the generator. */
export interface Row {
  readonly id: string
  readonly text: string
  /** `benign`, `injection`, `jailbreak`, `harmful_request` or `sensitive`. */
  readonly label: string
  readonly kind: string
  readonly lang: string
  readonly source: string
  readonly split: 'train' | 'dev'
  /** The label holds in the source's own game or context only. */
  readonly weak: boolean
  /** In-the-wild jailbreaks: whether the text itself tries to lift a restriction. */
  readonly strict: boolean
  /** Quotes or explains attacks; known for generated texts alone. */
  readonly discusses: boolean | undefined
  /** UTF-16 range of the attack inside a longer text. */
  readonly payload: readonly [number, number] | undefined
  /** Where the text stands in an application; generated texts say it, for the others see `roleOf`. */
  readonly role: ScanRole | undefined
}

/** Every text row of the corpora folder; `agent-traces`, `pii`, `secrets` and `system-prompts` are read elsewhere. */
export function readCorpora(folder: string): readonly Row[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))
  return files.sort().flatMap((name) => readLines(gunzipSync(readFileSync(join(folder, name))).toString('utf8')))
}

/** The rows of a JSON Lines text. */
export function readLines(text: string): readonly Row[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toRow(JSON.parse(line) as Record<string, unknown>))
}

function toRow(raw: Record<string, unknown>): Row {
  const offsets = raw.payload ?? raw.offsets
  return {
    id: String(raw.id),
    text: String(raw.text),
    label: String(raw.label),
    kind: String(raw.kind ?? ''),
    lang: String(raw.lang ?? 'en'),
    source: String(raw.source ?? 'generated'),
    split: raw.split === 'dev' ? 'dev' : 'train',
    weak: raw.weak === true,
    strict: raw.strict !== false,
    discusses: typeof raw.discusses === 'boolean' ? raw.discusses : undefined,
    role: SCAN_ROLES.find((role) => role === raw.role),
    payload: Array.isArray(offsets) ? [Number(offsets[0]), Number(offsets[1])] : undefined,
  }
}
