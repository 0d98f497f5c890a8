import type { ScanResult } from '@telltale/model'
import type { Scanner } from '@telltale/scan'
import { formatProblem, formatReport, type Paint } from './format-report.ts'
import type { ItemId, ScanItem } from './parse-item.ts'
import { type ReadItemsOptions, readItems } from './read-items.ts'
import type { ScanProgress } from './scan-progress.ts'

/** What a scan reads, does and writes to. */
export interface ScanRun {
  readonly input: AsyncIterable<Uint8Array>
  readonly read: ReadItemsOptions
  readonly scanner: Scanner
  readonly json: boolean
  readonly explain: boolean
  readonly paint: Paint
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>
  readonly progress: ScanProgress
  /** Monotonic, nanoseconds. */
  readonly clock: () => bigint
}

/** Exit code of a scan: nothing found, something found, something that could not be read. */
export type ScanExit = 0 | 1 | 2

interface Counts {
  readonly malicious: number
  readonly suspicious: number
  readonly bad: number
  readonly all: number
}

/** Scans every text of the input in its order, one at a time, and says how it came out. */
export async function runScan(run: ScanRun): Promise<ScanExit> {
  const counts = { malicious: 0, suspicious: 0, bad: 0, all: 0 }
  for await (const item of readItems(run.input, run.read)) {
    const outcome = scanItem(item, run)
    counts.all += 1
    if (outcome.kind === 'bad') counts.bad += 1
    else if (outcome.result.verdict !== 'clean') counts[outcome.result.verdict] += 1
    await run.write(run.json ? `${JSON.stringify(toJson(outcome))}\n` : toReport(outcome, run))
    run.progress.done(counts.all)
  }
  run.progress.end()
  if (!run.json && counts.all > 1) await run.write(`\n${summarize(counts)}\n`)
  return counts.bad > 0 ? 2 : counts.malicious + counts.suspicious > 0 ? 1 : 0
}

type Outcome =
  | { readonly kind: 'bad'; readonly id: ItemId; readonly problem: string }
  | {
      readonly kind: 'scanned'
      readonly id: ItemId
      readonly text: string
      readonly result: ScanResult
      readonly micros: number
    }

/** A scanner that fails on one text leaves the others to be scanned. */
function scanItem(item: ScanItem, { scanner, clock }: ScanRun): Outcome {
  if (item.kind === 'bad') return item
  const { id, text, role } = item
  try {
    const start = clock()
    const result = scanner.scan(text, role)
    return { kind: 'scanned', id, text, result, micros: Number((clock() - start) / 1_000n) }
  } catch (error) {
    const how = error instanceof Error ? error.message : 'an unknown error'
    return { kind: 'bad', id, problem: `this text could not be scanned: ${how}` }
  }
}

function toJson(outcome: Outcome): object {
  if (outcome.kind === 'bad') return { id: outcome.id, error: outcome.problem }
  const { id, result, micros } = outcome
  const { risk, verdict, labels, findings } = result
  return { id, risk, verdict, labels, findings, micros }
}

function toReport(outcome: Outcome, { paint, explain }: ScanRun): string {
  return outcome.kind === 'bad' ? formatProblem(outcome.problem, paint) : formatReport(outcome, { paint, explain })
}

function summarize({ all, malicious, suspicious, bad }: Counts): string {
  const found = `${all} texts: ${malicious} malicious, ${suspicious} suspicious, ${all - malicious - suspicious - bad} clean`
  return bad === 0 ? `${found}.` : `${found}, ${bad} could not be scanned.`
}
