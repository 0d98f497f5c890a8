import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { AiEvent, StoredFinding } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import { createNormalizer } from '../../packages/engine/src/normalize/normalize.ts'
import { scanEvents } from '../../packages/engine/src/scan/scan-events.ts'
import { createTextScanner } from '../../packages/engine/src/scan/scan-text.ts'
import { DEFAULT_LIMITS } from '../../packages/telltale/src/config.ts'
import { decodeEntry } from '../../packages/telltale/src/receive/decode-entry.ts'

/** The three files of the agent traces: planted and maybe obeyed, nothing planted, the user himself asks for it. */
const RUN_FILES = ['attack', 'benign', 'control'] as const

/** What is known of one run of an agent, as the labels file says it. */
export interface RunLabel {
  readonly trace_id: string
  readonly suite: string
  readonly model: string
  readonly attack: string | null
  readonly kind: string
  readonly attack_success: boolean | null
  readonly injection_reached_agent: boolean
  readonly spans: readonly {
    readonly span_id: string
    readonly tool: string
    readonly injection_driven: boolean | null
    readonly injection_offsets?: readonly (readonly [number, number])[]
  }[]
}

/** One run as the engine sees it, and its truth. */
export interface Run {
  readonly label: RunLabel
  readonly events: readonly AiEvent[]
  readonly findings: readonly StoredFinding[]
}

/** Which runs are read and how. */
export interface ReadOptions {
  /** Makes of each line what the application would have sent. */
  readonly change?: ((line: string) => string) | undefined
  /** Every so manieth run alone, for a quick look. */
  readonly every?: number
}

/** Reads, normalizes and scans every run of a corpora folder, one at a time, with what the server runs itself. */
export function* readRuns(folder: string, { change = (line) => line, every = 1 }: ReadOptions = {}): Generator<Run> {
  const read = createRunReader()
  let seq = 0
  for (const file of RUN_FILES) {
    const labels = readLabels(join(folder, 'agent-traces', `${file}.labels.jsonl.gz`))
    for (const line of readLines(join(folder, 'agent-traces', `${file}.otlp.jsonl.gz`))) {
      seq += 1
      if (seq % every !== 0) continue
      const label = labels.get(traceIdOf(line))
      if (label !== undefined) yield { label, ...read(change(line), seq) }
    }
  }
}

/** Reads one line of OTLP/JSON, an export request, to events and what the scanner finds in them. */
export function createRunReader(): (line: string, seq: number) => Omit<Run, 'label'> {
  const normalizer = createNormalizer({ hashKey: new Uint8Array(32) })
  const scanner = createTextScanner(createScanner())
  return (line, seq) => {
    const receivedMs = 1_760_000_000_000 + seq * 600_000
    const entry = { signal: 'traces', encoding: 'json', body: Buffer.from(line), receivedMs } as const
    const { records } = decodeEntry(entry, DEFAULT_LIMITS)
    const { events } = normalizer.normalize(records, { tenant: 'default', receivedMs, seq })
    return scanEvents(events, scanner)
  }
}

function readLines(path: string): readonly string[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8')
  return text.split('\n').filter((line) => line !== '')
}

function readLabels(path: string): ReadonlyMap<string, RunLabel> {
  return new Map(
    readLines(path).map((line) => {
      const label = JSON.parse(line) as RunLabel
      return [label.trace_id, label]
    }),
  )
}

function traceIdOf(line: string): string {
  const key = '"traceId":"'
  const at = line.indexOf(key) + key.length
  return line.slice(at, at + 32)
}
